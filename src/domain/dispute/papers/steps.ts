/** Steps about the papers of a file: rows of the table in `../transitions.ts`. Until the archive, also after the case is closed. */
import { ALL_STATES } from '../states.js';
import type { Steps } from '../transition.js';
import type { PapersCommand } from './commands.js';
import * as guards from './guards.js';

const UNTIL_ARCHIVED = {
  from: ALL_STATES.filter((state) => state !== 'archived'),
  to: null,
  whileRefused: true,
  afterExpiry: true,
} as const;

export const PAPERS_STEPS = {
  issuePaper: {
    ...UNTIL_ARCHIVED,
    action: 'documents',
    permission: 'paper.issue',
    guards: [guards.paperApplies, guards.paperSaysSomethingNew],
    zh: '出具文书：按卷宗当时的记录生成并固定；再次出具为新的版本，原版本保留；归档后不再出具',
    en: 'Issue a paper: made of the record as it is and frozen; issued again it is a new version and the old one stays; none after the archive',
    rules: ['R25', 'R39', 'R40'],
  },
  writeFileNote: {
    ...UNTIL_ARCHIVED,
    action: 'file-notes',
    permission: 'paper.issue',
    guards: [],
    zh: '卷宗情况说明：补充说明卷宗的特殊情况；每次写入为新的版本',
    en: 'Note on the file: whatever is odd about it; each writing is a new version',
    rules: ['R40'],
  },
} as const satisfies Steps<PapersCommand>;
