/** Keeps what somebody wrote with the entry it belongs to: the log itself holds no free text. */
import { Injectable } from '@nestjs/common';
import type { EventType } from '../../domain/dispute/events.js';
import type { Tx } from '../../platform/database/tx.js';
import { DisputesService } from '../disputes/disputes.service.js';
import type { Outcome } from '../workflow/workflow.service.js';

@Injectable()
export class CustodyNotesService {
  constructor(private readonly files: DisputesService) {}

  async keep(tx: Tx, { record, entries }: Outcome, type: EventType, text: string | undefined): Promise<void> {
    const entry = entries.find((candidate) => candidate.type === type);
    if (text !== undefined && entry !== undefined) await this.files.note(tx, record.id, entry.seq, text);
  }
}
