/**
 * The two clocks (api.md §1.1): when something occurred, and when it was written down. What is known by its day only
 * occurred at the end of that day, at most now. Nothing occurs before the case was received or after now, and no
 * change of state before the one it follows.
 */
import {
  dayOfInstant,
  earlierOf,
  endOfDayInstant,
  laterOf,
  toInstant,
  wallTimeOf,
  type Day,
  type Instant,
} from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';
import type { CaseCommand } from './commands.js';
import type { Context } from './context.js';
import type { DisputeFacts } from './facts.js';
import { refusal, type CaseAt } from './guard.js';
import { targetsOf } from './transitions.js';

/** Now, but never before what is already recorded: the server's clock may be set back, the log is not. */
export const nowOf = (facts: DisputeFacts | null, context: Context): Instant =>
  laterOf(toInstant(context.now), facts?.lastRecordedAt ?? '');

/** The day or instant a command's own body speaks of. */
function ownTime(command: CaseCommand): { readonly day?: Day; readonly instant?: Instant | null } {
  switch (command.type) {
    case 'holdSession':
      return { instant: command.heldTo };
    case 'recordInvestigation':
      return { instant: command.to };
    case 'signAgreement':
      return { day: command.signedOn };
    case 'recordPerformance':
      return { day: command.performedOn };
    case 'recordReturnVisit':
      return { day: command.visitedOn };
    case 'giveRemediesNotice':
      return { day: command.on };
    case 'deliverAgreement':
      return { day: command.deliveredOn };
    case 'resolveCondition':
      return { day: command.occurredOn };
    case 'applyForConfirmation':
      return { day: command.filedOn };
    case 'recordPoliceApplication':
      return { day: command.filedOn };
    case 'recordConfirmationResult':
      return { day: command.decidedOn };
    case 'recordPoliceReport':
    case 'recordDissuasion':
    case 'proposeDestruction':
    case 'decideDestruction':
      return { instant: null };
    case 'draftAgreement':
      return command.agreedOn === null ? { instant: command.occurredAt } : { day: command.agreedOn };
    case 'requestLegalAid':
      return command.receivedOn === null ? { instant: null } : { day: command.receivedOn };
    case 'countersignLateEntry':
      return { instant: null };
    default:
      return { instant: command.occurredAt };
  }
}

/** The end of the day, at most now. */
export const instantOfDay = (day: Day, now: Instant, zone: string): Instant =>
  earlierOf(endOfDayInstant(day, zone), now);

export function occurrenceOf(command: CaseCommand, now: Instant, zone: string): Instant {
  const { day, instant } = ownTime(command);
  if (day !== undefined) return instantOfDay(day, now, zone);
  return instant === null || instant === undefined ? now : toInstant(instant);
}

/** Days named beside the action's own. */
const otherDays = (command: CaseCommand): readonly Day[] =>
  command.type === 'fail' ? command.remediesNotices.map((notice) => notice.on) : [];

export function timeObjections({ facts, command, context, at, now }: CaseAt): Refusal[] {
  const { day } = ownTime(command);
  const days = [...(day === undefined ? [] : [day]), ...otherDays(command)];
  const dayOf = (instant: Instant): Day => dayOfInstant(instant, context.zone);
  // Most commands name no day: none is counted for them.
  const isFuture = at > now || days.some((one) => one > dayOf(now));
  const isBeforeReceipt = at < facts.receivedAt || days.some((one) => one < dayOf(facts.receivedAt));
  const local = (instant: Instant): string => wallTimeOf(instant, context.zone);
  const changesState = (): boolean => targetsOf(command.type, facts.state).some((state) => state !== facts.state);
  return [
    ...(isFuture ? [refusal('occurred_in_future')] : []),
    ...(isBeforeReceipt
      ? [refusal('occurred_before_receipt', 'R4', { receivedAt: facts.receivedAt, localTime: local(facts.receivedAt) })]
      : []),
    ...(at < facts.lastStateChangeAt && !isBeforeReceipt && changesState()
      ? [
          refusal('occurred_before_previous_step', undefined, {
            previousAt: facts.lastStateChangeAt,
            localTime: local(facts.lastStateChangeAt),
          }),
        ]
      : []),
  ];
}
