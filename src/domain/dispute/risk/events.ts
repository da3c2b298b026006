/** What happened about danger: flags, the colour they give, who leads, and the report to the police (R16). */

export type RiskPayloads = Record<never, never>;
