/**
 * For each verb the commands a truthful person could send now, well-formed and as favourable as the facts permit.
 * `available.ts` puts them to `decide`: an action is allowed when one of them is, so that a button can never promise
 * what the rules refuse. Example: with one party's signature missing, the probe is that party's, witnessed, today.
 */
import { dayOfInstant, laterOf } from '../shared/day.js';
import { draftOf, slotsOpen } from './agreement-effect.js';
import type { CaseCommand, Close, CommandOf, HoldSession, SignAgreement, Signer } from './commands.js';
import type { Context, StaffFacts } from './context.js';
import type { AgreementFacts, DisputeFacts } from './facts.js';
import { DELIVERY_PROBES } from './agreements/probes.js';
import { AID_PROBES } from './aid/probes.js';
import { CLOCK_PROBES } from './clock/probes.js';
import { CUSTODY_PROBES } from './custody/probes.js';
import { DESTRUCTION_PROBES } from './destruction/probes.js';
import { ENDING_PROBES } from './ending/probes.js';
import { CLOSE_REASONS, type CloseReason } from './ending/words.js';
import { PEOPLE_PROBES } from './people/probes.js';
import { CONFIRMATION_PROBES } from './confirmation/probes.js';
import { INVESTIGATION_PROBES } from './investigation/probes.js';
import { POLICE_PROBES } from './police/probes.js';
import { EVIDENCE_PROBES } from './evidence/probes.js';
import { PURSUIT_PROBES } from './pursuit/probes.js';
import { UNSETTLED_PROBES } from './unsettled/probes.js';
import { RISK_PROBES } from './risk/probes.js';
import { SESSION_PROBES } from './session/probes.js';
import { standing } from './guard.js';
import { anyParty, NONE, type Probe, type ProbedVerb, type Scene } from './probing.js';
import { ALL_TRACKS } from '../deadlines/tracks.js';
import { nowOf } from './timing.js';

const WILLING: StaffFacts = {
  active: true,
  isPeoplesMediator: true,
  isOfficer: false,
  appointedFrom: '0001-01-01',
  appointedTo: null,
};

/** People the caller did not look up are taken to be fit for their part: a truthful request names such people. */
export const withWillingStaff = (context: Context): Context => ({
  ...context,
  staff: (id) => context.staff(id) ?? WILLING,
});

/** The case as it stands now, for all probes of one question. */
export function sceneOf(facts: DisputeFacts, context: Context): Scene {
  const now = nowOf(facts, context);
  return { facts, context, now, today: dayOfInstant(now, context.zone) };
}

export function probesOf(verb: ProbedVerb, scene: Scene): readonly CaseCommand[] {
  const probe: (scene: Scene) => readonly CaseCommand[] = PROBES[verb];
  return probe(scene);
}

const occurredAt = null;

const plannedSession = ({ facts }: Scene): string =>
  facts.sessions.find((session) => session.state === 'scheduled' || session.state === 'adjourned')?.sessionId ?? NONE;

function held(scene: Scene): HoldSession {
  const heldFrom = laterOf(scene.facts.mediationStartedAt ?? '', scene.now);
  const mediator = { partyId: null, staffId: NONE, as: 'mediator', present: true } as const;
  return {
    type: 'holdSession',
    sessionId: plannedSession(scene),
    heldFrom,
    heldTo: scene.now,
    attendance: [mediator],
    lawExplained: true,
    outcome: 'continue',
  };
}

const signature = (scene: Scene, draft: AgreementFacts | null, by: Signer): SignAgreement => ({
  type: 'signAgreement',
  agreementId: draft?.agreementId ?? NONE,
  signatureId: NONE,
  version: draft?.version ?? 0,
  textDigest: draft?.textDigest ?? '',
  by,
  method: 'signature',
  signedOn: scene.today,
  witness: { named: true },
  evidenceId: null,
  visitIds: [NONE, NONE],
});

/** Every hand that could still be added to a draft: open places first, then further mediators of the case. */
function hands({ facts }: Scene, draft: AgreementFacts): Signer[] {
  const open = slotsOpen(facts, draft);
  const waiting = standing(facts).filter((party) => open.partyIds.includes(party.partyId));
  const parties = waiting.flatMap((party): Signer[] => [
    { kind: 'party', partyId: party.partyId },
    ...party.representatives.map(({ representativeId }): Signer => ({ kind: 'representative', representativeId })),
  ]);
  const present = facts.sessions.flatMap((session) => session.presentMediatorIds);
  const mediators = [...new Set([...facts.mediatorIds, ...present])];
  return [
    ...parties,
    ...mediators.map((staffId): Signer => ({ kind: 'mediator', staffId })),
    ...(open.seal ? [{ kind: 'seal' } as const] : []),
  ];
}

function signatures(scene: Scene): readonly [SignAgreement, ...SignAgreement[]] {
  const drafts = scene.facts.agreements.filter(
    (agreement) => draftOf(scene.facts, agreement.agreementId) !== undefined,
  );
  const found = drafts.flatMap((draft) => hands(scene, draft).map((by) => signature(scene, draft, by)));
  const [first, ...rest] = found;
  return first === undefined
    ? [signature(scene, drafts[0] ?? null, { kind: 'mediator', staffId: NONE })]
    : [first, ...rest];
}

function performances({
  facts,
  today,
}: Scene): readonly [CommandOf<'recordPerformance'>, ...CommandOf<'recordPerformance'>[]] {
  const record = (obligationId: string): CommandOf<'recordPerformance'> => ({
    type: 'recordPerformance',
    performanceId: NONE,
    obligationId,
    performedOn: today,
    amountFen: null,
    confirmedByPartyId: null,
  });
  const [first, ...rest] = facts.obligations.filter((duty) => duty.state === 'open');
  return [record(first?.obligationId ?? NONE), ...rest.map((duty) => record(duty.obligationId))];
}

