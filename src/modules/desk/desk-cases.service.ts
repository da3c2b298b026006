/** The sections of a desk that are about cases, one after the other; what the columns do not tell the rule book does. */
import { Injectable } from '@nestjs/common';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { obstaclesToStart, waitingDecisions } from '../../domain/dispute/waiting.js';
import { toInstant } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DeskCounts, DeskResponse, SectionName } from './desk.dto.js';
import type { DeskCase, DeskCountersign, DeskDecision, DeskStart } from './desk-lines.dto.js';
import { type DeskQuestion, DeskStore, type Found } from './desk.store.js';

type Sections = Pick<DeskResponse, SectionName>;

interface Folded {
  readonly folded: DisputeFacts;
}

interface Late extends DeskCase {
  readonly seqs: readonly number[];
}

/** Shown as they are found. */
const PLAIN = [
  'toAccept',
  'queue',
  'toAssign',
  'toHold',
  'toAnswer',
  'outside',
  'reminders',
  'expired',
  'suspended',
  'policeReports',
  'leaderless',
  'sessionsToday',
  'toConfirm',
  'toTell',
  'unsettled',
  'checks',
  'visits',
] as const satisfies readonly SectionName[];

@Injectable()
export class DeskCasesService {
  constructor(private readonly store: DeskStore) {}

  async read(tx: Tx, question: DeskQuestion, zone: string): Promise<Sections & { counts: DeskCounts }> {
    const lines: Partial<Record<SectionName, unknown[]>> = {};
    const counts: Partial<DeskCounts> = {};
    const show = (name: SectionName, { lines: shown, count, more }: Found<unknown>): void => {
      lines[name] = shown;
      counts[name] = { count, more };
    };
    const take = async <Row>(name: SectionName, line: (row: Row) => unknown = (row) => row): Promise<void> => {
      const found = await this.store.section<Row>(tx, question, name);
      show(name, { ...found, lines: found.lines.map(line) });
    };
    for (const name of PLAIN) await take(name);
    const { dueSoon, overdue } = await this.store.deadlines(tx, question);
    show('dueSoon', dueSoon);
    show('overdue', overdue);
    const now = toInstant(question.now);
    await take<DeskCase & Folded>('toStart', ({ folded, ...line }): DeskStart => ({
      ...line,
      obstacles: obstaclesToStart(folded, now, zone),
    }));
    await take<DeskCase & Folded>('toDecide', ({ folded, ...line }): DeskDecision => ({
      ...line,
      decisions: waitingDecisions(folded),
    }));
    await take<Late>('toCountersign');
    lines.toCountersign = await this.withEntries(tx, question, (lines.toCountersign ?? []) as Late[]);
    return { ...(lines as Sections), counts: counts as DeskCounts };
  }

  private async withEntries(tx: Tx, { actor }: DeskQuestion, cases: readonly Late[]): Promise<DeskCountersign[]> {
    if (cases.length === 0) return [];
    const asked = cases.flatMap(({ disputeId, seqs }) => seqs.map((seq) => ({ disputeId, seq })));
    const entries = await this.store.lateEntries(tx, asked);
    return cases.map(({ seqs: _, ...line }) => ({
      ...line,
      entries: entries
        .filter(({ disputeId }) => disputeId === line.disputeId)
        .map(({ seq, type, occurredAt, recordedAt, actorId }) => ({
          seq,
          type,
          occurredAt,
          recordedAt,
          mine: actorId === actor.accountId,
        })),
    }));
  }
}
