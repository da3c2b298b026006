/**
 * What follows by itself from danger: many people involved flag the case as a mass one; a flag that demands it creates the
 * report to the police at once (R16); a planned open session is closed once a reason for it stands (R20).
 * Example: registered with `violence`, the report is owed from the first second.
 */
import { demandsReport, massBy } from '../../risk/risk.js';
import { laterOf, toInstant } from '../../shared/day.js';
import type { Command } from '../commands.js';
import type { Context } from '../context.js';
import type { CaseEvent } from '../events.js';
import type { DisputeFacts } from '../facts.js';
import { standingFlags } from './level.js';
import { reasonsToClose } from './openness.js';

export function riskSteps(facts: DisputeFacts, command: Command, context: Context): CaseEvent[] {
  const add = massFlag(facts, command, context);
  const waiting = facts.risk.flags.filter(({ judged }) => !judged).map(({ flag }) => flag);
  const demanding = [...waiting, ...add].filter((flag) => demandsReport(flag, context.settings));
  return [
    ...(add.length === 0 ? [] : [{ type: 'RiskFlagsChanged', payload: { add, remove: [] } } as const]),
    ...(demanding.length === 0 ? [] : [{ type: 'PoliceReportRequired', payload: { flags: demanding } } as const]),
    ...closings(facts, context),
  ];
}

/** Only when a number of people is given: whoever removes the flag afterwards had a reason. */
function massFlag({ risk }: DisputeFacts, command: Command, { settings }: Context): string[] {
  const people = 'peopleInvolved' in command ? command.peopleInvolved : null;
  return massBy(people, standingFlags(risk), settings);
}

function closings(facts: DisputeFacts, context: Context): CaseEvent[] {
  const open = facts.sessions.filter(
    ({ state, openness }) => openness === 'open' && (state === 'scheduled' || state === 'adjourned'),
  );
  if (open.length === 0) return [];
  const [reason] = reasonsToClose(facts, laterOf(toInstant(context.now), facts.lastRecordedAt));
  if (reason === undefined) return [];
  return open.map(({ sessionId }) => ({ type: 'SessionClosedToPublic', payload: { sessionId, reason } }));
}
