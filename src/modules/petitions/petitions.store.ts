/** SQL of the petition register. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { addMonths, firstDayOf, type Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { PetitionRecord, PetitionVersion } from './petition.record.js';

export interface PetitionFilter {
  /** centres whose register the caller may read */
  readonly readable: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly occurredFrom: string | null;
  readonly occurredTo: string | null;
  readonly channels: readonly string[] | null;
  readonly levels: readonly string[] | null;
  readonly first: boolean | null;
  readonly overLevel: boolean | null;
  readonly provisional: boolean | null;
  readonly q: string | null;
}

const CONTENT = `occurred_on AS "occurredOn", channel, level, persons, is_group AS "group", joint_letter AS "jointLetter", matter,
  is_first AS "first", first_scope AS "firstScope", over_level AS "overLevel", known_from AS "knownFrom", dispute_id AS "disputeId",
  provisional, recorded_at AS "recordedAt", recorded_by AS "recordedBy", version`;

const COLUMNS = `id, center_id AS "centerId", number, origin, ${CONTENT}, is_late AS late, calendar_known AS "calendarKnown",
  confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt", updated_at AS "updatedAt",
  (SELECT i.id FROM petition_item i WHERE i.petition_id = petition.id) AS "itemId"`;

const FILTER = `center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR center_id = ANY($2))
  AND ($3::date IS NULL OR occurred_on >= $3) AND ($4::date IS NULL OR occurred_on < $4)
  AND ($5::varchar[] IS NULL OR channel = ANY($5)) AND ($6::varchar[] IS NULL OR level = ANY($6))
  AND ($7::boolean IS NULL OR is_first = $7) AND ($8::boolean IS NULL OR over_level = $8)
  AND ($9::text IS NULL OR strpos(lower(matter), lower($9)) > 0 OR strpos(number, $9) > 0)
  AND ($10::boolean IS NULL OR provisional = $10)`;

/** The version of an entry as it has just been written (`p`), beside the ones before it. */
const KEEP_VERSION = `INSERT INTO petition_version (id, petition_id, center_id, version, dispute_id, occurred_on, channel, level,
    persons, is_group, joint_letter, matter, is_first, first_scope, over_level, known_from, provisional, recorded_at, recorded_by)
  SELECT $1::uuid, p.id, p.center_id, p.version, p.dispute_id, p.occurred_on, p.channel, p.level, p.persons, p.is_group,
    p.joint_letter, p.matter, p.is_first, p.first_scope, p.over_level, p.known_from, p.provisional, p.updated_at, $2::uuid
    FROM p RETURNING petition_id`;

