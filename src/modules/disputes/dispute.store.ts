/** The dispute's row: inserted at registration, projected after every entry of its log, shown to those who may see it. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/scope.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { openTask, riskOfCase, standingFlags } from '../../domain/dispute/risk/level.js';
import { FINISHED } from '../../domain/dispute/states.js';
import type { Tx } from '../../platform/database/tx.js';
import { insertRows, type NewRow } from '../../platform/database/insert-rows.js';
import { DISPUTE_COLUMNS, type DisputeRecord } from './dispute.record.js';
import { PROJECTED_COLUMNS, projectionOf } from './projected-columns.js';
import { gramsOf } from './search.js';
import { VISIBLE, visibilityParams } from './visibility.reader.js';

/** What a person wrote: kept beside the log, which must not hold it. */
export interface DisputeTexts {
  readonly channel: string;
  readonly sourceKind: string;
  readonly delegatedByBody: string | null;
  readonly delegatedLetterNo: string | null;
  readonly gridId: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly title: string;
  readonly facts: string;
  readonly claims: readonly string[];
  readonly amountFen: number | null;
  readonly peopleInvolved: number | null;
  readonly difficult: boolean;
  readonly occurredOn: string | null;
  readonly addressSealed: Buffer | null;
  readonly addressMatch: Buffer | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export interface NewDispute extends DisputeTexts {
  readonly id: string;
  readonly wrappedKey: Buffer;
  readonly keyId: string;
  readonly searchText: string;
}

@Injectable()
export class DisputeStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, dispute: NewDispute, facts: DisputeFacts, now: string): Promise<boolean> {
    const inserted = await tx.one(
      `WITH d AS (
         INSERT INTO dispute (id, center_id, custody_center_id, department_id, registered_by_account_id, registered_by_staff_id,
           receipt_no, state, version, track, source_kind, channel, delegated_by_body, delegated_letter_no, grid_id, category,
           subcategory, title, facts, claims, amount_fen, people_involved, occurred_on, address_sealed, address_match, longitude,
           latitude, risk_flags, received_at, state_since, folded, search_text, search_grams, created_at, updated_at,
           queued, routed_department_id, routed_officer_id, routed_shift_id, routed_at, risk_level, police_report_open, difficult)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,
           $31::jsonb,$32,$33,$34,$34,$37,$38,$39,$40,$41,$42,$43,$44)
         ON CONFLICT (id) DO NOTHING RETURNING id)
       INSERT INTO dispute_key (dispute_id, wrapped, key_id) SELECT id, $35, $36 FROM d RETURNING dispute_id`,
      [
        dispute.id,
        facts.centerId,
        facts.custodyCenterId,
        facts.departmentId,
        facts.registeredByAccountId,
        facts.registeredByStaffId,
        facts.receiptNo,
        facts.state,
        facts.version,
        facts.track,
        dispute.sourceKind,
        dispute.channel,
        dispute.delegatedByBody,
        dispute.delegatedLetterNo,
        dispute.gridId,
        dispute.category,
        dispute.subcategory,
        dispute.title,
        dispute.facts,
        dispute.claims,
        dispute.amountFen,
        dispute.peopleInvolved,
        dispute.occurredOn,
        dispute.addressSealed,
        dispute.addressMatch,
        dispute.longitude,
        dispute.latitude,
        standingFlags(facts.risk),
        facts.receivedAt,
        facts.lastStateChangeAt,
        JSON.stringify(facts),
        dispute.searchText,
        gramsOf(dispute.searchText),
        now,
        dispute.wrappedKey,
        dispute.keyId,
        ...queueOf(facts),
        riskOfCase(facts.risk).level,
        openTask(facts.risk) !== undefined,
        dispute.difficult,
      ],
    );
    return inserted !== undefined;
  }

  /** Cases that come with their whole history, the row as the folded log has it. */
  async insertWhole(
    tx: Tx,
    cases: readonly { readonly dispute: NewDispute; readonly facts: DisputeFacts }[],
    now: string,
  ): Promise<void> {
    await insertRows(
      tx,
      'dispute',
      cases.map(({ dispute, facts }) => wholeRow(dispute, facts, now)),
    );
    await insertRows(
      tx,
      'dispute_key',
      cases.map(({ dispute: { id, wrappedKey, keyId } }) => ({ dispute_id: id, wrapped: wrappedKey, key_id: keyId })),
    );
  }

  async receiptsTaken(tx: Tx, receiptNos: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ receiptNo: string }>(
      'SELECT receipt_no AS "receiptNo" FROM dispute WHERE receipt_no = ANY($1::text[])',
      [receiptNos],
    );
    return rows.map(({ receiptNo }) => receiptNo);
  }

  /** Writes the folded log over the row. */
  async project(tx: Tx, id: string, facts: DisputeFacts, shiftId: string | null, now: string): Promise<void> {
    await tx.query(PROJECT, [id, JSON.stringify(projectionOf(facts)), shiftId, JSON.stringify(facts), now]);
  }

  /** The texts after an amendment. */
  async rewrite(tx: Tx, id: string, texts: DisputeTexts): Promise<void> {
    await tx.query(
      `UPDATE dispute SET channel=$2, source_kind=$3, delegated_by_body=$4, delegated_letter_no=$5, grid_id=$6, category=$7,
              subcategory=$8, title=$9, facts=$10, claims=$11, amount_fen=$12, people_involved=$13, occurred_on=$14,
              address_sealed=$15, address_match=$16, longitude=$17, latitude=$18, difficult=$19
        WHERE id = $1`,
      [
        id,
        texts.channel,
        texts.sourceKind,
        texts.delegatedByBody,
        texts.delegatedLetterNo,
        texts.gridId,
        texts.category,
        texts.subcategory,
        texts.title,
        texts.facts,
        texts.claims,
        texts.amountFen,
        texts.peopleInvolved,
        texts.occurredOn,
        texts.addressSealed,
        texts.addressMatch,
        texts.longitude,
        texts.latitude,
        texts.difficult,
      ],
    );
  }

  async wordsOf(tx: Tx, id: string): Promise<(string | null)[]> {
    const row = await tx.one<{ words: (string | null)[] }>(
      'SELECT ARRAY[receipt_no, number, title, facts] AS words FROM dispute WHERE id = $1',
      [id],
    );
    return row?.words ?? [];
  }

  async reindex(tx: Tx, id: string, searchText: string): Promise<void> {
    await tx.query('UPDATE dispute SET search_text = $2, search_grams = $3 WHERE id = $1', [
      id,
      searchText,
      gramsOf(searchText),
    ]);
  }

  /** The case, if the actor may know of it. */
  visible(tx: Tx, actor: Actor, id: string): Promise<DisputeRecord | undefined> {
    return tx.one<DisputeRecord>(
      `SELECT ${DISPUTE_COLUMNS} FROM dispute d JOIN dispute_key k ON k.dispute_id = d.id WHERE ${VISIBLE} AND d.id = $8`,
      [...visibilityParams(actor), id],
    );
  }

  /** Whoever may know of them. */
  byIds(tx: Tx, ids: readonly string[]): Promise<DisputeRecord[]> {
    return tx.query<DisputeRecord>(
      `SELECT ${DISPUTE_COLUMNS} FROM dispute d JOIN dispute_key k ON k.dispute_id = d.id WHERE d.id = ANY($1::uuid[]) ORDER BY d.id`,
      [ids],
    );
  }

  /** Parties of these cases whose data is restricted (R48). */
  async restrictedParties(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM party WHERE dispute_id = ANY($1::uuid[]) AND restricted_at IS NOT NULL ORDER BY id',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async visibleIds(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      `SELECT d.id FROM dispute d WHERE ${VISIBLE} AND d.id = ANY($8::uuid[])`,
      [...visibilityParams(actor), ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The words that go with an entry of the log. */
  async note(tx: Tx, id: string, seq: number, text: string): Promise<void> {
    await tx.query(
      'INSERT INTO case_note (dispute_id, seq, center_id, text) SELECT id, $2, center_id, $3 FROM dispute WHERE id = $1',
      [id, seq, text],
    );
  }

  /** By the sequence number of their entry. */
  notesOf(tx: Tx, id: string): Promise<{ seq: number; text: string }[]> {
    return tx.query('SELECT seq, text FROM case_note WHERE dispute_id = $1', [id]);
  }

  /** Has the department a case that is not finished yet, or one routed or referred to it that nobody has accepted? */
  async hasUnfinished(tx: Tx, departmentId: string): Promise<boolean> {
    const found = await tx.one(
      `SELECT 1 FROM dispute WHERE department_id = $1 AND state <> ALL($2::text[])
        UNION ALL SELECT 1 FROM dispute WHERE routed_department_id = $1 AND state = 'registered'
        UNION ALL SELECT 1 FROM dispute WHERE referred_to_department_id = $1 LIMIT 1`,
      [departmentId, FINISHED],
    );
    return found !== undefined;
  }
}

const PROJECT = `
  UPDATE dispute SET ${PROJECTED_COLUMNS.map(({ column }) => `${column} = p.${column}`).join(', ')},
         shift_id = coalesce($3, shift_id), folded = $4::jsonb, updated_at = $5
    FROM jsonb_to_record($2::jsonb) AS p(${PROJECTED_COLUMNS.map(({ column, type }) => `${column} ${type}`).join(', ')})
   WHERE id = $1`;

const wholeRow = (dispute: NewDispute, facts: DisputeFacts, now: string): NewRow => ({
  id: dispute.id,
  center_id: facts.centerId,
  registered_by_account_id: facts.registeredByAccountId,
  registered_by_staff_id: facts.registeredByStaffId,
  receipt_no: facts.receiptNo,
  source_kind: dispute.sourceKind,
  channel: dispute.channel,
  delegated_by_body: dispute.delegatedByBody,
  delegated_letter_no: dispute.delegatedLetterNo,
  grid_id: dispute.gridId,
  category: dispute.category,
  subcategory: dispute.subcategory,
  title: dispute.title,
  facts: dispute.facts,
  claims: dispute.claims,
  amount_fen: dispute.amountFen,
  people_involved: dispute.peopleInvolved,
  difficult: dispute.difficult,
  occurred_on: dispute.occurredOn,
  address_sealed: dispute.addressSealed,
  address_match: dispute.addressMatch,
  longitude: dispute.longitude,
  latitude: dispute.latitude,
  folded: facts,
  search_text: dispute.searchText,
  search_grams: gramsOf(dispute.searchText),
  created_at: now,
  updated_at: now,
  ...projectionOf(facts),
});

/** The columns `queued, routed_department_id, routed_officer_id, routed_shift_id, routed_at`. */
const queueOf = ({ queued, routing }: DisputeFacts): unknown[] => [
  queued,
  routing?.departmentId ?? null,
  routing?.staffId ?? null,
  routing?.shiftId ?? null,
  routing?.at ?? null,
];
