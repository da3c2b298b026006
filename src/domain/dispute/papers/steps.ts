/** Steps about the papers of a file: rows of the table in `../transitions.ts`. Also after the case is closed; in the archive what binds it. */
import { fileIsThere } from '../destruction/guards.js';
import { ALL_STATES } from '../states.js';
import type { Steps } from '../transition.js';
import type { PapersCommand } from './commands.js';
import * as guards from './guards.js';

const ANY_TIME = { to: null, whileRefused: true, afterExpiry: true } as const;

export const PAPERS_STEPS = {
  issuePaper: {
    ...ANY_TIME,
    from: ALL_STATES,
    action: 'documents',
    permission: 'paper.issue',
    guards: [fileIsThere, guards.paperApplies, guards.archiveLacksIt, guards.paperSaysSomethingNew],
    zh: '出具文书：按卷宗当时的记录生成并固定；再次出具为新的版本，原版本保留；归档后只补出封面、目录、封底各一次和从未出具的必备文书',
    en: 'Issue a paper: made of the record as it is and frozen; issued again it is a new version and the old one stays; in the archive only cover, contents and back cover once more, and what is compulsory and never was issued',
    rules: ['R25', 'R39', 'R40'],
  },
  writeFileNote: {
    ...ANY_TIME,
    from: ALL_STATES.filter((state) => state !== 'archived'),
    action: 'file-notes',
    permission: 'paper.issue',
    guards: [],
    zh: '卷宗情况说明：补充说明卷宗的特殊情况；每次写入为新的版本',
    en: 'Note on the file: whatever is odd about it; each writing is a new version',
    rules: ['R40'],
  },
} as const satisfies Steps<PapersCommand>;
