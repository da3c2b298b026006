/** Truthful requests about the destruction of a file, for the buttons at the desk. */
import { NONE, type Probes } from '../probing.js';
import type { DestructionCommand } from './commands.js';

export const DESTRUCTION_PROBES = {
  proposeDestruction: () => [{ type: 'proposeDestruction', destructionId: NONE }],
  decideDestruction: () => [
    { type: 'decideDestruction', approved: true, isAppraised: true },
    { type: 'decideDestruction', approved: false, isAppraised: false },
  ],
} as const satisfies Probes<DestructionCommand>;
