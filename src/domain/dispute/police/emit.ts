/** From an allowed command to what was recorded for the police. */
import { type Emits, payloadOf } from '../emitting.js';
import type { PoliceCommand } from './commands.js';

export const POLICE_EMIT = {
  recordDissuasion: ({ command }) => [{ type: 'DissuasionRecorded', payload: payloadOf(command) }],
  recordPoliceApplication: ({ command }) => [{ type: 'PoliceApplicationRecorded', payload: payloadOf(command) }],
} as const satisfies Emits<PoliceCommand>;
