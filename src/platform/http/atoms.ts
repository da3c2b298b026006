/**
 * One declaration for validation and contract: each atom checks the value, says in OpenAPI what it is, and gives its
 * faults a stable code. `optional` = may be absent (and never null); `nullable` = null is a value; in a PATCH a nullable
 * optional field is cleared by null and left alone when absent.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isDay } from '../../domain/shared/day.js';

export interface AtomOptions {
  readonly description?: string;
  readonly example?: unknown;
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly list?: { readonly min?: number; readonly max: number; readonly unique?: boolean };
  readonly default?: unknown;
}

/** The fault a check reports; undefined when the value is fine. */
type Fault = { readonly code: string; readonly params?: Record<string, string | number> } | undefined;
type Check = (value: unknown) => Fault;

const wrongType = (expected: string): Fault => ({ code: 'wrong_type', params: { expected } });

interface Shape {
  readonly api: ApiPropertyOptions;
  readonly check: Check;
}

/** A field of the given shape. */
function atom({ api, check }: Shape, options: AtomOptions): PropertyDecorator {
  const { list } = options;
  const decorators: PropertyDecorator[] = [
    documented(api, options),
    presence(options),
    checked(list === undefined ? check : undefined, 'value'),
  ];
  if (list !== undefined) decorators.push(checked(listCheck(list, check), 'list'));
  return applyDecorators(...decorators);
}

function documented(api: ApiPropertyOptions, options: AtomOptions): PropertyDecorator {
  const { list } = options;
  const bounds =
    list === undefined
      ? {}
      : {
          isArray: true,
          minItems: list.min ?? 0,
          maxItems: list.max,
          ...(list.unique === true ? { uniqueItems: true } : {}),
        };
  const texts = {
    ...(options.description === undefined ? {} : { description: options.description }),
    ...(options.example === undefined ? {} : { example: options.example }),
    ...(options.default === undefined ? {} : { default: options.default }),
  };
  return ApiProperty({
    ...api,
    ...bounds,
    ...texts,
    required: options.optional !== true,
    ...(options.nullable === true ? { nullable: true } : {}),
  } as ApiPropertyOptions);
}

/** Absent is fine only for optional fields, null only for nullable ones; then the other checks are skipped. */
function presence({ optional, nullable }: AtomOptions): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => {
    if (value === undefined) return optional !== true;
    if (value === null) return nullable !== true;
    return true;
  });
}

function checked(check: Check | undefined, name: string): PropertyDecorator {
  return (target, property) => {
    if (check === undefined) return;
    const complete: Check = (value) => (value === undefined ? { code: 'required' } : check(value));
    const options: ValidationOptions = {
      message: ({ value }) => JSON.stringify(complete(value) ?? { code: 'wrong_type' }),
    };
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: (value: unknown) => complete(value) === undefined },
    });
  };
}

const listCheck =
  (list: NonNullable<AtomOptions['list']>, check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return wrongType('array');
    if (value.length > list.max) return { code: 'too_many', params: { max: list.max } };
    if (value.length < (list.min ?? 0)) return { code: 'too_few', params: { min: list.min ?? 0 } };
    const fault = value.map((item: unknown) => check(item)).find((found) => found !== undefined);
    if (fault !== undefined) return fault;
    return list.unique === true && new Set(value).size < value.length ? { code: 'duplicate' } : undefined;
  };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** The id of a request may be the trace id of a caller: 16 bytes of any kind, where the bits of a UUID's version need not be. */
const ANY_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a request, as in `X-Request-Id`. */
export const RequestIdField = (options: AtomOptions = {}): PropertyDecorator =>
  applyDecorators(
    lowerCased(),
    atom(
      {
        api: { type: String, format: 'uuid' },
        check: (value) => (typeof value === 'string' && ANY_UUID.test(value) ? undefined : { code: 'bad_uuid' }),
      },
      options,
    ),
  );

/** An id made by the service or sent by the client. */
export const Uuid = (options: AtomOptions = {}): PropertyDecorator =>
  applyDecorators(
    lowerCased(),
    atom(
      { api: { type: String, format: 'uuid' }, check: (value) => (isUuid(value) ? undefined : { code: 'bad_uuid' }) },
      options,
    ),
  );

const lowerCased = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    if (Array.isArray(value))
      return value.map((item: unknown) => (typeof item === 'string' ? item.toLowerCase() : item));
    return typeof value === 'string' ? value.toLowerCase() : value;
  });

