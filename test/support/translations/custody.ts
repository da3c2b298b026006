/** Commands about whose hands a case is in as requests. */
import type { CustodyCommand } from '../../../src/domain/dispute/custody/commands.js';
import { action, type TranslationsOf, when } from './translate.js';

export const CUSTODY_TRANSLATIONS: TranslationsOf<CustodyCommand> = {
  referToDepartment: ({ command, base, facts, world }) =>
    action(`${base}/referrals`, facts, {
      toDepartmentId: world.department(command.departmentId),
      reason: '涉及该部门职责',
      dueOn: command.dueOn,
      ...when(command.occurredAt),
    }),
  refer: ({ command, base, facts }) =>
    action(`${base}/refer`, facts, {
      body: command.body,
      ground: command.ground,
      letterNo: '示例移字第1号',
      ...(command.dueOn === null ? {} : { dueOn: command.dueOn }),
      ...when(command.occurredAt),
    }),
  acceptReferral: ({ command, facts }) =>
    action(`/referrals/${command.referralId}/accept`, facts, when(command.occurredAt)),
  objectToReferral: ({ command, facts }) =>
    action(`/referrals/${command.referralId}/object`, facts, { reason: '非本部门职责', ...when(command.occurredAt) }),
  escalate: ({ command, base, facts, world }) => {
    const toCenterId = world.above[facts.custody.cameFrom.length];
    if (toCenterId === undefined) return undefined;
    return action(`${base}/escalate`, facts, { toCenterId, reason: '本级难以化解', ...when(command.occurredAt) });
  },
  returnCase: ({ command, base, facts }) =>
    action(`${base}/return`, facts, { reason: '宜由原中心办理', ...when(command.occurredAt) }),
  orderSupervision: ({ command, base, facts }) =>
    action(`${base}/supervisions`, facts, { order: '请尽快办理', dueOn: command.dueOn, ...when(command.occurredAt) }),
  answerSupervision: ({ command, facts }) =>
    action(`/supervisions/${command.supervisionId}/answer`, facts, { answer: '已办理', ...when(command.occurredAt) }),
  closeSupervision: ({ command, facts }) =>
    action(`/supervisions/${command.supervisionId}/close`, facts, {
      accepted: command.dueAgainOn === null,
      ...(command.dueAgainOn === null ? {} : { dueOn: command.dueAgainOn }),
      ...when(command.occurredAt),
    }),
};
