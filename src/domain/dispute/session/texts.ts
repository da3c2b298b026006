/** Words around a session: refusals, and what the timeline says. */
import type { SessionPayloads } from './events.js';

export const SESSION_TEXTS = {
  session_not_due: {
    zh: '调解会定于 {localTime} 开始，到时才能记为未到场；事先知道不能召开的，请延期或者取消。',
    en: 'The session begins at {localTime} and is no no-show before that: adjourn or cancel it if it is known not to take place.',
  },
  part_without_party: {
    zh: '{party}没有到场，也没有代理人到场，不能列入分别进行的部分。',
    en: '{party} was neither present nor represented, and so took part in no separate talk.',
  },
  present_in_no_part: {
    zh: '{party}记为到场，却没有参加任何一部分；请补上其参加的部分，或者改为未到场。',
    en: '{party} is recorded as present and took part in nothing: add the part, or record the absence.',
  },
  private_note_too_late: {
    zh: '案卷已经归档或者并入他案，只能查阅，不能再添加笔记。',
    en: 'The file is archived or part of another case: notes can be read and no longer added.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const SESSION_EVENT_TEXTS = {
  SessionReplied: { zh: '答复调解会通知', en: 'Reply to a planned session' },
  SessionMissed: { zh: '有人未到场，调解会未能召开', en: 'Session did not take place: somebody was missing' },
} as const satisfies Record<keyof SessionPayloads, { readonly zh: string; readonly en: string }>;
