import fc from 'fast-check';
import {
  reachOf,
  mayInCenter,
  centersWith,
  permissionsOfActor,
  type Actor,
  type Grant,
} from '../../../src/domain/access/actor.js';
import { mayGrant, mayRevoke } from '../../../src/domain/access/grants.js';
import {
  CASE_WORK,
  PERMISSIONS,
  ROLES,
  ROLE_PERMISSIONS,
  TRIAGE,
  permissionsOf,
  type Permission,
} from '../../../src/domain/access/permissions.js';
import { ACCESS_TEXTS } from '../../../src/domain/access/access-texts.js';
import {
  RELATION_PERMISSIONS,
  actsOnlyAsHelper,
  mayPerform,
  mayRead,
  relationsTo,
  type CaseScope,
} from '../../../src/domain/access/scope.js';

/** 市 city ← 街道 street ← two communities */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  city: ['city', 'street', 'sunny', 'crane'],
  street: ['street', 'sunny', 'crane'],
  sunny: ['sunny'],
  crane: ['crane'],
};
/** 404 for whom the case does not exist, 403 for whom it does but not this action. */
function refuseOnCase(
  who: Actor,
  permission: Permission,
  scope: CaseScope,
): 'case_invisible' | 'not_permitted' | undefined {
  const relations = relationsTo(who, scope);
  if (!mayRead(relations)) return 'case_invisible';
  return mayPerform(permission, relations) ? undefined : 'not_permitted';
}

const subtreeOf = (centerId: string): readonly string[] => BELOW[centerId] ?? [];

const actor = (grants: readonly Grant[], terms: Partial<Actor> = {}): Actor => ({
  accountId: 'account-1',
  staffId: 'staff-1',
  username: 'someone',
  name: '某人',
  ...terms,
  grants,
  reach: reachOf(grants, subtreeOf),
});

const grant = (role: Grant['role'], centerId = 'sunny', departmentId: string | null = null): Grant => ({
  role,
  centerId,
  departmentId,
});

const aCase = (terms: Partial<CaseScope> = {}): CaseScope => ({
  centerId: 'sunny',
  custodyCenterId: 'sunny',
  departmentId: null,
  assignedYet: false,
  registeredByAccountId: 'account-9',
  registeredByStaffId: 'staff-9',
  responsibleOfficerId: null,
  mediatorIds: [],
  riskLeaderId: null,
  helperIds: [],
  referredToDepartmentId: null,
  ...terms,
});

const someGrant = fc.record({
  role: fc.constantFrom(...ROLES),
  centerId: fc.constantFrom('city', 'street', 'sunny', 'crane'),
  departmentId: fc.constantFrom(null, 'justice', 'court'),
});
const staff = fc.constantFrom('staff-1', 'staff-2', 'staff-3');
const someCase = fc.record({
  centerId: fc.constantFrom('street', 'sunny', 'crane'),
  custodyCenterId: fc.constantFrom('street', 'sunny', 'crane'),
  departmentId: fc.constantFrom(null, 'justice', 'court'),
  assignedYet: fc.boolean(),
  registeredByAccountId: fc.constantFrom('account-1', 'account-2'),
  registeredByStaffId: fc.option(staff),
  responsibleOfficerId: fc.option(staff),
  riskLeaderId: fc.option(staff),
  mediatorIds: fc.uniqueArray(staff),
  helperIds: fc.uniqueArray(staff),
  referredToDepartmentId: fc.constantFrom(null, 'justice', 'court'),
});