export interface TextOptions extends AtomOptions {
  readonly max: number;
  readonly min?: number;
  /** Line breaks and tabs are welcome. */
  readonly multiline?: boolean;
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/u;
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/u;
/** The same for the contract, in which no lone surrogate can be written. */
export const TEXT_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufffe\\uffff]*$';
export const LINES_PATTERN = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufffe\\uffff]*$';
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Something to be seen: neither space nor a mark that only directs or joins other characters. */
const VISIBLE = /[^\s\p{Cf}]/u;

const textCheck =
  ({ max, min = 1, multiline }: TextOptions): Check =>
  (value) => {
    if (typeof value !== 'string') return wrongType('string');
    if (LONE_SURROGATE.test(value) || (multiline === true ? CONTROL_BUT_LINES : CONTROL).test(value))
      return { code: 'bad_text' };
    const length = [...value].length;
    if (length > max) return { code: 'too_long', params: { max } };
    return length < min || (min > 0 && !VISIBLE.test(value)) ? { code: 'too_short', params: { min } } : undefined;
  };

/** NFC-normalised text; lengths are in characters, not in bytes or UTF-16 units. */
export const Text = (options: TextOptions): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => normalised(value)),
    atom({ api: textApi(options), check: textCheck(options) }, options),
  );

const textApi = ({ max, min = 1, multiline }: TextOptions): ApiPropertyOptions => ({
  type: String,
  maxLength: max,
  minLength: min,
  pattern: multiline === true ? LINES_PATTERN : TEXT_PATTERN,
});

const normalised = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normalised);
  return typeof value === 'string' && !LONE_SURROGATE.test(value) ? value.normalize('NFC') : value;
};

/** A code of a fixed vocabulary. */
export const OneOf = (codes: readonly string[], options: AtomOptions & { enumName?: string } = {}): PropertyDecorator =>
  atom(
    {
      api: {
        type: String,
        enum: [...codes],
        ...(options.enumName === undefined ? {} : { enumName: options.enumName }),
      },
      check: (value) =>
        typeof value === 'string' && codes.includes(value)
          ? undefined
          : { code: 'wrong_code', params: { allowed: readable(codes) } },
    },
    options,
  );

/** A list nobody would read to its end is told by its beginning and its length; the document has all of it. */
const MOST_READ = 40;
const readable = (codes: readonly string[]): string =>
  codes.length <= MOST_READ ? codes.join(', ') : `${codes.slice(0, 3).join(', ')} … (${codes.length}, /docs)`;

/** A code whose vocabulary is data (code tables, department codes): only its form is checked here. */
export const Code = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    {
      api: { type: String, pattern: '^[a-z][a-z0-9_]{0,63}$', maxLength: 64 },
      check: (value) =>
        typeof value === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(value)
          ? undefined
          : { code: 'wrong_code', params: { allowed: 'a-z 0-9 _' } },
    },
    options,
  );

/** A civil day in the centre's zone, YYYY-MM-DD. */
export const DayField = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    {
      api: { type: String, format: 'date' },
      check: (value) =>
        typeof value === 'string' && isDay(value) && value >= '1900-01-01' && value <= '2199-12-31'
          ? undefined
          : { code: 'bad_day' },
    },
    options,
  );

export const isMonth = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) && value >= '1900' && value < '2200';

/** A month, YYYY-MM. */
export const MonthField = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    {
      api: { type: String, pattern: '^\\d{4}-(0[1-9]|1[0-2])$', maxLength: 7 },
      check: (value) => (isMonth(value) ? undefined : { code: 'bad_month' }),
    },
    options,
  );

/** A time of day on the centre's wall clock, HH:mm. */
export const TimeOfDay = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    {
      api: { type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 },
      check: (value) =>
        typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : { code: 'bad_time' },
    },
    options,
  );

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const isInstant = (value: unknown): value is string => {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  return day !== undefined && isDay(day) && day >= '1900-01-01' && day <= '2199-12-31';
};

/** An RFC 3339 instant with any offset; the service keeps and answers UTC with milliseconds. */
export const InstantField = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    {
      api: { type: String, format: 'date-time' },
      check: (value) => (isInstant(value) ? undefined : { code: 'bad_instant' }),
    },
    options,
  );

/** The largest sum we keep: 10 milliard yuan. */
const MAX_MONEY = '9999999999.99';

