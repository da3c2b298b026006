/** A whole number in the path. One outside its bounds names nothing: 404, the same as a malformed one. */
import { applyDecorators, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { notFound } from './problem.js';

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly example: number;
  readonly description: string;
}

class WholeNumberPipe implements PipeTransform<string, number> {
  constructor(private readonly bounds: Bounds) {}

  transform(value: string): number {
    const number = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : 0;
    if (number < this.bounds.min || number > this.bounds.max) throw notFound();
    return number;
  }
}

export const wholeNumber = (bounds: Bounds) => {
  const pipe = new WholeNumberPipe(bounds);
  const { min: minimum, max: maximum, example, description } = bounds;
  return (name: string): ParameterDecorator =>
    (target, key, index) => {
      Param(name, pipe)(target, key, index);
      const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
      if (key !== undefined && descriptor !== undefined) {
        const schema = { type: 'integer', minimum, maximum };
        applyDecorators(ApiParam({ name, schema, example, description }))(target, key, descriptor);
      }
    };
};

/** The number of an entry of a case's log. */
export const Seq = wholeNumber({
  min: 1,
  max: 2_000_000_000,
  example: 3,
  description: 'Number of the entry in the log of the case.',
});
