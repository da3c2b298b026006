/** The rule book under random walks: it never gets lost, never contradicts its log, and never promises in vain. */
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Permission } from '../../../src/domain/access/permissions.js';
import { availableActions, explainActions, LISTED_VERBS } from '../../../src/domain/dispute/available.js';
import type { DecidedEvent } from '../../../src/domain/dispute/context.js';
import { decide } from '../../../src/domain/dispute/decide.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { apply, foldFacts } from '../../../src/domain/dispute/fold.js';
import { DISPUTE_TEXTS } from '../../../src/domain/dispute/refusal-texts.js';
import { ALL_STATES, FINAL, type State } from '../../../src/domain/dispute/states.js';
import { ALL_VERBS, AUTOMATIC, TRANSITIONS, targetsOf, transitionOf } from '../../../src/domain/dispute/transitions.js';
import { workflowAsData, workflowAsMermaid } from '../../../src/domain/dispute/workflow.js';
import { RULES } from '../../../src/domain/rules/rules.js';
import { addMinutes } from '../../../src/domain/shared/day.js';
import {
  aWalk,
  CASE_VERBS,
  candidatesFor,
  CLERK,
  contextAt,
  countingIds,
  DIRECTOR,
  walk,
  type Walked,
} from '../../support/arbitraries.js';

const EVERYTHING: ReadonlySet<Permission> = new Set(ALL_VERBS.map((verb) => transitionOf(verb).permission));

describe('the machine as a table', () => {
  const { actions, states } = workflowAsData();

  it('leads only to listed states, and every state can be reached', () => {
    const reached = new Set<State>();
    const queue: State[] = ['registered'];
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      if (reached.has(state)) continue;
      reached.add(state);
      const here = state;
      queue.push(...actions.flatMap(({ moves }) => moves.flatMap(({ from, to }) => (from === here ? to : []))));
    }
    expect([...reached].sort()).toEqual([...ALL_STATES].sort());
  });

  it.each(ALL_STATES.filter((state) => !(FINAL as readonly State[]).includes(state)))('%s has a way out', (state) => {
    expect(
      actions.some(({ moves }) => moves.some(({ from, to }) => from === state && to.some((other) => other !== state))),
    ).toBe(true);
  });

  it('describes every state and every step in both languages', () => {
    for (const { meaning } of states) expect(meaning.zh.length * meaning.en.length).toBeGreaterThan(0);
    for (const { requirements } of actions) expect(requirements.zh.length * requirements.en.length).toBeGreaterThan(0);
    expect(actions).toHaveLength(ALL_VERBS.length + Object.keys(AUTOMATIC).length);
  });

  it('draws itself as a Mermaid diagram', () => {
    const diagram = workflowAsMermaid();
    expect(diagram.startsWith('stateDiagram-v2\n')).toBe(true);
    expect(diagram).toContain('  [*] --> registered : register\n');
    expect(diagram).toContain('  mediating --> settled : settle (automatic)\n');
    expect(diagram).toContain('  archived --> [*]\n');
  });
});

