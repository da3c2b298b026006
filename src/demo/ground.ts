/** Sets up the demo's places and people: centres, rooms, staff, accounts. Answers the ids the history is written with. */
import type { INestApplicationContext } from '@nestjs/common';
import { yearOf } from '../domain/shared/day.js';
import type { Caller } from '../platform/auth/caller.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../platform/database/tx.js';
import { AccountSetupService } from '../modules/access/account-setup.service.js';
import { CentersService } from '../modules/centers/centers.service.js';
import { RoomsService } from '../modules/centers/rooms.service.js';
import { DepartmentsReader } from '../modules/departments/departments.reader.js';
import { DepartmentsService } from '../modules/departments/departments.service.js';
import { StaffService } from '../modules/staff/staff.service.js';
import { callerOf } from './callers.js';
import type { Days } from './days.js';
import { DEMO_ACCOUNTS, type DemoAccount, type DemoCenter } from './demo-accounts.js';
import { type DemoPerson, PEOPLE } from './people.data.js';
import { CENTERS, PRESENCE, ROOMS } from './places.data.js';

/** Ids by what people call the things; asking for something that was not set up is a mistake of the demo itself. */
export class Ground {
  readonly centers = new Map<string, string>();
  readonly departments = new Map<string, string>();
  readonly rooms = new Map<string, string>();
  readonly staff = new Map<string, string>();
  readonly callers = new Map<string, Caller>();

  center(key: string): string {
    return demanded(this.centers, key);
  }

  department(code: string, center: DemoCenter = 'yangchun'): string {
    return demanded(this.departments, `${center} ${code}`);
  }

  room(name: string): string {
    return demanded(this.rooms, name);
  }

  person(name: string): string {
    return demanded(this.staff, name);
  }

  as(username: string): Caller {
    return demanded(this.callers, username);
  }
}

function demanded<T>(things: ReadonlyMap<string, T>, key: string): T {
  const thing = things.get(key);
  if (thing === undefined) throw new Error(`the demo has no ${key}`);
  return thing;
}

/** `passwordHash` opens every demo account. */
export async function setUpGround(context: INestApplicationContext, days: Days, passwordHash: string): Promise<Ground> {
  const ground = new Ground();
  await context.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
    await setUpCenters(context, tx, ground);
    for (const center of ['yangchun', 'heshan'] as const) await setUpStaff(context, tx, ground, days, center);
    for (const account of DEMO_ACCOUNTS) await setUpAccount(context, tx, ground, account, passwordHash);
  });
  const departments = context.get(DepartmentsService);
  for (const [code, weekdays] of Object.entries(PRESENCE)) {
    await departments.update(ground.as('admin'), ground.department(code), { weekdays: [...weekdays] });
  }
  return ground;
}

async function setUpCenters(context: INestApplicationContext, tx: Tx, ground: Ground): Promise<void> {
  const rooms = context.get(RoomsService);
  for (const { key, parent, ...entry } of CENTERS) {
    const parentId = parent === null ? null : ground.center(parent);
    const { id } = await context.get(CentersService).add(tx, { ...entry, parentId });
    ground.centers.set(key, id);
    const departments = await context.get(DepartmentsReader).list(tx, id);
    for (const { code, id: departmentId } of departments) ground.departments.set(`${key} ${code}`, departmentId);
  }
  for (const room of ROOMS) ground.rooms.set(room.name, (await rooms.add(tx, ground.center('yangchun'), room)).id);
  await rooms.add(tx, ground.center('heshan'), { name: '调解室', kind: 'mediation', capacity: 6 });
}

async function setUpStaff(
  context: INestApplicationContext,
  tx: Tx,
  ground: Ground,
  days: Days,
  center: DemoCenter,
): Promise<void> {
  const committee = center === 'yangchun' ? '阳春社区人民调解委员会' : '鹤山社区人民调解委员会';
  const year = yearOf(days.today);
  // A term is three years (PML 9): this one began last year and has at least a year to go.
  const appointment = { appointedFrom: `${year - 1}-01-01`, appointedTo: `${year + 2}-01-01`, committee };
  for (const person of PEOPLE[center]) {
    const { id } = await context.get(StaffService).add(tx, ground.center(center), {
      ...entryOf(person),
      departmentId: person.department === undefined ? null : ground.department(person.department, center),
      appointment: person.isMediator === true ? appointment : null,
    });
    ground.staff.set(person.name, id);
  }
}

const entryOf = ({ name, title, department, gridLevel }: DemoPerson) => ({
  name,
  title,
  isOfficer: department !== undefined,
  gridLevel: gridLevel ?? null,
});

async function setUpAccount(
  context: INestApplicationContext,
  tx: Tx,
  ground: Ground,
  account: DemoAccount,
  passwordHash: string,
): Promise<void> {
  const { username, center, staffName } = account;
  const centerId = ground.center(center);
  const staffId = ground.person(staffName);
  const grants = account.grants.map(({ role, department }) => ({
    role,
    centerId,
    departmentId: department === undefined ? null : ground.department(department, center),
  }));
  const setUp = { centerId, staffId, username, name: staffName, passwordHash, grants };
  const accountId = await context.get(AccountSetupService).create(tx, setUp);
  ground.callers.set(username, callerOf({ accountId, staffId, username, name: staffName, grants }));
}
