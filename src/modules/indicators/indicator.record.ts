/** Entries as the store keeps them. */
import type { Population } from '../../domain/indicators/litigation-rate.js';
import type { OutsideCount } from '../../domain/indicators/outside-counts.js';

interface Entered {
  /** who said so, on what paper */
  readonly source: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export type PopulationRecord = Population & Entered;
export type OutsideCountRecord = OutsideCount & Entered;

/** With when a later entry took its place; null for the one that holds. */
export type Listed<R> = R & { readonly replacedAt: string | null };
