/**
 * Which acts provide data of a case to somebody else, and so belong in the register of provisions: what was taken out as a file, as the
 * audit log tells it, exports once they are made, and what the steps of a case hand on, as its own log tells it. Source: 网络数据安全管理条例 12, PIPL 23 (R46).
 * Example: `Referred` to the court on the ground of a statutory duty gives `referral_outside`, recipient `court`.
 */
import type { AuditAction } from '../audit/actions.js';
import { SHARING_GROUNDS, type SharingGround } from '../dispute/custody/words.js';
import type { LogEntry } from '../dispute/events.js';

export const PROVISION_KINDS = [
  'export',
  'national_records',
  'folder',
  'police_package',
  'noise_attempts',
  'referral_outside',
  'referral_department',
  'escalation',
  'police_report',
  'court_confirmation',
] as const;
export type ProvisionKind = (typeof PROVISION_KINDS)[number];

/** Nobody learns from the file that somebody reported them, or what the police was given (domain.md §9; PML 15(4)). */
const NEVER_TOLD: readonly ProvisionKind[] = ['noise_attempts', 'police_package', 'police_report'];

/** To a party who asks to whom their data went. */
export const mayBeTold = ({ kind, recipient }: Pick<Provision, 'kind' | 'recipient'>): boolean =>
  !NEVER_TOLD.includes(kind) && recipient !== 'police';

export interface Provision {
  readonly kind: ProvisionKind;
  /** kind of body; null: whoever did it took it */
  readonly recipient: string | null;
  /** the department or the centre above */
  readonly recipientId: string | null;
  readonly ground: SharingGround;
  /** referral, export, report …; null: the case itself */
  readonly subjectId: string | null;
  readonly disputeIds: readonly string[];
}

type Params = Readonly<Record<string, unknown>>;

const isGround = (value: unknown): value is SharingGround => SHARING_GROUNDS.some((ground) => ground === value);
const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const FILES: Partial<Record<AuditAction, ProvisionKind>> = {
  'national_records.exported': 'national_records',
  'folder.exported': 'folder',
  'dispute.police_package_disclosed': 'police_package',
  'dispute.noise_attempts_disclosed': 'noise_attempts',
};

/** Of a line of the audit log; what left on no ground named nobody, or stayed in the house. */
export function provisionOfAct(action: AuditAction, subjectId: string | null, params: Params): Provision | null {
  const kind = FILES[action];
  const { ground } = params;
  if (kind === undefined || !isGround(ground)) return null;
  const disputeIds = disputesOf(kind, subjectId, params);
  if (disputeIds.length === 0) return null;
  const recipient = kind === 'police_package' ? 'police' : kind === 'folder' ? String(params['for']) : null;
  return { kind, recipient, recipientId: null, ground, subjectId: null, disputeIds };
}

function disputesOf(kind: ProvisionKind, subjectId: string | null, params: Params): string[] {
  if (kind === 'national_records') return idsIn(params['disclosed']);
  return subjectId === null ? [] : [subjectId];
}

/** Of an export that came about: the cases of one centre in it. What was begun and broken off was provided to nobody. */
export const provisionOfExport = (
  exportId: string,
  ground: SharingGround,
  disputeIds: readonly string[],
): Provision => ({
  ...{ kind: 'export', recipient: null, recipientId: null },
  ...{ ground, subjectId: exportId, disputeIds },
});

/** Of an entry of the log of a case. What goes to a department or the centre above goes where its duty is. */
export function provisionOfEntry(disputeId: string, { type, payload }: LogEntry): Provision | null {
  const own = { disputeIds: [disputeId], recipient: null, recipientId: null, ground: 'statutory' as const };
  switch (type) {
    case 'Referred':
      return {
        ...own,
        kind: 'referral_outside',
        recipient: payload.body,
        ground: payload.ground,
        subjectId: payload.referralId,
      };
    case 'ReferralSent':
      return { ...own, kind: 'referral_department', recipientId: payload.departmentId, subjectId: payload.referralId };
    case 'Escalated':
      return { ...own, kind: 'escalation', recipientId: payload.toCenterId, subjectId: null };
    case 'PoliceReportRecorded':
      return { ...own, kind: 'police_report', recipient: 'police', subjectId: payload.reportId };
    // The application is the parties’ own, made together.
    case 'ConfirmationApplied':
      return {
        ...own,
        kind: 'court_confirmation',
        recipient: 'court',
        ground: 'consent',
        subjectId: payload.confirmationId,
      };
    default:
      return null;
  }
}
