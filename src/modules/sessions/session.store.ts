/** SQL of mediation sessions. */
import { Injectable } from '@nestjs/common';
import type { HeldPart } from '../../domain/dispute/session/commands.js';
import type { Tx } from '../../platform/database/tx.js';

export interface GuestRecord {
  readonly staffId: string | null;
  readonly name: string | null;
  readonly as: string;
}

export interface AttendanceRecord extends GuestRecord {
  readonly partyId: string | null;
  readonly present: boolean;
  /** absent in rows older than the question: in time, or not at all */
  readonly late?: true;
  readonly arrivedAt?: string;
}

export interface SessionRecord {
  readonly id: string;
  readonly centerId: string;
  readonly disputeId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly venue: string;
  readonly roomId: string | null;
  readonly mediatorIds: string[];
  readonly invited: GuestRecord[];
  readonly parts: string[];
  readonly openness: string;
  readonly closedReason: string | null;
  readonly state: string;
  readonly heldFrom: string | null;
  readonly heldTo: string | null;
  readonly attendance: AttendanceRecord[] | null;
  readonly heldParts: HeldPart[] | null;
  readonly minutes: string | null;
  readonly undisputedFacts: string | null;
  readonly concessions: string | null;
  readonly citations: { readonly law: string; readonly article: string }[] | null;
  readonly lawExplained: boolean | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly version: number;
}

const COLUMNS = `id, center_id AS "centerId", dispute_id AS "disputeId", starts_at AS "startsAt", ends_at AS "endsAt", venue,
  room_id AS "roomId", mediator_ids AS "mediatorIds", invited, parts, openness,
  closed_reason AS "closedReason", state, held_from AS "heldFrom", held_to AS "heldTo",
  attendance, held_parts AS "heldParts", minutes, undisputed_facts AS "undisputedFacts", concessions, citations, law_explained AS "lawExplained", outcome,
  reason, version`;

@Injectable()
export class SessionStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, row: SessionRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO mediation_session (id, center_id, dispute_id, starts_at, ends_at, venue, room_id, mediator_ids, invited, parts,
                                      state, version, openness, closed_reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.disputeId,
        row.startsAt,
        row.endsAt,
        row.venue,
        row.roomId,
        row.mediatorIds,
        JSON.stringify(row.invited),
        row.parts,
        row.state,
        row.version,
        row.openness,
        row.closedReason,
      ],
    );
    return inserted !== undefined;
  }

  /** Writes what may change after a session was planned. */
  async update(tx: Tx, row: SessionRecord): Promise<void> {
    await tx.query(
      `UPDATE mediation_session
          SET starts_at = $2, ends_at = $3, room_id = $4, state = $5, held_from = $6, held_to = $7, attendance = $8::jsonb,
              minutes = $9, undisputed_facts = $10, concessions = $11, citations = $12::jsonb, law_explained = $13,
              outcome = $14, reason = $15, version = $16, held_parts = $17::jsonb
        WHERE id = $1`,
      [
        row.id,
        row.startsAt,
        row.endsAt,
        row.roomId,
        row.state,
        row.heldFrom,
        row.heldTo,
        jsonOf(row.attendance),
        row.minutes,
        row.undisputedFacts,
        row.concessions,
        jsonOf(row.citations),
        row.lawExplained,
        row.outcome,
        row.reason,
        row.version,
        jsonOf(row.heldParts),
      ],
    );
  }

  get(tx: Tx, disputeId: string, id: string): Promise<SessionRecord | undefined> {
    return tx.one<SessionRecord>(`SELECT ${COLUMNS} FROM mediation_session WHERE dispute_id = $1 AND id = $2`, [
      disputeId,
      id,
    ]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<SessionRecord[]> {
    return tx.query<SessionRecord>(
      `SELECT ${COLUMNS} FROM mediation_session WHERE dispute_id = $1 ORDER BY starts_at, id`,
      [disputeId],
    );
  }

  /** The session with its dispute's title, if the person was invited to it; nothing else of the case. */
  forInvited(
    tx: Tx,
    disputeId: string,
    id: string,
    staffId: string,
  ): Promise<(SessionRecord & { title: string }) | undefined> {
    return tx.one<SessionRecord & { title: string }>(
      `SELECT s.*, d.title FROM (SELECT ${COLUMNS} FROM mediation_session WHERE dispute_id = $1 AND id = $2) s
         JOIN dispute d ON d.id = s."disputeId"
        WHERE s.invited @> jsonb_build_array(jsonb_build_object('staffId', $3::text))`,
      [disputeId, id, staffId],
    );
  }
}

const jsonOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
