/** Words about danger: flags, the colour they give, who leads, and the report to the police (R16): refusals, and what the timeline says. */
import type { RiskPayloads } from './events.js';

export const RISK_TEXTS = {} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const RISK_EVENT_TEXTS = {} as const satisfies Record<
  keyof RiskPayloads,
  { readonly zh: string; readonly en: string }
>;
