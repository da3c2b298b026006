/** Judges what a request about danger refers to: flags of the code table, staff of the centre. */
import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { ChangeRiskFlagsRequest } from './risk.dto.js';

@Injectable()
export class RiskReferences {
  constructor(
    private readonly centers: CentersReader,
    private readonly codes: CodeTablesService,
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  async checkFlags(
    tx: Tx,
    { custodyCenterId }: DisputeRecord,
    { add = [], remove = [], reason }: ChangeRiskFlagsRequest,
  ): Promise<void> {
    if (add.length + remove.length === 0) throw invalid('/add', 'required');
    const twice = remove.findIndex((flag) => add.includes(flag));
    if (twice !== -1) throw invalid(`/remove/${twice}`, 'not_allowed_with', { other: 'add' });
    if (remove.length > 0 && reason === undefined) throw invalid('/reason', 'required');
    const zone = (await this.centers.get(tx, custodyCenterId))?.zone ?? 'Asia/Shanghai';
    const today = dayOfInstant(this.clock.nowIso(), zone);
    for (const [index, flag] of add.entries()) {
      await this.codes.mustBeValid(tx, 'risk-flags', flag, today, `/add/${index}`);
    }
  }

  async checkLeader(tx: Tx, { custodyCenterId }: DisputeRecord, staffId: string): Promise<void> {
    if ((await this.staff.get(tx, staffId))?.centerId !== custodyCenterId) throw unknownReference('/staffId');
  }
}
