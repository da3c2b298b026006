/** Who works together on a demo dispute. */
import type { DemoCenter } from './demo-accounts.js';

/** By user name and, where it is the person that counts, by name. */
export interface CaseTeam {
  /** Duty officer who takes it in and routes it. */
  readonly officer: string;
  readonly department: string;
  readonly director: string;
  /** Who leads the mediation, by name. */
  readonly mediator: string;
  /** The mediator's account; without one the officer writes for them. */
  readonly mediatorAccount?: string;
  readonly center: DemoCenter;
}

export const JUSTICE: CaseTeam = {
  officer: 'justice',
  department: 'justice',
  director: 'director',
  mediator: '林和事',
  center: 'yangchun',
};

export const WITH_MEDIATOR: CaseTeam = { ...JUSTICE, mediator: '王调解', mediatorAccount: 'mediator' };

export const POLICE: CaseTeam = { ...JUSTICE, officer: 'police', department: 'public_security', mediator: '郑劝和' };

export const HESHAN: CaseTeam = {
  officer: 'other.director',
  department: 'justice',
  director: 'other.director',
  mediator: '郝调解',
  mediatorAccount: 'other.mediator',
  center: 'heshan',
};
