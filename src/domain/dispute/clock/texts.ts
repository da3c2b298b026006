/** Words about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22): refusals, and what the timeline says. */
import type { ClockPayloads } from './events.js';

export const CLOCK_TEXTS = {} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const CLOCK_EVENT_TEXTS = {} as const satisfies Record<
  keyof ClockPayloads,
  { readonly zh: string; readonly en: string }
>;
