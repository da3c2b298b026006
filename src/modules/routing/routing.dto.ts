/** What a change of the roster did to cases. */
import { Text, Uuid } from '../../platform/http/atoms.js';

export class MovedDispute {
  @Uuid({ description: 'A case that nobody has accepted yet.' })
  disputeId!: string;

  @Text({ max: 64, description: 'Its receipt number.', example: 'R20260506-7K3QX' })
  receiptNo!: string;

  @Uuid({ nullable: true, description: 'Department whose officer has it, or in whose queue it waits.' })
  departmentId!: string | null;

  @Uuid({ nullable: true, description: 'Officer who had it; null: it waited in the queue.' })
  fromStaffId!: string | null;

  @Uuid({ nullable: true, description: 'Officer who has it now; null: it waits in the queue.' })
  toStaffId!: string | null;
}
