/** Jobs as they are stored. */
import type { Refusal } from '../../domain/shared/refusal.js';
import type { FieldFault } from '../../platform/http/problem.js';
import type { ReportOrder } from './report-runners.js';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Why a report could not be made: codes and values; the words are made when somebody reads them. */
export interface JobProblem {
  readonly code: string;
  /** every refusal of the rule book */
  readonly reasons: readonly Refusal[];
  /** every parameter that turned out wrong */
  readonly errors: readonly FieldFault[];
}

export interface ReportJob extends ReportOrder {
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  /** how often somebody began */
  readonly attempts: number;
  readonly problem: JobProblem | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: number;
}

export const isOver = ({ state }: Pick<ReportJob, 'state'>): boolean => state !== 'queued' && state !== 'running';
