/** Commands of this concern as requests. */
import type { DestructionCommand } from '../../../src/domain/dispute/destruction/commands.js';
import { action, type TranslationsOf } from './translate.js';

export const DESTRUCTION_TRANSLATIONS: TranslationsOf<DestructionCommand> = {
  proposeDestruction: ({ base, facts }) => action(`${base}/destruction-proposals`, facts, { reason: '保管期限届满' }),
  decideDestruction: ({ command: { approved }, base, facts }) =>
    action(`${base}/destruction-approvals`, facts, { approved, appraisalGroup: '示例鉴定小组', paperNo: '示例1号' }),
};
