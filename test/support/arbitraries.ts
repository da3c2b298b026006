/**
 * Random walks through the life of a dispute. `candidatesFor` writes, from the facts alone and without asking the
 * rules, the requests a truthful person could make for a verb; a walk picks among them, some of them spoilt.
 * The HTTP model test maps the same commands to requests.
 */
import fc from 'fast-check';
import type { CaseCommand, CommandOf, PartyEntry, Register, Signer, Verb } from '../../src/domain/dispute/commands.js';
import { DEFAULT_SETTINGS, type Context, type StaffFacts } from '../../src/domain/dispute/context.js';
import { decide, toEntries } from '../../src/domain/dispute/decide.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { standing } from '../../src/domain/dispute/guard.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { ALL_VERBS, transitionOf } from '../../src/domain/dispute/transitions.js';
import { workingCalendar, type CalendarYear } from '../../src/domain/calendar/working-calendar.js';
import { addDays, addMinutes, dayOfInstant } from '../../src/domain/shared/day.js';
import { DELIVERY_CANDIDATES } from './candidates/agreements.js';
import { AID_CANDIDATES } from './candidates/aid.js';
import { CLOCK_CANDIDATES } from './candidates/clock.js';
import { CUSTODY_CANDIDATES } from './candidates/custody.js';
import { DESTRUCTION_CANDIDATES } from './candidates/destruction.js';
import { ENDING_CANDIDATES } from './candidates/ending.js';
import { PEOPLE_CANDIDATES } from './candidates/people.js';
import { UNSETTLED_CANDIDATES } from './candidates/unsettled.js';
import { CONFIRMATION_CANDIDATES } from './candidates/confirmation.js';
import { INVESTIGATION_CANDIDATES } from './candidates/investigation.js';
import { POLICE_CANDIDATES } from './candidates/police.js';
import { EVIDENCE_CANDIDATES } from './candidates/evidence.js';
import { PAPERS_CANDIDATES } from './candidates/papers.js';
import { PURSUIT_CANDIDATES } from './candidates/pursuit.js';
import { RISK_CANDIDATES } from './candidates/risk.js';
import { SESSION_CANDIDATES } from './candidates/session.js';
import { type Candidates, each, type MakeId, occurredAt, type Scene } from './candidates/scene.js';

export const ZONE = 'Asia/Shanghai';
export const OPENING = '2024-05-06T01:00:00.000Z';
export const CALENDAR = workingCalendar([
  { year: 2024, known: true, holidays: ['2024-06-10', '2024-09-16'], workingDays: ['2024-05-11'] },
]);

const MEDIATOR: StaffFacts = {
  active: true,
  isPeoplesMediator: true,
  isOfficer: false,
  appointedFrom: '2022-01-01',
  appointedTo: '2030-01-01',
};
const OFFICER: StaffFacts = {
  active: true,
  isPeoplesMediator: false,
  isOfficer: true,
  appointedFrom: null,
  appointedTo: null,
};

export const STAFF: Readonly<Record<string, StaffFacts>> = {
  m1: MEDIATOR,
  m2: MEDIATOR,
  grid: { ...OFFICER, isOfficer: false },
  lapsed: { ...MEDIATOR, appointedTo: '2024-01-01' },
  officer: OFFICER,
  judge: OFFICER,
  director: OFFICER,
};

/** Whoever of them is barred from the case, another leads: the last one nobody can have challenged yet. */
const leadersFor = ({ challenges }: DisputeFacts): readonly string[] => ['m1', 'm2', `spare-${challenges.length}`];

export const DIRECTOR = {
  accountId: 'a-director',
  staffId: 'director',
  maySeal: true,
  mayReopenClosed: true,
  onlyAsHelper: false,
} as const;
export const CLERK = { accountId: 'a-officer', staffId: 'officer', maySeal: false, onlyAsHelper: false } as const;

export const contextAt = (now: string, actor: Context['actor'] = DIRECTOR): Context => ({
  now,
  zone: ZONE,
  calendar: CALENDAR,
  settings: DEFAULT_SETTINGS,
  settingsOf: null,
  hasCenterAbove: true,
  actor,
  staff: (id) => STAFF[id] ?? (id.startsWith('spare-') ? MEDIATOR : undefined),
});

