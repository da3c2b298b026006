/** On a route whose answer tells of people: which account saw what when stands in the audit log. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const DISCLOSES = 'discloses';

/** Where an answer names what it shows: in the ids of its `items`, or by the cases in all of its lists. */
export type Shown = 'items' | 'cases';

export const Discloses = (shown: Shown = 'items') =>
  applyDecorators(SetMetadata(DISCLOSES, shown), ApiExtension('x-audited', true));
