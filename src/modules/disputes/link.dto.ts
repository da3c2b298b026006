/** Links between cases as the API shows them. */
import { ALL_LINK_KINDS, LINK_DIRECTIONS } from '../../domain/dispute/ending/words.js';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

export class LinkResponse {
  @Uuid({ description: 'The link, the same on both cases.' })
  id!: string;

  @OneOf(ALL_LINK_KINDS, {
    description: 'How the two belong together; `split_from` and `merged_into` were made by splitting and merging.',
  })
  kind!: string;

  @OneOf(LINK_DIRECTIONS, {
    description:
      '`to`: this case names the other (it follows it up, was split from it, merged into it); `from`: the other names this one.',
  })
  direction!: string;

  @Uuid({ description: 'The other case.' })
  disputeId!: string;

  @Text({ max: 64, description: 'Its receipt number.', example: 'R20260506-7K3QX' })
  receiptNo!: string;

  @Text({ max: 100, nullable: true, description: 'Its case number; null before acceptance.' })
  number!: string | null;

  @Text({ max: 200, description: 'Its title.', example: '楼上漏水' })
  title!: string;

  @OneOf(ALL_STATES, { description: 'Where it stands.' })
  state!: string;

  @InstantField({ description: 'Since when the two are linked.' })
  linkedAt!: string;
}

export class LinkListResponse {
  @NestedList(() => LinkResponse, { max: 1000, description: 'Links to cases the caller may know of, oldest first.' })
  items!: LinkResponse[];

  @Int({ min: 0, max: 100_000, description: 'How many more there are, to cases the caller may not know of.' })
  hidden!: number;
}
