/**
 * What a rule, a deadline or a refusal rests on: a law and its article, named as Chinese law names them. Where no law
 * says so it is practice, and a setting of the centre. Example: a first return visit within 30 days is practice.
 */
export interface Basis {
  readonly law: string;
  /** empty where there is none */
  readonly article: string;
}

export const PRACTICE: Basis = { law: '实务做法，可配置（practice, configurable）', article: '' };
