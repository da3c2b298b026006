/** What happened: an investigation, by its ids and times. No rule looks back at it, so that it leaves the facts alone. */
import type { RecordInvestigation } from './commands.js';

export interface InvestigationPayloads {
  InvestigationRecorded: Omit<RecordInvestigation, 'type'>;
}
