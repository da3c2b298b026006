/** Party rows and what the log says of them, as the API shows a party. */
import type { PartyFacts } from '../../domain/dispute/facts.js';
import { holds } from '../../domain/dispute/people/representation.js';
import type { NoticeResponse, PartyResponse, RepresentativeResponse } from './party.dto.js';
import { maskParticular } from './personal-fields.js';
import type { PartyRecord, RepresentativeRecord } from './party.store.js';

export function toParty(
  record: PartyRecord,
  representatives: readonly RepresentativeRecord[],
  facts: PartyFacts | undefined,
): PartyResponse {
  return {
    id: record.id,
    disputeId: record.disputeId,
    position: record.position,
    role: record.role,
    kind: record.kind,
    name: record.name,
    minor: record.minor,
    under14: facts?.under14 ?? false,
    selfSupporting: facts?.selfSupporting ?? false,
    incapacitated: facts?.incapacitated ?? false,
    memberCount: facts?.memberCount ?? null,
    phone: record.phoneMasked,
    idNumber: record.idNumberMasked,
    address: record.addressMasked,
    workUnit: record.workUnitMasked,
    sex: masked(record.sexSealed),
    ethnicity: masked(record.ethnicitySealed),
    occupation: masked(record.occupationSealed),
    bornOn: masked(record.bornOnSealed),
    restrictedAt: record.restrictedAt,
    joinedAt: facts?.joinedAt ?? '',
    leftAt: facts?.leftAt ?? null,
    representatives: (facts?.representatives ?? []).map((one) =>
      toRepresentative(
        one,
        representatives.find(({ id }) => id === one.representativeId),
      ),
    ),
    rightsNotices: (facts?.rightsNotices ?? []).map(toNotice),
    remediesNotices: (facts?.remediesNotices ?? []).map(toNotice),
    consents: (facts?.consents ?? []).map((consent) => ({
      id: consent.consentId,
      subject: consent.subject,
      decision: consent.decision,
      subjectId: consent.subjectId,
      evidenceId: consent.evidenceId,
      byRepresentativeId: consent.byRepresentativeId,
      occurredAt: consent.at,
    })),
  };
}

const masked = (sealed: Buffer | null): string | null => (sealed === null ? null : maskParticular());

const toNotice = (notice: PartyFacts['rightsNotices'][number]): NoticeResponse => ({
  id: notice.noticeId,
  method: notice.method,
  evidenceId: notice.evidenceId,
  toRepresentativeId: notice.toRepresentativeId,
  witnessStaffId: notice.witnessStaffId,
  occurredAt: notice.at,
});

/** In the order in which they were named; also those who no longer act. */
export const toRepresentative = (
  one: PartyFacts['representatives'][number],
  record: Pick<RepresentativeRecord, 'name' | 'letterNo'> | undefined,
): RepresentativeResponse => ({
  id: one.representativeId,
  kind: one.kind,
  name: record?.name ?? '',
  powers: [...one.powers],
  maySettle: holds(one, 'settle'),
  validFrom: one.validFrom,
  validTo: one.validTo,
  letterNo: record?.letterNo ?? null,
  evidenceId: one.evidenceId,
  since: one.since,
  endedAt: one.endedAt,
});
