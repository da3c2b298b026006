/** `occurredAt` of an action: the first of the two clocks (api.md §1.1). */
import { InstantField } from './atoms.js';

export const OccurredAt = (
  description = 'When it happened, if it is written down later; default now.',
): PropertyDecorator => InstantField({ optional: true, description, example: '2026-10-14T02:00:00.000Z' });
