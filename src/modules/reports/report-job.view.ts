/** A job as it is shown; why it failed in the reader's language. */
import { type GenericCode, STATUS_OF } from '../../platform/http/status-of.js';
import { fieldText, type Language, problemText, refusalText } from '../../platform/http/texts.js';
import type { JobProblem, ReportJob } from './report-job.record.js';
import type { JobProblemResponse, ReportJobResponse } from './report-jobs.dto.js';

export const jobPath = (id: string): string => `/report-jobs/${id}`;

export const toJobView = (job: ReportJob, language: Language): ReportJobResponse => ({
  id: job.id,
  centerId: job.centerId,
  kind: job.kind,
  state: job.state,
  done: job.done,
  total: job.total,
  reportId: job.state === 'done' ? job.id : null,
  problem: job.problem === null ? null : problemView(job.problem, job.id, language),
  requestedBy: job.requestedBy,
  requestedAt: job.requestedAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
});

function problemView({ code, reasons, errors }: JobProblem, jobId: string, language: Language): JobProblemResponse {
  const inWords = reasons.map((reason) => ({
    code: reason.code,
    detail: refusalText(reason.code, reason.params ?? {}, language),
    ruleId: reason.ruleId ?? null,
    params: reason.params ?? {},
  }));
  return {
    code,
    detail: isGeneric(code)
      ? problemText(code, { errorId: jobId }, language)
      : inWords.map(({ detail }) => detail).join(language === 'zh' ? '' : ' '),
    reasons: inWords,
    errors: errors.map((error) => ({
      pointer: error.pointer,
      code: error.code,
      detail: fieldText(error.code, error.params ?? {}, language),
    })),
  };
}

const isGeneric = (code: string): code is GenericCode => code in STATUS_OF;
