/** A calendar year in the path. One outside the calendar names nothing: 404, the same as a malformed one. */
import { applyDecorators, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { notFound } from './problem.js';

export const isCalendarYear = (text: string): boolean => /^\d{4}$/.test(text) && text >= '1950' && text <= '2199';

class YearPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!isCalendarYear(value)) throw notFound();
    return Number(value);
  }
}

const YEAR_PIPE = new YearPipe();
const SCHEMA = { type: 'integer', minimum: 1950, maximum: 2199 };

export const Year =
  (name: string): ParameterDecorator =>
  (target, key, index) => {
    Param(name, YEAR_PIPE)(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor !== undefined) {
      applyDecorators(ApiParam({ name, schema: SCHEMA, example: 2026 }))(target, key, descriptor);
    }
  };
