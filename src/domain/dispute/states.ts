/**
 * Where a dispute can stand. Source: api.md §3; domain.md §2 "Closing states".
 * Example: an agreement is `settled`, not `closed`; closed comes when it was performed and visited (R38).
 */
export const STATES = {
  registered: { zh: '已登记', en: 'Taken in and written down; nobody has decided yet whether it can be mediated.' },
  accepted: { zh: '已受理', en: 'Taken on: it has a number and its clock runs.' },
  assigned: { zh: '已分派', en: 'A department, a responsible officer and mediators have it.' },
  mediating: { zh: '调解中', en: 'The parties know their rights and mediation is under way.' },
  suspended: { zh: '中止', en: 'Mediation rests for a reason on record; its clock stands still.' },
  settled: { zh: '达成协议（履行中）', en: 'An agreement has taken effect and is being performed.' },
  performed: { zh: '履行完毕', en: 'Everything agreed has been done.' },
  failed: { zh: '调解不成', en: 'Mediation ended without an agreement.' },
  withdrawn: { zh: '撤回', en: 'A party no longer wants mediation.' },
  refused: { zh: '不予受理', en: 'It cannot be mediated here; the applicant was told where to turn.' },
  referred: { zh: '移送', en: 'Handed to a body outside the centre.' },
  merged: { zh: '并案', en: 'Its matter and parties went into another case.' },
  closed: { zh: '结案', en: 'Finished: nothing is left to be done or to be checked.' },
  archived: { zh: '归档', en: 'In the archive: read, never changed.' },
} as const;

export type State = keyof typeof STATES;

/** After “The case is”: what an officer reads of a state inside a sentence. */
const IN_A_SENTENCE = {
  registered: 'registered',
  accepted: 'accepted',
  assigned: 'assigned',
  mediating: 'in mediation',
  suspended: 'suspended',
  settled: 'settled (being performed)',
  performed: 'performed in full',
  failed: 'failed (no agreement)',
  withdrawn: 'withdrawn',
  refused: 'refused',
  referred: 'handed to an outside body',
  merged: 'merged into another case',
  closed: 'closed',
  archived: 'archived',
} as const satisfies Record<State, string>;

export const ALL_STATES = Object.keys(STATES) as readonly State[];

/** Still before an outcome. */
export const OPEN = [
  'registered',
  'accepted',
  'assigned',
  'mediating',
  'suspended',
] as const satisfies readonly State[];

/** Taken on and before an outcome. */
export const ACTIVE = ['accepted', 'assigned', 'mediating', 'suspended'] as const satisfies readonly State[];

/** An agreement may bind in these, also while its change is mediated. */
export const IN_FORCE = ['settled', 'performed', ...ACTIVE] as const satisfies readonly State[];

/** Nothing is left to be done here. */
export const FINISHED = ['closed', 'archived', 'merged'] as const satisfies readonly State[];

/** States that need no way out. */
export const FINAL = ['archived'] as const satisfies readonly State[];

export const isState = (text: string): text is State => Object.hasOwn(STATES, text);

/** A state nobody named stays its code: one that comes later does no harm. */
export function nameOfState(state: string, language: 'zh' | 'en'): string {
  if (!isState(state)) return state;
  return language === 'zh' ? STATES[state].zh : IN_A_SENTENCE[state];
}

export const isOpen = (state: State): boolean => (OPEN as readonly State[]).includes(state);
