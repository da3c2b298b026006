/**
 * What an export is made of, kind by kind in the order of its lines; the parts of a case follow their case. Rule R46: it leaves on
 * a recorded ground. On consent only the cases all of whose parties agreed go, and no petitions, whose people nobody asked.
 */
export const CENTER_KINDS = ['center', 'department', 'staff'] as const;

export const CASE_KINDS = [
  'dispute',
  'party',
  'session',
  'agreement',
  'obligation',
  'return_visit',
  'timeline_entry',
] as const;

export const REGISTER_KINDS = ['petition', 'report'] as const;

export const EXPORT_KINDS = [...CENTER_KINDS, ...CASE_KINDS, ...REGISTER_KINDS] as const;

export type CenterKind = (typeof CENTER_KINDS)[number];
export type CaseKind = (typeof CASE_KINDS)[number];
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const isCaseKind = (kind: ExportKind): kind is CaseKind => CASE_KINDS.some((one) => one === kind);

/** Why what was made can be fetched no longer. */
export const GONE_REASONS = ['expired', 'rights_lost', 'file_destroyed', 'consent_lacking', 'given_back'] as const;
export type GoneReason = (typeof GONE_REASONS)[number];

/** Of the lines: raised when what a line says changes its meaning. */
export const FORMAT = 'governance-center-bulk-export';
export const FORMAT_VERSION = 1;
