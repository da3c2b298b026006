/** Steps of a file in the archive: the only ones an archived case has. Rows of the table in `../transitions.ts`. */
import type { Steps } from '../transition.js';
import type { DestructionCommand } from './commands.js';
import * as guards from './guards.js';

const ARCHIVED = { from: ['archived'], to: null } as const;

export const DESTRUCTION_STEPS = {
  proposeDestruction: {
    ...ARCHIVED,
    action: 'destruction-proposals',
    permission: 'dispute.archive',
    guards: [guards.fileIsThere, guards.retentionIsOver, guards.noProposalWaits],
    zh: '提请销毁：保管期限届满，永久保管的除外',
    en: 'Propose destruction: the retention is over; a permanent file never',
    rules: ['R40'],
  },
  decideDestruction: {
    ...ARCHIVED,
    action: 'destruction-approvals',
    permission: 'destruction.approve',
    guards: [guards.aProposalWaits, guards.anotherPersonApproves, guards.appraisalIsNamed],
    zh: '审批销毁：由提请人以外的人批准，载明鉴定小组和批文；批准即销毁，只留存根，不能恢复',
    en: 'Decide on destruction: approved by somebody else, naming the appraisal group and its paper; an approval destroys at once, for good, and leaves a stub',
    rules: ['R40'],
  },
} as const satisfies Steps<DestructionCommand>;
