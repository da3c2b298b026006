/** Small column helpers, so that every table writes ids, days, instants and codes in the same way. */
import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

type Options = Pick<ColumnOptions, 'nullable' | 'comment' | 'default'>;

/** A UUIDv7 made by the service, never by the database. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn('uuid');

export const UuidColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'uuid', ...options });

export const UuidListColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'uuid', array: true, default: () => "'{}'", ...options });

/** A civil day in the centre's zone. */
export const DayColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'date', ...options });

/** An instant in UTC, to the millisecond. */
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'timestamptz', precision: 3, ...options });

/** A stable code of a fixed vocabulary; the vocabulary itself is a CHECK or a code table. */
export const CodeColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 64, ...options });

export const TextColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'text', ...options });

export const IntColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'integer', ...options });

/** Integers of fen (1/100 yuan); never a float. */
export const FenColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'bigint', ...options });

export const BoolColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'boolean', ...options });

export const JsonColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'jsonb', ...options });

export const BytesColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'bytea', ...options });
