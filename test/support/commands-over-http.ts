/** The commands of the random walks as requests: the same truth, in the words of the API. */
import type { CaseCommand, Signer } from '../../src/domain/dispute/commands.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { yuan } from '../../src/domain/dispute/agreement-guards.js';
import { DELIVERY_TRANSLATIONS } from './translations/agreements.js';
import { AID_TRANSLATIONS } from './translations/aid.js';
import { CLOCK_TRANSLATIONS } from './translations/clock.js';
import { CUSTODY_TRANSLATIONS } from './translations/custody.js';
import { DESTRUCTION_TRANSLATIONS } from './translations/destruction.js';
import { ENDING_TRANSLATIONS } from './translations/ending.js';
import { PEOPLE_TRANSLATIONS } from './translations/people.js';
import { CONFIRMATION_TRANSLATIONS } from './translations/confirmation.js';
import { UNSETTLED_TRANSLATIONS } from './translations/unsettled.js';
import { INVESTIGATION_TRANSLATIONS } from './translations/investigation.js';
import { POLICE_TRANSLATIONS } from './translations/police.js';
import { EVIDENCE_TRANSLATIONS } from './translations/evidence.js';
import { PAPERS_TRANSLATIONS } from './translations/papers.js';
import { PURSUIT_TRANSLATIONS } from './translations/pursuit.js';
import { RISK_TRANSLATIONS } from './translations/risk.js';
import { SESSION_TRANSLATIONS } from './translations/session.js';
import {
  action,
  type HttpRequest,
  idOf,
  onSession,
  record,
  staffOf,
  type Translate,
  type TranslationsOf,
  when,
} from './translations/translate.js';
import { CLEAN, newId, type World } from './world.js';

export type { HttpRequest } from './translations/translate.js';

const signer = (world: World, by: Signer): object => {
  if (by.kind === 'party') return { partyId: by.partyId };
  if (by.kind === 'mediator') return { staffId: staffOf(world, by.staffId) };
  return by.kind === 'representative' ? { representativeId: by.representativeId } : { seal: true };
};

