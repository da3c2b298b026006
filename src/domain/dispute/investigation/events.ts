/** What happened: an investigation, by its ids and times. */
import type { RecordInvestigation } from './commands.js';

export interface InvestigationPayloads {
  InvestigationRecorded: Omit<RecordInvestigation, 'type'>;
}