function visits({
  facts,
  today,
}: Scene): readonly [CommandOf<'recordReturnVisit'>, ...CommandOf<'recordReturnVisit'>[]] {
  const record = (visitId: string): CommandOf<'recordReturnVisit'> => ({
    type: 'recordReturnVisit',
    visitId,
    visitedOn: today,
    performance: 'performed',
    satisfaction: 'satisfied',
    breachFound: false,
    escalationSigns: false,
  });
  const [first, ...rest] = facts.visits.filter((visit) => visit.visitedOn === null);
  return [record(first?.visitId ?? NONE), ...rest.map((visit) => record(visit.visitId))];
}

const standingPerformance = ({ facts }: Scene): string =>
  facts.obligations.flatMap((duty) => duty.performances).find((performance) => !performance.voided)?.performanceId ??
  NONE;

const PROBES: { readonly [V in ProbedVerb]: Probe<V> } = {
  amend: () => [{ type: 'amend', changed: ['title'], occurredAt }],
  addParty: () => [
    {
      type: 'addParty',
      party: {
        partyId: NONE,
        role: 'third_party',
        kind: 'person',
        minor: false,
        under14: false,
        selfSupporting: false,
        incapacitated: false,
        memberCount: null,
        representatives: [],
      },
      occurredAt,
    },
  ],
  accept: ({ facts }) => [
    {
      type: 'accept',
      departmentId: null,
      track: facts.track ?? ALL_TRACKS[0] ?? null,
      screening: { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false },
      category: NONE,
      courtProcedure: null,
      fileReceivedOn: null,
      number: NONE,
      occurredAt,
    },
  ],
  refuse: () => [{ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt }],
  assign: ({ facts }) => [
    {
      type: 'assign',
      departmentId: facts.departmentId ?? NONE,
      departmentPresent: true,
      mediatorIds: [NONE],
      mediatorsNamed: true,
      officerOnDutyId: null,
      shiftId: null,
      occurredAt,
    },
  ],
  giveRightsNotice: (scene) => [
    { type: 'giveRightsNotice', noticeId: NONE, partyId: anyParty(scene), method: 'oral', occurredAt },
  ],
  recordConsent: (scene) => [
    // Everybody may say no, whoever has to say yes for them.
    {
      type: 'recordConsent',
      consentId: NONE,
      partyId: anyParty(scene),
      subject: 'mediation',
      decision: 'refused',
      subjectId: null,
      evidenceId: null,
      occurredAt,
    },
  ],
  giveRemediesNotice: (scene) => [
    { type: 'giveRemediesNotice', noticeId: NONE, partyId: anyParty(scene), method: 'oral', on: scene.today },
  ],
  start: () => [{ type: 'start', occurredAt }],
  scheduleSession: ({ now }) => [
    {
      type: 'scheduleSession',
      sessionId: NONE,
      startsAt: now,
      endsAt: now,
      venue: 'on_site',
      roomId: null,
      mediatorIds: [NONE],
      invited: [],
      openness: 'closed',
      occurredAt,
    },
  ],
  holdSession: (scene) => [held(scene)],
  adjournSession: (scene) => [{ type: 'adjournSession', sessionId: plannedSession(scene), to: null, occurredAt }],
  cancelSession: (scene) => [{ type: 'cancelSession', sessionId: plannedSession(scene), occurredAt }],
  draftAgreement: () => [
    {
      type: 'draftAgreement',
      agreementId: NONE,
      form: 'written',
      textDigest: NONE,
      missingTexts: [],
      writtenRequested: false,
      obligations: [],
      agreedOn: null,
      visitIds: [NONE, NONE],
      occurredAt,
    },
  ],
  signAgreement: signatures,
  recordPerformance: performances,
  voidPerformance: (scene) => [{ type: 'voidPerformance', performanceId: standingPerformance(scene), occurredAt }],
  scheduleReturnVisit: ({ today }) => [
    {
      type: 'scheduleReturnVisit',
      visitId: NONE,
      dueOn: today,
      assigneeId: null,
      partyId: null,
      obligationId: null,
      occurredAt,
    },
  ],
  recordReturnVisit: visits,
  withdraw: (scene) => [{ type: 'withdraw', partyId: anyParty(scene), occurredAt }],
  fail: ({ facts, today }) => [
    {
      type: 'fail',
      reason: 'no_agreement',
      remediesNotices: standing(facts).map(({ partyId }) => ({ noticeId: NONE, partyId, method: 'oral', on: today })),
      occurredAt,
    },
  ],
  close: ({ facts }) => {
    const [first, ...rest] = facts.state === 'settled' ? CLOSE_REASONS : [];
    if (first === undefined) return [{ type: 'close', occurredAt }];
    const closing = (closeReason: CloseReason): Close => ({ type: 'close', closeReason, occurredAt });
    return [closing(first), ...rest.map(closing)];
  },
  ...CLOCK_PROBES,
  ...CUSTODY_PROBES,
  ...RISK_PROBES,
  ...PEOPLE_PROBES,
  ...SESSION_PROBES,
  ...INVESTIGATION_PROBES,
  ...AID_PROBES,
  ...DELIVERY_PROBES,
  ...PURSUIT_PROBES,
  ...CONFIRMATION_PROBES,
  ...UNSETTLED_PROBES,
  ...POLICE_PROBES,
  ...EVIDENCE_PROBES,
  ...ENDING_PROBES,
  ...DESTRUCTION_PROBES,
};
