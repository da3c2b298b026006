/** A return visit's row as the API shows it. */
import type { ReturnVisitResponse } from './fulfilment.dto.js';
import type { VisitRecord } from './visit.store.js';

export const toVisit = (row: VisitRecord): ReturnVisitResponse => ({
  id: row.id,
  disputeId: row.disputeId,
  dueOn: row.dueOn,
  assigneeId: row.assigneeId,
  partyId: row.partyId,
  obligationId: row.obligationId,
  recorded: row.visitedOn !== null,
  visitedOn: row.visitedOn,
  performance: row.performance,
  satisfaction: row.satisfaction,
  breachFound: row.breachFound,
  escalationSigns: row.escalationSigns,
  note: row.note,
});