export const person = (partyId: string, role: PartyEntry['role']): PartyEntry => ({
  partyId,
  role,
  kind: 'person',
  minor: false,
  under14: false,
  selfSupporting: false,
  incapacitated: false,
  memberCount: null,
  representatives: [],
});

export const registration = (parties: readonly PartyEntry[], rest: Partial<Register> = {}): Register => ({
  type: 'register',
  centerId: 'center',
  receivedAt: null,
  receiptNo: 'R20240506-7K3QX',
  track: 'peoples_mediation',
  source: { kind: 'on_application', channel: 'reception_room', delegatedBy: null },
  departmentId: null,
  routing: { departmentId: 'justice', staffId: 'officer', shiftId: 'line', rule: null, track: null },
  parties,
  riskFlags: [],
  peopleInvolved: null,
  ...rest,
});

export type { MakeId } from './candidates/scene.js';

export const countingIds = (): MakeId => {
  let count = 0;
  return (kind) => `${kind}-${(count += 1)}`;
};

const obligations = ({ facts, today, id }: Scene) => {
  const [first, second] = standing(facts);
  const [debtor, creditor] = [second?.partyId ?? 'p2', first?.partyId ?? 'p1'];
  const duty = {
    debtorPartyIds: [debtor],
    creditorPartyIds: [creditor],
    described: true,
    amountFen: null,
    instalments: [],
    dueOn: null,
    continuing: false,
  };
  return {
    pay: { ...duty, obligationId: id('o'), kind: 'pay' as const, amountFen: 800_000, dueOn: addDays(today, 10) },
    act: { ...duty, obligationId: id('o'), kind: 'act' as const, dueOn: today },
    repair: {
      ...duty,
      obligationId: id('o'),
      kind: 'act' as const,
      condition: { described: true, dueDaysAfter: 5 },
    },
    refrain: { ...duty, obligationId: id('o'), kind: 'refrain' as const, continuing: true },
  };
};

function drafts(scene: Scene): CommandOf<'draftAgreement'>[] {
  const { id, facts, today } = scene;
  const { pay, act, repair, refrain } = obligations(scene);
  const draft = {
    type: 'draftAgreement' as const,
    agreementId: id('agreement'),
    form: 'written' as const,
    textDigest: id('digest'),
    missingTexts: [],
    writtenRequested: false,
    agreedOn: null,
    visitIds: [id('visit'), id('visit')] as const,
    occurredAt,
  };
  const again = facts.agreements.filter((agreement) => agreement.state === 'draft');
  return [
    { ...draft, obligations: [pay, act] },
    { ...draft, obligations: [refrain] },
    { ...draft, obligations: [repair, act] },
    { ...draft, obligations: [] },
    { ...draft, form: 'oral', obligations: [act], agreedOn: today },
    ...again.map(({ agreementId }) => ({ ...draft, agreementId, obligations: [act] })),
  ];
}

const signingMediators = ({ mediatorIds, sessions }: DisputeFacts): string[] => [
  ...new Set(['m1', 'm2', ...mediatorIds, ...sessions.flatMap(({ presentMediatorIds }) => presentMediatorIds)]),
];

function signatures({ facts, today, id }: Scene): CommandOf<'signAgreement'>[] {
  const signers: Signer[] = [
    ...facts.parties.map(({ partyId }): Signer => ({ kind: 'party', partyId })),
    ...signingMediators(facts).map((staffId): Signer => ({ kind: 'mediator', staffId })),
    { kind: 'seal' },
  ];
  return facts.agreements.flatMap(({ agreementId, version, textDigest }) =>
    signers.map((by) => ({
      type: 'signAgreement',
      agreementId,
      signatureId: id('signature'),
      version,
      textDigest,
      by,
      method: 'signature',
      signedOn: today,
      witness: by.kind === 'party' ? { staffId: 'judge' } : null,
      evidenceId: null,
      visitIds: [id('visit'), id('visit')],
    })),
  );
}

