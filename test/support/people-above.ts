/** People for a centre of the demo's tree that has none: a director, an officer of the justice bureau and a people's mediator. */
import { AccountSetupService } from '../../src/modules/access/account-setup.service.js';
import { PasswordsService } from '../../src/modules/access/passwords.service.js';
import { DepartmentsReader } from '../../src/modules/departments/departments.reader.js';
import { StaffService } from '../../src/modules/staff/staff.service.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { DEMO_PASSWORD } from './app.js';
import type { World } from './world.js';

export interface Peopled {
  readonly centerId: string;
  readonly departmentId: string;
  readonly mediatorId: string;
}

const APPOINTED = { appointedFrom: '2025-01-01', appointedTo: '2030-01-01', committee: '示例人民调解委员会' };

/** Accounts `<prefix>.director`, `<prefix>.officer` and `<prefix>.mediator`, with the password of the demo. */
export async function people(world: World, centerId: string, prefix: string): Promise<Peopled> {
  const { app } = world.app;
  const passwordHash = await app.get(PasswordsService).hash(DEMO_PASSWORD);
  return app.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
    const departments = await app.get(DepartmentsReader).list(tx, centerId);
    const justice = departments.find(({ code }) => code === 'justice');
    if (justice === undefined) throw new Error('the centre has no justice bureau');
    const add = async (role: 'director' | 'duty_officer' | 'mediator', name: string): Promise<string> => {
      const isOfficer = role === 'duty_officer';
      const departmentId = isOfficer ? justice.id : null;
      const entry = { name, isOfficer, departmentId, appointment: role === 'mediator' ? APPOINTED : null };
      const { id: staffId } = await app.get(StaffService).add(tx, centerId, entry);
      const grants = [{ role, centerId, departmentId }];
      const username = `${prefix}.${role === 'duty_officer' ? 'officer' : role}`;
      await app.get(AccountSetupService).create(tx, { centerId, staffId, username, name, passwordHash, grants });
      return staffId;
    };
    await add('director', `${prefix}主任`);
    await add('duty_officer', `${prefix}干部`);
    return { centerId, departmentId: justice.id, mediatorId: await add('mediator', `${prefix}调解员`) };
  });
}
