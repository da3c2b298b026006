/** A UUID in the path. One that is malformed can name nothing: 404, the same as an unknown one. */
import { applyDecorators, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isUuid } from './atoms.js';
import { notFound } from './problem.js';

class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw notFound();
    return value.toLowerCase();
  }
}

const UUID_PIPE = new UuidPipe();

export const Id =
  (name: string): ParameterDecorator =>
  (target, key, index) => {
    Param(name, UUID_PIPE)(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor !== undefined) {
      applyDecorators(ApiParam({ name, schema: { type: 'string', format: 'uuid' } }))(target, key, descriptor);
    }
  };
