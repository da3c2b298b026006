/** On a route whose answer tells of people: which account saw what when stands in the audit log. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const DISCLOSES = 'discloses';

export const Discloses = () => applyDecorators(SetMetadata(DISCLOSES, true), ApiExtension('x-audited', true));
