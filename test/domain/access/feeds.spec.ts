/** Who may hand out calendar links. */
import { type Actor, reachOf } from '../../../src/domain/access/actor.js';
import { mayManageFeeds } from '../../../src/domain/access/feeds.js';
import { type Role, ROLES } from '../../../src/domain/access/permissions.js';

const actor = (role: Role, centerId = 'center'): Actor => {
  const grants = [{ role, centerId, departmentId: null }];
  return { accountId: 'account', staffId: 'me', username: 'me', name: 'me', grants, reach: reachOf(grants, () => []) };
};
const mine = { centerId: 'center', staffId: 'me' };

it.each(ROLES)('%s: for themselves, for others, for departments, at another centre', (role) => {
  const forMyself = ['administrator', 'director', 'duty_officer', 'mediator'].includes(role);
  const forOthers = ['administrator', 'director'].includes(role);
  expect(mayManageFeeds(actor(role), mine)).toBe(forMyself);
  expect(mayManageFeeds(actor(role), { ...mine, staffId: 'somebody else' })).toBe(forOthers);
  expect(mayManageFeeds(actor(role), { ...mine, staffId: null })).toBe(forOthers);
  expect(mayManageFeeds(actor(role, 'elsewhere'), mine)).toBe(false);
});

it('an account without a person has no duty of its own', () => {
  expect(mayManageFeeds({ ...actor('mediator'), staffId: null }, { centerId: 'center', staffId: null })).toBe(false);
});
