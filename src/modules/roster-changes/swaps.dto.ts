/** Requests and responses of swap requests. */
import { SWAP_STATES } from '../../domain/roster/changes.js';
import {
  Bool,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { LineChangeResponse } from '../roster/roster.dto.js';
import { MOVED, MovedDisputeResponse } from './changes.dto.js';

const REASON = { max: 500, description: 'Why, for the other officer and the director.', example: '家中有事' };

export class CreateSwapRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new request.',
    example: '01900000-0000-7000-8000-0000000000b1',
  })
  id?: string;
  @Uuid({ description: 'The shift wanted in return, of another officer of the centre.' }) counterShiftId!: string;
  @Text({ ...REASON, optional: true }) reason?: string;
}

export class SwapRequestResponse {
  @Uuid({ description: 'Id of the request.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Uuid({ description: 'The shift given.' }) shiftId!: string;
  @Uuid({ description: 'Officer who asks.' }) staffId!: string;
  @Uuid({ description: 'The shift wanted in return.' }) counterShiftId!: string;
  @Uuid({ description: 'Officer who is asked.' }) counterStaffId!: string;
  @OneOf(SWAP_STATES, {
    description:
      'requested → accepted (waits for the director) → done; declined; withdrawn; overtaken: one of the shifts changed meanwhile.',
    example: 'requested',
  })
  state!: string;
  @Bool({ description: 'The director decides once both want it: the setting of the centre when it was asked.' })
  needsApproval!: boolean;
  @Text({ ...REASON, nullable: true }) reason!: string | null;
  @Uuid({ description: 'Account that asked.' }) requestedBy!: string;
  @InstantField({ description: 'When it was asked.' }) requestedAt!: string;
  @Uuid({ nullable: true, description: 'Account that accepted or declined for the other officer.' })
  answeredBy!: string | null;
  @InstantField({ nullable: true, description: 'When.' }) answeredAt!: string | null;
  @Uuid({
    nullable: true,
    description: 'Account that approved, turned down, or withdrew; null: nobody, or it was overtaken.',
  })
  decidedBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was done, turned down, overtaken or withdrawn.' })
  decidedAt!: string | null;
  @Uuid({ nullable: true, description: 'The change by which it was done.' }) changeId!: string | null;
  @Nested(() => LineChangeResponse, { nullable: true, description: 'What overtook it.' })
  overtakenBy!: LineChangeResponse | null;
  @NestedList(() => MovedDisputeResponse, MOVED) moved!: MovedDisputeResponse[];
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
}

export class SwapsQuery extends PageQuery {
  @QueryList()
  @OneOf(SWAP_STATES, { optional: true, list: { max: SWAP_STATES.length }, description: 'State; repeat for OR.' })
  state?: string[];
}

export class SwapRequestPage extends PageResponse {
  @NestedList(() => SwapRequestResponse, { max: 200, description: 'Requests in the order they were made.' })
  items!: SwapRequestResponse[];
}
