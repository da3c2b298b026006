/** Rights then and now: whoever still holds them all sees every case they then saw. */
import fc from 'fast-check';
import { type Actor, type Grant, reachOf } from '../../../src/domain/access/actor.js';
import { KEY_SCOPES } from '../../../src/domain/access/key-scopes.js';
import { ROLES } from '../../../src/domain/access/permissions.js';
import { rightsOf, stillHolds } from '../../../src/domain/access/rights.js';
import { type CaseScope, relationsTo } from '../../../src/domain/access/scope.js';

const CENTERS = ['city', 'sunny', 'crane'];
const DEPARTMENTS = ['justice', 'police'];
const STAFF = ['li', 'wang'];
const below = (centerId: string): readonly string[] => (centerId === 'city' ? CENTERS : [centerId]);

const grants = fc.record({
  role: fc.constantFrom(...ROLES),
  centerId: fc.constantFrom(...CENTERS),
  departmentId: fc.constantFrom(null, ...DEPARTMENTS),
  scopes: fc.uniqueArray(fc.constantFrom(...KEY_SCOPES), { maxLength: 4 }),
});

const actorWith = (held: readonly Grant[], staffId: string | null = 'li'): Actor => ({
  accountId: 'account',
  staffId,
  username: 'somebody',
  name: '某',
  grants: held,
  reach: reachOf(held, below),
});

const cases: fc.Arbitrary<CaseScope> = fc.record({
  centerId: fc.constantFrom(...CENTERS),
  custodyCenterId: fc.constantFrom(...CENTERS),
  departmentId: fc.constantFrom(null, ...DEPARTMENTS),
  assignedYet: fc.boolean(),
  registeredByAccountId: fc.constantFrom('account', 'another'),
  registeredByStaffId: fc.constantFrom(null, ...STAFF),
  responsibleOfficerId: fc.constantFrom(null, ...STAFF),
  riskLeaderId: fc.constantFrom(null, ...STAFF),
  mediatorIds: fc.subarray(STAFF),
  helperIds: fc.subarray(STAFF),
  referredToDepartmentId: fc.constantFrom(null, ...DEPARTMENTS),
});

test('what was added takes nothing away: every case seen then is seen now', () => {
  fc.assert(
    fc.property(fc.array(grants, { maxLength: 4 }), fc.array(grants, { maxLength: 3 }), cases, (then, more, scope) => {
      const [before, after] = [actorWith(then), actorWith([...more, ...then])];
      expect(stillHolds(rightsOf(after), rightsOf(before))).toBe(true);
      const now = relationsTo(after, scope);
      expect([...relationsTo(before, scope)].filter((relation) => !now.has(relation))).toEqual([]);
    }),
  );
});

test('whoever holds less sees that it is less: a case lost is a right lost', () => {
  fc.assert(
    fc.property(fc.array(grants, { maxLength: 4 }), fc.array(grants, { maxLength: 4 }), cases, (then, now, scope) => {
      const [before, after] = [actorWith(then), actorWith(now)];
      const seen = relationsTo(after, scope);
      const isLost = [...relationsTo(before, scope)].some((relation) => !seen.has(relation));
      expect(isLost && stillHolds(rightsOf(after), rightsOf(before))).toBe(false);
    }),
  );
});

const director: Grant = { role: 'director', centerId: 'city', departmentId: null };
const key: Grant = {
  role: 'integrator',
  centerId: 'sunny',
  departmentId: null,
  scopes: ['exports:read', 'petitions:read'],
};

test.each<[string, Actor, Actor, boolean]>([
  ['the same', actorWith([director]), actorWith([director]), true],
  ['nothing any more', actorWith([director]), actorWith([]), false],
  ['another centre', actorWith([director]), actorWith([{ ...director, centerId: 'sunny' }]), false],
  ['another department', actorWith([{ ...director, departmentId: 'justice' }]), actorWith([director]), false],
  ['somebody else', actorWith([director]), actorWith([director], 'wang'), false],
  [
    'a centre that is below no longer',
    actorWith([director]),
    { ...actorWith([director]), reach: { director: ['city'] } },
    false,
  ],
  ['a scope less', actorWith([key]), actorWith([{ ...key, scopes: ['exports:read'] }]), false],
  ['a scope more', actorWith([{ ...key, scopes: ['exports:read'] }]), actorWith([key]), true],
])('%s', (_, then, now, holds) => {
  expect(stillHolds(rightsOf(now), rightsOf(then))).toBe(holds);
});
