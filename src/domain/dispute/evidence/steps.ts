/** Steps about files of a case: rows of the table in `../transitions.ts`. A file put away is only read (R40). */
import { ALL_STATES, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { EvidenceCommand } from './commands.js';
import * as guards from './guards.js';

/** What was merged goes on in the other case. */
const READ_ONLY: readonly State[] = ['archived', 'merged'];

const UNTIL_ARCHIVED = {
  from: ALL_STATES.filter((state) => !READ_ONLY.includes(state)),
  to: null,
  whileRefused: true,
  afterExpiry: true,
  stateRule: 'R40',
} as const;

export const EVIDENCE_STEPS = {
  attach: {
    ...UNTIL_ARCHIVED,
    action: 'attachments',
    permission: 'evidence.record',
    guards: [guards.providerIsParty, guards.attachmentsAreLeft],
    zh: '上传附件：注明来源和提供人；归档后只读',
    en: 'File an attachment: with its source and who provided it; an archived file is only read',
    rules: ['R40'],
  },
  voidAttachment: {
    ...UNTIL_ARCHIVED,
    action: 'void-attachment',
    permission: 'evidence.record',
    guards: [guards.attachmentStands, guards.ownIfOnlyHelping, guards.nothingRestsOnIt],
    zh: '作废附件：传错的附件注明原因，仍列在卷内；有记录以其为凭的，不能作废',
    en: 'Mark an attachment void: the wrong file, with a reason; it stays listed, and none that something rests on is marked',
    rules: ['R40'],
  },
} as const satisfies Steps<EvidenceCommand>;
