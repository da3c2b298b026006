/** Parties and their representatives: the names, and the personal fields under the dispute's key. */
import { Injectable } from '@nestjs/common';
import { Envelope, type FieldKey } from '../../platform/crypto/envelope.js';
import { insertRows, type NewRow } from '../../platform/database/insert-rows.js';
import type { Tx } from '../../platform/database/tx.js';
import { isForeignKeyViolation } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import {
  maskAddress,
  maskIdNumber,
  maskName,
  maskPhone,
  matchOf,
  type Particular,
  PARTICULARS,
  type PersonalField,
} from './personal-fields.js';

export interface PartyRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly position: number;
  readonly role: string;
  readonly kind: string;
  readonly name: string;
  readonly minor: boolean;
  readonly phoneSealed: Buffer | null;
  readonly phoneMasked: string | null;
  readonly idNumberSealed: Buffer | null;
  readonly idNumberMasked: string | null;
  readonly addressSealed: Buffer | null;
  readonly addressMasked: string | null;
  readonly workUnitSealed: Buffer | null;
  readonly workUnitMasked: string | null;
  readonly sexSealed: Buffer | null;
  readonly ethnicitySealed: Buffer | null;
  readonly occupationSealed: Buffer | null;
  readonly bornOnSealed: Buffer | null;
  readonly restrictedAt: string | null;
}

export interface RepresentativeRecord {
  readonly id: string;
  readonly partyId: string;
  readonly kind: string;
  readonly name: string;
  readonly letterNo: string | null;
}

export type NewRepresentative = Omit<RepresentativeRecord, 'partyId'>;

export interface NewParty {
  readonly id: string;
  readonly role: string;
  readonly kind: string;
  readonly name: string;
  readonly minor: boolean;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly address: string | null;
  readonly workUnit: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly occupation: string | null;
  readonly bornOn: string | null;
  readonly representatives: readonly NewRepresentative[];
}

export type PartyChange = { readonly [Name in keyof Omit<NewParty, 'id'>]?: NewParty[Name] | undefined };

const PERSONAL = {
  phone: { column: 'phone', mask: maskPhone },
  idNumber: { column: 'id_number', mask: maskIdNumber },
  address: { column: 'address', mask: maskAddress },
  workUnit: { column: 'work_unit', mask: maskName },
} as const satisfies Record<PersonalField, { column: string; mask: (value: string) => string }>;

const PARTICULAR_COLUMNS = {
  sex: 'sex_sealed',
  ethnicity: 'ethnicity_sealed',
  occupation: 'occupation_sealed',
  bornOn: 'born_on_sealed',
} as const satisfies Record<Particular, string>;

interface Place {
  readonly disputeId: string;
  readonly centerId: string;
  readonly key: FieldKey;
  readonly now: string;
}

type SealedField = PersonalField | Particular;

/** Of a restricted party only the masks are given: nothing in the clear, whoever reads (R48). */
const kept = (column: string): string => `CASE WHEN restricted_at IS NULL THEN ${column} END`;
const NAME = `CASE WHEN restricted_at IS NULL THEN name ELSE left(name, 1) || '***' END`;

const COLUMNS = `id, dispute_id AS "disputeId", position, role, kind, ${NAME} AS name, minor, ${kept('phone_sealed')} AS "phoneSealed",
  phone_masked AS "phoneMasked", ${kept('id_number_sealed')} AS "idNumberSealed", id_number_masked AS "idNumberMasked",
  ${kept('address_sealed')} AS "addressSealed", address_masked AS "addressMasked", ${kept('work_unit_sealed')} AS "workUnitSealed",
  work_unit_masked AS "workUnitMasked", ${kept('sex_sealed')} AS "sexSealed", ${kept('ethnicity_sealed')} AS "ethnicitySealed",
  ${kept('occupation_sealed')} AS "occupationSealed", ${kept('born_on_sealed')} AS "bornOnSealed", restricted_at AS "restrictedAt"`;

/** Binds a sealed value to its party and field. */
const contextOf = (partyId: string, field: SealedField): string => `party.${field}:${partyId}`;

@Injectable()
export class PartyStore {
  constructor(private readonly envelope: Envelope) {}

