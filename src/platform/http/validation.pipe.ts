/** Validates bodies and queries with class-validator and reports every fault with its pointer, code and remedy. */
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type FieldFault, Problem } from './problem.js';

const PRIMITIVES: readonly unknown[] = [String, Number, Boolean, Array, Object, undefined];

@Injectable()
export class BodyPipe implements PipeTransform {
  /** Queries without a parameter were found good once; they are always the same. */
  private readonly takenEmpty = new Map<unknown, object>();

  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (metatype === undefined || PRIMITIVES.includes(metatype) || (type !== 'body' && type !== 'query')) return value;
    const plain = type === 'body' ? bodyOf(value) : (value ?? {});
    const isEmpty = type === 'query' && Object.keys(plain).length === 0;
    const taken = isEmpty ? this.takenEmpty.get(metatype) : undefined;
    if (taken !== undefined) return Object.assign(new metatype() as object, taken);
    if (isTooDeep(plain))
      throw new Problem('validation_failed', {
        errors: [{ pointer: '', code: 'too_deep', params: { max: MAX_DEPTH } }],
      });
    const base = type === 'body' ? '' : 'query';
    const inherited = inheritedNames(plain, base).map((pointer) => ({ pointer, code: unknownName(type) }));
    if (inherited.length > 0) throw new Problem('validation_failed', { errors: inherited });
    const instance = plainToInstance(metatype, plain, { exposeUnsetFields: false }) as object;
    const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    if (errors.length > 0) throw new Problem('validation_failed', { errors: faultsOf(errors, base, type) });
    if (isEmpty) this.takenEmpty.set(metatype, { ...instance });
    return instance;
  }
}

/** No body of ours nests deeper; the limit keeps hostile ones from exhausting the stack. */
const MAX_DEPTH = 16;

export function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
  return false;
}

/** Names every object answers to (`constructor`, `toString` …): the libraries below pass over them instead of refusing them. */
function inheritedNames(node: unknown, base: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name in Object.prototype ? [`${base}/${name}`] : inheritedNames(value, `${base}/${escaped(name)}`),
  );
}

const unknownName = (type: 'body' | 'query'): string => (type === 'body' ? 'unknown_field' : 'unknown_parameter');

/** A name as a part of a JSON pointer. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** An action without a body may be posted with none. */
function bodyOf(value: unknown): object {
  if (value === undefined || value === null || value === '') return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw new Problem('validation_failed', {
    errors: [{ pointer: '', code: 'wrong_type', params: { expected: 'object' } }],
  });
}

function faultsOf(errors: readonly ValidationError[], base: string, type: 'body' | 'query'): FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = `${base}/${escaped(error.property)}`;
    const own = ownFault(error, pointer, type);
    return own === undefined ? faultsOf(error.children ?? [], pointer, type) : [own];
  });
}

/** The first fault of a field: one thing to mend at a time, the most basic first. */
function ownFault({ constraints }: ValidationError, pointer: string, type: 'body' | 'query'): FieldFault | undefined {
  if (constraints === undefined) return undefined;
  if ('whitelistValidation' in constraints) return { pointer, code: unknownName(type) };
  const messages = Object.entries(constraints).filter(([name]) => name !== 'nestedValidation');
  const known = messages.map(([, message]) => parsed(message)).find((fault) => fault !== undefined);
  if (known !== undefined) return { pointer, ...known };
  return 'nestedValidation' in constraints || messages.length > 0
    ? { pointer, code: 'wrong_type', params: { expected: 'object' } }
    : undefined;
}

function parsed(message: string): Omit<FieldFault, 'pointer'> | undefined {
  try {
    return JSON.parse(message) as Omit<FieldFault, 'pointer'>;
  } catch {
    return undefined;
  }
}
