/**
 * When a file may be destroyed: kept as long as it had to be, proposed by one person, approved by another on the paper of the
 * appraisal group. Source: 档案法 21 (no destruction without approval); R40. A permanent file never is.
 * Example: closed in 2026 and kept short (10 years): proposed on 2037-01-01 at the earliest, approved by somebody else.
 */
import { dayOfInstant } from '../../shared/day.js';
import { refusal, type Guard } from '../guard.js';
import type { DecideDestruction } from './commands.js';

export const fileIsThere: Guard = ({ facts }) =>
  facts.destruction.destroyedAt === null ? undefined : refusal('file_destroyed', 'R40');

export const retentionIsOver: Guard = ({ facts, context, now }) => {
  const until = facts.ending.retention?.until ?? null;
  if (until === null) return refusal('retention_permanent', 'R40');
  return dayOfInstant(now, context.zone) > until ? undefined : refusal('retention_running', 'R40', { until });
};

export const noProposalWaits: Guard = ({ facts }) =>
  facts.destruction.proposal === null ? undefined : refusal('destruction_waits', 'R40');

export const aProposalWaits: Guard = ({ facts }) =>
  facts.destruction.proposal === null ? refusal('destruction_not_proposed', 'R40') : undefined;

/** Two people, whatever accounts they use. Who proposed it may take it back. */
export const anotherPersonApproves: Guard<DecideDestruction> = ({ facts, command: { approved }, context }) => {
  const { proposal } = facts.destruction;
  if (!approved || proposal === null) return undefined;
  const { accountId, staffId } = context.actor;
  const isSame =
    proposal.proposedByAccountId === accountId || (staffId !== null && proposal.proposedByStaffId === staffId);
  return isSame ? refusal('destruction_own_proposal', 'R40') : undefined;
};

export const appraisalIsNamed: Guard<DecideDestruction> = ({ command: { approved, isAppraised } }) =>
  approved && !isAppraised ? refusal('appraisal_missing', 'R40') : undefined;
