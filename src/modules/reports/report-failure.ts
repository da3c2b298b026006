/** Why a job made no report, as codes and values. */
import { Problem, RefusedProblem } from '../../platform/http/problem.js';
import type { JobProblem } from './report-job.record.js';

export function failureOf(error: unknown): JobProblem {
  if (error instanceof RefusedProblem) return { code: error.refusals[0].code, reasons: error.refusals, errors: [] };
  if (error instanceof Problem) return { code: error.code, reasons: [], errors: error.extra.errors ?? [] };
  return { code: 'internal_error', reasons: [], errors: [] };
}

export const ABANDONED: JobProblem = {
  code: 'report_abandoned',
  reasons: [{ code: 'report_abandoned' }],
  errors: [],
};