/** Yuan as a decimal string with two places; integers of fen inside. */
export const Money = (options: AtomOptions & { positive?: boolean } = {}): PropertyDecorator =>
  atom(
    {
      api: { type: String, pattern: '^(0|[1-9]\\d{0,9})\\.\\d{2}$', maxLength: 13, example: '8000.00' },
      check: (value) => {
        if (typeof value !== 'string' || !/^(0|[1-9]\d{0,9})\.\d{2}$/.test(value))
          return { code: 'bad_money', params: { max: MAX_MONEY } };
        return options.positive === true && value === '0.00'
          ? { code: 'out_of_range', params: { min: '0.01', max: MAX_MONEY } }
          : undefined;
      },
    },
    options,
  );

export const Int = (options: AtomOptions & { min: number; max: number; multipleOf?: number }): PropertyDecorator => {
  const { min, max, multipleOf } = options;
  return atom(
    {
      api: { type: 'integer', minimum: min, maximum: max, ...(multipleOf === undefined ? {} : { multipleOf }) },
      check: (value) => {
        if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType('integer');
        if (value < min || value > max) return { code: 'out_of_range', params: { min, max } };
        return value % (multipleOf ?? 1) === 0 ? undefined : { code: 'not_multiple', params: { of: multipleOf ?? 1 } };
      },
    },
    options,
  );
};

export const Decimal = (options: AtomOptions & { min: number; max: number }): PropertyDecorator =>
  atom(
    {
      api: { type: Number, minimum: options.min, maximum: options.max },
      check: (value) => {
        if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType('number');
        return value < options.min || value > options.max
          ? { code: 'out_of_range', params: { min: options.min, max: options.max } }
          : undefined;
      },
    },
    options,
  );

export const Bool = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    { api: { type: Boolean }, check: (value) => (typeof value === 'boolean' ? undefined : wrongType('boolean')) },
    options,
  );

/** Text of one form; `expected` is what would be right, as a person would write it. */
export const Matching = (
  pattern: string,
  options: AtomOptions & { max: number; expected: string },
): PropertyDecorator =>
  atom(
    {
      api: { type: String, pattern, maxLength: options.max },
      check: (value) => {
        if (typeof value !== 'string') return wrongType('string');
        if (value.length > options.max) return { code: 'too_long', params: { max: options.max } };
        return new RegExp(pattern).test(value)
          ? undefined
          : { code: 'wrong_value', params: { expected: options.expected } };
      },
    },
    options,
  );

/** An object whose fields somebody else judges. */
export const JsonObject = (options: AtomOptions = {}): PropertyDecorator =>
  atom(
    {
      api: { type: 'object', additionalProperties: true },
      check: (value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : wrongType('object'),
    },
    options,
  );

type ClassRef = () => new () => object;

/** An object of its own class. */
export const Nested = (of: ClassRef, options: AtomOptions = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: () => of(),
      required: options.optional !== true,
      ...(options.nullable === true ? { nullable: true } : {}),
      ...(options.description === undefined ? {} : { description: options.description }),
      ...(options.example === undefined ? {} : { example: options.example }),
    }),
    presence(options),
    Type(of),
    checked((value) => (isObject(value) ? undefined : wrongType('object')), 'value'),
    ValidateNested(),
  );

/** A list of objects of one class. */
export const NestedList = (
  of: ClassRef,
  options: Omit<AtomOptions, 'list'> & { max: number; min?: number },
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: () => of(),
      isArray: true,
      minItems: options.min ?? 0,
      maxItems: options.max,
      required: options.optional !== true,
      ...(options.nullable === true ? { nullable: true } : {}),
      ...(options.description === undefined ? {} : { description: options.description }),
      ...(options.example === undefined ? {} : { example: options.example }),
    }),
    presence(options),
    Type(of),
    IsArray({
      message: ({ value }) => JSON.stringify(value === undefined ? { code: 'required' } : wrongType('array')),
    }),
    ArrayMaxSize(options.max, { message: () => JSON.stringify({ code: 'too_many', params: { max: options.max } }) }),
    ArrayMinSize(options.min ?? 0, {
      message: () => JSON.stringify({ code: 'too_few', params: { min: options.min ?? 0 } }),
    }),
    checked(
      (value) =>
        Array.isArray(value) && value.some((item) => !isObject(item)) ? wrongType('array of objects') : undefined,
      'items',
    ),
    ValidateNested({ each: true }),
  );

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The next links of a query string arrive as text; these atoms read them. A repeated parameter means OR. */
export const QueryList = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

/** A number in a query string. */
export const QueryNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,9}(\.\d{1,6})?$/.test(value) ? Number(value) : value,
  );

/** `true` or `false` in a query string. */
export const QueryBool = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
