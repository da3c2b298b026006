/**
 * What a role may do at all. A person's rights are the union of their grants; a permission held nowhere is refused
 * before any case is looked at, and a permission held somewhere still needs a relation to the case (scope.ts).
 * Source: api.md §2. What everybody signed in may read (centres, departments, rooms, staff names, calendars,
 * published rosters, code tables, workflow, rules) is `center.read` and belongs to every role.
 * Example: an administrator manages grants and produces reports, and never opens a case.
 */
export const PERMISSIONS = [
  'center.read',
  'center.manage',
  'department.manage',
  'staff.manage',
  'room.manage',
  'room.reserve',
  'calendar.manage',
  'settings.manage',
  'routing.manage',
  'routing.try',
  'grid.manage',
  'account.manage',
  'grant.manage',
  'roster.draft',
  'roster.publish',
  'feed.manage',
  'shift.attend',
  'shift.attend_for',
  'duty.call',
  'duty.handover',
  'roster.change',
  'absence.record',
  'swap.request',
  'swap.approve',
  'dispute.read',
  'dispute.register',
  'dispute.amend',
  'dispute.accept',
  'dispute.refuse',
  'dispute.assign',
  'referral.send',
  'referral.answer',
  'dispute.refer',
  'dispute.escalate',
  'supervision.order',
  'supervision.answer',
  'notice.record',
  'consent.record',
  'dispute.start',
  'session.manage',
  'agreement.draft',
  'agreement.sign',
  'agreement.seal',
  'performance.record',
  'visit.schedule',
  'visit.record',
  'dispute.suspend',
  'dispute.extend',
  'late_entry.countersign',
  'dispute.withdraw',
  'dispute.fail',
  'dispute.close',
  'dispute.merge',
  'dispute.split',
  'dispute.link',
  'dispute.reopen',
  'dispute.reopen_closed',
  'dispute.archive',
  'dispute.correct',
  'party.add',
  'party.change',
  'party.reveal',
  'paper.issue',
  'paper.read',
  'risk.record',
  'risk.direct',
  'mediator.challenge',
  'challenge.decide',
  'legal_aid.request',
  'legal_aid.decide',
  'petition.read',
  'petition.register',
  'petition_return.file',
  'petition_return.confirm',
  'report.read',
  'report.produce',
  'report.sign',
  'desk.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
  'administrator',
  'director',
  'duty_officer',
  'mediator',
  'petition_officer',
  'grid_worker',
  'auditor',
  'integrator',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles whose grant reaches the centre and everything below it; every other grant is good for one centre. */
export const SUBTREE_ROLES = ['administrator', 'director', 'auditor'] as const satisfies readonly Role[];

/** The daily work on a case: what assigned mediators and the officers of its department do alike. */
export const CASE_WORK = [
  'dispute.read',
  'dispute.amend',
  'notice.record',
  'consent.record',
  'dispute.start',
  'session.manage',
  'agreement.draft',
  'agreement.sign',
  'performance.record',
  'visit.schedule',
  'visit.record',
  'dispute.suspend',
  'dispute.extend',
  'dispute.withdraw',
  'dispute.fail',
  'dispute.close',
  'supervision.answer',
  'dispute.split',
  'dispute.link',
  'dispute.reopen',
  'party.add',
  'party.change',
  'party.reveal',
  'paper.issue',
  'paper.read',
  'risk.record',
  'mediator.challenge',
  'legal_aid.request',
] as const satisfies readonly Permission[];

/** The duty officer's alone: taking a case in, turning it away, giving it to somebody, granting legal aid, and putting its file away. */
export const TRIAGE = [
  'dispute.accept',
  'dispute.refuse',
  'dispute.assign',
  'referral.send',
  'dispute.merge',
  'dispute.archive',
  'legal_aid.decide',
] as const satisfies readonly Permission[];

/** The director's alone: what needs a second pair of eyes or another centre. */
export const DIRECTION = [
  'late_entry.countersign',
  'dispute.refer',
  'dispute.escalate',
  'supervision.order',
  'risk.direct',
  'challenge.decide',
  'dispute.reopen_closed',
  'dispute.correct',
] as const satisfies readonly Permission[];

export const ROLE_PERMISSIONS = {
  administrator: [
    'center.read',
    'center.manage',
    'department.manage',
    'staff.manage',
    'room.manage',
    'calendar.manage',
    'settings.manage',
    'routing.manage',
    'routing.try',
    'grid.manage',
    'account.manage',
    'grant.manage',
    'roster.draft',
    'roster.publish',
    'feed.manage',
    'shift.attend',
    'shift.attend_for',
    'roster.change',
    'absence.record',
    'swap.request',
    'report.read',
    'report.produce',
    'desk.read',
  ],
  director: [
    'center.read',
    'settings.manage',
    'routing.manage',
    'routing.try',
    'grant.manage',
    'shift.attend',
    'shift.attend_for',
    'duty.call',
    'duty.handover',
    'roster.change',
    'absence.record',
    'swap.request',
    'swap.approve',
    'dispute.register',
    ...TRIAGE,
    ...CASE_WORK,
    ...DIRECTION,
    'referral.answer',
    'room.reserve',
    'agreement.seal',
    'petition.read',
    'petition_return.confirm',
    'report.read',
    'report.produce',
    'report.sign',
    'feed.manage',
    'desk.read',
  ],
  duty_officer: [
    'center.read',
    'shift.attend',
    'duty.call',
    'duty.handover',
    'feed.manage',
    'absence.record',
    'swap.request',
    'room.reserve',
    'routing.try',
    'dispute.register',
    ...TRIAGE,
    ...CASE_WORK,
    'referral.answer',
    'desk.read',
  ],
  mediator: ['center.read', 'absence.record', 'room.reserve', 'feed.manage', ...CASE_WORK, 'desk.read'],
  petition_officer: ['center.read', 'petition.read', 'petition.register', 'petition_return.file', 'desk.read'],
  grid_worker: [
    'center.read',
    'routing.try',
    'dispute.read',
    'dispute.register',
    'dispute.amend',
    'performance.record',
    'visit.record',
    'desk.read',
  ],
  auditor: ['center.read', 'report.read', 'desk.read'],
  integrator: ['center.read'],
} as const satisfies Record<Role, readonly Permission[]>;

/** Does the role hold the permission? */
export function roleHolds(role: Role, permission: Permission): boolean {
  const held: readonly Permission[] = ROLE_PERMISSIONS[role];
  return held.includes(permission);
}

/** Every permission the roles hold together, in the order of the list: what `GET /me` tells. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return PERMISSIONS.filter((permission) => roles.some((role) => roleHolds(role, permission)));
}

export function isSubtreeRole(role: Role): boolean {
  return SUBTREE_ROLES.some((reaching) => reaching === role);
}
