/** What the rules know about endings: the outcome that stands, what ties the case to others, how long its file is kept. */
import type { Day, Instant } from '../../shared/day.js';
import type { DisputeId, LinkId } from '../../shared/ids.js';
import type { EntryPoint } from '../facts.js';
import type { State } from '../states.js';
import type { CloseReason, LinkDirection, LinkKind, RetentionClass } from './words.js';

/** How mediation came out, by which entry of the log; kept while the case is closed and archived. */
export interface OutcomeFact extends EntryPoint {
  readonly state: State;
}

export interface LinkFact {
  readonly linkId: LinkId;
  readonly kind: LinkKind;
  /** the other case */
  readonly disputeId: DisputeId;
  readonly direction: LinkDirection;
  readonly endedAt: Instant | null;
}

export interface EndingFacts {
  /** null while there is none, also after a reopening */
  readonly outcome: OutcomeFact | null;
  readonly closeReason: CloseReason | null;
  readonly links: readonly LinkFact[];
  /** null until archived; `until` null: for good */
  readonly retention: { readonly retentionClass: RetentionClass; readonly until: Day | null } | null;
}

export const NOT_ENDED: EndingFacts = {
  outcome: null,
  closeReason: null,
  links: [],
  retention: null,
};
