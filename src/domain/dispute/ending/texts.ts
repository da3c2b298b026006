/** Words about after the outcome and beside it: merging, splitting and linking, reopening, correction, archiving (R10, R38, R40): refusals, and what the timeline says. */
import type { EndingPayloads } from './events.js';

export const ENDING_TEXTS = {} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string }>
>;

export const ENDING_EVENT_TEXTS = {} as const satisfies Record<
  keyof EndingPayloads,
  { readonly zh: string; readonly en: string }
>;
