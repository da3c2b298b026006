/** Entries as the store keeps them. */
import type { Population } from '../../domain/indicators/litigation-rate.js';
import type { OutsideCount, Told } from '../../domain/indicators/outside-counts.js';

export type PopulationRecord = Population;
/** Its own source is that of the entry; each figure has one of its own. */
export type OutsideCountRecord = OutsideCount & Told;

/** With when a later entry took its place; null for the one that holds. */
export type Listed<R> = R & { readonly replacedAt: string | null };
