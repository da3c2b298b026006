/** The centre as it is at this moment: its zone, the instant, the civil day; and what stays of a line somebody leaves. */
import { Injectable } from '@nestjs/common';
import { splitAt } from '../../domain/roster/changes.js';
import { v7 as uuidv7 } from 'uuid';
import type { Day, Instant } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import type { NewLine, ShiftLine } from '../roster/roster.record.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';

export interface Moment {
  readonly center: CenterRecord;
  readonly now: Instant;
  readonly today: Day;
}

@Injectable()
export class MomentsService {
  constructor(
    private readonly centers: CentersReader,
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, centerId: string): Promise<Moment> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw notFound();
    return { center, now: this.clock.nowIso(), today: this.clock.today(center.zone) };
  }

  async person(tx: Tx, staffId: string): Promise<StaffRecord> {
    const person = await this.staff.get(tx, staffId);
    if (person === undefined) throw notFound();
    return person;
  }

  /** Somebody a body named; see StaffReader. */
  demandStaff(tx: Tx, staffId: string, centerId: string, pointer: string): Promise<StaffRecord> {
    return this.staff.demand(tx, staffId, centerId, pointer);
  }
}

/** The part of a line somebody stood in until they left it; nothing when it had not begun. */
export function keptLine(line: ShiftLine, leftAt: Instant): NewLine[] {
  const { kept } = splitAt(line, leftAt);
  if (kept === null) return [];
  const { departmentId, staffId, on, part, kind } = line;
  const place = { id: uuidv7(), departmentId, staffId, on, part, kind };
  return [{ ...place, ...kept, why: { code: 'shortened' }, replacesId: line.id }];
}
