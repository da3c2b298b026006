/** From an allowed command to what happened to a promise. */
import { type Emits, payloadOf } from '../emitting.js';
import type { PursuitCommand } from './commands.js';

export const PURSUIT_EMIT = {
  urge: ({ command }) => [{ type: 'Urged', payload: payloadOf(command) }],
  waive: ({ command }) => [{ type: 'ObligationWaived', payload: payloadOf(command) }],
  handOver: ({ command: { obligationId, to, evidenceId = null } }) => [
    { type: 'ObligationHandedOver', payload: { obligationId, to, evidenceId } },
  ],
} as const satisfies Emits<PursuitCommand>;
