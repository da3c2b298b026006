/**
 * The columns of a dispute's row that follow from its folded log, each with its type and what it holds. A new one needs a
 * column of the same name in the entity and a line here.
 */
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { isWindowRunning, openNotices } from '../../domain/dispute/confirmation/notices.js';
import { custodyDeadlines } from '../../domain/dispute/custody/deadlines.js';
import { openReferral, openSupervisions } from '../../domain/dispute/custody/facts.js';
import { enforcementDeadlines } from '../../domain/dispute/pursuit/enforcement.js';
import { openReports } from '../../domain/dispute/unsettled/facts.js';
import { waitingDecisions } from '../../domain/dispute/waiting.js';
import { openTask, riskOfCase, standingFlags } from '../../domain/dispute/risk/level.js';
import { runningDeadline } from '../../domain/deadlines/deadlines.js';

interface Projected {
  readonly column: string;
  readonly type: 'uuid' | 'uuid[]' | 'text' | 'text[]' | 'int' | 'int[]' | 'boolean' | 'timestamptz' | 'date';
  readonly of: (facts: DisputeFacts) => unknown;
}

/** Staff with a visit still to be made. */
const helpersOf = ({ visits }: DisputeFacts): string[] => [
  ...new Set(visits.filter(({ visitedOn }) => visitedOn === null).flatMap(({ assigneeId }) => assigneeId ?? [])),
];

/** Last day for a department to answer, or the day an outside body is expected to. */
function referralDueOn(facts: DisputeFacts): string | null {
  const referral = openReferral(facts);
  return referral?.objectUntil ?? referral?.dueOn ?? null;
}

const soonest = (due: readonly { readonly dueOn: string }[]): string | null =>
  due.map(({ dueOn }) => dueOn).sort()[0] ?? null;

/** Of those that wait for an answer. */
const supervisionDueOn = (facts: DisputeFacts): string | null =>
  soonest(openSupervisions(facts).filter(({ state }) => state === 'open'));

const handlingDueOn = (facts: DisputeFacts): string | null =>
  soonest(custodyDeadlines(facts).filter(({ kind, doneAt }) => kind === 'referral' && doneAt === null));

const unsettledDueOn = (facts: DisputeFacts): string | null => soonest(openReports(facts));

/** While it runs: the last day to apply for judicial confirmation. */
const confirmationUntil = (facts: DisputeFacts): string | null =>
  isWindowRunning(facts) ? (facts.confirmationWindow?.lastDay ?? null) : null;

const legalAidDueOn = ({ legalAid }: DisputeFacts): string | null =>
  soonest(
    legalAid
      .flatMap(({ decision, assignment }) => [decision, assignment])
      .flatMap((clock) => (clock?.doneAt === null ? [clock] : [])),
  );

export const PROJECTED_COLUMNS: readonly Projected[] = [
  { column: 'custody_center_id', type: 'uuid', of: (facts) => facts.custodyCenterId },
  { column: 'department_id', type: 'uuid', of: (facts) => facts.departmentId },
  { column: 'assigned_yet', type: 'boolean', of: (facts) => facts.assignedYet },
  { column: 'responsible_officer_id', type: 'uuid', of: (facts) => facts.responsibleOfficerId },
  { column: 'mediator_ids', type: 'uuid[]', of: (facts) => facts.mediatorIds },
  { column: 'helper_ids', type: 'uuid[]', of: helpersOf },
  { column: 'number', type: 'text', of: (facts) => facts.number },
  { column: 'state', type: 'text', of: (facts) => facts.state },
  { column: 'version', type: 'int', of: (facts) => facts.version },
  { column: 'track', type: 'text', of: (facts) => facts.track },
  { column: 'received_at', type: 'timestamptz', of: (facts) => facts.receivedAt },
  { column: 'accepted_at', type: 'timestamptz', of: (facts) => facts.acceptedAt },
  { column: 'state_since', type: 'timestamptz', of: (facts) => facts.lastStateChangeAt },
  { column: 'mediation_due_on', type: 'date', of: (facts) => runningDeadline(facts)?.dueOn ?? null },
  { column: 'expired_at', type: 'timestamptz', of: (facts) => facts.expiredAt },
  {
    column: 'late_entry_seqs',
    type: 'int[]',
    of: (facts) => facts.lateEntries.filter(({ at }) => at === null).map(({ seq }) => seq),
  },
  { column: 'agreement_id', type: 'uuid', of: (facts) => facts.agreementId },
  { column: 'destroyed_at', type: 'timestamptz', of: ({ destruction }) => destruction.destroyedAt },
  {
    column: 'challenge_open',
    type: 'boolean',
    of: ({ challenges }) => challenges.some(({ state }) => state === 'open'),
  },
  { column: 'director_decides', type: 'boolean', of: (facts) => waitingDecisions(facts).length > 0 },
  { column: 'queued', type: 'boolean', of: (facts) => facts.queued },
  { column: 'routed_department_id', type: 'uuid', of: (facts) => facts.routing?.departmentId ?? null },
  { column: 'routed_officer_id', type: 'uuid', of: (facts) => facts.routing?.staffId ?? null },
  { column: 'routed_shift_id', type: 'uuid', of: (facts) => facts.routing?.shiftId ?? null },
  { column: 'referred_to_department_id', type: 'uuid', of: (facts) => openReferral(facts)?.departmentId ?? null },
  { column: 'referral_due_on', type: 'date', of: referralDueOn },
  { column: 'supervision_due_on', type: 'date', of: supervisionDueOn },
  { column: 'handling_due_on', type: 'date', of: handlingDueOn },
  { column: 'legal_aid_due_on', type: 'date', of: legalAidDueOn },
  { column: 'confirmation_until', type: 'date', of: confirmationUntil },
  { column: 'confirmation_notice_due_on', type: 'date', of: (facts) => soonest(openNotices(facts)) },
  { column: 'enforcement_due_on', type: 'date', of: (facts) => soonest(enforcementDeadlines(facts)) },
  { column: 'unsettled_due_on', type: 'date', of: unsettledDueOn },
  { column: 'risk_flags', type: 'text[]', of: ({ risk }) => standingFlags(risk) },
  { column: 'risk_level', type: 'text', of: ({ risk }) => riskOfCase(risk).level },
  { column: 'risk_leader_id', type: 'uuid', of: ({ risk }) => risk.leaderId },
  { column: 'police_report_open', type: 'boolean', of: ({ risk }) => openTask(risk) !== undefined },
  { column: 'routed_at', type: 'timestamptz', of: (facts) => facts.routing?.at ?? null },
];

export const projectionOf = (facts: DisputeFacts): Readonly<Record<string, unknown>> =>
  Object.fromEntries(PROJECTED_COLUMNS.map(({ column, of }) => [column, of(facts)]));

const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The same under the names of a record's fields. */
export const projectedFields = (facts: DisputeFacts): Readonly<Record<string, unknown>> =>
  Object.fromEntries(PROJECTED_COLUMNS.map(({ column, of }) => [camel(column), of(facts)]));
