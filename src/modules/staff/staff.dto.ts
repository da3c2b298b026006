/** Requests and responses of the people who work at a centre. */
import {
  Bool,
  DayField,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

export const STAFF_KINDS = ['officer', 'peoples_mediator', 'grid_staff'] as const;

const DEPARTMENT = {
  nullable: true,
  description: 'Department that stations the person; null = of the centre itself.',
  example: '01900000-0000-7000-8000-000000000013',
};
const NAME = { max: 50, description: 'Name.', example: '郑和平' };
const TITLE = { max: 50, nullable: true, description: 'Post or title.', example: '调解员' };
const IS_OFFICER = { description: 'Stationed by a department and put on its duty roster.', example: false };
const GRID_LEVEL = {
  min: 1,
  max: 3,
  nullable: true,
  description: '1 grid leader 网格长, 2 and 3 grid worker 网格员; null = not grid staff.',
};
const WORK_PHONE = {
  max: 30,
  nullable: true,
  description: 'Number at work; all staff see it.',
  example: '0593-0000001',
};
const WORK_UNIT = {
  max: 100,
  nullable: true,
  description: 'Where else the person works or worked, for warnings about neutrality; all staff see it.',
  example: '示例物业公司',
};
const HOME_ADDRESS = {
  max: 300,
  nullable: true,
  description:
    'Home address, kept encrypted and never shown: it is only compared with those of parties, for warnings about neutrality.',
  example: '安居小区1号楼101',
};
const WEEKDAYS = {
  min: 1,
  max: 7,
  list: { max: 7, unique: true },
  description: 'Days available for duty, 1 = Monday … 7; Monday to Friday in full means every working day.',
  example: [1, 2, 3, 4, 5],
};
const MAX_SHIFTS = {
  min: 0,
  max: 14,
  nullable: true,
  description: 'Most duty shifts a week; null = no limit.',
  example: 2,
};
const MIN_REST = {
  min: 0,
  max: 168,
  nullable: true,
  description: 'Hours between the end of one shift and the start of the next, by the wall clock; null = any.',
  example: 15,
};
const ALSO = {
  list: { max: 10, unique: true },
  description: 'Further departments of the centre whose roster the officer stands on; in one place at a time.',
};
const ACTIVE = { description: 'False: no longer works here.', example: true };
const APPOINTMENT = { nullable: true, description: "Appointment as people's mediator 人民调解员; null = none." };

/** A people's mediator is appointed by a committee for a term (PML 13–14). */
export class Appointment {
  @DayField({ description: 'First day of the term.', example: '2024-01-01' }) appointedFrom!: string;
  @DayField({
    optional: true,
    nullable: true,
    description: 'First day after the term; null = open.',
    example: '2027-01-01',
  })
  appointedTo?: string | null;
  @Text({
    max: 100,
    optional: true,
    nullable: true,
    description: 'The committee that appointed.',
    example: '阳春社区人民调解委员会',
  })
  committee?: string | null;
}

export class CreateStaffRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new person.',
    example: '01900000-0000-7000-8000-0000000000d1',
  })
  id?: string;
  @Uuid({ ...DEPARTMENT, optional: true, example: null }) departmentId?: string | null;
  @Text(NAME) name!: string;
  @Text({ ...TITLE, optional: true }) title?: string | null;
  @Bool({ ...IS_OFFICER, optional: true, default: false }) isOfficer?: boolean;
  @Nested(() => Appointment, { ...APPOINTMENT, optional: true }) appointment?: Appointment | null;
  @Int({ ...GRID_LEVEL, optional: true }) gridLevel?: number | null;
  @Text({ ...WORK_PHONE, optional: true }) workPhone?: string | null;
  @Text({ ...WORK_UNIT, optional: true }) workUnit?: string | null;
  @Text({ ...HOME_ADDRESS, optional: true }) homeAddress?: string | null;
  @Int({ ...WEEKDAYS, optional: true, default: [1, 2, 3, 4, 5] }) weekdays?: number[];
  @Int({ ...MAX_SHIFTS, optional: true }) maxShiftsPerWeek?: number | null;
  @Int({ ...MIN_REST, optional: true }) minRestHours?: number | null;
  @Uuid({ ...ALSO, optional: true, example: [] }) alsoDepartmentIds?: string[];
}

export class UpdateStaffRequest {
  @Uuid({ ...DEPARTMENT, optional: true, example: null }) departmentId?: string | null;
  @Text({ ...NAME, optional: true }) name?: string;
  @Text({ ...TITLE, optional: true }) title?: string | null;
  @Bool({ ...IS_OFFICER, optional: true }) isOfficer?: boolean;
  @Nested(() => Appointment, {
    ...APPOINTMENT,
    optional: true,
    description: 'Replaces the appointment; null ends it without a trace of its term.',
  })
  appointment?: Appointment | null;
  @Int({ ...GRID_LEVEL, optional: true }) gridLevel?: number | null;
  @Text({ ...WORK_PHONE, optional: true }) workPhone?: string | null;
  @Text({ ...WORK_UNIT, optional: true }) workUnit?: string | null;
  @Text({ ...HOME_ADDRESS, optional: true }) homeAddress?: string | null;
  @Int({ ...WEEKDAYS, optional: true }) weekdays?: number[];
  @Int({ ...MAX_SHIFTS, optional: true }) maxShiftsPerWeek?: number | null;
  @Int({ ...MIN_REST, optional: true }) minRestHours?: number | null;
  @Uuid({ ...ALSO, optional: true, example: [] }) alsoDepartmentIds?: string[];
  @Bool({ ...ACTIVE, optional: true }) active?: boolean;
}

export class StaffQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Stationed by this department.' }) departmentId?: string;

  @QueryList()
  @OneOf(STAFF_KINDS, {
    optional: true,
    list: { max: 3 },
    description: "Officers, people's mediators in term today, grid staff; repeat for OR.",
    example: ['peoples_mediator'],
  })
  kind?: string[];

  @QueryBool()
  @Bool({ ...ACTIVE, optional: true, description: 'Only those who work here, or only those who no longer do.' })
  active?: boolean;
  @Text({ max: 50, optional: true, description: 'Part of the name.', example: '郑' }) q?: string;
}

export class StaffResponse {
  @Uuid({ description: 'Id of the person.' }) id!: string;
  @Uuid({ description: 'Centre the person works at.' }) centerId!: string;
  @Uuid(DEPARTMENT) departmentId!: string | null;
  @Text(NAME) name!: string;
  @Text(TITLE) title!: string | null;
  @Bool(IS_OFFICER) isOfficer!: boolean;
  @Nested(() => Appointment, APPOINTMENT) appointment!: Appointment | null;
  @Bool({ description: "People's mediator in term today, in the centre's zone." }) isPeoplesMediator!: boolean;
  @Int(GRID_LEVEL) gridLevel!: number | null;
  @Text(WORK_PHONE) workPhone!: string | null;
  @Text(WORK_UNIT) workUnit!: string | null;
  @Bool({ description: 'A home address is on file; it is not shown.', example: false }) homeAddressKnown!: boolean;
  @Int(WEEKDAYS) weekdays!: number[];
  @Int(MAX_SHIFTS) maxShiftsPerWeek!: number | null;
  @Int(MIN_REST) minRestHours!: number | null;
  @Uuid(ALSO) alsoDepartmentIds!: string[];
  @Bool(ACTIVE) active!: boolean;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
  @InstantField({ description: 'When it was entered.' }) createdAt!: string;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class StaffPage extends PageResponse {
  @NestedList(() => StaffResponse, { max: 200, description: 'People by name.' }) items!: StaffResponse[];
}
