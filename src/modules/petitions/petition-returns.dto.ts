/** Requests and responses of the monthly returns. */
import { PETITION_CHANNELS, PETITION_LEVELS } from '../../domain/petitions/petition.js';
import {
  Bool,
  InstantField,
  Int,
  MonthField,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

export const RETURN_STATES = ['filed', 'confirmed', 'contradicted'] as const;

const COUNT = { min: 0, max: 1_000_000, optional: true } as const;
const CENTER = {
  description: 'Leaf centre that answers for the month.',
  example: '01900000-0000-7000-8000-000000000004',
};
const MONTH = { description: 'A finished month, YYYY-MM, in the zone of the centre.', example: '2026-09' };
const NIL = { description: 'True: nothing happened. Then `counts` is left out.', example: true };
const COUNTS = {
  description:
    'What happened, at least one petition. The service counts the register itself; a count left out is not compared.',
};
const REASON = { max: 500, multiline: true, example: '漏填来访人次' };
const STATE = {
  description:
    '`filed` 已报送 → `confirmed` 已确认 by another person; `contradicted` 与登记不符 once the register disagrees.',
  example: 'filed',
};

export class ChannelCounts implements Partial<Record<(typeof PETITION_CHANNELS)[number], number>> {
  @Int({ ...COUNT, description: 'By visit 走访.', example: 1 }) visit?: number;
  @Int({ ...COUNT, description: 'By letter 来信.', example: 1 }) letter?: number;
  @Int({ ...COUNT, description: 'By phone 来电.', example: 0 }) phone?: number;
  @Int({ ...COUNT, description: 'Online 网上.', example: 0 }) online?: number;
  @Int({ ...COUNT, description: 'By fax 传真.', example: 0 }) fax?: number;
}

export class LevelCounts implements Partial<Record<(typeof PETITION_LEVELS)[number], number>> {
  @Int({ ...COUNT, description: 'To the community 社区.', example: 1 }) community?: number;
  @Int({ ...COUNT, description: 'To the township or street 乡镇街道.', example: 1 }) township?: number;
  @Int({ ...COUNT, description: 'To the county 县.', example: 0 }) county?: number;
  @Int({ ...COUNT, description: 'To the city 市.', example: 0 }) city?: number;
  @Int({ ...COUNT, description: 'To the province 省.', example: 0 }) province?: number;
  @Int({ ...COUNT, description: 'To a national body 国家.', example: 0 }) national?: number;
}

export class ReturnCountsBody {
  @Int({ min: 1, max: 1_000_000, description: 'Petitions 件.', example: 2 }) items!: number;
  @Int({ ...COUNT, description: 'Persons in all of them 人次.', example: 3 }) persons?: number;
  @Nested(() => ChannelCounts, { optional: true, description: 'Petitions by channel.' }) byChannel?: ChannelCounts;
  @Nested(() => LevelCounts, { optional: true, description: 'Petitions by level of the body addressed.' })
  byLevel?: LevelCounts;
}

export class FileReturnRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for a new return; one that is filed again keeps the id it has.',
    example: '01900000-0000-7000-8000-0000000000f1',
  })
  id?: string;
  @Uuid(CENTER) centerId!: string;
  @MonthField(MONTH) month!: string;
  @Bool({ ...NIL, optional: true, default: false }) nil?: boolean;
  @Nested(() => ReturnCountsBody, { ...COUNTS, optional: true }) counts?: ReturnCountsBody;
}

export class CorrectReturnRequest {
  @Bool({ ...NIL, optional: true, default: false }) nil?: boolean;
  @Nested(() => ReturnCountsBody, { ...COUNTS, optional: true }) counts?: ReturnCountsBody;
  @Text({ ...REASON, description: 'What was wrong with it; kept with the new version. No names.' }) reason!: string;
}

export class ReturnQuery extends PageQuery {
  @QueryList() @Uuid({ optional: true, list: { max: 50 }, description: 'Centre; repeat for OR.' }) centerId?: string[];
  @MonthField({ optional: true, description: 'This month or later.', example: '2026-01' }) fromMonth?: string;
  @MonthField({ optional: true, description: 'Before this month.', example: '2027-01' }) toMonth?: string;

  @QueryList()
  @OneOf(RETURN_STATES, { optional: true, list: { max: 3 }, description: 'State; repeat for OR.', example: ['filed'] })
  state?: string[];
}

export class ReturnResponse {
  @Uuid({ description: 'Id of the return.' }) id!: string;
  @Uuid(CENTER) centerId!: string;
  @MonthField(MONTH) month!: string;
  @Bool(NIL) nil!: boolean;
  @Nested(() => ReturnCountsBody, { ...COUNTS, nullable: true }) counts!: ReturnCountsBody | null;
  @OneOf(RETURN_STATES, STATE) state!: string;
  @Uuid({ description: 'Account that filed it.' }) filedBy!: string;
  @Uuid({ nullable: true, description: 'Who answers for it: the person of that account, see /staff/{staffId}.' })
  filedByStaffId!: string | null;
  @InstantField({ description: 'When it was filed, the last time.' }) filedAt!: string;
  @Uuid({ nullable: true, description: 'Account of the other person who confirmed it.' }) confirmedBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was confirmed.' }) confirmedAt!: string | null;
  @InstantField({ nullable: true, description: 'When the register came to disagree; null once it is filed again.' })
  contradictedAt!: string | null;
  @Int({ min: 1, max: 2147483647, description: 'Raised by every change; part of the ETag. Earlier versions are kept.' })
  version!: number;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class ReturnPage extends PageResponse {
  @NestedList(() => ReturnResponse, { max: 200, description: 'Returns, latest month first.' }) items!: ReturnResponse[];
}

/** What a return stated once. */
export class ReturnVersionResponse {
  @Int({ min: 1, max: 2147483647, description: 'Which version.' }) version!: number;
  @Bool(NIL) nil!: boolean;
  @Nested(() => ReturnCountsBody, { ...COUNTS, nullable: true }) counts!: ReturnCountsBody | null;
  @OneOf(RETURN_STATES, STATE) state!: string;
  @Text({ ...REASON, nullable: true, description: 'Why it was corrected; null where it was not.' })
  reason!: string | null;
  @InstantField({ description: 'When this version came about.' }) recordedAt!: string;
  @Uuid({ description: 'Account that filed, confirmed or corrected it, or whose petition contradicted it.' })
  recordedBy!: string;
}

export class ReturnVersionList {
  @NestedList(() => ReturnVersionResponse, { max: 100_000, description: 'Every version, the first one first.' })
  items!: ReturnVersionResponse[];
}
