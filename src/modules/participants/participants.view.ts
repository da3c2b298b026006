/** Conflicts and challenges as the API shows them: what the log says, with the words kept beside it. */
import type { ConflictFacts } from '../../domain/dispute/people/facts.js';
import { notFound } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { ChallengeRecord } from './challenge.store.js';
import type { ChallengeResponse, ConflictResponse } from './participants.dto.js';

export const toConflict = (conflict: ConflictFacts): ConflictResponse => ({
  id: conflict.conflictId,
  staffId: conflict.staffId,
  ground: conflict.ground,
  declaredByStaffId: conflict.declaredByStaffId,
  occurredAt: conflict.at,
});

export function toChallenge(row: ChallengeRecord, { folded, version }: DisputeRecord): ChallengeResponse {
  const challenge = folded.challenges.find(({ challengeId }) => challengeId === row.id);
  if (challenge === undefined) throw notFound();
  return {
    id: row.id,
    disputeId: row.disputeId,
    partyId: challenge.partyId,
    byRepresentativeId: challenge.byRepresentativeId,
    staffId: challenge.staffId,
    ground: challenge.ground,
    state: challenge.state,
    note: row.note,
    occurredAt: challenge.at,
    decidedAt: challenge.decidedAt,
    decidedByStaffId: challenge.decidedByStaffId,
    reason: row.reason,
    version,
  };
}