function holds({ facts, now }: Scene): CommandOf<'holdSession'>[] {
  const told = standing(facts).filter((party) => party.rightsNotices.length > 0);
  const leads = leadersFor(facts).map(
    (staffId) => ({ partyId: null, staffId, as: 'mediator', present: true }) as const,
  );
  const judge = { partyId: null, staffId: 'judge', as: 'adviser', present: true } as const;
  const there = told.map(({ partyId }) => ({ partyId, staffId: null, as: 'party', present: true }) as const);
  return facts.sessions.flatMap(({ sessionId }) =>
    [...leads.map((lead) => [lead, judge, ...there]), ...leads.map((lead) => [lead])].map((attendance) => ({
      type: 'holdSession',
      sessionId,
      heldFrom: now,
      heldTo: now,
      attendance,
      lawExplained: true,
      outcome: 'agreed',
    })),
  );
}

const CANDIDATES: { readonly [V in Exclude<Verb, 'register'>]: Candidates<V> } = {
  amend: () => [{ type: 'amend', changed: ['track'], track: 'peoples_mediation', occurredAt }],
  amendParty: (scene) => each(scene, (partyId) => ({ type: 'amendParty', partyId, changed: ['phone'], occurredAt })),
  addParty: ({ id }) => [{ type: 'addParty', party: person(id('party'), 'respondent'), occurredAt }],
  accept: ({ id }) => [
    {
      type: 'accept',
      departmentId: null,
      track: 'peoples_mediation',
      screening: { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false },
      category: 'neighbor',
      courtProcedure: null,
      fileReceivedOn: null,
      number: id('number'),
      occurredAt,
    },
  ],
  refuse: () => [{ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt }],
  assign: ({ facts, id }) =>
    [['officer', 'm1', 'm2'] as const, [null, 'm2'] as const, [null, ...leadersFor(facts).slice(2)] as const].map(
      ([officerOnDutyId, ...mediatorIds]) => ({
        type: 'assign',
        departmentId: 'justice',
        departmentPresent: true,
        mediatorIds,
        mediatorsNamed: true,
        officerOnDutyId,
        shiftId: officerOnDutyId === null ? null : id('shift'),
        occurredAt,
      }),
    ),
  giveRightsNotice: (scene) =>
    each(scene, (partyId) => ({
      type: 'giveRightsNotice',
      noticeId: scene.id('notice'),
      partyId,
      method: 'oral',
      occurredAt,
    })),
  recordConsent: (scene) =>
    each(scene, (partyId) => partyId).flatMap((partyId) =>
      (
        [
          ['invite', 'given'],
          ['extension', 'given'],
          ['share', 'given'],
          ['mediation', 'given'],
          ['mediation', 'refused'],
        ] as const
      ).map(([subject, decision]) => ({
        type: 'recordConsent',
        consentId: scene.id('consent'),
        partyId,
        subject,
        decision,
        subjectId: null,
        evidenceId: null,
        occurredAt,
      })),
    ),
  giveRemediesNotice: (scene) =>
    each(scene, (partyId) => ({
      type: 'giveRemediesNotice',
      noticeId: scene.id('notice'),
      partyId,
      method: 'written',
      on: scene.today,
    })),
  start: () => [{ type: 'start', occurredAt }],
  scheduleSession: ({ facts, id, now }) =>
    leadersFor(facts).flatMap((leader) =>
      (['open', 'closed'] as const).map((openness) => ({
        type: 'scheduleSession',
        sessionId: id('session'),
        startsAt: addMinutes(now, 30),
        endsAt: addMinutes(now, 90),
        venue: 'room',
        roomId: 'room',
        mediatorIds: [leader],
        invited: [{ staffId: 'judge', as: 'adviser' }],
        openness,
        occurredAt,
      })),
    ),
  holdSession: holds,
  adjournSession: ({ facts, now }) =>
    facts.sessions.map(({ sessionId }) => ({
      type: 'adjournSession',
      sessionId,
      to: { startsAt: addMinutes(now, 60), endsAt: addMinutes(now, 120), roomId: null },
      occurredAt,
    })),
  cancelSession: ({ facts }) =>
    facts.sessions.map(({ sessionId }) => ({ type: 'cancelSession', sessionId, occurredAt })),
  draftAgreement: drafts,
  signAgreement: signatures,
  recordPerformance: ({ facts, today, id }) =>
    facts.obligations.flatMap(({ obligationId, amountFen }) =>
      [null, amountFen === null ? null : 100_000].map((part) => ({
        type: 'recordPerformance',
        performanceId: id('performance'),
        obligationId,
        performedOn: today,
        amountFen: part,
        confirmedByPartyId: null,
      })),
    ),
  voidPerformance: ({ facts }) =>
    facts.obligations
      .flatMap((obligation) => obligation.performances)
      .map(({ performanceId }) => ({ type: 'voidPerformance', performanceId, occurredAt })),
  scheduleReturnVisit: ({ id, today }) => [
    {
      type: 'scheduleReturnVisit',
      visitId: id('visit'),
      dueOn: addDays(today, 5),
      assigneeId: 'officer',
      partyId: null,
      obligationId: null,
      occurredAt,
    },
  ],
  recordReturnVisit: ({ facts, today }) =>
    facts.visits.flatMap(({ visitId }) =>
      [false, true].map((breachFound) => ({
        type: 'recordReturnVisit',
        visitId,
        visitedOn: today,
        performance: 'performed',
        satisfaction: 'satisfied',
        breachFound,
        escalationSigns: false,
      })),
    ),
  withdraw: (scene) => each(scene, (partyId) => ({ type: 'withdraw', partyId, occurredAt })),
  fail: (scene) => [
    {
      type: 'fail',
      reason: 'no_agreement',
      remediesNotices: standing(scene.facts).map(({ partyId }) => ({
        noticeId: scene.id('notice'),
        partyId,
        method: 'written',
        on: scene.today,
      })),
      occurredAt,
    },
  ],
  close: () => [{ type: 'close', occurredAt }],
  ...CLOCK_CANDIDATES,
  ...CUSTODY_CANDIDATES,
  ...PURSUIT_CANDIDATES,
  ...CONFIRMATION_CANDIDATES,
  ...UNSETTLED_CANDIDATES,
  ...POLICE_CANDIDATES,
  ...EVIDENCE_CANDIDATES,
  ...PAPERS_CANDIDATES,
  ...RISK_CANDIDATES,
  ...PEOPLE_CANDIDATES,
  ...SESSION_CANDIDATES,
  ...INVESTIGATION_CANDIDATES,
  ...AID_CANDIDATES,
  ...DELIVERY_CANDIDATES,
  ...ENDING_CANDIDATES,
  ...DESTRUCTION_CANDIDATES,
};