describe('random walks', () => {
  it('always stand in a listed state that the fold of the log confirms, whichever prefix is folded', () => {
    const visited = new Set<State>();
    const verbsTaken = new Set<string>();
    const see = ({ facts }: Walked): unknown => visited.add(facts.state);
    const check = ({ log, facts }: Walked): void => {
      log.forEach((entry) => verbsTaken.add(entry.type));
      expect(ALL_STATES).toContain(facts.state);
      if (!isDeepStrictEqual(foldFacts(log), facts)) expect(foldFacts(log)).toEqual(facts);
      const stored: unknown = JSON.parse(JSON.stringify(facts));
      if (!isDeepStrictEqual(stored, facts)) expect(stored).toEqual(facts);
      log.reduce<DisputeFacts | null>((prefix, entry) => {
        const next = apply(prefix, entry);
        if (next.version !== entry.seq || !ALL_STATES.includes(next.state))
          throw new Error(`a prefix of ${entry.seq} does not fold`);
        return next;
      }, null);
    };
    fc.assert(
      fc.property(aWalk(70), (steps) => check(walk(steps, see))),
      { numRuns: 1000, seed: 20240506 },
    );
    expect([...visited].sort()).toEqual([...ALL_STATES].sort());
    expect(verbsTaken).toContain('AgreementSuperseded');
    expect(verbsTaken).toContain('PerformanceReopened');
  });

  it('in thousands of short ones the state is what its log folds to, after every step', () => {
    fc.assert(
      fc.property(aWalk(25), (steps) => {
        const stood = new Map<number, DisputeFacts>();
        const { log } = walk(steps, ({ facts }) => stood.set(facts.version, facts));
        // One fold of the whole log passes by every step; what is folded to there is what a fold of that far gives.
        log.reduce<DisputeFacts | null>((prefix, entry) => {
          const folded = apply(prefix, entry);
          const then = stood.get(entry.seq);
          if (then !== undefined && !isDeepStrictEqual(folded, then)) expect(folded).toEqual(then);
          stood.delete(entry.seq);
          return folded;
        }, null);
        expect([...stood.keys()]).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });

  it('keep both clocks in order and number entries without gaps', () => {
    fc.assert(
      fc.property(aWalk(40), (steps) => {
        const { log, facts } = walk(steps);
        const broken = log.filter((entry, index) => {
          const isInOrder = facts.receivedAt <= entry.occurredAt && entry.occurredAt <= entry.recordedAt;
          const isAfterLast = entry.recordedAt >= (log[index - 1]?.recordedAt ?? '');
          const isCaused =
            (entry.causedBy !== null) === (entry.actorId === 'system') && (entry.causedBy ?? 0) < entry.seq;
          return entry.seq !== index + 1 || !isInOrder || !isAfterLast || !isCaused;
        });
        expect(broken).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('move exactly where the table says', () => {
    const context = (walked: Walked) => contextAt(walked.now);
    fc.assert(
      fc.property(aWalk(30), (steps) => {
        walk(steps, (walked, id) => {
          for (const verb of ['accept', 'refuse', 'start', 'withdraw', 'fail', 'close'] as const) {
            const [command] = candidatesFor(verb, walked.facts, walked.now, id);
            if (command === undefined) continue;
            const decision = decide(walked.facts, command, context(walked));
            if (!decision.ok) continue;
            const after = foldFacts(
              decision.events.filter(isOwn).map((event, index) => ({
                ...event,
                seq: index + 1,
                recordedAt: walked.now,
                actorId: 'x',
                staffId: null,
                causedBy: null,
              })),
              walked.facts,
            );
            expect(targetsOf(verb, walked.facts.state)).toContain(after.state);
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  it('are told the truth: an action is allowed exactly when a truthful request for it succeeds', () => {
    const compare = (walked: Walked, actor: typeof DIRECTOR | typeof CLERK): void => {
      const context = contextAt(addMinutes(walked.now, 1), actor);
      const allowed = availableActions(walked.facts, EVERYTHING, context);
      for (const verb of CASE_VERBS) {
        if (!LISTED_VERBS.some((listed) => listed === verb)) continue;
        const commands = candidatesFor(verb, walked.facts, context.now, countingIdsApart());
        const succeeds = commands.some((command) => decide(walked.facts, command, context).ok);
        if (succeeds === allowed.includes(transitionOf(verb).action)) continue;
        expect({ verb, state: walked.facts.state, isAllowed: succeeds }).toEqual({
          verb,
          state: walked.facts.state,
          isAllowed: allowed.includes(transitionOf(verb).action),
        });
      }
    };
    fc.assert(
      fc.property(aWalk(60), fc.constantFrom(DIRECTOR, CLERK), (steps, actor) => {
        let count = 0;
        walk(steps, (walked) => {
          if ((count += 1) % 6 === 0) compare(walked, actor);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('hear a reason in both languages, with a listed rule, for every refusal', () => {
    const codesOf = (ruleId: string): readonly string[] => RULES.find((rule) => rule.id === ruleId)?.codes ?? [];
    fc.assert(
      fc.property(aWalk(40), (steps) => {
        const { facts, now } = walk(steps);
        for (const { allowed, reasons } of explainActions(facts, EVERYTHING, contextAt(now, CLERK))) {
          expect(allowed).toBe(reasons.length === 0);
          for (const { code, ruleId } of reasons) {
            expect(Object.keys(DISPUTE_TEXTS)).toContain(code);
            if (ruleId !== undefined) expect(codesOf(ruleId)).toContain(code);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('offer nothing to somebody without permissions', () => {
    fc.assert(
      fc.property(aWalk(20), (steps) => {
        const { facts, now } = walk(steps);
        expect(availableActions(facts, new Set(), contextAt(now))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

it('the table names a permission and an action for every verb', () => {
  for (const verb of ALL_VERBS) {
    expect(TRANSITIONS[verb].action).toMatch(/^[a-z-]+$/);
    expect(TRANSITIONS[verb].permission).toMatch(/^[a-z_]+\.[a-z_]+$/);
  }
});

/** What the step itself brought about; automatic steps may lead on from there. */
const isOwn = ({ bySystem }: DecidedEvent): boolean => !bySystem;

const apart = countingIds();
const countingIdsApart = () => (kind: string) => `other-${apart(kind)}`;
