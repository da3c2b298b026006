/** Example cases for the rules: a dispute brought to a state in the words of a story, and the rules' answer to a step. */
import type {
  CaseCommand,
  DraftAgreement,
  ObligationEntry,
  PartyEntry,
  Register,
  RepresentativeEntry,
  SignAgreement,
  Signer,
} from '../../src/domain/dispute/commands.js';
import type { Context, DecidedEvent } from '../../src/domain/dispute/context.js';
import { ALL_POWERS } from '../../src/domain/dispute/people/words.js';
import { standing } from '../../src/domain/dispute/guard.js';
import { decide, toEntries } from '../../src/domain/dispute/decide.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { dayOfInstant } from '../../src/domain/shared/day.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { DISPUTE_TEXTS } from '../../src/domain/dispute/refusal-texts.js';
import { act, contextAt, DIRECTOR, opened, OPENING, person, registration, ZONE, type Walked } from './arbitraries.js';

/** A quarrel among neighbours: no court's file, no labour term. */
export const PLAIN_TERM = { category: 'neighbor', courtProcedure: null, fileReceivedOn: null } as const;

export const CLEAN = { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false } as const;
export const occurredAt = null;
export const CHEN = 'p1';
export const LIN = 'p2';

export class Story {
  private constructor(
    private walked: Walked,
    private now: string = OPENING,
  ) {}

  static of(
    parties: readonly PartyEntry[] = [person(CHEN, 'applicant'), person(LIN, 'respondent')],
    rest: Partial<Register> = {},
  ): Story {
    return new Story(opened(registration(parties, rest)));
  }

  get facts(): DisputeFacts {
    return this.walked.facts;
  }

  get log(): Walked['log'] {
    return this.walked.log;
  }

  context(actor: Context['actor'] = DIRECTOR, rest: Partial<Context> = {}): Context {
    return { ...contextAt(this.now, actor), ...rest };
  }