/** Truthful, well-formed requests for the verb; empty when there is nothing to name (no session to hold). */
export function candidatesFor(
  verb: Exclude<Verb, 'register'>,
  facts: DisputeFacts,
  now: string,
  id: MakeId,
): readonly CaseCommand[] {
  return candidatesIn({ facts, now, today: dayOfInstant(now, ZONE), id }, verb);
}

function candidatesIn(scene: Scene, verb: Exclude<Verb, 'register'>): readonly CaseCommand[] {
  const candidates: (scene: Scene) => readonly CaseCommand[] = CANDIDATES[verb];
  return candidates(scene);
}

export const CASE_VERBS = ALL_VERBS.filter((verb): verb is Exclude<Verb, 'register'> => verb !== 'register');

export interface Step {
  readonly verb: number;
  readonly choice: number;
  readonly minutes: number;
  /** spoils the command: another time, another id */
  readonly spoil: 'none' | 'past' | 'future' | 'id';
  /** picks any verb, also one that the state does not take */
  readonly anyVerb: boolean;
}

export const aStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.nat(999),
  choice: fc.nat(999),
  // Far on now and then only: past its last day a case takes little else than its end.
  minutes: fc.oneof({ weight: 20, arbitrary: fc.nat(90) }, fc.nat(60 * 24 * 60)),
  spoil: fc.oneof(
    { weight: 12, arbitrary: fc.constant('none' as const) },
    fc.constantFrom('past' as const, 'future' as const, 'id' as const),
  ),
  anyVerb: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});

export const aWalk = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(aStep, { minLength: 3, maxLength, size: 'max' });

const at = <T>(list: readonly T[], index: number): T | undefined =>
  list.length === 0 ? undefined : list[index % list.length];