@Injectable()
export class PetitionsStore {
  /** One change of a centre's register at a time: a return is never filed beside a petition that is just being entered. */
  async lockRegister(tx: Tx, centerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('petition register ' || $1::text, 0))`, [centerId]);
  }

  get(tx: Tx, id: string): Promise<PetitionRecord | undefined> {
    return tx.one<PetitionRecord>(`SELECT ${COLUMNS} FROM petition WHERE id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<PetitionRecord | undefined> {
    return tx.one<PetitionRecord>(`SELECT ${COLUMNS} FROM petition WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** When the body that answers for it received it; null where it is no item. */
  async receivedOn(tx: Tx, id: string): Promise<string | null> {
    const sql = `SELECT received_on AS "receivedOn" FROM petition_item WHERE petition_id = $1`;
    return (await tx.one<{ receivedOn: string }>(sql, [id]))?.receivedOn ?? null;
  }

  /** What it said, from the first version on. */
  versions(tx: Tx, id: string): Promise<PetitionVersion[]> {
    return tx.query<PetitionVersion>(
      `SELECT ${CONTENT} FROM petition_version WHERE petition_id = $1 ORDER BY version`,
      [id],
    );
  }

  ofMonth(tx: Tx, centerId: string, month: Month): Promise<PetitionRecord[]> {
    return tx.query<PetitionRecord>(
      `SELECT ${COLUMNS} FROM petition WHERE center_id = $1 AND occurred_on >= $2 AND occurred_on < $3 ORDER BY occurred_on, id`,
      [centerId, firstDayOf(month), firstDayOf(addMonths(month, 1))],
    );
  }

  /** Entries that came into the month or left it, or are counted otherwise, at that moment or later; earliest first. */
  changedSince(
    tx: Tx,
    centerId: string,
    month: Month,
    since: string,
  ): Promise<Pick<PetitionRecord, 'id' | 'number'>[]> {
    return tx.query(
      `SELECT p.id, p.number FROM petition p
        WHERE p.center_id = $1 AND EXISTS (
          SELECT 1 FROM petition_version v
            LEFT JOIN petition_version w ON w.petition_id = v.petition_id AND w.version = v.version - 1
           WHERE v.petition_id = p.id AND v.recorded_at >= $4
             AND (v.occurred_on >= $2 AND v.occurred_on < $3 OR w.occurred_on >= $2 AND w.occurred_on < $3)
             AND (v.occurred_on, v.channel, v.level, v.persons) IS DISTINCT FROM (w.occurred_on, w.channel, w.level, w.persons))
        ORDER BY p.recorded_at, p.id`,
      [centerId, firstDayOf(month), firstDayOf(addMonths(month, 1)), since],
    );
  }

  page(tx: Tx, filter: PetitionFilter, page: PageRequest): Promise<PetitionRecord[]> {
    const [occurredOn = null, id = null] = page.after ?? [];
    return tx.query<PetitionRecord>(
      `SELECT ${COLUMNS} FROM petition WHERE ${FILTER} AND ($11::date IS NULL OR (occurred_on, id) < ($11, $12::uuid))
        ORDER BY occurred_on DESC, id DESC LIMIT $13`,
      [...parameters(filter), occurredOn, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: PetitionFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM petition WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** False when the id is taken already. */
  async insert(tx: Tx, petition: PetitionRecord): Promise<boolean> {
    const kept = await tx.query(
      `WITH p AS (
         INSERT INTO petition (recorded_by, id, occurred_on, channel, level, persons, is_group, joint_letter, matter, is_first,
           first_scope, over_level, known_from, dispute_id, is_late, calendar_known, provisional, confirmed_by, confirmed_at,
           version, updated_at, center_id, number, recorded_at, origin)
         VALUES ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
         ON CONFLICT (id) DO NOTHING RETURNING *)
       ${KEEP_VERSION}`,
      [
        uuidv7(),
        petition.recordedBy,
        petition.id,
        ...contentOf(petition),
        petition.centerId,
        petition.number,
        petition.recordedAt,
        petition.origin,
      ],
    );
    return kept.length > 0;
  }

  async update(tx: Tx, petition: PetitionRecord, amendedBy: string): Promise<void> {
    await tx.query(
      `WITH p AS (
         UPDATE petition SET occurred_on = $4, channel = $5, level = $6, persons = $7, is_group = $8, joint_letter = $9,
           matter = $10, is_first = $11, first_scope = $12, over_level = $13, known_from = $14, dispute_id = $15,
           is_late = $16, calendar_known = $17, provisional = $18, confirmed_by = $19, confirmed_at = $20, version = $21,
           updated_at = $22
         WHERE id = $3 RETURNING *)
       ${KEEP_VERSION}`,
      [uuidv7(), amendedBy, petition.id, ...contentOf(petition)],
    );
  }
}

const contentOf = (petition: PetitionRecord): readonly unknown[] => [
  petition.occurredOn,
  petition.channel,
  petition.level,
  petition.persons,
  petition.group,
  petition.jointLetter,
  petition.matter,
  petition.first,
  petition.firstScope,
  petition.overLevel,
  petition.knownFrom,
  petition.disputeId,
  petition.late,
  petition.calendarKnown,
  petition.provisional,
  petition.confirmedBy,
  petition.confirmedAt,
  petition.version,
  petition.updatedAt,
];

const parameters = (filter: PetitionFilter): readonly unknown[] => [
  filter.readable,
  filter.centerIds,
  filter.occurredFrom,
  filter.occurredTo,
  filter.channels,
  filter.levels,
  filter.first,
  filter.overLevel,
  filter.q,
  filter.provisional,
];
