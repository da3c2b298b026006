/** Exports of callers: how long what they took out stays to be fetched, and how large it may be. */
import type { Variables } from './variables.js';

export interface ExportsConfig {
  readonly retentionDays: number;
  /** bytes of one export */
  readonly maxBytes: number;
}

export const readExports = (variables: Variables): ExportsConfig =>
  Object.freeze({
    retentionDays: variables.integer('EXPORT_RETENTION_DAYS', { min: 1, max: 90, fallback: 7 }),
    maxBytes: variables.integer('MAX_EXPORT_MB', { min: 1, max: 102_400, fallback: 10_240 }) * 1024 * 1024,
  });