const TRANSLATIONS: TranslationsOf<CaseCommand> = {
  amend: ({ base, facts }) => ({
    method: 'patch',
    path: base,
    body: { title: '改过的标题' },
    versionOf: facts.version,
  }),
  amendParty: ({ command, base, facts }) => ({
    method: 'patch',
    path: `${base}/parties/${idOf(command.partyId)}`,
    body: { phone: '13800000002' },
    versionOf: facts.version,
  }),
  addParty: ({ command, base }) =>
    record(`${base}/parties`, {
      id: newId(),
      role: command.party.role,
      kind: 'person',
      name: '许某',
      ...when(command.occurredAt),
    }),
  accept: ({ command, base, facts }) =>
    action(`${base}/accept`, facts, { track: 'peoples_mediation', screening: CLEAN, ...when(command.occurredAt) }),
  refuse: ({ command, base, facts }) =>
    action(`${base}/refuse`, facts, { reason: command.reason, remedy: command.remedy, ...when(command.occurredAt) }),
  assign: ({ command, base, facts, world }) =>
    action(`${base}/assign`, facts, {
      departmentId: world.department('justice'),
      mediatorIds: command.mediatorIds.map((id) => staffOf(world, id)),
      ...when(command.occurredAt),
    }),
  giveRightsNotice: ({ command, base }) =>
    record(`${base}/rights-notices`, {
      partyId: idOf(command.partyId),
      method: command.method,
      ...when(command.occurredAt),
    }),
  recordConsent: ({ command, base }) =>
    record(`${base}/consents`, {
      partyId: idOf(command.partyId),
      subject: command.subject,
      decision: command.decision,
      ...when(command.occurredAt),
    }),
  giveRemediesNotice: ({ command, base }) =>
    record(`${base}/remedies-notices`, { partyId: idOf(command.partyId), method: command.method, on: command.on }),
  start: ({ command, base, facts }) => action(`${base}/start`, facts, when(command.occurredAt)),
  scheduleSession: ({ command, base, world }) =>
    record(`${base}/sessions`, {
      startsAt: command.startsAt,
      endsAt: command.endsAt,
      // A room may be taken by another case, of which the rules of this one know nothing.
      venue: 'on_site',
      mediatorIds: command.mediatorIds.map((id) => staffOf(world, id)),
      invited: command.invited.map(({ staffId, as }) => ({ staffId: staffOf(world, staffId ?? ''), as })),
      openness: command.openness,
      ...when(command.occurredAt),
    }),
  holdSession: ({ command, base, world }) => {
    const body = {
      heldFrom: command.heldFrom,
      heldTo: command.heldTo,
      attendance: command.attendance.map(({ partyId, staffId, as, present }) => ({
        ...(partyId === null ? { staffId: staffOf(world, staffId ?? '') } : { partyId }),
        as,
        present,
      })),
      minutes: '双方到场。',
      lawExplained: command.lawExplained,
      outcome: command.outcome,
    };
    return onSession(base, command.sessionId, 'hold', body);
  },
  adjournSession: ({ command, base }) =>
    onSession(base, command.sessionId, 'adjourn', {
      ...(command.to === null ? {} : { startsAt: command.to.startsAt, endsAt: command.to.endsAt }),
      ...when(command.occurredAt),
    }),
  cancelSession: ({ command, base }) =>
    onSession(base, command.sessionId, 'cancel', { reason: '改期', ...when(command.occurredAt) }),
  draftAgreement: ({ command, base, facts }) => {
    // The form demands an obligation; the rules alone would take none.
    if (command.obligations.length === 0) return undefined;
    const isKnown = facts.agreements.some(({ agreementId }) => agreementId === command.agreementId);
    return record(`${base}/agreements`, {
      ...(isKnown ? { agreementId: command.agreementId } : {}),
      form: command.form,
      facts: '漏水。',
      issues: '责任。',
      responsibilities: '楼上负责。',
      terms: '修复并赔偿。',
      obligations: command.obligations.map((duty) => ({
        kind: duty.kind,
        debtorPartyIds: duty.debtorPartyIds.map(idOf),
        creditorPartyIds: duty.creditorPartyIds.map(idOf),
        description: '修复并赔偿',
        ...(duty.amountFen === null ? {} : { amount: yuan(duty.amountFen) }),
        ...(duty.dueOn === null ? {} : { dueOn: duty.dueOn }),
        ...(duty.condition == null
          ? {}
          : { condition: { text: '再次漏水', dueDaysAfter: duty.condition.dueDaysAfter } }),
        continuing: duty.continuing,
      })),
      ...(command.agreedOn === null ? when(command.occurredAt) : { agreedOn: command.agreedOn }),
    });
  },
  signAgreement: ({ command, world }) => ({
    method: 'post',
    path: `/agreements/${command.agreementId}/signatures`,
    body: {
      by: signer(world, command.by),
      method: command.method,
      signedOn: command.signedOn,
      ...(command.witness === null ? {} : { witness: { staffId: world.staff('方法官') } }),
    },
    versionOf: command.version,
  }),
  recordPerformance: ({ command }) =>
    record(`/obligations/${command.obligationId}/performance`, {
      performedOn: command.performedOn,
      evidence: '收条',
      ...(command.amountFen === null ? {} : { amount: yuan(command.amountFen) }),
    }),
  voidPerformance: ({ command, facts }) => {
    const owed = facts.obligations.find((duty) =>
      duty.performances.some(({ performanceId }) => performanceId === command.performanceId),
    );
    if (owed === undefined) return undefined;
    const path = `/obligations/${owed.obligationId}/performance/${command.performanceId}/void`;
    return action(path, facts, { reason: '误记', ...when(command.occurredAt) });
  },
  scheduleReturnVisit: ({ command, base, world }) =>
    record(`${base}/return-visits`, {
      dueOn: command.dueOn,
      ...(command.assigneeId === null ? {} : { assigneeId: staffOf(world, command.assigneeId) }),
      ...when(command.occurredAt),
    }),
  recordReturnVisit: ({ command, facts }) =>
    action(`/return-visits/${command.visitId}/record`, facts, {
      visitedOn: command.visitedOn,
      performance: command.performance,
      satisfaction: command.satisfaction,
      breachFound: command.breachFound,
      escalationSigns: command.escalationSigns,
    }),
  withdraw: ({ command, base, facts }) =>
    action(`${base}/withdraw`, facts, { partyId: idOf(command.partyId), ...when(command.occurredAt) }),
  fail: ({ command, base, facts }) =>
    action(`${base}/fail`, facts, {
      reason: command.reason,
      remediesNotices: command.remediesNotices.map(({ partyId, method, on }) => ({ partyId, method, on })),
      ...when(command.occurredAt),
    }),
  close: ({ command, base, facts }) => action(`${base}/close`, facts, when(command.occurredAt)),
  ...CLOCK_TRANSLATIONS,
  ...CUSTODY_TRANSLATIONS,
  ...PURSUIT_TRANSLATIONS,
  ...CONFIRMATION_TRANSLATIONS,
  ...UNSETTLED_TRANSLATIONS,
  ...POLICE_TRANSLATIONS,
  ...EVIDENCE_TRANSLATIONS,
  ...PAPERS_TRANSLATIONS,
  ...RISK_TRANSLATIONS,
  ...PEOPLE_TRANSLATIONS,
  ...SESSION_TRANSLATIONS,
  ...INVESTIGATION_TRANSLATIONS,
  ...AID_TRANSLATIONS,
  ...DELIVERY_TRANSLATIONS,
  ...ENDING_TRANSLATIONS,
  ...DESTRUCTION_TRANSLATIONS,
};

/** Undefined where the API has no way to say it. */
export function requestOf(
  world: World,
  disputeId: string,
  facts: DisputeFacts,
  command: CaseCommand,
): HttpRequest | undefined {
  const translate = TRANSLATIONS[command.type] as Translate<CaseCommand>;
  return translate({ command, base: `/disputes/${disputeId}`, world, facts });
}
