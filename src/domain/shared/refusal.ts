/**
 * The rule book's "no": a stable code, the rule it rests on (domain.md §11) and the values its sentence needs.
 * The sentence itself is made at the edge, in the reader's language.
 */
export interface Refusal {
  readonly code: string;
  readonly ruleId?: string;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}
