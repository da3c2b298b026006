/** One person of every role in the centre of the cases, in the centre beside it and in the one above; and API keys. */
import { AccountSetupService } from '../../src/modules/access/account-setup.service.js';
import { PasswordsService } from '../../src/modules/access/passwords.service.js';
import { DepartmentsReader } from '../../src/modules/departments/departments.reader.js';
import { StaffService } from '../../src/modules/staff/staff.service.js';
import type { Role } from '../../src/domain/access/permissions.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { DEMO_PASSWORD } from '../support/app.js';
import type { World } from '../support/world.js';

/** Seen from the centre whose cases the matrix asks for. */
export type Where = 'own' | 'beside' | 'above';

export interface Person {
  readonly username: string;
  readonly role: Role;
  readonly where: Where;
  /** of duty officers and mediators: that of the case, or another one */
  readonly department: 'own' | 'other' | null;
  /** of an API key, which signs in with this */
  readonly key?: { readonly token: string; readonly scopes: readonly string[] };
}

/** Those the demo has; `own` is the justice bureau, and its mediator leads the cases of the justice bureau. */
const DEMO: readonly Person[] = [
  { username: 'admin', role: 'administrator', where: 'own', department: null },
  { username: 'director', role: 'director', where: 'own', department: null },
  { username: 'justice', role: 'duty_officer', where: 'own', department: 'own' },
  { username: 'police', role: 'duty_officer', where: 'own', department: 'other' },
  { username: 'mediator', role: 'mediator', where: 'own', department: 'own' },
  { username: 'grid', role: 'grid_worker', where: 'own', department: null },
  { username: 'auditor', role: 'auditor', where: 'own', department: null },
  { username: 'other.admin', role: 'administrator', where: 'beside', department: null },
  { username: 'other.director', role: 'director', where: 'beside', department: null },
];

const ADDED: readonly Person[] = [
  { username: 'm.own.mediator', role: 'mediator', where: 'own', department: 'other' },
  { username: 'm.own.petition', role: 'petition_officer', where: 'own', department: null },
  { username: 'm.beside.officer', role: 'duty_officer', where: 'beside', department: 'own' },
  { username: 'm.beside.mediator', role: 'mediator', where: 'beside', department: 'own' },
  { username: 'm.beside.petition', role: 'petition_officer', where: 'beside', department: null },
  { username: 'm.beside.grid', role: 'grid_worker', where: 'beside', department: null },
  { username: 'm.beside.auditor', role: 'auditor', where: 'beside', department: null },
  { username: 'm.above.admin', role: 'administrator', where: 'above', department: null },
  { username: 'm.above.director', role: 'director', where: 'above', department: null },
  { username: 'm.above.officer', role: 'duty_officer', where: 'above', department: 'own' },
  { username: 'm.above.mediator', role: 'mediator', where: 'above', department: 'own' },
  { username: 'm.above.petition', role: 'petition_officer', where: 'above', department: null },
  { username: 'm.above.grid', role: 'grid_worker', where: 'above', department: null },
  { username: 'm.above.auditor', role: 'auditor', where: 'above', department: null },
];

const KEYS: readonly (readonly string[])[] = [
  ['disputes:write'],
  ['disputes:read.center'],
  ['petitions:read', 'indicators:write', 'reports:read', 'exports:read', 'imports:write'],
];

const APPOINTED = { appointedFrom: '2025-01-01', appointedTo: '2030-01-01', committee: '示例人民调解委员会' };

export const centerOf = (world: World, where: Where): string =>
  ({ own: world.center, beside: world.neighbour, above: world.above[0] ?? '' })[where];

export async function peopleOf(
  world: World,
): Promise<{ people: readonly Person[]; staffOf: ReadonlyMap<string, string> }> {
  const staffOf = new Map<string, string>();
  const passwordHash = await world.app.app.get(PasswordsService).hash(DEMO_PASSWORD);
  for (const person of ADDED) staffOf.set(person.username, await add(world, person, passwordHash));
  return { people: [...DEMO, ...ADDED, ...(await keys(world))], staffOf };
}

function add(world: World, { username, role, where, department }: Person, passwordHash: string): Promise<string> {
  const { app } = world.app;
  const centerId = centerOf(world, where);
  return app.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
    const departments = await app.get(DepartmentsReader).list(tx, centerId);
    const found = departments.find(({ code }) => code === (department === 'own' ? 'justice' : 'public_security'));
    const departmentId = role === 'duty_officer' ? (found?.id ?? null) : null;
    const appointment = role === 'mediator' ? APPOINTED : null;
    const entry = { name: username, isOfficer: role === 'duty_officer', departmentId, appointment };
    const { id: staffId } = await app.get(StaffService).add(tx, centerId, entry);
    const grants = [{ role, centerId, departmentId }];
    await app
      .get(AccountSetupService)
      .create(tx, { centerId, staffId, username, name: username, passwordHash, grants });
    return staffId;
  });
}

async function keys(world: World): Promise<Person[]> {
  const made: Person[] = [];
  for (const scopes of KEYS) {
    const wish = { name: scopes.join(), centerId: world.center, scopes, expiresAt: '2027-06-30T16:00:00.000Z' };
    const { id, token, standing } = (await world.post('admin', '/api-keys', { body: wish })).body as Record<
      string,
      string
    >;
    if (standing === 'pending') await world.act('director', `/api-keys/${id ?? ''}`, 'approve');
    const key = { token: token ?? '', scopes };
    made.push({ username: `key ${scopes.join(' ')}`, role: 'integrator', where: 'own', department: null, key });
  }
  return made;
}