  get today(): string {
    return dayOfInstant(this.now, ZONE);
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  /** The step must be allowed. */
  take(command: CaseCommand, context: Context = this.context()): this {
    const codes = this.codesOf(command, context);
    if (codes.length > 0) throw new Error(`${command.type} was refused: ${codes.join(', ')}`);
    this.walked = act(this.walked, command, context);
    return this;
  }

  /** What time or somebody's silence did. */
  happened(events: readonly DecidedEvent[]): this {
    const entries = toEntries(events, this.facts, this.context());
    const log = [...this.log, ...entries];
    this.walked = { ...this.walked, log, facts: foldFacts(entries, this.facts) };
    return this;
  }

  /** Codes of refusal; empty when the step is allowed. */
  codesOf(command: CaseCommand, context: Context = this.context()): string[] {
    const decision = decide(this.facts, command, context);
    if (!decision.ok) decision.refusals.forEach(demandParams);
    return decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
  }

  rulesOf(command: CaseCommand, context: Context = this.context()): (string | undefined)[] {
    const decision = decide(this.facts, command, context);
    return decision.ok ? [] : decision.refusals.map((refusal) => refusal.ruleId);
  }

  eventsOf(command: CaseCommand, context: Context = this.context()): readonly DecidedEvent[] {
    const decision = decide(this.facts, command, context);
    return decision.ok ? decision.events : [];
  }

  accepted(): this {
    return this.take({
      type: 'accept',
      departmentId: 'justice',
      track: null,
      screening: CLEAN,
      ...PLAIN_TERM,
      number: 'no. 1',
      occurredAt,
    });
  }

  assigned(): this {
    return this.accepted().take({
      type: 'assign',
      departmentId: 'justice',
      departmentPresent: true,
      mediatorIds: ['m1'],
      mediatorsNamed: false,
      officerOnDutyId: 'officer',
      shiftId: 'shift',
      occurredAt,
    });
  }

  told(partyId: string): this {
    return this.take({ type: 'giveRightsNotice', noticeId: `rights-${partyId}`, partyId, method: 'oral', occurredAt });
  }

  mediating(): this {
    this.assigned();
    for (const { partyId } of standing(this.facts)) this.told(partyId);
    return this.take({ type: 'start', occurredAt });
  }

  planned(sessionId = 's1'): this {
    return this.take(session({ sessionId, startsAt: this.now, endsAt: this.now }));
  }

  sat(partyIds: readonly string[] = standing(this.facts).map((party) => party.partyId), sessionId = 's1'): this {
    return this.planned(sessionId).take(this.hold(partyIds, sessionId));
  }

  hold(partyIds: readonly string[], sessionId = 's1'): Extract<CaseCommand, { type: 'holdSession' }> {
    const parties = partyIds.map((partyId) => ({ partyId, staffId: null, as: 'party', present: true }) as const);
    return {
      type: 'holdSession',
      sessionId,
      heldFrom: this.now,
      heldTo: this.now,
      attendance: [{ partyId: null, staffId: 'm1', as: 'mediator', present: true }, ...parties],
      lawExplained: true,
      outcome: 'agreed',
    };
  }

  drafted(obligations: readonly ObligationEntry[] = [duty()], rest: Partial<DraftAgreement> = {}): this {
    return this.take(draft(obligations, rest));
  }

  sign(by: Signer, rest: Partial<SignAgreement> = {}): SignAgreement {
    const agreement = this.facts.agreements.find((one) => one.agreementId === (rest.agreementId ?? 'a1'));
    return {
      type: 'signAgreement',
      agreementId: 'a1',
      signatureId: 'signature',
      version: agreement?.version ?? 0,
      textDigest: agreement?.textDigest ?? '',
      by,
      method: 'signature',
      signedOn: this.today,
      witness: { named: true },
      evidenceId: null,
      visitIds: ['v1', 'v2'],
      ...rest,
    };
  }

  /** Everybody but the seal. */
  signedByHands(rest: Partial<SignAgreement> = {}): this {
    for (const { partyId } of standing(this.facts)) this.take(this.sign({ kind: 'party', partyId }, rest));
    return this.take(this.sign({ kind: 'mediator', staffId: 'm1' }, rest));
  }

  settled(obligations: readonly ObligationEntry[] = [duty()]): this {
    return this.mediating()
      .sat()
      .drafted(obligations)
      .signedByHands()
      .take(this.sign({ kind: 'seal' }));
  }

  paid(amountFen: number | null, performanceId = 'f1', obligationId = 'o1'): this {
    return this.take(this.pay(amountFen, performanceId, obligationId));
  }

  pay(amountFen: number | null, performanceId = 'f1', obligationId = 'o1'): CaseCommand {
    return {
      type: 'recordPerformance',
      performanceId,
      obligationId,
      performedOn: this.today,
      amountFen,
      confirmedByPartyId: null,
    };
  }

  visit(visitId = 'v1', breachFound = false): Extract<CaseCommand, { type: 'recordReturnVisit' }> {
    return {
      type: 'recordReturnVisit',
      visitId,
      visitedOn: this.today,
      performance: 'performed',
      satisfaction: 'satisfied',
      breachFound,
      escalationSigns: false,
    };
  }
}

/** Filled in from another parameter before the sentence is shown. */
const FILLED_FROM: Readonly<Record<string, string>> = { party: 'partyId', staff: 'staffId', item: 'index' };

/** A sentence with a gap tells nobody what stands in the way: a refusal brings what its sentence names. */
function demandParams({ code, params = {} }: Refusal): void {
  const { zh, en } = (DISPUTE_TEXTS as Readonly<Record<string, { zh: string; en: string }>>)[code] ?? {
    zh: '',
    en: '',
  };
  const names = [...`${zh}${en}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => FILLED_FROM[name] ?? name);
  expect({ code, params: Object.keys(params) }).toEqual({ code, params: expect.arrayContaining(names) as string[] });
}

export const representative = (
  representativeId: string,
  kind: RepresentativeEntry['kind'],
  powers: RepresentativeEntry['powers'] = ALL_POWERS,
  rest: Partial<RepresentativeEntry> = {},
): RepresentativeEntry => ({
  representativeId,
  kind,
  powers,
  validFrom: null,
  validTo: null,
  evidenceId: null,
  hasLetter: true,
  ...rest,
});

type Schedule = Extract<CaseCommand, { type: 'scheduleSession' }>;

export const session = (rest: Partial<Schedule> = {}): Schedule => ({
  type: 'scheduleSession',
  sessionId: 's1',
  startsAt: '2024-05-06T02:00:00.000Z',
  endsAt: '2024-05-06T03:00:00.000Z',
  venue: 'room',
  roomId: 'room',
  mediatorIds: ['m1'],
  invited: [],
  openness: 'closed',
  occurredAt,
  ...rest,
});

export const duty = (rest: Partial<ObligationEntry> = {}): ObligationEntry => ({
  obligationId: 'o1',
  kind: 'pay',
  debtorPartyIds: [LIN],
  creditorPartyIds: [CHEN],
  described: true,
  amountFen: 800_000,
  instalments: [],
  dueOn: '2024-05-20',
  continuing: false,
  ...rest,
});

export const quiet = (rest: Partial<ObligationEntry> = {}): ObligationEntry =>
  duty({ kind: 'refrain', amountFen: null, dueOn: null, continuing: true, ...rest });

export const draft = (obligations: readonly ObligationEntry[], rest: Partial<DraftAgreement> = {}): DraftAgreement => ({
  type: 'draftAgreement',
  agreementId: 'a1',
  form: 'written',
  textDigest: 'sha256:1',
  missingTexts: [],
  writtenRequested: false,
  obligations,
  agreedOn: null,
  visitIds: ['v1', 'v2'],
  occurredAt,
  ...rest,
});

export const remedies = (partyId: string, on: string): Extract<CaseCommand, { type: 'giveRemediesNotice' }> => ({
  type: 'giveRemediesNotice',
  noticeId: `remedies-${partyId}`,
  partyId,
  method: 'written',
  on,
});

export const consent = (
  partyId: string,
  decision: 'given' | 'refused',
  rest: Partial<Extract<CaseCommand, { type: 'recordConsent' }>> = {},
): Extract<CaseCommand, { type: 'recordConsent' }> => ({
  type: 'recordConsent',
  consentId: `consent-${partyId}-${decision}`,
  partyId,
  subject: 'mediation',
  decision,
  subjectId: null,
  evidenceId: null,
  occurredAt,
  ...rest,
});