describe('who may do what on a case', () => {
  it('shows an unassigned case to every duty officer of the centre, an assigned one to its department', () => {
    const judge = actor([grant('duty_officer', 'sunny', 'court')]);
    const jurist = actor([grant('duty_officer', 'sunny', 'justice')]);
    const assigned = aCase({ departmentId: 'justice', assignedYet: true });
    expect(refuseOnCase(judge, 'dispute.accept', aCase())).toBeUndefined();
    expect(refuseOnCase(judge, 'dispute.read', assigned)).toBe('case_invisible');
    expect(refuseOnCase(jurist, 'dispute.fail', assigned)).toBeUndefined();
  });

  it('lets duty officers of other departments see an accepted case that has a department, and no more', () => {
    const judge = actor([grant('duty_officer', 'sunny', 'court')]);
    const accepted = aCase({ departmentId: 'justice' });
    expect(refuseOnCase(judge, 'dispute.read', accepted)).toBeUndefined();
    expect(refuseOnCase(judge, 'dispute.assign', accepted)).toBe('not_permitted');
  });

  it('gives assigned mediators every action but the duty officer’s and the director’s', () => {
    const mediator = actor([grant('mediator', 'sunny', 'justice')]);
    const own = aCase({ departmentId: 'justice', assignedYet: true, mediatorIds: ['staff-1'] });
    for (const permission of CASE_WORK) expect(refuseOnCase(mediator, permission, own)).toBeUndefined();
    for (const permission of [...TRIAGE, 'agreement.seal'] as const) {
      expect(refuseOnCase(mediator, permission, own)).toBe('not_permitted');
    }
    expect(refuseOnCase(mediator, 'private_note.keep', own)).toBeUndefined();
    const ofColleague = { ...own, mediatorIds: ['staff-2'] };
    expect(refuseOnCase(mediator, 'private_note.keep', ofColleague)).toBe('not_permitted');
    expect(refuseOnCase(mediator, 'dispute.read', ofColleague)).toBeUndefined();
    expect(refuseOnCase(mediator, 'session.manage', ofColleague)).toBe('not_permitted');
    expect(refuseOnCase(mediator, 'dispute.read', { ...ofColleague, departmentId: 'court' })).toBe('case_invisible');
  });

  it('opens cases to directors of the subtree of custody, those of the origin look on, and nobody else', () => {
    const escalated = aCase({ custodyCenterId: 'street', assignedYet: true, departmentId: 'x' });
    const origin = actor([grant('director', 'sunny')]);
    expect(refuseOnCase(origin, 'dispute.read', escalated)).toBeUndefined();
    for (const permission of PERMISSIONS.filter((one) => one !== 'dispute.read'))
      expect(refuseOnCase(origin, permission, escalated)).toBe('not_permitted');
    expect(refuseOnCase(origin, 'agreement.seal', aCase())).toBeUndefined();
    for (const above of ['street', 'city'])
      expect(refuseOnCase(actor([grant('director', above)]), 'agreement.seal', escalated)).toBeUndefined();
    expect(refuseOnCase(actor([grant('director', 'crane')]), 'dispute.read', escalated)).toBe('case_invisible');
  });

  it('keeps case content from administrators, auditors and petition officers', () => {
    for (const role of ['administrator', 'auditor', 'petition_officer'] as const) {
      expect(refuseOnCase(actor([grant(role, 'city')]), 'dispute.read', aCase())).toBe('case_invisible');
      expect(permissionsOf([role]).filter((permission) => permission.startsWith('dispute.'))).toEqual([]);
    }
  });

  it('lets a grid worker see what they reported or were given, and record only visits and performance', () => {
    const worker = actor([grant('grid_worker')]);
    const reported = aCase({ registeredByAccountId: 'account-1', assignedYet: true, departmentId: 'justice' });
    const given = aCase({ helperIds: ['staff-1'], assignedYet: true, departmentId: 'justice' });
    expect(refuseOnCase(worker, 'dispute.amend', reported)).toBeUndefined();
    expect(refuseOnCase(worker, 'visit.record', reported)).toBe('not_permitted');
    expect(refuseOnCase(worker, 'visit.record', given)).toBeUndefined();
    expect(refuseOnCase(worker, 'party.reveal', given)).toBe('not_permitted');
    expect(actsOnlyAsHelper('visit.record', relationsTo(worker, given))).toBe(true);
    expect(actsOnlyAsHelper('visit.record', relationsTo(worker, { ...given, mediatorIds: ['staff-1'] }))).toBe(false);
  });

  it('lets the duty officers of a department look at what was referred to it, answer, and no more', () => {
    const judge = actor([grant('duty_officer', 'sunny', 'court')]);
    const referred = aCase({ departmentId: 'justice', assignedYet: true, referredToDepartmentId: 'court' });
    const may = PERMISSIONS.filter((permission) => refuseOnCase(judge, permission, referred) === undefined);
    expect(may.sort()).toEqual(['dispute.read', 'referral.answer']);
    expect(refuseOnCase(judge, 'dispute.read', { ...referred, referredToDepartmentId: null })).toBe('case_invisible');
    const mediator = actor([grant('mediator', 'sunny', 'court')]);
    expect(refuseOnCase(mediator, 'dispute.read', referred)).toBe('case_invisible');
    const sender = actor([grant('duty_officer', 'sunny', 'justice')]);
    expect(refuseOnCase(sender, 'referral.answer', referred)).toBe('not_permitted');
    const everywhere = actor([grant('duty_officer', 'sunny')]);
    expect(refuseOnCase(everywhere, 'referral.answer', referred)).toBeUndefined();
  });

  it('shows nothing to whom the case is nothing, and lets nobody act on what they may not see', () => {
    fc.assert(
      fc.property(fc.array(someGrant, { maxLength: 4 }), someCase, (grants, scope) => {
        const relations = relationsTo(actor(grants), scope);
        expect(mayRead(relations)).toBe(relations.size > 0);
        expect(mayPerform('dispute.read', relations)).toBe(relations.size > 0);
        for (const permission of PERMISSIONS) {
          const refusal = refuseOnCase(actor(grants), permission, scope);
          expect(refusal === 'case_invisible').toBe(relations.size === 0);
        }
      }),
    );
  });

  it('never takes a right away by adding a grant', () => {
    fc.assert(
      fc.property(fc.array(someGrant, { maxLength: 4 }), someGrant, someCase, (grants, added, scope) => {
        const more = actor([...grants, added]);
        const before = relationsTo(actor(grants), scope);
        for (const relation of before) expect(relationsTo(more, scope).has(relation)).toBe(true);
        for (const permission of permissionsOfActor(actor(grants)))
          expect(permissionsOfActor(more)).toContain(permission);
        for (const permission of PERMISSIONS) {
          for (const center of centersWith(actor(grants), permission))
            expect(mayInCenter(more, permission, center)).toBe(true);
        }
      }),
    );
  });

  it('takes access from former assignees', () => {
    fc.assert(
      fc.property(someCase, (scope) => {
        const person = actor([grant('mediator', 'sunny')], { accountId: 'account-7', staffId: 'staff-7' });
        const during = { ...scope, mediatorIds: ['staff-7'] };
        expect(mayRead(relationsTo(person, during))).toBe(true);
        expect(mayRead(relationsTo(person, scope))).toBe(false);
      }),
    );
  });

  it('gives every relation a role that holds its permissions, and every role known permissions', () => {
    const held = new Set<string>(ROLES.flatMap((role) => [...ROLE_PERMISSIONS[role]]));
    expect([...held].sort()).toEqual([...PERMISSIONS].sort());
    for (const permissions of Object.values(RELATION_PERMISSIONS)) {
      for (const permission of permissions) expect(held.has(permission)).toBe(true);
    }
  });
});

