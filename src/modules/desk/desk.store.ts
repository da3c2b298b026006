/** Reads the sections of a desk, and what goes with their lines. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/scope.js';
import { holdsAnywhere } from '../../domain/access/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { visibilityParams } from '../disputes/visibility.reader.js';
import type { DeskCount, SectionName } from './desk.dto.js';
import type { DeskDeadline } from './desk-lines.dto.js';
import { type Section, SECTIONS } from './desk-sections.reader.js';

/** Lines of a section; what lies beyond is counted, up to that many. */
const MOST = 50;
const COUNTED = 1000;

export interface DeskQuestion {
  readonly actor: Actor;
  readonly centerId: string | null;
  readonly today: string;
  /** Last day that counts as soon. */
  readonly until: string;
  readonly now: string;
  /** the day in instants */
  readonly from: string;
  readonly to: string;
}

export interface Found<Line> extends DeskCount {
  readonly lines: Line[];
}

export interface LateEntryRow {
  readonly disputeId: string;
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actorId: string;
}

const params = ({ actor, centerId, today, until, now, from, to }: DeskQuestion): unknown[] => [
  ...visibilityParams(actor),
  centerId,
  today,
  until,
  now,
  from,
  to,
  actor.staffId,
];

/** The centre that was asked for; and every parameter has its type, whether the section needs it or not. */
const TYPES = [
  'uuid',
  'uuid',
  ...Array<string>(5).fill('uuid[]'),
  'uuid',
  'date',
  'date',
  ...Array<string>(3).fill('timestamptz'),
  'uuid',
];
const HERE = `($8::uuid IS NULL OR d.custody_center_id = $8::uuid)
  AND num_nulls(${TYPES.map((type, index) => `$${index + 1}::${type}`).join(', ')}) >= 0`;

/** Lines are made only of what is shown: the folded log of a case is long. */
const linesOf = ({ arms, order }: Section): string => {
  const parts = arms.map(({ from, where, more, order: by, line }) => {
    const columns = more === undefined ? 'd.*' : `d.*, ${more}`;
    const rows = `SELECT ${columns} FROM ${from} WHERE ${HERE} AND ${where} ORDER BY ${by} LIMIT ${MOST + 1}`;
    return `SELECT ${line} FROM (${rows}) d`;
  });
  return `${parts.join(' UNION ALL ')} ORDER BY ${order} LIMIT ${MOST + 1}`;
};

const countOf = ({ arms }: Section): string => {
  const parts = arms.map(({ from, where }) => `SELECT 1 FROM ${from} WHERE ${HERE} AND ${where}`);
  return `SELECT count(*)::int AS found FROM (${parts.join(' UNION ALL ')} LIMIT ${COUNTED + 1}) f`;
};

const STATEMENTS = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, section]) => [name, { lines: linesOf(section), count: countOf(section) }]),
) as Record<SectionName, { readonly lines: string; readonly count: string }>;

@Injectable()
export class DeskStore {
  async section<Line>(tx: Tx, question: DeskQuestion, name: SectionName): Promise<Found<Line>> {
    return this.counted(tx, question, name, await this.lines<Line>(tx, question, name));
  }

  /** What is late comes first among what is due soon: one look finds both. */
  async deadlines(tx: Tx, question: DeskQuestion): Promise<Record<'dueSoon' | 'overdue', Found<DeskDeadline>>> {
    const soon = await this.lines<DeskDeadline>(tx, question, 'dueSoon');
    const late = soon.filter(({ daysLeft }) => daysLeft < 0);
    return {
      dueSoon: await this.counted(tx, question, 'dueSoon', soon),
      overdue: await this.counted(tx, question, 'overdue', late),
    };
  }

  /** One more than are listed; none where the caller's roles do not hold what the section is for. */
  private async lines<Line>(tx: Tx, question: DeskQuestion, name: SectionName): Promise<Line[]> {
    if (!holdsAnywhere(question.actor, SECTIONS[name].permission)) return [];
    return tx.query<Line>(STATEMENTS[name].lines, params(question));
  }

  private async counted<L>(tx: Tx, question: DeskQuestion, name: SectionName, rows: L[]): Promise<Found<L>> {
    if (rows.length <= MOST) return { lines: rows, count: rows.length, more: false };
    const found = (await tx.one<{ found: number }>(STATEMENTS[name].count, params(question)))?.found ?? 0;
    return { lines: rows.slice(0, MOST), count: Math.min(found, COUNTED), more: found > COUNTED };
  }

  /** Entries of the log, oldest first. */
  lateEntries(tx: Tx, entries: readonly { disputeId: string; seq: number }[]): Promise<LateEntryRow[]> {
    return tx.query<LateEntryRow>(
      `SELECT l.dispute_id AS "disputeId", l.seq, l.type, l.occurred_at AS "occurredAt", l.recorded_at AS "recordedAt",
              l.actor_id AS "actorId"
         FROM unnest($1::uuid[], $2::int[]) AS e(dispute_id, seq)
         JOIN case_log l ON l.dispute_id = e.dispute_id AND l.seq = e.seq
        ORDER BY l.dispute_id, l.seq`,
      [entries.map(({ disputeId }) => disputeId), entries.map(({ seq }) => seq)],
    );
  }
}
