/** Commands after the outcome and beside it as requests. */
import type { EndingCommand } from '../../../src/domain/dispute/ending/commands.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import type { World } from '../world.js';
import { action, idOf, record, type TranslationsOf, when } from './translate.js';

/** Another case that whoever works on this one works on as well. */
const otherOf = (world: World, { assignedYet }: DisputeFacts, name: string): string =>
  (assignedYet ? world.others.assigned : world.others.registered)[Number(name.split('-')[1])] ?? idOf(name);

const TITLES = ['楼上漏水', '改过的标题'] as const;

export const ENDING_TRANSLATIONS: TranslationsOf<EndingCommand> = {
  merge: ({ command, base, facts, world }) =>
    action(`${base}/merge`, facts, {
      intoDisputeId: otherOf(world, facts, command.intoDisputeId),
      ...when(command.occurredAt),
    }),
  absorb: () => undefined,
  split: ({ command, base, facts }) =>
    action(`${base}/split`, facts, {
      title: '另案处理',
      facts: '另有一事。',
      partyIds: command.partyIds.map(idOf),
      reason: '两事互不相干',
      ...when(command.occurredAt),
    }),
  link: ({ command, base, facts, world }) =>
    record(`${base}/links`, {
      disputeId: otherOf(world, facts, command.otherDisputeId),
      kind: command.kind,
      ...when(command.occurredAt),
    }),
  endLink: ({ command, base, facts }) => action(`${base}/links/${command.linkId}/end`, facts, when(command.occurredAt)),
  reopen: ({ command, base, facts }) =>
    action(`${base}/reopen`, facts, { reason: '双方要求重新调解', ...when(command.occurredAt) }),
  archive: ({ command, base, facts }) =>
    action(`${base}/archive`, facts, {
      retentionClass: command.retentionClass,
      reason: '按本中心档案规定',
      ...when(command.occurredAt),
    }),
  correct: ({ command, base, facts }) =>
    action(`${base}/corrections`, facts, {
      pointer: command.pointer,
      old: TITLES[command.isCurrent ? 0 : 1],
      new: TITLES[command.isCurrent ? 1 : 0],
      reason: '登记有误',
    }),
};
