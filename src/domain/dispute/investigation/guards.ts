/**
 * An investigation is made by people of the centre, of a length a day has, and a party that was asked is one of this case.
 * Source: domain.md §3, form 5. Example: a visit that lasted from Monday to Wednesday is a slip of the pen.
 */
import { addMinutes } from '../../shared/day.js';
import { isKnown, refusal, type Guard } from '../guard.js';
import type { RecordInvestigation } from './commands.js';

const LONGEST_MINUTES = 24 * 60;

export const investigationTimesAreInOrder: Guard<RecordInvestigation> = ({ command: { from, to } }) =>
  to < from || to > addMinutes(from, LONGEST_MINUTES) ? refusal('investigation_times_wrong') : undefined;

export const investigatorsAreKnown: Guard<RecordInvestigation> = ({ command, context }) =>
  [...command.investigatorIds, command.recorderId].flatMap((staffId) =>
    staffId === null || context.staff(staffId)?.active === true ? [] : refusal('staff_unknown', undefined, { staffId }),
  );

export const personAskedIsKnown: Guard<RecordInvestigation> = ({ facts, command: { partyId }, at }) =>
  partyId === null ? undefined : isKnown(facts, partyId, at);
