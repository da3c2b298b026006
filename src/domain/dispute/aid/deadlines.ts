/**
 * The two deadlines of legal aid (R15): seven days from the application to the decision, three from granting it to an assignment.
 * The law says days: calendar days, the first not counted, a last day of rest moved (法律援助法 43; CC 201, 203). Time for missing
 * papers does not count (办理法律援助案件程序规定). No centre sets them. Example: received on Wednesday the 14th, decided by
 * Wednesday the 21st; papers listed on the 16th and complete on the 20th move that to Monday the 26th, as the 25th is a Sunday.
 */
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { dueAfter, shifted, type DueDay } from '../../deadlines/pauses.js';
import type { TermLength } from '../../deadlines/terms.js';
import type { Basis } from '../../rules/basis.js';
import { dayOfInstant, type Day, type Instant } from '../../shared/day.js';
import type { DisputeFacts } from '../facts.js';
import type { LegalAidClock, LegalAidFacts } from './facts.js';

export const LEGAL_AID_LAW = '中华人民共和国法律援助法';

const ARTICLE_43: Basis = { law: LEGAL_AID_LAW, article: '43' };

export const LEGAL_AID_TERMS = {
  decision: { days: 7, unit: 'calendar', basis: ARTICLE_43 },
  assignment: { days: 3, unit: 'calendar', basis: ARTICLE_43 },
} as const satisfies Record<string, TermLength & { readonly basis: Basis }>;

/** The last day of a term that began on that day. */
export const aidDue = (term: keyof typeof LEGAL_AID_TERMS, startedOn: Day, calendar: WorkingCalendar): DueDay =>
  dueAfter(startedOn, LEGAL_AID_TERMS[term], calendar);

/** The decision's last day once the papers are there: the time in between does not count. */
export const dueWithPapers = (
  { rawDueOn, dueOn }: Pick<DueDay, 'rawDueOn' | 'dueOn'>,
  listedOn: Day,
  completedOn: Day,
  calendar: WorkingCalendar,
): DueDay => shifted({ rawDueOn, dueOn, unit: LEGAL_AID_TERMS.decision.unit }, listedOn, completedOn, calendar);

export type AidDeadlineKind = 'legal_aid_decision' | 'legal_aid_assignment';

export interface AidDeadline {
  readonly kind: AidDeadlineKind;
  /** the request */
  readonly subjectId: string;
  readonly dueOn: Day;
  readonly doneAt: Instant | null;
  readonly calendarKnown: boolean;
  readonly basis: Basis;
  /** stands still, as papers are missing that were listed in time */
  readonly isPaused: boolean;
}

export const aidDeadlines = (facts: DisputeFacts, zone: string): AidDeadline[] =>
  facts.legalAid.flatMap((request) => [
    ...view('legal_aid_decision', request, request.decision, waitsForPapers(request, zone)),
    ...view('legal_aid_assignment', request, request.assignment, false),
  ]);

function view(
  kind: AidDeadlineKind,
  { requestId: subjectId }: LegalAidFacts,
  clock: LegalAidClock | null,
  isPaused: boolean,
): AidDeadline[] {
  if (clock === null) return [];
  const { dueOn, doneAt, calendarKnown } = clock;
  return [{ kind, subjectId, dueOn, doneAt, calendarKnown, basis: ARTICLE_43, isPaused }];
}

const waitsForPapers = ({ state, papersListedAt, decision }: LegalAidFacts, zone: string): boolean =>
  state === 'papers_missing' &&
  papersListedAt !== null &&
  decision !== null &&
  dayOfInstant(papersListedAt, zone) <= decision.dueOn;
