/** From the answers of the modules to what the forms print: names for ids, fen for yuan, and nothing that is kept apart (R25). */
import type { DisputeFacts, PartyFacts } from '../../domain/dispute/facts.js';
import { lastConsent, standing } from '../../domain/dispute/guard.js';
import type * as paper from '../../domain/papers/file-record.js';
import { BODIES, VENUES } from '../../domain/papers/words.js';
import { fenOf } from '../../platform/http/money.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { sourceOf } from '../disputes/dispute.view.js';
import type { NameOf } from './paper-names.service.js';
import type { PaperParts } from './paper-parts.service.js';

export interface Names {
  readonly party: NameOf;
  readonly staff: NameOf;
  readonly room: NameOf;
  readonly department: NameOf;
}

const all = (ids: readonly string[], name: NameOf): string[] => ids.map((id) => name(id) ?? '');

export function matterOf(record: DisputeRecord) {
  const { kind, channel, delegatedBy } = sourceOf(record);
  return {
    number: record.number,
    receiptNo: record.receiptNo,
    title: record.title,
    facts: record.facts,
    claims: record.claims,
    amountFen: record.amountFen,
    occurredOn: record.occurredOn,
    sourceKind: kind,
    channel,
    delegatedBy: delegatedBy ?? null,
  };
}

export const datesOf = (folded: DisputeFacts) => ({
  receivedAt: folded.receivedAt,
  acceptedAt: folded.acceptedAt,
  startedAt: folded.mediationStartedAt,
  endedAt: folded.ending.outcome?.at ?? null,
  settledAt: folded.settledAt,
  closedAt: folded.closedAt,
  outcome: folded.ending.outcome?.state ?? null,
  retentionClass: folded.ending.retention?.retentionClass ?? null,
  retainUntil: folded.ending.retention?.until ?? null,
});

type Row = PaperParts['parties'][number];

/** Who is a party now, in the order of the papers. */
export const partiesOf = (facts: DisputeFacts, rows: readonly Row[]): paper.PartyOnPaper[] => {
  const known = new Map(standing(facts).map((party) => [party.partyId, party]));
  return rows.flatMap((row) => {
    const party = known.get(row.id);
    return party === undefined ? [] : [partyOf(row, party, facts)];
  });
};

const partyOf = (row: Row, party: PartyFacts, { lastRecordedAt }: DisputeFacts): paper.PartyOnPaper => ({
  id: row.id,
  role: row.role,
  kind: row.kind,
  name: row.name,
  sex: row.sex,
  ethnicity: row.ethnicity,
  bornOn: row.bornOn,
  occupation: row.occupation,
  phone: row.phone,
  idNumber: row.idNumber,
  address: row.address,
  workUnit: row.workUnit,
  memberCount: party.memberCount,
  consents: lastConsent(party, 'mediation', lastRecordedAt)?.decision === 'given',
  rightsNotice: noticeOf(party.rightsNotices),
  remediesNotice: noticeOf(party.remediesNotices),
  representatives: party.representatives
    .filter(({ endedAt }) => endedAt === null)
    .map((one) => {
      const own = row.representatives.find(({ id }) => id === one.representativeId);
      const { kind, powers, validFrom, validTo } = one;
      return {
        ...{ id: one.representativeId, name: own?.name ?? '', letterNo: own?.letterNo ?? null },
        ...{ kind, powers, validFrom, validTo },
      };
    }),
});

const noticeOf = (notices: PartyFacts['rightsNotices']): paper.NoticeOnPaper | null => {
  const last = notices.at(-1);
  return last === undefined ? null : { method: last.method, at: last.at };
};

type Attendance = NonNullable<PaperParts['sessions'][number]['attendance']>[number];

const OTHERS: Readonly<Record<string, string>> = { adviser: '法律咨询', invited: '受邀参加' };

/** Only those that were held; field by field, so that nothing comes along unseen. */
export const sessionsOf = (
  sessions: PaperParts['sessions'],
  names: Names,
  address: string | null,
): paper.SessionOnPaper[] =>
  sessions
    .filter(({ state }) => state === 'held')
    .map((session) => {
      const attendance = session.attendance ?? [];
      const there = attendance.filter(({ present }) => present);
      const nameOf = ({ partyId, staffId, name }: Attendance): string =>
        name ?? names.party(partyId) ?? names.staff(staffId) ?? '';
      const as = (part: string): string[] => there.filter((one) => one.as === part).map(nameOf);
      return {
        id: session.id,
        heldFrom: session.heldFrom,
        heldTo: session.heldTo,
        place: placeOf(session, names, address),
        parties: attendeesOf(there, names),
        absent: attendance.filter((one) => one.as === 'party' && one.status === 'absent').map(nameOf),
        parts: (session.heldParts ?? []).map(({ kind, partyIds, from, to }) => ({
          ...{ kind, from, to },
          parties: all(partyIds, names.party),
        })),
        mediators: as('mediator'),
        recorders: as('recorder'),
        others: there.flatMap((one) => (OTHERS[one.as] === undefined ? [] : [`${nameOf(one)}（${OTHERS[one.as]}）`])),
        minutes: session.minutes,
        undisputedFacts: session.undisputedFacts,
        citations: (session.citations ?? []).map(({ law, article }) => `《${law}》第${article}条`),
        lawExplained: session.lawExplained,
        outcome: session.outcome,
      };
    });

