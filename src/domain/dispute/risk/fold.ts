/** From log to facts about danger and about who may listen. */
import { laterOf, type Day } from '../../shared/day.js';
import type { EntryHead, Payloads } from '../events.js';
import type { DisputeFacts } from '../facts.js';
import type { FoldsOf } from '../folding.js';
import type { RiskPayloads } from './events.js';
import type { PoliceTask, RiskFacts, RiskFlagFact } from './facts.js';
import { openTask } from './level.js';

const inRisk = (facts: DisputeFacts, edit: Partial<RiskFacts>): DisputeFacts => ({
  ...facts,
  risk: { ...facts.risk, ...edit },
});

type Written = Pick<EntryHead, 'occurredAt' | 'actorId'>;

/** A flag that stands and is recorded again keeps its place. */
export function withFlags(standing: readonly RiskFlagFact[], add: readonly string[], head: Written): RiskFlagFact[] {
  const recorded = (flag: string): RiskFlagFact => ({ flag, at: head.occurredAt, by: head.actorId, judged: false });
  const kept = standing.map((fact) => (add.includes(fact.flag) ? recorded(fact.flag) : fact));
  const added = [...new Set(add)].filter((flag) => !standing.some((fact) => fact.flag === flag));
  return [...kept, ...added.map(recorded)];
}

/** The visit of the latest day tells whether it gets worse, in whatever order they are written down. */
export const withVisit = (risk: RiskFacts, on: Day, escalationSigns: boolean): RiskFacts =>
  risk.visited !== null && on < risk.visited.on ? risk : { ...risk, visited: { on, escalationSigns } };

/** All flags as an amendment states them: those that stood are not recorded anew. */
export function amendedFlags(facts: DisputeFacts, flags: Payloads['Amended']['riskFlags'], head: Written): RiskFacts {
  const standing = facts.risk.flags.filter(({ flag }) => flags?.includes(flag) !== false);
  const added = (flags ?? []).filter((flag) => !standing.some((fact) => fact.flag === flag));
  return { ...facts.risk, flags: withFlags(standing, added, head) };
}

const inLastTask = (risk: RiskFacts, edit: (task: PoliceTask) => PoliceTask): readonly PoliceTask[] =>
  openTask(risk) === undefined
    ? risk.policeTasks
    : risk.policeTasks.map((task, index) => (index === risk.policeTasks.length - 1 ? edit(task) : task));

const cleared = (risk: RiskFacts, state: PoliceTask['state'], { occurredAt, seq }: EntryHead): readonly PoliceTask[] =>
  inLastTask(risk, (task) => ({ ...task, state, clearedAt: occurredAt, clearedSeq: seq }));

const union = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];

function required(facts: DisputeFacts, { flags }: RiskPayloads['PoliceReportRequired'], head: EntryHead): DisputeFacts {
  const { risk } = facts;
  const involved = risk.flags.filter(({ flag }) => flags.includes(flag)).map(({ by }) => by);
  const task: PoliceTask = {
    since: head.occurredAt,
    lastAt: head.occurredAt,
    flags,
    involved: union(involved, []),
    state: 'required',
    clearedAt: null,
    clearedSeq: null,
  };
  const policeTasks =
    openTask(risk) === undefined
      ? [...risk.policeTasks, task]
      : inLastTask(risk, (open) => ({
          ...open,
          lastAt: laterOf(open.lastAt, head.occurredAt),
          flags: union(open.flags, flags),
          involved: union(open.involved, involved),
        }));
  return inRisk(facts, {
    policeTasks,
    flags: risk.flags.map((fact) => (flags.includes(fact.flag) ? { ...fact, judged: true } : fact)),
  });
}

function changed(
  facts: DisputeFacts,
  { add, remove }: RiskPayloads['RiskFlagsChanged'],
  head: EntryHead,
): DisputeFacts {
  const { risk } = facts;
  const left = risk.flags.filter(({ flag }) => !remove.includes(flag));
  const policeTasks = inLastTask(risk, (task) =>
    task.flags.some((flag) => remove.includes(flag))
      ? { ...task, involved: union(task.involved, [head.actorId]) }
      : task,
  );
  return inRisk(facts, { policeTasks, flags: withFlags(left, add, head) });
}

export const RISK_FOLDS = {
  RiskFlagsChanged: changed,
  RiskLevelSet: (facts, { raisedTo }) => inRisk(facts, { raisedTo }),
  RiskLeaderNamed: (facts, { staffId }) => inRisk(facts, { leaderId: staffId }),
  PoliceReportRequired: required,
  PoliceReportRecorded: (facts, { clears = true }, head) =>
    inRisk(facts, {
      policeReports: facts.risk.policeReports + 1,
      policeTasks: clears ? cleared(facts.risk, 'reported', head) : facts.risk.policeTasks,
    }),
  PoliceReportDecided: (facts, { decision }, head) =>
    inRisk(facts, { policeTasks: cleared(facts.risk, decision, head) }),
  ConfidentialityMarked: (facts, { grounds }) => inRisk(facts, { confidential: grounds }),
  SessionClosedToPublic: (facts, { sessionId, reason }) => ({
    ...facts,
    sessions: facts.sessions.map((session) =>
      session.sessionId === sessionId ? { ...session, openness: 'closed', closedReason: reason } : session,
    ),
  }),
} as const satisfies FoldsOf<RiskPayloads>;
