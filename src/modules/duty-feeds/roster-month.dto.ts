/** Which part of a month's roster is asked for. */
import { Uuid } from '../../platform/http/atoms.js';

export class RosterMonthQuery {
  @Uuid({ optional: true, description: 'Only this department of the centre; all of them when absent.' })
  departmentId?: string;
}
