/** From an allowed command to what happened about whose hands a case is in. */
import { knowsPeriod } from '../../calendar/working-calendar.js';
import { runningDeadline } from '../../deadlines/deadlines.js';
import { deadlineAgain } from '../../deadlines/pauses.js';
import { termOf, type Term } from '../../deadlines/terms.js';
import { addWorkingDays } from '../../deadlines/working-days.js';
import { addDays, dayOfInstant } from '../../shared/day.js';
import { dueAfterPause } from '../clock/emit.js';
import { type Emits, type Emitted, payloadOf } from '../emitting.js';
import type { CustodyPayloads } from './events.js';
import type { DisputeFacts } from '../facts.js';
import type { CaseAt } from '../guard.js';
import type { CustodyCommand, Escalate, ObjectToReferral, Refer, ReferToDepartment, ReturnCase } from './commands.js';
import { fitToAnswer } from './silence.js';
import { openReferral } from './facts.js';
import { consentsToShare, departmentWithCase } from './guards.js';

/** The window for objections: the day of sending does not count (R13). */
function sent({ facts, command, context, at }: CaseAt<ReferToDepartment>): readonly Emitted[] {
  const { referralId, departmentId, dueOn } = command;
  const sentOn = dayOfInstant(at, context.zone);
  const objectUntil = addWorkingDays(context.calendar, sentOn, context.settings.referralObjectionDays);
  const calendarKnown = knowsPeriod(context.calendar, addDays(sentOn, 1), addDays(objectUntil, 1));
  const fromDepartmentId = departmentWithCase(facts);
  return [
    {
      type: 'ReferralSent',
      payload: { referralId, fromDepartmentId, departmentId, dueOn, objectUntil, calendarKnown },
    },
  ];
}

function referred({ facts, command, at }: CaseAt<Refer>): readonly Emitted[] {
  const { referralId, body, ground, dueOn } = command;
  const onRecord = consentsToShare(facts, at).map(({ consentId }) => consentId);
  const consentIds = ground === 'statutory' ? [] : command.consentIds.length > 0 ? command.consentIds : onRecord;
  return [{ type: 'Referred', payload: { referralId, body, ground, consentIds, dueOn } }];
}

/** An outside body's objection restores the state before; a suspension that ran on is still running. */
function objected(c: CaseAt<ObjectToReferral>): readonly Emitted[] {
  const { referralId } = c.command;
  const referral = openReferral(c.facts);
  const to = referral === undefined || referral.body === null ? null : referral.fromState;
  const due = to === null || to === 'suspended' ? null : dueAfterPause(c);
  return [{ type: 'ReferralObjected', payload: { referralId, to, due } }];
}

/** Entries from before the terms were named: the one of the track. */
const lastTerm = (facts: DisputeFacts): Term =>
  runningDeadline(facts)?.term ??
  termOf({ track: facts.track ?? 'peoples_mediation', category: '', courtProcedure: null });

function moved(c: CaseAt<Escalate | ReturnCase>, toCenterId: string): CustodyPayloads['Escalated'] {
  const { facts, context, at } = c;
  const startedOn = dayOfInstant(at, context.zone);
  return {
    fromCenterId: facts.custodyCenterId,
    toCenterId,
    due: facts.state === 'suspended' ? dueAfterPause(c) : null,
    deadline:
      facts.state === 'failed' ? deadlineAgain(lastTerm(facts), startedOn, context.calendar, context.settings) : null,
  };
}

export const CUSTODY_EMIT = {
  referToDepartment: sent,
  refer: referred,
  acceptReferral: ({ facts, command }) => [
    { type: 'ReferralAccepted', payload: { ...payloadOf(command), officer: fitToAnswer(facts, command.officer) } },
  ],
  objectToReferral: objected,
  escalate: (c) => [{ type: 'Escalated', payload: moved(c, c.command.toCenterId) }],
  returnCase: (c) => [
    { type: 'Returned', payload: moved(c, c.facts.custody.cameFrom.at(-1) ?? c.facts.custodyCenterId) },
  ],
  orderSupervision: ({ command: { supervisionId, dueOn } }) => [
    { type: 'SupervisionOrdered', payload: { supervisionId, cause: 'director', dueOn } },
  ],
  answerSupervision: ({ command }) => [{ type: 'SupervisionAnswered', payload: payloadOf(command) }],
  closeSupervision: ({ command: { supervisionId, dueAgainOn } }) => [
    dueAgainOn === null
      ? { type: 'SupervisionClosed', payload: { supervisionId } }
      : { type: 'SupervisionReopened', payload: { supervisionId, dueOn: dueAgainOn } },
  ],
} as const satisfies Emits<CustodyCommand>;
