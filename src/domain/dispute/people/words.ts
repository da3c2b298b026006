/**
 * The fixed words about who takes part: what a representative may do, why a party leaves, why somebody should not mediate.
 * Sources: CPL 61-62 (a special power to admit, change or waive claims), 特邀 15 and Shenzhen 22 (grounds of recusal).
 * Example: an agent with `receive_documents` alone may be handed the rights notice and may not sign.
 */
import type { ConsentSubject } from '../vocabulary.js';

/** Each power with its words; `settle` is to admit, change or waive claims, and stands apart. */
export const POWERS = {
  apply_or_stop: { zh: '申请、接受或终止调解', en: 'to apply for, accept or stop mediation' },
  give_evidence: { zh: '陈述事实、提交证据', en: 'to state facts and give evidence' },
  choose_mediator: { zh: '选择调解员、申请回避', en: 'to choose or challenge a mediator' },
  settle: { zh: '承认、变更、放弃请求，达成协议', en: 'to admit, change or waive claims' },
  sign_documents: { zh: '签署文书（协议除外）', en: 'to sign papers other than the agreement' },
  receive_documents: { zh: '接收文书和告知', en: 'to receive papers and notices' },
} as const;

export type Power = keyof typeof POWERS;

export const ALL_POWERS = Object.keys(POWERS) as readonly Power[];

/** Those that need no special authority. */
export const GENERAL_POWERS = ALL_POWERS.filter((power) => power !== 'settle');

/** What a representative needs to speak for the party on it; null: only a legal representative can (PIPL 29, 31). */
export const CONSENT_POWERS: Readonly<Record<ConsentSubject, Power | null>> = {
  mediation: 'apply_or_stop',
  extension: 'apply_or_stop',
  invite: 'choose_mediator',
  open_session: 'apply_or_stop',
  concessions: 'settle',
  share: null,
  data: null,
};

export const LEAVE_REASONS = ['not_concerned', 'claim_dropped', 'settled_elsewhere', 'deceased', 'other'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** Why somebody should not mediate; in both a declared conflict and a party's challenge. */
export const CONFLICT_GROUNDS = [
  'relative',
  'interest',
  'household',
  'work_unit',
  'former_representative',
  'other',
] as const;
export type ConflictGround = (typeof CONFLICT_GROUNDS)[number];
