/** The rules of API keys: scopes, two people, narrowing. */
import fc from 'fast-check';
import { permissionsOfActor } from '../../../src/domain/access/actor.js';
import {
  actorOfKey,
  type ApiKey,
  firstStateOf,
  isKey,
  KEY_STATES,
  mayApproveKey,
  mayRotateKey,
  narrowed,
  standingOf,
} from '../../../src/domain/access/api-keys.js';
import { KEY_SCOPES, SCOPE_PERMISSIONS, scopesWith } from '../../../src/domain/access/key-scopes.js';
import { PERMISSIONS, ROLE_PERMISSIONS, roleHolds } from '../../../src/domain/access/permissions.js';
import { relationsTo } from '../../../src/domain/access/scope.js';

const NOW = '2026-10-14T02:00:00.000Z';
const someScopes = fc.uniqueArray(fc.constantFrom(...KEY_SCOPES), { minLength: 1 });
const someKey: fc.Arbitrary<ApiKey> = fc.record({
  centerId: fc.constant('sunny'),
  state: fc.constantFrom(...KEY_STATES),
  scopes: someScopes,
  expiresAt: fc.constantFrom('2026-10-14T01:59:59.999Z', NOW, '2026-10-14T02:00:00.001Z'),
  issuedBy: fc.constantFrom('account-1', 'account-2'),
  issuedByStaffId: fc.constantFrom(null, 'staff-1', 'staff-2'),
});
const director = (accountId: string, staffId: string | null) => ({
  accountId,
  staffId,
  username: accountId,
  name: '某',
  grants: [{ role: 'director' as const, centerId: 'sunny', departmentId: null }],
  reach: { director: ['sunny'] },
});

it('a key holds what everybody reads and what its scopes open, and is known as a key', () => {
  fc.assert(
    fc.property(someScopes, (scopes) => {
      const actor = actorOfKey({ id: 'key-1', name: '热线', centerId: 'sunny', scopes });
      const opened: string[] = scopes.flatMap((scope) => [...SCOPE_PERMISSIONS[scope]]);
      const expected = PERMISSIONS.filter((one) => opened.includes(one) || roleHolds('integrator', one));
      expect(permissionsOfActor(actor)).toEqual(expected);
      expect(isKey(actor)).toBe(true);
    }),
  );
  expect(isKey(director('account-1', null))).toBe(false);
});

it('a key is to a case a registrant or a reader of its centre, and nothing else', () => {
  const center = fc.constantFrom('sunny', 'crane');
  const scope = fc.record({
    centerId: center,
    custodyCenterId: center,
    departmentId: fc.constantFrom(null, 'justice'),
    assignedYet: fc.boolean(),
    registeredByAccountId: fc.constantFrom('key-1', 'account-1'),
    registeredByStaffId: fc.constantFrom(null, 'staff-1'),
    responsibleOfficerId: fc.constantFrom(null, 'staff-1'),
    mediatorIds: fc.constantFrom([], ['staff-1']),
    riskLeaderId: fc.constantFrom(null, 'staff-1'),
    helperIds: fc.constantFrom([], ['staff-1']),
    referredToDepartmentId: fc.constantFrom(null, 'justice'),
  });
  fc.assert(
    fc.property(someScopes, scope, (scopes, aCase) => {
      const relations = relationsTo(actorOfKey({ id: 'key-1', name: '热线', centerId: 'sunny', scopes }), aCase);
      const reads = scopes.some((one) => one.startsWith('disputes:'));
      const isOfCenter = aCase.centerId === 'sunny' || aCase.custodyCenterId === 'sunny';
      expect(relations.has('registrant')).toBe(reads && aCase.registeredByAccountId === 'key-1');
      expect(relations.has('center_reader')).toBe(scopes.includes('disputes:read.center') && isOfCenter);
      expect([...relations].filter((one) => one !== 'registrant' && one !== 'center_reader')).toEqual([]);
    }),
  );
});

it('no scope opens accounts, rights, keys or what only people do', () => {
  for (const permission of PERMISSIONS.filter((one) => /^(account|grant|key|staff|center|private_note)\./.test(one))) {
    expect(scopesWith(permission)).toEqual([]);
  }
});

it('a key waits for a second person exactly when it opens what no administrator may', () => {
  fc.assert(
    fc.property(someScopes, (scopes) => {
      const held: readonly string[] = ROLE_PERMISSIONS.administrator;
      const beyond = scopes.flatMap((scope) => [...SCOPE_PERMISSIONS[scope]]).some((one) => !held.includes(one));
      expect(firstStateOf(scopes)).toBe(beyond ? 'pending' : 'active');
    }),
  );
});

it('only somebody else approves, only what waits, and only what has not run out', () => {
  fc.assert(
    fc.property(
      someKey,
      fc.constantFrom('account-1', 'account-9'),
      fc.constantFrom(null, 'staff-1'),
      (key, who, staff) => {
        const refusal = mayApproveKey(director(who, staff), key, NOW);
        const isOther = who !== key.issuedBy && (staff === null || staff !== key.issuedByStaffId);
        expect(refusal === undefined).toBe(key.state === 'pending' && key.expiresAt > NOW && isOther);
      },
    ),
  );
});

it('only a key that works is rotated', () => {
  fc.assert(
    fc.property(someKey, (key) => {
      expect(mayRotateKey(key, NOW) === undefined).toBe(standingOf(key, NOW) === 'active');
      if (key.state !== 'revoked') expect(standingOf(key, NOW) === 'expired').toBe(key.expiresAt <= NOW);
    }),
  );
});

it('narrowing never adds a scope, never approves what needs a second person, and never revives', () => {
  fc.assert(
    fc.property(someKey, someScopes, (key, scopes) => {
      const state = narrowed(key, scopes);
      expect(state === undefined).toBe(scopes.some((scope) => !key.scopes.includes(scope)));
      if (state === undefined) return;
      if (key.state !== 'pending') expect(state).toBe(key.state);
      else expect(state).toBe(firstStateOf(scopes));
    }),
  );
});
