/** SQL of what is published for the days of a year. */
import { Injectable } from '@nestjs/common';
import type { DepartmentDay, SettledDays } from '../../domain/roster/consequences.js';
import type { Tx } from '../../platform/database/tx.js';
import type { RestDayShiftResponse } from './consequences.dto.js';

export interface PlannedPeriod {
  readonly centerId: string;
  readonly from: string;
  /** exclusive */
  readonly to: string;
}

const parameters = ({ centerId, from, to }: PlannedPeriod): readonly unknown[] => [centerId, from, to];

@Injectable()
export class ConsequencesStore {
  shifts(tx: Tx, period: PlannedPeriod): Promise<RestDayShiftResponse[]> {
    return tx.query<RestDayShiftResponse>(
      `SELECT id, on_day AS "on", part, department_id AS "departmentId", staff_id AS "staffId" FROM shift
        WHERE center_id = $1 AND cancelled_at IS NULL AND on_day >= $2::date AND on_day < $3::date
        ORDER BY on_day, starts_at, id`,
      parameters(period),
    );
  }

  /** Places everybody knows to be empty. */
  gaps(tx: Tx, period: PlannedPeriod): Promise<DepartmentDay[]> {
    return tx.query<DepartmentDay>(
      `SELECT DISTINCT on_day AS "on", department_id AS "departmentId" FROM roster_gap
        WHERE center_id = $1 AND filled_at IS NULL AND on_day >= $2::date AND on_day < $3::date`,
      parameters(period),
    );
  }

  /** What is published for departments that are open. */
  settled(tx: Tx, period: PlannedPeriod): Promise<SettledDays[]> {
    return tx.query<SettledDays>(
      `SELECT d.id AS "departmentId", d.presence, d.weekdays, c.from_on AS "from", c.to_on AS "to"
         FROM roster_coverage c JOIN department d ON d.id = c.department_id
        WHERE c.center_id = $1 AND c.superseded_at IS NULL AND d.is_active AND c.from_on < $3::date AND c.to_on > $2::date
        ORDER BY d.id, c.from_on`,
      parameters(period),
    );
  }
}
