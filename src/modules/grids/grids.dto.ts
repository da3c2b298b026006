/** Requests and responses of grids. */
import {
  Code,
  DayField,
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

const LEVEL = { min: 1, max: 3, description: '1 the whole, 2 a grid 网格, 3 a part of a grid.', example: 2 };
const NAME = { max: 50, description: 'Name of the grid, unique in the centre.', example: '第六网格' };
const PARENT = {
  nullable: true,
  description: 'The grid one level above; null for level 1.',
  example: '01900000-0000-7000-8000-000000000021',
};
const ADDRESS = { max: 200, description: 'How addresses in the building begin.', example: '安居小区3号楼' };
const HOUSEHOLDS = { min: 0, max: 100000, description: 'Households.', example: 78 };
const STAFF = { description: 'The one person who answers.', example: '01900000-0000-7000-8000-000000000031' };
const MATTER = { description: 'What is answered for; `general` = everything not named apart.', example: 'general' };
const DUTY = { max: 200, description: 'The responsibility in words.', example: '日常巡查、矛盾纠纷排查上报' };
const FROM = { description: 'First day.', example: '2024-01-01' };
const TO = { nullable: true, description: 'First day it no longer holds; null = open.', example: '2025-01-01' };
const VERSION = {
  min: 0,
  max: 2147483647,
  description: 'Raised by every change, buildings and duties included; part of the ETag.',
};

export class CreateGridRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new grid.',
    example: '01900000-0000-7000-8000-0000000000e1',
  })
  id?: string;
  @Uuid({ ...PARENT, optional: true, example: '01900000-0000-7000-8000-0000000000e2' }) parentId?: string | null;
  @Int({ ...LEVEL, example: 3 }) level!: number;
  @Text(NAME) name!: string;
}

export class UpdateGridRequest {
  @Uuid({ ...PARENT, nullable: false, optional: true, description: 'Moves it under another grid one level above.' })
  parentId?: string;
  @Text({ ...NAME, optional: true }) name?: string;
}

export class AddBuildingRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new building.',
    example: '01900000-0000-7000-8000-0000000000f1',
  })
  id?: string;
  @Text(ADDRESS) address!: string;
  @Int(HOUSEHOLDS) households!: number;
}

export class AddDutyRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new duty.',
    example: '01900000-0000-7000-8000-0000000000f2',
  })
  id?: string;
  @Uuid(STAFF) staffId!: string;
  @Code({ ...MATTER, optional: true, default: 'general' }) matter?: string;
  @Text(DUTY) duty!: string;
  @DayField(FROM) validFrom!: string;
  @DayField({ ...TO, optional: true }) validTo?: string | null;
}

export class EndDutyRequest {
  @DayField({ ...TO, nullable: false, description: 'First day it no longer holds.' }) validTo!: string;
}

export class GridQuery extends PageQuery {
  @QueryList()
  @OneOf(['1', '2', '3'], { optional: true, list: { max: 3 }, description: 'Level; repeat for OR.', example: ['2'] })
  level?: string[];

  @Uuid({ optional: true, description: 'Grids directly under this one.' }) parentId?: string;
}

export class ResponsibleQuery {
  @Text({ max: 200, description: 'The address, as people write it.', example: '安居小区 3 号楼 502' }) address!: string;
  @DayField({ optional: true, description: 'Who answers on this day; default today.', example: '2024-05-06' })
  on?: string;
  @Code({ ...MATTER, optional: true, default: 'general' }) matter?: string;
}

/** A grid as lists show it. */
export class GridSummaryResponse {
  @Uuid({ description: 'Id of the grid.' }) id!: string;
  @Uuid({ description: 'Centre it belongs to.' }) centerId!: string;
  @Uuid(PARENT) parentId!: string | null;
  @Int(LEVEL) level!: number;
  @Text(NAME) name!: string;
  @Int({ ...HOUSEHOLDS, max: 100000000, description: 'Households of its own buildings.' }) households!: number;
  @Int(VERSION) version!: number;
  @InstantField({ description: 'When it was entered.' }) createdAt!: string;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class GridPage extends PageResponse {
  @NestedList(() => GridSummaryResponse, {
    max: 200,
    description: 'Grids by level and name; `parentId` makes the tree.',
  })
  items!: GridSummaryResponse[];
}

export class BuildingResponse {
  @Uuid({ description: 'Id of the building.' }) id!: string;
  @Uuid({ description: 'Grid it lies in.' }) gridId!: string;
  @Text(ADDRESS) address!: string;
  @Int(HOUSEHOLDS) households!: number;
}

export class DutyResponse {
  @Uuid({ description: 'Id of the duty.' }) id!: string;
  @Uuid({ description: 'Grid it is for.' }) gridId!: string;
  @Uuid(STAFF) staffId!: string;
  @Text({ max: 50, description: 'Name of the person.', example: '郑和平' }) staffName!: string;
  @Code(MATTER) matter!: string;
  @Text(DUTY) duty!: string;
  @DayField(FROM) validFrom!: string;
  @DayField(TO) validTo!: string | null;
}

export class GridResponse extends GridSummaryResponse {
  @NestedList(() => BuildingResponse, { max: 10000, description: 'Buildings of the grid itself.' })
  buildings!: BuildingResponse[];
  @NestedList(() => DutyResponse, { max: 10000, description: 'Who answers for what, past ones included.' })
  duties!: DutyResponse[];
}

/** One level of the answer. */
export class ResponsibleLevel {
  @Uuid({ description: 'The grid.' }) gridId!: string;
  @Int(LEVEL) level!: number;
  @Text(NAME) gridName!: string;
  @Nested(() => DutyResponse, {
    nullable: true,
    description: 'Who answers there; null = nobody is named for that day.',
  })
  duty!: DutyResponse | null;
}

export class ResponsibleResponse {
  @Text({ max: 200, description: 'The address asked for.', example: '安居小区 3 号楼 502' }) address!: string;
  @DayField({ description: 'The day asked for.', example: '2024-05-06' }) on!: string;
  @Code(MATTER) matter!: string;
  @Nested(() => BuildingResponse, { nullable: true, description: 'The building it lies in; null = none is known.' })
  building!: BuildingResponse | null;
  @Uuid({ nullable: true, description: 'The grid it lies in; null = none.' }) gridId!: string | null;
  @NestedList(() => ResponsibleLevel, {
    max: 3,
    description: "From the top down. Without a building only the centre's single first-level grid is named.",
  })
  levels!: ResponsibleLevel[];
}
