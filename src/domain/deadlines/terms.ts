/**
 * How long mediation may take, by the kind of case, as data (R21). The law sets no limit for people's mediation; a month is
 * practice (令75 33), so every length is a setting of the centre. Court terms run from the day the mediator signs for the
 * file (特邀 27; 在线 24), labour disputes from the application (劳动争议调解仲裁法 14), all others from acceptance.
 * Example: wages, applied for on 1 April and accepted on the 3rd, end on 16 April.
 */
import { PRACTICE, type Basis } from '../rules/basis.js';
import type { Track } from './tracks.js';

export interface TermLength {
  readonly days: number;
  readonly unit: 'calendar' | 'working';
}

/** From which day a term runs; that day itself does not count. */
export type TermStart = 'acceptance' | 'application' | 'file_received';

const COURT: Basis = { law: '最高人民法院关于人民法院特邀调解的规定', article: '27' };

export const TERMS = {
  peoples_mediation: {
    from: 'acceptance',
    basis: { law: '人民调解工作若干规定（司法部令第75号）', article: '33' },
  },
  labor: { from: 'application', basis: { law: '中华人民共和国劳动争议调解仲裁法', article: '14' } },
  court_pre_filing: { from: 'file_received', basis: COURT },
  court_entrusted_ordinary: { from: 'file_received', basis: COURT },
  court_entrusted_summary: { from: 'file_received', basis: COURT },
  police_mediation: { from: 'acceptance', basis: PRACTICE },
  administrative_mediation: { from: 'acceptance', basis: PRACTICE },
  consultation: { from: 'acceptance', basis: PRACTICE },
} as const satisfies Record<string, { readonly from: TermStart; readonly basis: Basis }>;

export type Term = keyof typeof TERMS;

export const ALL_TERMS = Object.keys(TERMS) as readonly Term[];

export const COURT_PROCEDURES = ['ordinary', 'summary'] as const;
export type CourtProcedure = (typeof COURT_PROCEDURES)[number];

/** Categories of labour disputes (code table `categories`). */
const LABOR: readonly string[] = ['migrant_wages', 'other_labor'];

export interface Kind {
  readonly track: Track;
  readonly category: string;
  /** of a case entrusted after filing; null: ordinary */
  readonly courtProcedure: CourtProcedure | null;
}

export function termOf({ track, category, courtProcedure }: Kind): Term {
  if (track === 'court_entrusted') return `court_entrusted_${courtProcedure ?? 'ordinary'}`;
  return track === 'peoples_mediation' && LABOR.includes(category) ? 'labor' : track;
}
