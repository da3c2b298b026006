/** Who sees a reservation and who gives it back. */
import type { Actor } from '../../../src/domain/access/actor.js';
import { ROLE_PERMISSIONS, ROLES, type Role } from '../../../src/domain/access/permissions.js';
import { mayGiveBack, maySeeReservation } from '../../../src/domain/access/reservations.js';

const HERE = 'here';
const actor = (role: Role, accountId: string = role, centerId = HERE): Actor => ({
  accountId,
  staffId: null,
  username: role,
  name: role,
  grants: [{ role, centerId, departmentId: null }],
  reach: { [role]: [centerId] },
});
const held = { centerId: HERE, heldBy: 'somebody' };

test('directors, duty officers and mediators reserve', () => {
  const reserving = ROLES.filter((role) => (ROLE_PERMISSIONS[role] as readonly string[]).includes('room.reserve'));
  expect([...reserving].sort()).toEqual(['director', 'duty_officer', 'mediator']);
});

test('those of the centre see what is held there, of others only the holder', () => {
  const seeing = ROLES.filter((role) => maySeeReservation(actor(role), held));
  expect([...seeing].sort()).toEqual(['director', 'duty_officer', 'mediator']);
  expect(maySeeReservation(actor('mediator', 'mediator', 'elsewhere'), held)).toBe(false);
  expect(maySeeReservation(actor('mediator', 'somebody', 'elsewhere'), held)).toBe(true);
});

test('the holder and the director of the centre give it back', () => {
  expect(ROLES.filter((role) => mayGiveBack(actor(role), held))).toEqual(['director']);
  expect(mayGiveBack(actor('director', 'director', 'elsewhere'), held)).toBe(false);
  expect(mayGiveBack(actor('mediator', 'somebody'), held)).toBe(true);
});
