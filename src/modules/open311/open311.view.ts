/** A request as Open311 shows it to who sent it: no party, no word of an officer. */
import { nameOfState } from '../../domain/dispute/states.js';
import { statusOfState } from '../../domain/open311/open311.js';
import type { Open311Value } from '../../platform/http/open311-format.js';
import type { Language } from '../../platform/http/texts.js';
import type { KnownRequest } from './open311.store.js';
import type { SentCopy } from './sent-request.js';

interface Around {
  readonly sent: SentCopy;
  readonly serviceName: string;
  readonly agency: string;
  readonly language: Language;
}

/** In the order of the specification; `extended_attributes` is ours. */
export const shownRequest = (
  { receiptNo, serviceCode, requestedAt, state, stateSince }: KnownRequest,
  { sent, serviceName, agency, language }: Around,
): Open311Value => ({
  service_request_id: receiptNo,
  status: statusOfState(state),
  status_notes: nameOfState(state, language),
  service_name: serviceName,
  service_code: serviceCode,
  description: sent.description,
  agency_responsible: agency,
  service_notice: null,
  requested_datetime: requestedAt,
  updated_datetime: stateSince,
  expected_datetime: null,
  address: sent.address,
  address_id: sent.addressId,
  zipcode: null,
  lat: sent.lat,
  long: sent.long,
  media_url: sent.mediaUrl,
  extended_attributes: { state },
});