/** Verbs that bring a case forward come up more often than those that end it. */
const WEIGHTS: Partial<Record<Verb, number>> = {
  accept: 150,
  refuse: 12,
  recordPoliceReport: 4,
  addParty: 3,
  leaveParty: 6,
  decideChallenge: 10,
  assign: 30,
  giveRightsNotice: 60,
  start: 300,
  scheduleSession: 60,
  holdSession: 160,
  draftAgreement: 20,
  signAgreement: 400,
  recordPerformance: 80,
  recordReturnVisit: 40,
  voidPerformance: 12,
  urge: 4,
  answerUnsettled: 20,
  waive: 2,
  handOver: 2,
  deliverAgreement: 6,
  resolveCondition: 6,
  close: 10,
  merge: 6,
  archive: 3,
  reopen: 6,
  suspend: 6,
  resume: 60,
  extend: 10,
  escalate: 4,
  acceptReferral: 6,
  objectToReferral: 8,
  answerSupervision: 4,
  closeSupervision: 4,
  listLegalAidPapers: 12,
  completeLegalAidPapers: 40,
};

/** The next command of a walk, or none when the verb has nothing to name. */
export function commandOfStep(facts: DisputeFacts, step: Step, now: string, id: MakeId): CaseCommand | undefined {
  const scene = { facts, now, today: dayOfInstant(now, ZONE), id };
  const verb = step.anyVerb ? at(CASE_VERBS, step.verb) : weighted(CASE_VERBS.filter(fits(scene)), step.verb);
  const command = verb === undefined ? undefined : at(candidatesIn(scene, verb), step.choice);
  return command === undefined ? undefined : spoilt(command, step, now);
}

const fits =
  (scene: Scene) =>
  (verb: CaseCommand['type']): boolean =>
    transitionOf(verb).from.includes(scene.facts.state) && candidatesIn(scene, verb).length > 0;

/** As if each verb stood in the list as often as its weight says. */
function weighted(verbs: readonly CaseCommand['type'][], choice: number): CaseCommand['type'] | undefined {
  const total = verbs.reduce((sum, verb) => sum + (WEIGHTS[verb] ?? 1), 0);
  let left = choice % total;
  return verbs.find((verb) => (left -= WEIGHTS[verb] ?? 1) < 0);
}

function spoilt(command: CaseCommand, step: Step, now: string): CaseCommand {
  const when = step.spoil === 'past' ? addMinutes(now, -step.minutes - 1) : addMinutes(now, step.minutes + 1);
  if (step.spoil === 'none') return command;
  if (step.spoil === 'id') return 'partyId' in command ? { ...command, partyId: 'nobody' } : command;
  return 'occurredAt' in command ? { ...command, occurredAt: when } : command;
}

export interface Walked {
  readonly log: readonly LogEntry[];
  readonly facts: DisputeFacts;
  readonly now: string;
}

/** Puts a command to the rules and writes down what happens; refused commands leave the log alone. */
export function act(walked: Walked, command: CaseCommand, context: Context): Walked {
  const decision = decide(walked.facts, command, context);
  if (!decision.ok) return walked;
  const entries = toEntries(decision.events, walked.facts, context);
  return { ...walked, log: [...walked.log, ...entries], facts: foldFacts(entries, walked.facts) };
}

export function opened(command: Register, now: string = OPENING): Walked {
  const context = contextAt(now);
  const decision = decide(null, command, context);
  if (!decision.ok) throw new Error(decision.refusals[0].code);
  const log = toEntries(decision.events, null, context);
  return { log, facts: foldFacts(log), now };
}

/** Walks and calls `look` before every step. */
export function walk(steps: readonly Step[], look: (walked: Walked, id: MakeId) => unknown = () => undefined): Walked {
  const id = countingIds();
  let walked = opened(registration([person('p1', 'applicant'), person('p2', 'respondent')]));
  for (const step of steps) {
    look(walked, id);
    const now = addMinutes(walked.now, step.minutes);
    const command = commandOfStep(walked.facts, step, now, id);
    walked = { ...(command === undefined ? walked : act(walked, command, contextAt(now))), now };
  }
  look(walked, id);
  return walked;
}

export const aDay: fc.Arbitrary<string> = fc.nat(3000).map((days) => addDays('2020-01-01', days));

/** Calendars with holidays and make-up days anywhere, never a year without working days. */
export const aCalendar = fc
  .uniqueArray(aDay, { maxLength: 60 })
  .map((days): CalendarYear[] => [
    {
      year: 2024,
      known: true,
      holidays: days.filter((_, index) => index % 2 === 0),
      workingDays: days.filter((_, index) => index % 2 === 1),
    },
  ])
  .map(workingCalendar);
