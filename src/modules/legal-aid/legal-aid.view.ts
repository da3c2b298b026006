/** A request for legal aid as the API shows it: facts of the case, the name of the row, notes of the log's entries. */
import type { LegalAidFacts } from '../../domain/dispute/aid/facts.js';
import type { LegalAidRequestResponse } from './legal-aid.dto.js';
import type { LegalAidRecord } from './legal-aid.store.js';

/** What somebody wrote with an entry, by its sequence number. */
type Notes = ReadonlyMap<number, string>;

const noteOf = (notes: Notes, seq: number | null): string | null => (seq === null ? null : (notes.get(seq) ?? null));

export const toLegalAid = (request: LegalAidFacts, row: LegalAidRecord, notes: Notes): LegalAidRequestResponse => ({
  id: request.requestId,
  disputeId: row.disputeId,
  partyId: request.partyId,
  kind: request.kind,
  ground: request.ground,
  state: request.state,
  receivedOn: request.receivedOn,
  missing: [...request.missing],
  papersListedAt: request.papersListedAt,
  papersCompletedAt: request.papersCompletedAt,
  decisionDueOn: request.decision?.dueOn ?? null,
  granted: request.granted,
  reason: noteOf(notes, request.decidedSeq),
  decidedAt: request.decidedAt,
  assignmentDueOn: request.assignment?.dueOn ?? null,
  staffId: request.staffId,
  lawyerName: row.lawyerName,
  assignedAt: request.assignedAt,
  note: noteOf(notes, request.endedSeq),
  endedAt: request.endedAt,
});
