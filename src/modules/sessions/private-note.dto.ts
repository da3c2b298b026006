/** Private notes 背对背笔记 as they are written and read by the mediators who lead the case. */
import { InstantField, NestedList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

const UUID = '01900000-0000-7000-8000-0000000000c5';
const SIDE = { description: 'The side that said it; null: none in particular.', example: UUID };

export class PrivateNoteRequest {
  @Uuid({ ...SIDE, optional: true, description: 'The party that said it; left out: none in particular.' })
  partyId?: string;
  @Text({
    max: 5000,
    multiline: true,
    description:
      'What it said to its mediators alone. Kept sealed; it appears nowhere else, in no paper, search or log.',
    example: '私下表示可以接受分三期支付。',
  })
  text!: string;
}

/** What the answer to a new note says of it: its words are read from the list alone. */
export class PrivateNoteKeptResponse {
  @Uuid({ description: 'Id of the note.' }) id!: string;
  @Uuid({ description: 'Session it belongs to.' }) sessionId!: string;
  @Uuid({ ...SIDE, nullable: true }) partyId!: string | null;
  @Uuid({ description: 'The mediator who wrote it.' }) authorStaffId!: string;
  @InstantField({ description: 'When it was written.' }) recordedAt!: string;
}

export class PrivateNoteResponse extends PrivateNoteKeptResponse {
  @Text({ max: 5000, multiline: true, description: 'The note.' }) text!: string;
}

export class PrivateNotePage extends PageResponse {
  @NestedList(() => PrivateNoteResponse, { max: 200, description: 'Notes in the order of writing.' })
  items!: PrivateNoteResponse[];
}
