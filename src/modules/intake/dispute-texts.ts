/** What a dispute's row holds beside the log: the words and amounts as sent, the address sealed. */
import { placeKey } from '../../domain/centers/address.js';
import { Envelope, type FieldKey } from '../../platform/crypto/envelope.js';
import { fenOf } from '../../platform/http/money.js';
import type { DisputeLocation } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { ADDRESS_CONTEXT, locationOf } from '../disputes/dispute.view.js';
import type { DisputeTexts } from '../disputes/disputes.service.js';
import type { AmendDisputeRequest, RegisterDisputeRequest } from './intake.dto.js';

type Location = Pick<DisputeTexts, 'addressSealed' | 'addressMatch' | 'longitude' | 'latitude'>;

export function textsOf(request: RegisterDisputeRequest, id: string, key: FieldKey, envelope: Envelope): DisputeTexts {
  return {
    ...sourceTexts(request.source),
    gridId: request.gridId ?? null,
    category: request.category,
    subcategory: request.subcategory ?? null,
    title: request.title,
    facts: request.facts,
    claims: request.claims ?? [],
    amountFen: fenOrNull(request.amountInvolved),
    peopleInvolved: request.peopleInvolved ?? null,
    difficult: request.difficult ?? false,
    occurredOn: request.occurredOn ?? null,
    ...locationTexts(request.location ?? null, id, key, envelope),
  };
}

/** Absent leaves, null clears. */
export function amendedTexts(
  record: DisputeRecord,
  request: AmendDisputeRequest,
  key: FieldKey,
  envelope: Envelope,
): DisputeTexts {
  const old = {
    kind: record.sourceKind,
    channel: record.channel,
    delegatedBy:
      record.delegatedByBody === null
        ? null
        : { body: record.delegatedByBody, letterNo: record.delegatedLetterNo ?? '' },
  };
  const location = request.location === undefined ? locationOf(record, key) : request.location;
  return {
    ...sourceTexts(request.source ?? old),
    gridId: kept(request.gridId, record.gridId),
    category: request.category ?? record.category,
    subcategory: kept(request.subcategory, record.subcategory),
    title: request.title ?? record.title,
    facts: request.facts ?? record.facts,
    claims: request.claims ?? record.claims,
    amountFen: request.amountInvolved === undefined ? record.amountFen : fenOrNull(request.amountInvolved),
    peopleInvolved: kept(request.peopleInvolved, record.peopleInvolved),
    difficult: request.difficult ?? record.difficult,
    occurredOn: kept(request.occurredOn, record.occurredOn),
    ...locationTexts(location, record.id, key, envelope),
  };
}

const kept = <T>(sent: T | null | undefined, before: T | null): T | null => (sent === undefined ? before : sent);

const fenOrNull = (yuan: string | null | undefined): number | null => (yuan == null ? null : fenOf(yuan));

const sourceTexts = ({ kind, channel, delegatedBy }: RegisterDisputeRequest['source']) => ({
  sourceKind: kind,
  channel,
  delegatedByBody: delegatedBy?.body ?? null,
  delegatedLetterNo: delegatedBy?.letterNo ?? null,
});

function locationTexts(location: DisputeLocation | null, id: string, key: FieldKey, envelope: Envelope): Location {
  const address = location?.address ?? null;
  const place = address === null ? null : placeKey(address);
  return {
    addressSealed: address === null ? null : key.seal(address, ADDRESS_CONTEXT(id)),
    addressMatch: place === null ? null : envelope.matchOf('address', place),
    longitude: location?.longitude ?? null,
    latitude: location?.latitude ?? null,
  };
}
