/** From an allowed command to what happened: an investigation. */
import { type Emits, payloadOf } from '../emitting.js';
import type { InvestigationCommand } from './commands.js';

export const INVESTIGATION_EMIT = {
  recordInvestigation: ({ command }) => [{ type: 'InvestigationRecorded', payload: payloadOf(command) }],
} as const satisfies Emits<InvestigationCommand>;
