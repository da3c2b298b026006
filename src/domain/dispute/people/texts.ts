/** Words about who takes part: parties joining and leaving, representatives and their powers, conflicts and challenges of mediators (R8, R9, R18, R20): refusals, and what the timeline says. */
import type { PeoplePayloads } from './events.js';

export const PEOPLE_TEXTS = {} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string }>
>;

export const PEOPLE_EVENT_TEXTS = {} as const satisfies Record<
  keyof PeoplePayloads,
  { readonly zh: string; readonly en: string }
>;
