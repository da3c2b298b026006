/** Jobs and rows as they are stored. */
import type { ImportKindName } from '../../domain/imports/columns.js';
import type { FieldFault } from '../../platform/http/problem.js';
import type { Encoding, Format } from './reading/source-file.js';

export const IMPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_MODES = ['all_or_nothing', 'good_rows'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export const IMPORT_PHASES = ['checking', 'writing'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

export const REPORTED_STATES = ['bad', 'conflict', 'skipped'] as const;
export type RowState = 'good' | (typeof REPORTED_STATES)[number];

/** How the file is to be read; null: found out by its content. */
export interface Reading {
  readonly format: Format | null;
  readonly encoding: Encoding | null;
  /** their headings and our fields; null: not to be read */
  readonly mapping: Readonly<Record<string, string | null>>;
}

export interface ImportProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ImportOrder {
  readonly id: string;
  readonly centerId: string;
  readonly kind: ImportKindName;
  readonly source: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly reading: Reading;
  readonly fileId: string;
  readonly wrappedKey: Buffer;
  readonly requestedBy: string;
}

export interface ImportJob extends ImportOrder {
  /** bytes; null once the file is gone */
  readonly fileSize: number | null;
  readonly state: ImportState;
  readonly phase: ImportPhase;
  readonly position: number;
  readonly rowsRead: number;
  readonly rowsGood: number;
  readonly rowsBad: number;
  readonly rowsSkipped: number;
  readonly rowsWritten: number;
  readonly ignoredColumns: readonly string[];
  readonly attempts: number;
  readonly problem: ImportProblem | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: number;
}

/** What is wrong with a row, at which field and in which column of the file. */
export interface RowFault extends FieldFault {
  readonly column?: string | null;
  readonly ruleId?: string;
}

export interface ReportedRow {
  readonly rowNo: number;
  readonly line: number;
  readonly externalKey: string | null;
  readonly state: RowState;
  readonly faults: readonly RowFault[];
}

export const isOver = ({ state }: Pick<ImportJob, 'state'>): boolean => state !== 'queued' && state !== 'running';

/** Source and id in one; neither holds the separator, which is no character of a text. */
const SEPARATOR = '\u001f';
export const keyOf = (source: string, externalId: string): string => `${source}${SEPARATOR}${externalId}`;
export const externalIdOf = (key: string): string => key.slice(key.indexOf(SEPARATOR) + 1);
export const sourceOfKey = (key: string): string => key.slice(0, key.indexOf(SEPARATOR));
