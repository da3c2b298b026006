/** Requests and responses of departments. */
import {
  Bool,
  Code,
  InstantField,
  Int,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

export const PRESENCES = ['resident', 'rotating', 'on_call'] as const;
export type Presence = (typeof PRESENCES)[number];

export const PARTS = ['day', 'half'] as const;
export type Parts = (typeof PARTS)[number];

const CODE = {
  description: 'Code of the department, unique in the centre; never changes.',
  example: 'market_regulation',
};
const NAME_ZH = { max: 50, description: 'Name in Chinese.', example: '市场监管局' };
const NAME_EN = { max: 100, description: 'Name in English.', example: 'Market regulation bureau' };
const PRESENCE = {
  description: 'How it is present: resident 常驻, rotating 轮驻, on_call 随叫随到.',
  example: 'rotating',
};
const WEEKDAYS = {
  min: 1,
  max: 7,
  list: { min: 1, max: 7, unique: true },
  description:
    'Days it comes, 1 = Monday … 7; Monday to Friday in full means every working day, make-up days included.',
  example: [1, 2, 3, 4, 5],
};
const PEOPLE_NEEDED = { min: 1, max: 50, description: 'People on duty at the same time.', example: 1 };
const PART = { description: 'A duty shift is a whole `day` or `half` of one.', example: 'day' };
const CATEGORIES = {
  list: { max: 30, unique: true },
  description: 'Categories (code table `categories`) it takes when nobody names a department.',
  example: ['other_consumer'],
};
const TAKES_CASES = { description: 'May have custody of a case.', example: true };
const ACTIVE = { description: 'False: closed.', example: true };

export class CreateDepartmentRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new department.',
    example: '01900000-0000-7000-8000-0000000000c1',
  })
  id?: string;
  @Code(CODE) code!: string;
  @Text(NAME_ZH) nameZh!: string;
  @Text(NAME_EN) nameEn!: string;
  @OneOf(PRESENCES, PRESENCE) presence!: Presence;
  @Int({ ...WEEKDAYS, optional: true, default: [1, 2, 3, 4, 5] }) weekdays?: number[];
  @Int({ ...PEOPLE_NEEDED, optional: true, default: 1 }) peopleNeeded?: number;
  @OneOf(PARTS, { ...PART, optional: true, default: 'day' }) parts?: Parts;
  @Code({ ...CATEGORIES, optional: true, default: [] }) categories?: string[];
  @Bool({ ...TAKES_CASES, optional: true, default: true }) takesCases?: boolean;
}

export class UpdateDepartmentRequest {
  @Text({ ...NAME_ZH, optional: true }) nameZh?: string;
  @Text({ ...NAME_EN, optional: true }) nameEn?: string;
  @OneOf(PRESENCES, { ...PRESENCE, optional: true }) presence?: Presence;
  @Int({ ...WEEKDAYS, optional: true }) weekdays?: number[];
  @Int({ ...PEOPLE_NEEDED, optional: true }) peopleNeeded?: number;
  @OneOf(PARTS, { ...PART, optional: true }) parts?: Parts;
  @Code({ ...CATEGORIES, optional: true }) categories?: string[];
  @Bool({ ...TAKES_CASES, optional: true }) takesCases?: boolean;
  @Bool({ ...ACTIVE, optional: true, description: 'False closes it: only without active staff and open cases.' })
  active?: boolean;
}

export class DepartmentQuery extends PageQuery {
  @QueryList()
  @OneOf(PRESENCES, {
    optional: true,
    list: { max: 3 },
    description: 'Presence mode; repeat for OR.',
    example: ['resident'],
  })
  presence?: string[];

  @QueryBool()
  @Bool({ ...ACTIVE, optional: true, description: 'Only open departments, or only closed ones.' })
  active?: boolean;
}

export class DepartmentResponse {
  @Uuid({ description: 'Id of the department.' }) id!: string;
  @Uuid({ description: 'Centre it is stationed at.' }) centerId!: string;
  @Code(CODE) code!: string;
  @Text(NAME_ZH) nameZh!: string;
  @Text(NAME_EN) nameEn!: string;
  @OneOf(PRESENCES, PRESENCE) presence!: string;
  @Int(WEEKDAYS) weekdays!: number[];
  @Int(PEOPLE_NEEDED) peopleNeeded!: number;
  @OneOf(PARTS, PART) parts!: string;
  @Code(CATEGORIES) categories!: string[];
  @Bool(TAKES_CASES) takesCases!: boolean;
  @Bool(ACTIVE) active!: boolean;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
  @InstantField({ description: 'When it was entered.' }) createdAt!: string;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class DepartmentPage extends PageResponse {
  @NestedList(() => DepartmentResponse, { max: 200, description: 'Departments in the order they were set up.' })
  items!: DepartmentResponse[];
}
