/** What the data says of clocks is what the folds do: whatever a step starts, rests, moves or ends on a walk stands there. */
import fc from 'fast-check';
import { DEADLINES } from '../../../src/domain/deadlines/deadlines-as-data.js';
import { deadlinesOf, openPause } from '../../../src/domain/deadlines/deadlines.js';
import type { LogEntry } from '../../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { apply } from '../../../src/domain/dispute/fold.js';
import { addMinutes } from '../../../src/domain/shared/day.js';
import {
  act,
  aWalk,
  commandOfStep,
  contextAt,
  countingIds,
  opened,
  person,
  registration,
  type Step,
  ZONE,
} from '../../support/arbitraries.js';

interface Clock {
  readonly stands: 'runs' | 'rests' | 'ended';
  readonly dueOn: string;
}

/** Long before anything: what has an end by then was brought to it by a step, and not by the passing of time. */
const BEFORE = '1990-01-01T00:00:00.000Z';

function clocksOf(facts: DisputeFacts | null): ReadonlyMap<string, Clock> {
  if (facts === null) return new Map();
  const mediation = facts.deadlines.map(({ endedAt, dueOn }, index): [string, Clock] => {
    const isLast = index === facts.deadlines.length - 1;
    const rests = isLast && openPause(facts) !== undefined;
    return [`mediation ${index}`, { dueOn, stands: endedAt !== null ? 'ended' : rests ? 'rests' : 'runs' }];
  });
  const others = deadlinesOf(facts, BEFORE, ZONE)
    .filter(({ kind }) => kind !== 'mediation')
    .map(({ kind, subjectId, dueOn, state }): [string, Clock] => {
      const stands = state === 'running' ? 'runs' : state === 'paused' ? 'rests' : 'ended';
      return [`${kind} ${subjectId}`, { dueOn, stands }];
    });
  return new Map([...mediation, ...others]);
}

type Effect = 'startedBy' | 'pausedBy' | 'continuedBy' | 'movedBy' | 'endedBy';

/** What is not there has ended, or has not begun. */
function effectOf(before: Clock | undefined, after: Clock | undefined): Effect | undefined {
  const [was, is] = [before?.stands ?? 'ended', after?.stands ?? 'ended'];
  if (was === 'ended') return is === 'ended' ? undefined : 'startedBy';
  if (is === 'ended') return 'endedBy';
  if (was !== is) return is === 'rests' ? 'pausedBy' : 'continuedBy';
  return before?.dueOn === after?.dueOn ? undefined : 'movedBy';
}

/** The system's own steps, by what they write; the rest of it belongs to the step that caused it. */
const AUTOMATIC_STEPS: Partial<Record<LogEntry['type'], string>> = {
  Settled: 'settle',
  AgreementTookEffect: 'settle',
  ConfirmationWindowOpened: 'settle',
  ReturnVisitScheduled: 'settle',
  SupervisionOrdered: 'raiseSupervision',
  ReferralLapsed: 'lapseReferral',
  Performed: 'perform',
  PerformanceReopened: 'reopenPerformance',
};

function effectsOn(steps: readonly Step[], seen: Set<string>): void {
  const id = countingIds();
  let walked = opened(registration([person('p1', 'applicant'), person('p2', 'respondent')]));
  for (const step of steps) {
    const now = addMinutes(walked.now, step.minutes);
    const command = commandOfStep(walked.facts, step, now, id);
    if (command === undefined) continue;
    const before = walked;
    walked = { ...act(walked, command, contextAt(now)), now };
    let facts = before.facts;
    for (const entry of walked.log.slice(before.log.length)) {
      const after = apply(facts, entry);
      const [had, has] = [clocksOf(facts), clocksOf(after)];
      for (const key of new Set([...had.keys(), ...has.keys()])) {
        const effect = effectOf(had.get(key), has.get(key));
        const automatic = entry.actorId === 'system' ? AUTOMATIC_STEPS[entry.type] : undefined;
        if (effect !== undefined) seen.add(`${key.split(' ')[0]} ${effect} ${automatic ?? command.type}`);
      }
      facts = after;
    }
  }
}

it('every effect of a step on a clock is told', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(aWalk(70), (steps) => effectsOn(steps, seen)),
    { numRuns: 400, seed: 20240506 },
  );
  const told = DEADLINES.flatMap((row) =>
    (['startedBy', 'pausedBy', 'continuedBy', 'movedBy', 'endedBy'] as const).flatMap((effect) =>
      row[effect].map((step) => `${row.kind} ${effect} ${step}`),
    ),
  );
  expect([...seen].filter((effect) => !told.includes(effect)).sort()).toEqual([]);
  // The walks got far enough to speak of more than the beginning.
  for (const effect of [
    'mediation continuedBy escalate',
    'mediation endedBy acceptReferral',
    'mediation pausedBy refer',
    'performance endedBy recordPerformance',
    'supervision startedBy closeSupervision',
    'legal_aid_decision movedBy completeLegalAidPapers',
  ])
    expect([...seen]).toContain(effect);
});
