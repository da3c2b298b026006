/** The fixed words of what the police is given: attempts to stop a noise, and the parties' application. */

/** Who tried to stop it: those whose attempts the law counts (治安管理处罚法 88), and others. */
export const DISSUADERS = [
  'residents_committee',
  'owners_committee',
  'property_manager',
  'department',
  'police',
  'other',
] as const;
export type Dissuader = (typeof DISSUADERS)[number];

export const DISSUASION_METHODS = ['on_site', 'phone', 'written', 'online'] as const;
export type DissuasionMethod = (typeof DISSUASION_METHODS)[number];

/** What came of it: it stopped, it was promised, it went on, the person would not listen. */
export const DISSUASION_OUTCOMES = ['stopped', 'promised', 'continued', 'refused'] as const;
export type DissuasionOutcome = (typeof DISSUASION_OUTCOMES)[number];

/** What came of a session that a party did not come to. */
export const NO_SHOW = 'no_show';

/** Kinds of attempts in the evidence (R37). */
export const ATTEMPT_KINDS = ['dissuasion', 'mediation', 'mediation_refused'] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];
