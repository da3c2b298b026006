import type { PetitionRecord, PetitionVersion } from './petition.record.js';
import type { PetitionResponse, PetitionVersionResponse } from './petitions.dto.js';

/** The link to a dispute is shown only to those who may see the dispute. */
export const toPetitionView = (record: PetitionRecord, visibleDisputes: ReadonlySet<string>): PetitionResponse => ({
  id: record.id,
  number: record.number,
  centerId: record.centerId,
  origin: record.origin,
  occurredOn: record.occurredOn,
  channel: record.channel,
  level: record.level,
  persons: record.persons,
  group: record.group,
  jointLetter: record.jointLetter,
  matter: record.matter,
  first: record.first,
  firstScope: record.firstScope,
  overLevel: record.overLevel,
  disputeId: record.disputeId !== null && visibleDisputes.has(record.disputeId) ? record.disputeId : null,
  knownFrom: record.knownFrom,
  late: record.late,
  calendarKnown: record.calendarKnown,
  provisional: record.provisional,
  confirmedBy: record.confirmedBy,
  confirmedAt: record.confirmedAt,
  itemId: record.itemId,
  missing: record.firstScope === null ? ['firstScope'] : [],
  recordedAt: record.recordedAt,
  recordedBy: record.recordedBy,
  version: record.version,
  updatedAt: record.updatedAt,
});

export const toPetitionVersionView = (
  version: PetitionVersion,
  visibleDisputes: ReadonlySet<string>,
): PetitionVersionResponse => ({
  ...version,
  disputeId: version.disputeId !== null && visibleDisputes.has(version.disputeId) ? version.disputeId : null,
});
