/** Party rows and what the log says of them, as the API shows a party. */
import type { PartyFacts } from '../../domain/dispute/facts.js';
import type { PartyResponse } from './party.dto.js';
import type { PartyRecord, RepresentativeRecord } from './party.store.js';

export function toParty(
  record: PartyRecord,
  representatives: readonly RepresentativeRecord[],
  facts: PartyFacts | undefined,
): PartyResponse {
  const notice = ({ noticeId, method, at }: PartyFacts['rightsNotices'][number]) => ({
    id: noticeId,
    method,
    occurredAt: at,
  });
  return {
    id: record.id,
    disputeId: record.disputeId,
    position: record.position,
    role: record.role,
    kind: record.kind,
    name: record.name,
    minor: record.minor,
    selfSupporting: facts?.selfSupporting ?? false,
    phone: record.phoneMasked,
    idNumber: record.idNumberMasked,
    address: record.addressMasked,
    joinedAt: facts?.joinedAt ?? '',
    representatives: representatives
      .filter(({ partyId }) => partyId === record.id)
      .map(({ id, kind, name, maySettle }) => ({ id, kind, name, maySettle })),
    rightsNotices: (facts?.rightsNotices ?? []).map(notice),
    remediesNotices: (facts?.remediesNotices ?? []).map(notice),
    consents: (facts?.consents ?? []).map(({ consentId, subject, decision, subjectId, at }) => ({
      id: consentId,
      subject,
      decision,
      subjectId,
      occurredAt: at,
    })),
  };
}
