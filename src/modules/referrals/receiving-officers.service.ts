/** Whom the roster puts on duty now for the department that receives a case. */
import { Injectable } from '@nestjs/common';
import type { OfficerOnDuty } from '../../domain/dispute/custody/commands.js';
import { openReferral } from '../../domain/dispute/custody/facts.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { lineFor } from '../../domain/dispute/routing.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { RosterReader } from '../roster/roster.reader.js';

@Injectable()
export class ReceivingOfficersService {
  constructor(
    private readonly roster: RosterReader,
    private readonly clock: Clock,
  ) {}

  /** Holds the roster, before any lock on a case; who answers is preferred when on duty. */
  async at(tx: Tx, centerId: string, preferred: string | null): Promise<(facts: DisputeFacts) => OfficerOnDuty | null> {
    await this.roster.hold(tx, centerId);
    const onDuty = await this.roster.onDutyAt(tx, centerId, this.clock.nowIso());
    return (facts) => {
      const departmentId = openReferral(facts)?.departmentId ?? null;
      const line = lineFor(onDuty, departmentId, ({ staffId }) => staffId === preferred);
      return line === undefined ? null : { staffId: line.staffId, shiftId: line.shiftId };
    };
  }
}