describe('who may grant what', () => {
  const admin = actor([grant('administrator', 'street')], { accountId: 'admin' });
  const director = actor([grant('director', 'sunny')], { accountId: 'director', staffId: 'staff-2' });
  const request = (role: Grant['role'], centerId = 'sunny') => ({ ...grant(role, centerId), granteeAccountId: 'new' });

  it('lets administrators and directors grant within their subtree, never to themselves', () => {
    expect(mayGrant(admin, request('mediator'))).toBeUndefined();
    expect(mayGrant(director, request('duty_officer'))).toBeUndefined();
    expect(mayGrant(admin, request('mediator', 'city'))).toBe('grant_outside_reach');
    expect(mayGrant(admin, { ...request('mediator'), granteeAccountId: 'admin' })).toBe('grant_to_self');
    expect(mayGrant(actor([grant('duty_officer')]), request('mediator'))).toBe('grant_not_permitted');
    expect(mayGrant(admin, request('integrator'))).toBe('grant_role_is_for_keys');
    expect(mayGrant(admin, { ...request('auditor'), departmentId: 'd' })).toBe('grant_department_not_applicable');
  });

  it('makes a director only with a second person, who is neither granter nor grantee', () => {
    expect(mayGrant(admin, request('director'))).toBe('second_approver_required');
    expect(mayGrant(admin, request('director'), admin)).toBe('approver_is_granter');
    expect(mayGrant(admin, request('director'), { ...director, accountId: 'new' })).toBe('approver_is_grantee');
    expect(
      mayGrant(admin, request('director'), actor([grant('director', 'crane')], { accountId: 'd2', staffId: null })),
    ).toBe('approver_not_permitted');
    expect(mayGrant(admin, request('director'), director)).toBeUndefined();
  });

  it('nobody can ever grant themselves anything', () => {
    fc.assert(
      fc.property(fc.array(someGrant), someGrant, (grants, wanted) => {
        expect(mayGrant(actor(grants), { ...wanted, granteeAccountId: 'account-1' }, director)).toBeDefined();
      }),
    );
  });

  it('lets a grant be taken away by whoever could give it, and be given up by its holder', () => {
    expect(mayRevoke(admin, request('mediator'))).toBeUndefined();
    expect(mayRevoke(admin, request('mediator', 'city'))).toBe('grant_outside_reach');
    expect(mayRevoke(actor([grant('mediator')]), request('mediator'))).toBe('grant_not_permitted');
    expect(mayRevoke(actor([grant('mediator')], { accountId: 'new' }), request('mediator'))).toBeUndefined();
  });

  it('has a text in both languages for every refusal', () => {
    for (const text of Object.values(ACCESS_TEXTS)) expect(text.zh.length * text.en.length).toBeGreaterThan(0);
  });
});

it('private notes open to who leads the case, whatever else somebody is to it', () => {
  fc.assert(
    fc.property(fc.array(someGrant, { maxLength: 4 }), someCase, (grants, scope) => {
      const leads = scope.mediatorIds.includes('staff-1');
      const relations = relationsTo(actor(grants), scope);
      if (mayPerform('private_note.keep', relations)) expect(leads).toBe(true);
      if (relations.has('mediator')) expect(mayPerform('private_note.keep', relations)).toBe(true);
    }),
  );
  const holding = ROLES.filter((role) => permissionsOf([role]).includes('private_note.keep'));
  expect([...holding].sort()).toEqual(['duty_officer', 'mediator']);
});