/** Each party once, however it was there. */
function attendeesOf(there: readonly Attendance[], names: Names): paper.AttendeeOnPaper[] {
  const ids = new Set(there.filter((one) => HOW_THERE[one.as] !== undefined).map(({ partyId }) => partyId));
  return [...ids].map((id) => {
    const lines = there.filter(({ partyId }) => partyId === id);
    const own = lines.find((one) => one.as === 'party');
    const remarks = [
      own === undefined ? HOW_THERE['representative'] : '',
      (own ?? lines[0])?.late === true ? '迟到' : '',
    ];
    return { name: names.party(id) ?? '', remark: remarks.filter((one) => one !== '').join('，') || null };
  });
}

const HOW_THERE: Readonly<Record<string, string>> = { party: '', representative: '由代理人参加' };

function placeOf({ venue, roomId }: PaperParts['sessions'][number], names: Names, address: string | null): string {
  if (venue === 'on_site') return address ?? VENUES['on_site'] ?? '';
  return names.room(roomId) ?? VENUES[venue] ?? '';
}

export const agreementsOf = (agreements: PaperParts['agreements'], names: Names): paper.AgreementOnPaper[] =>
  agreements.map((agreement) => ({
    id: agreement.id,
    form: agreement.form,
    facts: agreement.facts,
    issues: agreement.issues,
    responsibilities: agreement.responsibilities,
    terms: agreement.terms,
    copies: agreement.copies,
    agreedOn: agreement.agreedOn,
    effectiveOn: agreement.effectiveOn,
    deliveries: agreement.deliveries.map(({ id, partyId, copies, method, deliveredOn, receipt }) => ({
      ...{ id, copies, method, on: deliveredOn },
      recipient: partyId === null ? null : (names.party(partyId) ?? ''),
      signedBy: receipt.signedBy,
      trackingNo: receipt.trackingNo,
      note: receipt.note,
    })),
    obligations: agreement.obligations.map((duty) => ({
      id: duty.id,
      position: duty.position,
      kind: duty.kind,
      debtors: all(duty.debtorPartyIds, names.party),
      creditors: all(duty.creditorPartyIds, names.party),
      description: duty.description,
      amountFen: duty.amount === null ? null : fenOf(duty.amount),
      instalments: duty.instalments.map(({ amount, dueOn }) => ({ amountFen: fenOf(amount), dueOn })),
      dueOn: duty.dueOn,
      continuing: duty.continuing,
      shares: duty.shares.map(({ partyId, amount }) => ({
        debtor: names.party(partyId) ?? '',
        amountFen: fenOf(amount),
      })),
      condition:
        duty.condition === null ? null : { text: duty.condition.text, dueDaysAfter: duty.condition.dueDaysAfter },
      state: duty.state,
      performances: duty.performances
        .filter(({ voided }) => !voided)
        .map(({ performedOn, amount, method, evidence, paidBy, saidBy, confirmedBy }) => ({
          on: performedOn,
          amountFen: amount === null ? null : fenOf(amount),
          ...{ method, evidence },
          paidBy: names.party(paidBy),
          saidBy: names.party(saidBy),
          confirmedBy: names.party(confirmedBy),
        })),
    })),
  }));

export const visitsOf = (visits: PaperParts['visits'], names: Names): paper.VisitOnPaper[] =>
  visits.map(({ partyId, assigneeId, disputeId: _, obligationId: __, recorded: ___, ...visit }) => ({
    ...visit,
    visitor: names.staff(assigneeId),
    parties: partyId === null ? [] : [names.party(partyId) ?? ''],
  }));

export const confirmationsOf = (rows: PaperParts['confirmations']): paper.ConfirmationOnPaper[] =>
  rows.map(({ id, agreementId, court, filedOn, result, decidedOn, rulingNo, note }) => ({
    ...{ id, agreementId, court, filedOn, result, decidedOn, rulingNo, note },
  }));

export const referralsOf = (referrals: PaperParts['referrals'], names: Names): paper.ReferralOnPaper[] =>
  referrals.map(({ id, body, bodyName, toDepartmentId, letterNo, reason, ground, sentAt, dueOn }) => ({
    to: bodyName ?? names.department(toDepartmentId) ?? (body === null ? '' : (BODIES[body] ?? '')),
    ...{ id, letterNo, reason, ground, sentAt, dueOn },
  }));