  async insert(
    tx: Tx,
    place: { disputeId: string; centerId: string; key: FieldKey; now: string },
    parties: readonly NewParty[],
  ): Promise<void> {
    for (const party of parties) {
      const personal = (Object.keys(PERSONAL) as PersonalField[]).flatMap((field) =>
        this.sealed(place.key, party.id, field, party[field]),
      );
      const particulars = PARTICULARS.map((field) => sealOf(place.key, party.id, field, party[field]));
      try {
        await tx.query(
          `INSERT INTO party (id, dispute_id, center_id, position, role, kind, name, minor, phone_sealed, phone_match, phone_masked,
                              id_number_sealed, id_number_match, id_number_masked, address_sealed, address_match, address_masked,
                              work_unit_sealed, work_unit_match, work_unit_masked, sex_sealed, ethnicity_sealed, occupation_sealed,
                              born_on_sealed, version, created_at, updated_at)
           VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM party WHERE dispute_id = $2), $4, $5, $6, $7,
                   $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1, $24, $24)`,
          [
            party.id,
            place.disputeId,
            place.centerId,
            party.role,
            party.kind,
            party.name,
            party.minor,
            ...personal,
            ...particulars,
            place.now,
          ],
        );
      } catch (error) {
        if (isDuplicateId(error)) throw new Problem('id_in_use', { cause: error });
        throw error;
      }
      await this.insertRepresentatives(tx, place.disputeId, party.id, party.representatives);
    }
  }

  /** The parties of cases that are new. */
  async insertFirst(
    tx: Tx,
    cases: readonly { readonly place: Place; readonly parties: readonly NewParty[] }[],
  ): Promise<void> {
    const rows = cases.flatMap(({ place, parties }) =>
      parties.map((party, index) => ({ ...this.rowOf(place, party), position: index + 1 })),
    );
    await insertRows(tx, 'party', rows).catch((error: unknown) => {
      throw isDuplicateId(error) ? new Problem('id_in_use', { cause: error }) : error;
    });
    for (const { place, parties } of cases)
      for (const { id, representatives } of parties)
        await this.insertRepresentatives(tx, place.disputeId, id, representatives);
  }

  private rowOf({ disputeId, centerId, key, now }: Place, party: NewParty): NewRow {
    const { id, role, kind, name, minor } = party;
    const personal = Object.entries(PERSONAL).flatMap(([field, { column }]) => {
      const [sealed, match, masked] = this.sealed(key, id, field as PersonalField, party[field as PersonalField]);
      return [
        [`${column}_sealed`, sealed],
        [`${column}_match`, match],
        [`${column}_masked`, masked],
      ];
    });
    const particulars = PARTICULARS.map((field) => [PARTICULAR_COLUMNS[field], sealOf(key, id, field, party[field])]);
    const of = { id, dispute_id: disputeId, center_id: centerId, role, kind, name, minor };
    const fields = Object.fromEntries([...personal, ...particulars]) as NewRow;
    return { ...of, ...fields, version: 1, created_at: now, updated_at: now };
  }

  async change(
    tx: Tx,
    place: { disputeId: string; key: FieldKey; now: string },
    partyId: string,
    change: PartyChange,
  ): Promise<void> {
    const sets: string[] = [];
    const params: unknown[] = [partyId, place.now];
    for (const column of ['role', 'kind', 'name', 'minor'] as const) {
      if (change[column] !== undefined) sets.push(`${column} = $${params.push(change[column])}`);
    }
    for (const [field, { column }] of Object.entries(PERSONAL) as [PersonalField, (typeof PERSONAL)[PersonalField]][]) {
      const value = change[field];
      if (value === undefined) continue;
      const [sealed, match, masked] = this.sealed(place.key, partyId, field, value);
      sets.push(
        `${column}_sealed = $${params.push(sealed)}`,
        `${column}_match = $${params.push(match)}`,
        `${column}_masked = $${params.push(masked)}`,
      );
    }
    for (const field of PARTICULARS) {
      const value = change[field];
      if (value !== undefined)
        sets.push(`${PARTICULAR_COLUMNS[field]} = $${params.push(sealOf(place.key, partyId, field, value))}`);
    }
    await tx.query(
      `UPDATE party SET ${[...sets, 'updated_at = $2', 'version = version + 1'].join(', ')} WHERE id = $1`,
      params,
    );
    if (change.representatives !== undefined)
      await this.listRepresentatives(tx, place.disputeId, partyId, change.representatives);
  }

