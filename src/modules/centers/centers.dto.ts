/** Requests and responses of governance centres. */
import { CENTER_LEVELS } from '../../domain/centers/levels.js';
import { InstantField, Int, NestedList, OneOf, QueryList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

const NAME = { max: 100, description: 'Full name of the centre.', example: '阳春社区综治中心' };
const SHORT_NAME = { max: 20, description: 'The word used in case numbers; unique.', example: '阳春' };
const LEVEL = { description: 'Level of the centre; a parent is of a higher level.', example: 'community' };
const AREA_CODE = { max: 12, description: 'Administrative division code, 6–12 digits.', example: '350981001001' };
const TIME_ZONE = { max: 64, description: 'IANA time zone in which civil days are counted.', example: 'Asia/Shanghai' };
const PARENT = { description: 'The centre it lies under.', example: '01900000-0000-7000-8000-000000000003' };

export class CreateCenterRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new centre.',
    example: '01900000-0000-7000-8000-0000000000a1',
  })
  id?: string;
  @Uuid({ ...PARENT, description: 'The centre it lies under; a root is made at set-up only.' }) parentId!: string;
  @Text({ ...NAME, example: '秋实社区综治中心' }) name!: string;
  @Text({ ...SHORT_NAME, example: '秋实' }) shortName!: string;
  @OneOf(CENTER_LEVELS, LEVEL) level!: (typeof CENTER_LEVELS)[number];
  @Text({ ...AREA_CODE, optional: true, nullable: true }) areaCode?: string | null;
  @Text({ ...TIME_ZONE, optional: true, default: 'Asia/Shanghai' }) timeZone?: string;
}

export class UpdateCenterRequest {
  @Uuid({ ...PARENT, optional: true, description: 'Moves the centre, with everything below it, under another one.' })
  parentId?: string;
  @Text({ ...NAME, optional: true }) name?: string;
  @Text({ ...SHORT_NAME, optional: true, description: 'The word used in the numbers of later cases; unique.' })
  shortName?: string;
  @OneOf(CENTER_LEVELS, { ...LEVEL, optional: true }) level?: (typeof CENTER_LEVELS)[number];
  @Text({ ...AREA_CODE, optional: true, nullable: true }) areaCode?: string | null;
  @Text({ ...TIME_ZONE, optional: true }) timeZone?: string;
}

export class CenterQuery extends PageQuery {
  @QueryList()
  @OneOf(CENTER_LEVELS, {
    optional: true,
    list: { max: 5 },
    description: 'Level; repeat for OR.',
    example: ['community'],
  })
  level?: string[];

  @Uuid({ optional: true, description: 'Centres directly under this one.' }) parentId?: string;
  @Uuid({ optional: true, description: 'This centre and everything below it.' }) under?: string;
  @Text({ max: 100, optional: true, description: 'Part of the name.', example: '阳春' }) q?: string;
}

export class CenterResponse {
  @Uuid({ description: 'Id of the centre.' }) id!: string;
  @Uuid({ nullable: true, description: 'The centre it lies under; null for a root.' }) parentId!: string | null;
  @Uuid({ list: { max: 10 }, description: 'Ids from the root down to the centre itself.' }) path!: string[];
  @Text(NAME) name!: string;
  @Text(SHORT_NAME) shortName!: string;
  @OneOf(CENTER_LEVELS, LEVEL) level!: string;
  @Text({ ...AREA_CODE, nullable: true }) areaCode!: string | null;
  @Text(TIME_ZONE) timeZone!: string;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
  @InstantField({ description: 'When it was entered.' }) createdAt!: string;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class CenterPage extends PageResponse {
  @NestedList(() => CenterResponse, { max: 200, description: 'Centres by name.' }) items!: CenterResponse[];
}
