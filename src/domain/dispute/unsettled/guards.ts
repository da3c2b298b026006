/**
 * R35: what a party says is not settled becomes the work of whoever has the case, by a day (a setting), and is answered with what is on
 * record: “performed now” needs the performance, “urged” an urging since, “mediated again” a mediation begun anew since. Until then a
 * contested promise completes nothing and the case is not closed. Source: PML 31 (the committee watches over performance); 令75 36–37.
 * Example: 陈某 says the wall was painted badly: the case stays settled until somebody has answered.
 */
import { dayOfInstant } from '../../shared/day.js';
import type { Close } from '../commands.js';
import { agreementInForce } from '../confirmation/window.js';
import type { ObligationFacts } from '../facts.js';
import { refusal, type CaseAt, type Guard } from '../guard.js';
import type { AnswerUnsettled, ReportUnsettled } from './commands.js';
import { openReports, type UnsettledFact } from './facts.js';

export const promiseIsKnown: Guard<ReportUnsettled> = ({ facts, command: { obligationId } }) =>
  obligationId === null || facts.obligations.some((duty) => duty.obligationId === obligationId)
    ? undefined
    : refusal('obligation_unknown');

/** Nothing is said not to be settled before it was settled. */
export const reportFollowsEffect: Guard<ReportUnsettled> = ({ facts, context, at }) => {
  const effectiveOn = agreementInForce(facts)?.effectiveOn;
  return effectiveOn !== undefined && dayOfInstant(at, context.zone) < effectiveOn
    ? refusal('unsettled_before_effect', 'R35', { effectiveOn })
    : undefined;
};

const reportOf = ({ facts, command }: CaseAt<AnswerUnsettled>): UnsettledFact | undefined =>
  openReports(facts).find(({ reportId }) => reportId === command.reportId);

export const reportIsOpen: Guard<AnswerUnsettled> = (c) =>
  reportOf(c) === undefined ? refusal('unsettled_not_open', 'R35') : undefined;

export const answerFollowsReport: Guard<AnswerUnsettled> = (c) => {
  const report = reportOf(c);
  return report !== undefined && c.at < report.at ? refusal('answer_before_report', 'R35') : undefined;
};

/** Nothing is answered with what is not on record. */
export const answerFits: Guard<AnswerUnsettled> = (c) => {
  const report = reportOf(c);
  if (report === undefined || isOnRecord(c, report)) return undefined;
  return refusal('answer_unfounded', 'R35', { outcome: c.command.outcome });
};

function isOnRecord({ facts, command: { outcome } }: CaseAt<AnswerUnsettled>, report: UnsettledFact): boolean {
  const duties = facts.obligations.filter(
    ({ obligationId }) => report.obligationId === null || obligationId === report.obligationId,
  );
  switch (outcome) {
    case 'performed_now':
      return (
        duties.every(({ state }) => state === 'performed') && duties.some((duty) => isPerformedSince(duty, report))
      );
    case 'urged':
      return duties.reduce((sum, { urges }) => sum + urges, 0) > report.urgesThen;
    case 'mediated_again':
      return (facts.begunAnew?.seq ?? 0) > report.seq;
    case 'explained':
    case 'taken_back':
      return true;
  }
}

/** The record that is contested shows nothing; of a continuing duty its observation does. */
const isPerformedSince = (
  { continuing, performances, performedAt }: ObligationFacts,
  report: UnsettledFact,
): boolean =>
  continuing
    ? performedAt !== null && performedAt >= report.at
    : performances.some(({ seq, voided }) => !voided && seq > report.seq);

/** What a party says is not settled is answered before the file is shut over it. */
export const nothingIsUnsettled: Guard<Close> = ({ facts }) =>
  openReports(facts).map(({ dueOn }) => refusal('unsettled_open', 'R35', { dueOn }));
