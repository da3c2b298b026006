/** Who gets a case that nobody has accepted, over random rosters: never what somebody has accepted, never nobody's hands. */
import fc from 'fast-check';
import type { Place } from '../../../src/domain/dispute/commands.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { foldFacts } from '../../../src/domain/dispute/fold.js';
import { decide, toEntries } from '../../../src/domain/dispute/decide.js';
import type { LogEntry } from '../../../src/domain/dispute/events.js';
import {
  amendedRoutingOf,
  type LineOnDuty,
  namedTrackOf,
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
const aPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    departmentId: fc.option(aDepartment, { nil: null }),
    staffId: fc.constant(null),
    shiftId: fc.constant(null),
  }),
  aLine,
);
const aRule = fc.option(fc.record({ version: fc.integer({ min: 1, max: 3 }), index: fc.nat(3) }), { nil: null });
const aTrack = fc.constantFrom(null, 'police_mediation' as const, 'consultation' as const);
const aRouting = fc.option(
  fc.tuple(aPlace, aRule, aTrack).map(([place, rule, track]) => ({ ...place, rule, track })),
  { nil: null },
);
const NO_RULE = { rule: null, track: null } as const;

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
      const { rule: _, track: __, ...place } = next;
      if (next.staffId !== null) expect(change.onDuty).toContainEqual(place);
    });
  });

  it('asks no rule again: the one that sent the case and the track it gave stay with it', () => {
    always((change) => {
      const next = rerouted(change);
      if (next === null) return;
      const { rule = null, track = null } = change.facts.routing ?? {};
      expect(next).toMatchObject({ rule, track });
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
    const routing = { departmentId: 'justice', staffId: 'c', shiftId: 's3', ...NO_RULE, at: OPENING };
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
  const queue = { departmentId: 'justice', staffId: null, shiftId: null, ...NO_RULE };

  it('tells of the routing right after the registration, by the system, at the moment it was recorded', () => {
    const received = '2024-05-05T02:00:00.000Z';
    const decision = decide(null, registration(parties, { receivedAt: received, routing: queue }), contextAt(OPENING));
    expect(decision.ok && decision.events).toMatchObject([
      { type: 'Registered', occurredAt: received, bySystem: false },
      { type: 'Routed', occurredAt: OPENING, bySystem: true, causedBy: 1, payload: { cause: 'registered' } },
    ]);
  });

  it('shows a case in the queue until it is routed to somebody, or accepted', () => {
    const story = Story.of(parties, { routing: queue });
    expect(story.facts).toMatchObject({ queued: true, routing: { ...queue, at: OPENING } });
    const line = { departmentId: 'justice', staffId: 'officer', shiftId: 'line', ...NO_RULE };
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
    const court = { departmentId: 'court', staffId: null, shiftId: null, ...NO_RULE };
    expect(typesOf({ ...amend, routing: court })).toEqual(['Amended', 'Routed']);
    const same = { departmentId: 'justice', staffId: 'officer', shiftId: 'line', ...NO_RULE };
    expect(typesOf({ ...amend, routing: same })).toEqual(['Amended']);
    expect(story.take({ ...amend, routing: court }).facts).toMatchObject({ departmentId: 'court', routing: court });
  });

  it('gives the track of a rule to a case that names none, and takes it back with the rule', () => {
    const byRule = { ...queue, rule: { version: 1, index: 0 }, track: 'police_mediation' } as const;
    const unnamed = Story.of(parties, { track: null, routing: byRule });
    expect(unnamed.facts).toMatchObject({ track: 'police_mediation', routing: byRule });
    expect(namedTrackOf(unnamed.facts)).toBeNull();
    const amend = { type: 'amend', changed: ['category'], occurredAt } as const;
    const elsewhere = { ...byRule, rule: { version: 2, index: 4 }, track: null };
    expect(unnamed.take({ ...amend, routing: elsewhere }).facts).toMatchObject({ track: null, routing: elsewhere });

    const chosen = Story.of(parties, { track: null, routing: byRule });
    chosen.take({ ...amend, changed: ['track'], track: 'consultation' });
    expect(chosen.facts).toMatchObject({ track: 'consultation', routing: { ...byRule, track: null } });
    expect(namedTrackOf(chosen.facts)).toBe('consultation');
    chosen.take({ ...amend, routing: { ...byRule, track: null } });
    expect(chosen.facts.track).toBe('consultation');
  });

  it('is read as sent by no rule where it is older than the rules', () => {
    const { rule: _, track: __, ...old } = queue;
    const story = Story.of(parties);
    const [entry] = toEntries([routed(queue, 'roster_changed', OPENING, null)], story.facts, contextAt(OPENING));
    const aged = { ...entry, payload: { ...old, cause: 'roster_changed' } } as LogEntry;
    expect(foldFacts([aged], story.facts).routing).toEqual({ ...queue, at: OPENING });
  });

  it('keeps an amended case with its officer as long as it stays in its department', () => {
    fc.assert(
      fc.property(aPlace, aPlace, aRule, aTrack, (before, place, rule, track) => {
        const next = amendedRoutingOf(before, { ...place, rule, track });
        const isSameDepartment = before.departmentId === place.departmentId;
        expect(next).toEqual({ ...(isSameDepartment ? before : place), rule, track });
      }),
    );
  });

  it('happens only while the case waits at a counter, whatever happens to it', () => {
    fc.assert(
      fc.property(aWalk(30), (steps) => {
        const { log } = walk(steps);
        expect(log[1]).toMatchObject({ type: 'Routed', causedBy: 1 });
        log.forEach(({ type }, index) => {
          if (type === 'Routed') expect(foldFacts(log.slice(0, index)).state).toBe('registered');
        });
      }),
      { numRuns: 100 },
    );
  });
});
