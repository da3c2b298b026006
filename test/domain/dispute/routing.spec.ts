/** Who gets a case that nobody has accepted, over random rosters: never what somebody has accepted, never nobody's hands. */
import fc from 'fast-check';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { foldFacts } from '../../../src/domain/dispute/fold.js';
import { decide, toEntries } from '../../../src/domain/dispute/decide.js';
import {
  type LineOnDuty,
  reroutingOf,
  routed,
  routingTo,
  type RosterMove,
} from '../../../src/domain/dispute/routing.js';
import { ALL_STATES } from '../../../src/domain/dispute/states.js';
import { contextAt, OPENING, person, registration, walk, aWalk } from '../../support/arbitraries.js';
import { CLEAN, occurredAt, Story, PLAIN_TERM } from '../../support/dispute-story.js';

const DEPARTMENTS = ['justice', 'court', 'police'];
const SHIFTS = ['s1', 's2', 's3', 's4', 's5', 's6'];

const aDepartment = fc.constantFrom(...DEPARTMENTS);
const aLine: fc.Arbitrary<LineOnDuty> = fc.record({
  shiftId: fc.constantFrom(...SHIFTS),
  departmentId: aDepartment,
  staffId: fc.constantFrom('a', 'b', 'c'),
});
const aRoster = fc.uniqueArray(aLine, { selector: ({ shiftId }) => shiftId, maxLength: 5 });
const aRouting = fc.option(
  fc.oneof(
    fc.record({
      departmentId: fc.option(aDepartment, { nil: null }),
      staffId: fc.constant(null),
      shiftId: fc.constant(null),
    }),
    aLine,
  ),
  { nil: null },
);

interface Moved {
  readonly facts: Pick<DisputeFacts, 'state' | 'routing' | 'departmentId'>;
  readonly move: RosterMove;
  readonly onDuty: readonly LineOnDuty[];
  readonly fallback: string | null;
}

/** Who is on duty now never stands on a line that is no more. */
const aChange: fc.Arbitrary<Moved> = fc
  .record({
    state: fc.constantFrom(...ALL_STATES),
    routing: aRouting,
    departmentId: fc.option(aDepartment, { nil: null }),
    cancelled: fc.subarray(SHIFTS),
    replaces: fc.constantFrom(null, ...SHIFTS),
    roster: aRoster,
    fallback: fc.option(aDepartment, { nil: null }),
  })
  .map(({ state, routing, departmentId, cancelled, replaces, roster, fallback }) => {
    const onDuty = roster.filter(({ shiftId }) => !cancelled.includes(shiftId));
    const made = onDuty.slice(-1).map(({ shiftId }) => ({ shiftId, replacesId: replaces }));
    const where = routing === null ? null : { ...routing, at: OPENING };
    return { facts: { state, routing: where, departmentId }, move: { cancelled, made }, onDuty, fallback };
  });

const rerouted = ({ facts, move, onDuty, fallback }: Moved) => reroutingOf(facts, move, onDuty, fallback);

describe('a change of the roster', () => {
  const always = (holds: (change: Moved) => void): void => fc.assert(fc.property(aChange, holds), { numRuns: 3000 });

  it('moves nothing that somebody has accepted or ended', () => {
    always((change) => {
      if (change.facts.state !== 'registered') expect(rerouted(change)).toBeNull();
    });
  });

  it('leaves with its officer what stands on a line that remains', () => {
    always((change) => {
      const line = change.facts.routing?.shiftId ?? null;
      if (line !== null && !change.move.cancelled.includes(line)) expect(rerouted(change)).toBeNull();
    });
  });

  it('never leaves a registered case on a line that is no more, nor in a queue while somebody is on duty for it', () => {
    always((change) => {
      if (change.facts.state !== 'registered') return;
      const next = rerouted(change) ?? change.facts.routing;
      expect(change.move.cancelled).not.toContain(next?.shiftId);
      const department = next?.departmentId ?? change.facts.departmentId ?? change.fallback;
      const hasOfficer = change.onDuty.some(({ departmentId }) => departmentId === department);
      if (hasOfficer) expect(next?.staffId).not.toBeNull();
    });
  });

  it('keeps a case in its department, and gives it only to somebody on duty there', () => {
    always((change) => {
      const next = rerouted(change);
      if (next === null) return;
      const { routing, departmentId } = change.facts;
      expect(next.departmentId).toBe(routing?.departmentId ?? departmentId ?? change.fallback);
      if (next.staffId !== null) expect(change.onDuty).toContainEqual(next);
    });
  });

  it('asked again, finds nothing more to do', () => {
    always((change) => {
      const next = rerouted(change);
      if (next === null) return;
      const after = { ...change.facts, routing: { ...next, at: OPENING } };
      expect(rerouted({ ...change, facts: after })).toBeNull();
    });
  });

  it('prefers the line that took the place of the old one', () => {
    const first = { shiftId: 's1', departmentId: 'justice', staffId: 'a' };
    const heir = { shiftId: 's2', departmentId: 'justice', staffId: 'b' };
    const routing = { departmentId: 'justice', staffId: 'c', shiftId: 's3', at: OPENING };
    const facts = { state: 'registered', routing, departmentId: null } as const;
    const move = { cancelled: ['s3'], made: [{ shiftId: 's2', replacesId: 's3' }] };
    expect(reroutingOf(facts, move, [first, heir], null)).toMatchObject({ staffId: 'b', shiftId: 's2' });
    expect(reroutingOf(facts, move, [first], null)).toMatchObject({ staffId: 'a', shiftId: 's1' });
    const elsewhere = { ...heir, departmentId: 'court' };
    expect(reroutingOf(facts, move, [elsewhere], null)).toMatchObject({ departmentId: 'justice', staffId: null });
  });
});

