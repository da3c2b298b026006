/** What waits for a director, and what stands against a start, on every walk. */
import fc from 'fast-check';
import { openReferral } from '../../../src/domain/dispute/custody/facts.js';
import type { Command } from '../../../src/domain/dispute/commands.js';
import { decide } from '../../../src/domain/dispute/decide.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { isOpen } from '../../../src/domain/dispute/states.js';
import { obstaclesToStart, waitingDecisions, type WaitingDecision } from '../../../src/domain/dispute/waiting.js';
import { aWalk, CLERK, contextAt, walk, ZONE } from '../../support/arbitraries.js';

const commandFor = ({ kind, subjectId }: WaitingDecision): Command | undefined => {
  if (kind === 'challenge') return { type: 'decideChallenge', challengeId: subjectId, upheld: false, occurredAt: null };
  if (kind === 'supervision_answer')
    return { type: 'closeSupervision', supervisionId: subjectId, dueAgainOn: null, occurredAt: null };
  return undefined;
};

const idsOf = (facts: DisputeFacts, kind: string): string[] =>
  waitingDecisions(facts)
    .filter((decision) => decision.kind === kind)
    .map(({ subjectId }) => subjectId);

it('what waits can be decided now, and everything that can be is listed', () => {
  const seen = { challenge: 0, supervision_answer: 0, objections: 0 };
  fc.assert(
    fc.property(aWalk(60), (steps) => {
      walk(steps, ({ facts, now }) => {
        for (const decision of waitingDecisions(facts)) {
          seen[decision.kind] += 1;
          const command = commandFor(decision);
          if (command !== undefined) expect(decide(facts, command, contextAt(now))).toMatchObject({ ok: true });
          else expect([isOpen(facts.state), openReferral(facts)]).toEqual([true, undefined]);
        }
        if (facts.state === 'archived') return;
        const open = facts.challenges.filter(({ state }) => state === 'open').map(({ challengeId }) => challengeId);
        expect(idsOf(facts, 'challenge').sort()).toEqual([...open].sort());
      });
    }),
    { numRuns: 250 },
  );
  expect(seen.challenge).toBeGreaterThan(20);
  expect(seen.supervision_answer).toBeGreaterThan(20);
});

it('what stands against a start does not depend on the calendar, the settings or who asks', () => {
  let obstacles = 0;
  fc.assert(
    fc.property(aWalk(40), (steps) => {
      walk(steps, ({ facts, now }) => {
        const told = obstaclesToStart(facts, now, ZONE);
        const decision = decide(facts, { type: 'start', occurredAt: null }, contextAt(now, CLERK));
        expect(told).toEqual(decision.ok ? [] : [...new Set(decision.refusals.map(({ code }) => code))]);
        if (facts.state === 'assigned') obstacles += told.length;
      });
    }),
    { numRuns: 150 },
  );
  expect(obstacles).toBeGreaterThan(50);
});
