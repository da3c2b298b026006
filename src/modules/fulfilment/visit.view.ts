/** A return visit's row as the API shows it. */
import type { ReturnVisitResponse } from './fulfilment.dto.js';
import type { VisitRecord } from './visit.store.js';

export const toVisit = (row: VisitRecord): ReturnVisitResponse => ({ ...row, recorded: row.visitedOn !== null });
