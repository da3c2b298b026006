/** What parties said is not settled, for those who may see the case. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import type { UnsettledReportResponse } from './unsettled.dto.js';
import { toReport } from './unsettled.view.js';

@Injectable()
export class UnsettledReader {
  constructor(private readonly files: DisputesService) {}

  /** In the order they were written down. */
  async ofDispute(tx: Tx, { id, folded }: DisputeRecord): Promise<UnsettledReportResponse[]> {
    if (folded.unsettled.length === 0) return [];
    const notes = await this.files.notesOf(tx, id);
    return folded.unsettled.map((fact) => toReport(id, fact, notes));
  }
}