it('of two on duty the one who takes the case in keeps it', () => {
  const two = ['a', 'b'].map((staffId) => ({ shiftId: `of ${staffId}`, departmentId: 'justice', staffId }));
  const to = (who: string) => routingTo('justice', two, ({ staffId }) => staffId === who);
  expect(to('b')).toEqual({ departmentId: 'justice', staffId: 'b', shiftId: 'of b' });
  expect(to('c')).toEqual({ departmentId: 'justice', staffId: 'a', shiftId: 'of a' });
});

describe('the log', () => {
  const parties = [person('p1', 'applicant'), person('p2', 'respondent')];
  const queue = { departmentId: 'justice', staffId: null, shiftId: null };

  it('tells of the routing right after the registration, by the system, at the moment it was recorded', () => {
    const received = '2024-05-05T02:00:00.000Z';
    const decision = decide(null, registration(parties, { receivedAt: received, routing: queue }), contextAt(OPENING));
    expect(decision.ok && decision.events).toMatchObject([
      { type: 'Registered', occurredAt: received, bySystem: false },
      { type: 'Routed', occurredAt: OPENING, bySystem: true, causedBy: 'previous', payload: { cause: 'registered' } },
    ]);
  });

  it('shows a case in the queue until it is routed to somebody, or accepted', () => {
    const story = Story.of(parties, { routing: queue });
    expect(story.facts).toMatchObject({ queued: true, routing: { ...queue, at: OPENING } });
    const line = { departmentId: 'justice', staffId: 'officer', shiftId: 'line' };
    const picked = toEntries([routed(line, 'duty_began', OPENING, null)], story.facts, contextAt(OPENING));
    expect(picked).toMatchObject([{ seq: 3, actorId: 'system', staffId: null, causedBy: null }]);
    expect(foldFacts(picked, story.facts)).toMatchObject({ queued: false, routing: line, state: 'registered' });
    story.take({
      type: 'accept',
      departmentId: null,
      track: null,
      screening: CLEAN,
      ...PLAIN_TERM,
      number: '1',
      occurredAt,
    });
    expect(story.facts).toMatchObject({ state: 'accepted', queued: false, routing: queue });
  });

  it('follows an amendment only when that leads elsewhere', () => {
    const amend = { type: 'amend', changed: ['departmentId'], departmentId: 'court', occurredAt } as const;
    const story = Story.of(parties);
    const typesOf = (command: Parameters<Story['eventsOf']>[0]) => story.eventsOf(command).map(({ type }) => type);
    expect(typesOf(amend)).toEqual(['Amended']);
    const court = { departmentId: 'court', staffId: null, shiftId: null };
    expect(typesOf({ ...amend, routing: court })).toEqual(['Amended', 'Routed']);
    const same = { departmentId: 'justice', staffId: 'officer', shiftId: 'line' };
    expect(typesOf({ ...amend, routing: same })).toEqual(['Amended']);
    expect(story.take({ ...amend, routing: court }).facts).toMatchObject({ departmentId: 'court', routing: court });
  });

  it('never has a routing after the case was accepted or ended, whatever happens to it', () => {
    fc.assert(
      fc.property(aWalk(30), (steps) => {
        const { log } = walk(steps);
        const left = log.findIndex(({ type }) => ['Accepted', 'Refused', 'Withdrawn'].includes(type));
        const last = log.map(({ type }) => type).lastIndexOf('Routed');
        expect(left === -1 || last < left).toBe(true);
        expect(log[1]).toMatchObject({ type: 'Routed', causedBy: 1 });
      }),
      { numRuns: 100 },
    );
  });
});
