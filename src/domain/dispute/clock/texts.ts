/** Words about the clocks of a case: refusals, and what the timeline says. */
import type { ClockPayloads } from './events.js';

export const CLOCK_TEXTS = {
  mediation_expired: {
    zh: '调解期限已于 {dueOn} 届满：只能延长、达成协议、调解不成、撤回或移送外单位，以及办理这些事项所需的记录。',
    en: 'The term of mediation ended on {dueOn}: only extend, settle, fail, withdraw or hand over to a body outside, and the records these need.',
  },
  extension_consent_missing: {
    zh: '延长期限须各方同意；当事人{party}对这一次延长的同意尚未记录。',
    en: 'An extension needs the consent of every party; that of {party} to this one is not recorded.',
  },
  extensions_used_up: {
    zh: '本案已延长 {most} 次，达到中心设定的上限；请达成协议或办理调解不成。',
    en: 'This case has been extended {most} times, as often as the centre allows: settle or fail it.',
  },
  extension_not_later: {
    zh: '新的期限须晚于现在的期限（{dueOn}）。',
    en: 'The new last day lies after the present one ({dueOn}).',
  },
  extension_in_past: {
    zh: '新的期限已经过去，须不早于今天（{today}）。',
    en: 'That day has passed already: the new last day is today ({today}) or later.',
  },
  extension_too_long: {
    zh: '按中心的设定，这一次最多延长至 {latest}。',
    en: 'By the settings of the centre this extension ends on {latest} at the latest.',
  },
  no_running_deadline: { zh: '本案没有正在计算的调解期限。', en: 'No term of mediation runs in this case.' },
  late_entry_not_waiting: {
    zh: '没有待会签的该条记录：可能不需要会签，或已经会签。',
    en: 'No such entry waits for a countersignature: it may need none, or have one.',
  },
  countersigned_by_recorder: {
    zh: '不能会签自己补录的记录，请由另一位主任办理。',
    en: 'Nobody countersigns what they recorded themselves: ask another director.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const CLOCK_EVENT_TEXTS = {
  Suspended: { zh: '中止调解，停止计时', en: 'Suspended; the clock stands still' },
  Resumed: { zh: '恢复调解，期限顺延', en: 'Resumed; the deadline moved by the pause' },
  Extended: { zh: '经各方同意延长期限', en: 'Extended with the consent of every party' },
  Expired: { zh: '调解期限届满', en: 'The term of mediation has passed' },
  CountersignRequired: { zh: '补录过迟，待主任会签', en: 'Recorded so late that a director must countersign' },
  LateEntryCountersigned: { zh: '主任会签补录', en: 'Late entry countersigned' },
} as const satisfies Record<keyof ClockPayloads, { readonly zh: string; readonly en: string }>;
