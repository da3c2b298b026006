/** A dispute's row as the API shows it to somebody who may see the case. */
import { deadlinesOf, isExpired } from '../../domain/deadlines/deadlines.js';
import { policeReportOf, riskOfCase } from '../../domain/dispute/risk/level.js';
import type { FieldKey } from '../../platform/crypto/envelope.js';
import { yuanOf } from '../../platform/http/money.js';
import type { DisputeResponse, DisputeSource, DisputeSummary, RiskReasonResponse } from './dispute.dto.js';
import type { DisputeRecord } from './dispute.record.js';
import type { DisputeLine } from './dispute-list.reader.js';

/** Binds the sealed address to its place, so that it cannot be moved to another row. */
export const ADDRESS_CONTEXT = (disputeId: string): string => `dispute.address:${disputeId}`;

export function toSummary(line: DisputeLine): DisputeSummary {
  const { amountFen, sourceKind, channel, ...rest } = line;
  return {
    ...rest,
    source: { kind: sourceKind, channel },
    amountInvolved: amountFen === null ? null : yuanOf(amountFen),
  };
}

export interface SeenNow {
  readonly now: string;
  readonly zone: string;
  readonly availableActions: readonly string[];
  readonly language: 'zh' | 'en';
}

export function toDispute(
  record: DisputeRecord,
  key: FieldKey,
  { now, zone, availableActions, language }: SeenNow,
): DisputeResponse {
  return {
    id: record.id,
    receiptNo: record.receiptNo,
    number: record.number,
    state: record.state,
    origin: record.folded.imported === null ? 'recorded' : 'imported',
    version: record.version,
    track: record.track,
    centerId: record.centerId,
    custodyCenterId: record.custodyCenterId,
    departmentId: record.departmentId,
    responsibleOfficerId: record.responsibleOfficerId,
    mediatorIds: record.mediatorIds,
    queued: record.queued,
    routedDepartmentId: record.routedDepartmentId,
    routedOfficerId: record.routedOfficerId,
    routedShiftId: record.routedShiftId,
    referredToDepartmentId: record.referredToDepartmentId,
    source: sourceOf(record),
    category: record.category,
    subcategory: record.subcategory,
    title: record.title,
    gridId: record.gridId,
    riskFlags: record.riskFlags,
    riskLevel: record.riskLevel,
    amountInvolved: record.amountFen === null ? null : yuanOf(record.amountFen),
    receivedAt: record.receivedAt,
    acceptedAt: record.acceptedAt,
    mediationDueOn: record.mediationDueOn,
    calendarKnown: record.calendarKnown,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    facts: record.facts,
    claims: record.claims,
    peopleInvolved: record.peopleInvolved,
    difficult: record.difficult,
    occurredOn: record.occurredOn,
    location: locationOf(record, key),
    routedByRule: record.folded.routing?.rule ?? null,
    shiftId: record.shiftId,
    settingsCenterId: record.folded.settings?.centerId ?? null,
    settingsVersion: record.folded.settings?.version ?? 0,
    expiredAt: record.folded.expiredAt,
    expired: isExpired(record.folded, now, zone),
    deadlines: deadlinesOf(record.folded, now, zone),
    pauses: record.folded.pauses.map((pause) => ({ ...pause })),
    extensions: record.folded.extensions.map(({ at, dueOn }) => ({ at, dueOn })),
    lateEntries: record.folded.lateEntries.filter(({ at }) => at === null).map(({ seq }) => seq),
    agreementId: record.agreementId,
    riskReasons: reasonsOf(record, language),
    riskLeaderId: record.riskLeaderId,
    policeReport: policeReportOf(record.folded.risk),
    confidential: [...record.folded.risk.confidential],
    closeReason: record.folded.ending.closeReason,
    retentionClass: record.folded.ending.retention?.retentionClass ?? null,
    retainUntil: record.folded.ending.retention?.until ?? null,
    destroyedAt: record.folded.destruction.destroyedAt,
    availableActions: [...availableActions],
  };
}

const reasonsOf = ({ folded }: DisputeRecord, language: SeenNow['language']): RiskReasonResponse[] =>
  riskOfCase(folded.risk).reasons.map(({ code, level, flag = null, ...texts }) => ({
    code,
    level,
    flag,
    text: texts[language],
  }));

export function sourceOf(record: DisputeRecord): DisputeSource {
  const { sourceKind: kind, channel, delegatedByBody: body, delegatedLetterNo: letterNo } = record;
  return { kind, channel, delegatedBy: body === null || letterNo === null ? null : { body, letterNo } };
}

export const locationOf = (record: DisputeRecord, key: FieldKey) => ({
  address: record.addressSealed === null ? null : key.open(record.addressSealed, ADDRESS_CONTEXT(record.id)),
  longitude: record.longitude,
  latitude: record.latitude,
});
