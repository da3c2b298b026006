import type { ReturnCounts } from '../../domain/petitions/monthly-return.js';
import { PETITION_CHANNELS, PETITION_LEVELS } from '../../domain/petitions/petition.js';
import type { ReturnRecord, ReturnVersion } from './petition.record.js';
import type { ReturnCountsBody, ReturnResponse, ReturnVersionResponse } from './petition-returns.dto.js';

export const toReturnView = (record: ReturnRecord): ReturnResponse => ({
  id: record.id,
  centerId: record.centerId,
  month: record.month,
  nil: record.nil,
  counts: record.counts === null ? null : countsOf(record.counts),
  state: record.state,
  filedBy: record.filedBy,
  filedByStaffId: record.filedByStaffId,
  filedAt: record.filedAt,
  confirmedBy: record.confirmedBy,
  confirmedAt: record.confirmedAt,
  contradictedAt: record.contradictedAt,
  version: record.version,
  updatedAt: record.updatedAt,
});

export const toReturnVersionView = (version: ReturnVersion): ReturnVersionResponse => ({
  ...version,
  counts: version.counts === null ? null : countsOf(version.counts),
});

const countsOf = ({ items, persons, byChannel, byLevel }: ReturnCounts): ReturnCountsBody => ({
  items,
  ...(persons === undefined ? {} : { persons }),
  ...(byChannel === undefined ? {} : { byChannel: inOrder(PETITION_CHANNELS, byChannel) }),
  ...(byLevel === undefined ? {} : { byLevel: inOrder(PETITION_LEVELS, byLevel) }),
});

/** The database keeps an object, not the order of its names. */
function inOrder<K extends string>(
  keys: readonly K[],
  counts: Readonly<Partial<Record<K, number>>>,
): Partial<Record<K, number>> {
  const ordered: Partial<Record<K, number>> = {};
  for (const key of keys) if (counts[key] !== undefined) ordered[key] = counts[key];
  return ordered;
}