  /** Who is no longer on the list keeps a row: consents and notices name it. When they acted is in the log. */
  private async listRepresentatives(
    tx: Tx,
    disputeId: string,
    partyId: string,
    listed: readonly NewRepresentative[],
  ): Promise<void> {
    if (new Set(listed.map(({ id }) => id)).size < listed.length) throw new Problem('id_in_use');
    const there = await tx.query<{ id: string }>('SELECT id FROM party_representative WHERE party_id = $1', [partyId]);
    const known = new Set(there.map(({ id }) => id));
    for (const { id, kind, name, letterNo } of listed.filter((one) => known.has(one.id)))
      await tx.query('UPDATE party_representative SET kind = $2, name = $3, letter_no = $4 WHERE id = $1', [
        id,
        kind,
        name,
        letterNo,
      ]);
    const added = listed.filter((one) => !known.has(one.id));
    await this.insertRepresentatives(tx, disputeId, partyId, added);
  }

  async insertRepresentatives(
    tx: Tx,
    disputeId: string,
    partyId: string,
    representatives: readonly NewRepresentative[],
  ): Promise<void> {
    for (const { id, kind, name, letterNo } of representatives) {
      const inserted = await tx.query(
        `INSERT INTO party_representative (id, dispute_id, party_id, kind, name, letter_no)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [id, disputeId, partyId, kind, name, letterNo],
      );
      if (inserted.length === 0) throw new Problem('id_in_use');
    }
  }

  ofDispute(tx: Tx, disputeId: string): Promise<PartyRecord[]> {
    return tx.query<PartyRecord>(`SELECT ${COLUMNS} FROM party WHERE dispute_id = $1 ORDER BY position`, [disputeId]);
  }

  /** Of many cases at once, each case's in its order. */
  ofDisputes(tx: Tx, disputeIds: readonly string[]): Promise<PartyRecord[]> {
    return tx.query<PartyRecord>(
      `SELECT ${COLUMNS} FROM party WHERE dispute_id = ANY($1) ORDER BY dispute_id, position`,
      [disputeIds],
    );
  }

  names(tx: Tx, disputeId: string): Promise<{ id: string; name: string }[]> {
    return tx.query(`SELECT id, ${NAME} AS name FROM party WHERE dispute_id = $1 ORDER BY position`, [disputeId]);
  }

  async restricted(tx: Tx, disputeId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM party WHERE dispute_id = $1 AND restricted_at IS NOT NULL',
      [disputeId],
    );
    return rows.map(({ id }) => id);
  }

  representativesOf(tx: Tx, ...disputeIds: readonly string[]): Promise<RepresentativeRecord[]> {
    return tx.query<RepresentativeRecord>(
      `SELECT id, party_id AS "partyId", kind, name, letter_no AS "letterNo"
         FROM party_representative WHERE dispute_id = ANY($1) ORDER BY id`,
      [disputeIds],
    );
  }

  /** Parties of the first case who stand in the second as well: the same identity number, or the same name and phone. */
  alike(tx: Tx, disputeId: string, otherDisputeId: string): Promise<{ partyId: string; otherPartyId: string }[]> {
    return tx.query(
      `SELECT p.id AS "partyId", o.id AS "otherPartyId"
         FROM party p JOIN party o ON o.dispute_id = $2 AND o.kind = p.kind
          AND (o.id_number_match = p.id_number_match
            OR (o.id_number_match IS NULL OR p.id_number_match IS NULL) AND o.phone_match = p.phone_match AND o.name = p.name)
        WHERE p.dispute_id = $1 AND p.restricted_at IS NULL AND o.restricted_at IS NULL ORDER BY p.position, o.position`,
      [disputeId, otherDisputeId],
    );
  }

  /** The field in the clear. */
  reveal(key: FieldKey, party: PartyRecord, field: SealedField): string | null {
    const sealed = party[`${field}Sealed`];
    return sealed === null ? null : key.open(sealed, contextOf(party.id, field));
  }

  private sealed(
    key: FieldKey,
    partyId: string,
    field: PersonalField,
    value: string | null,
  ): [Buffer | null, Buffer | null, string | null] {
    if (value === null) return [null, null, null];
    const sealed = key.seal(value, contextOf(partyId, field));
    return [sealed, matchOf(this.envelope, field, value), PERSONAL[field].mask(value)];
  }
}

const sealOf = (key: FieldKey, partyId: string, field: SealedField, value: string | null): Buffer | null =>
  value === null ? null : key.seal(value, contextOf(partyId, field));

const isDuplicateId = (error: unknown): boolean =>
  !isForeignKeyViolation(error) && error instanceof Error && 'code' in error && error.code === '23505';
