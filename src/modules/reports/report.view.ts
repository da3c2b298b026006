import { headOf, originOf } from './report-head.view.js';
import type { ZeroReason } from '../../domain/petitions/zero-petition.js';
import { stateOf } from '../../domain/reports/report-state.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import { API_PREFIX } from '../../platform/http/use-cases.js';
import type { CaseReportResponse } from './case-report.dto.js';
import { toCaseReportView } from './case-report.view.js';
import { isCaseReport } from './report.record.js';
import type { LitigationRateReportResponse, ThreeZeroReportResponse } from './indicator-reports.dto.js';
import { toLitigationRateView, toThreeZeroView } from './indicator-report.view.js';
import type {
  ReportLine,
  RosterFigure,
  StoredFigure,
  StoredReport,
  StoredRoster,
  StoredZeroPetition,
} from './report.record.js';
import type { ReportActs } from './report-acts.store.js';
import { toStandingView, type Unanswered } from './report-standing.view.js';
import type { ReportLineResponse, RestatedResponse } from './reports.dto.js';
import type { Comparison, Restatement } from './restatement.js';
import type { RosterFigureResponse, RosterReportResponse } from './roster-report.dto.js';
import type { FigureResponse, ZeroReasonResponse, ZeroPetitionReportResponse } from './zero-petition.dto.js';

export const reportPath = (id: string): string => `/reports/${id}`;

export type ReportResponse =
  | ZeroPetitionReportResponse
  | RosterReportResponse
  | ThreeZeroReportResponse
  | LitigationRateReportResponse
  | CaseReportResponse;

/** Field by field: the database keeps the content of a report, not the order of its names. */
export const toReportView = (report: StoredReport, language: Language, acts: ReportActs): ReportResponse => ({
  ...contentView(report, language),
  ...toStandingView(report, acts),
});

function contentView(report: StoredReport, language: Language): Unanswered<ReportResponse> {
  if (isCaseReport(report)) return toCaseReportView(report, language);
  switch (report.kind) {
    case 'roster':
      return toRosterReportView(report, language);
    case 'zero_petition':
      return toZeroPetitionView(report, language);
    case 'three_zero':
      return toThreeZeroView(report, language);
    case 'litigation_rate':
      return toLitigationRateView(report, language);
  }
}

function toRosterReportView(report: StoredRoster, language: Language): Unanswered<RosterReportResponse> {
  const figures = (each: readonly RosterFigure[]) =>
    each.map((figure) => rosterFigureView(report.id, figure, language));
  return {
    id: report.id,
    kind: report.kind,
    centerId: report.centerId,
    from: report.from,
    to: report.to,
    definition: report.definition,
    calendarKnown: report.content.calendarKnown,
    departments: report.content.departments.map((department) => ({
      departmentId: department.departmentId,
      figures: figures(department.figures),
      people: department.people.map((person) => ({ staffId: person.staffId, figures: figures(person.figures) })),
    })),
    asOf: report.asOf,
    producedBy: report.producedBy,
    digest: report.digest,
  };
}

const rosterFigureView = (reportId: string, figure: RosterFigure, language: Language): RosterFigureResponse => ({
  ...figureView(reportId, figure, language),
  metric: figure.metric,
  measure: figure.measure,
});

function toZeroPetitionView(report: StoredZeroPetition, language: Language): Unanswered<ZeroPetitionReportResponse> {
  const { content } = report;
  const { definition, streak, declaration } = content;
  return {
    ...headOf(report),
    definition: {
      id: definition.id,
      version: definition.version,
      textZh: definition.textZh,
      textEn: definition.textEn,
    },
    zero: content.zero,
    reasons: content.reasons.map((reason) => reasonView(reason, language)),
    completeness: content.completeness.map(({ centerId, month, state, returnId }) => ({
      centerId,
      month,
      state,
      returnId,
    })),
    petitions: content.figures.map((figure) => figureView(report.id, figure, language)),
    streak: {
      since: streak.since,
      provenSince: streak.provenSince,
      declaredSince: streak.declaredSince,
      days: streak.days,
      years: streak.years,
      brokenBy: streak.brokenBy === null ? null : { id: streak.brokenBy.id, on: streak.brokenBy.on },
      longest:
        streak.longest === null
          ? null
          : { since: streak.longest.since, until: streak.longest.until, days: streak.longest.days },
    },
    declaration:
      declaration === null
        ? null
        : {
            declaredSince: declaration.declaredSince,
            ground: declaration.ground,
            declaredBy: declaration.declaredBy,
            recordedAt: declaration.recordedAt,
          },
    ...originOf(report),
  };
}

export const toReportLine = (
  line: ReportLine,
  acts: ReportActs,
  { comparison, restated }: Comparison,
): ReportLineResponse => ({
  id: line.id,
  kind: line.kind,
  centerId: line.centerId,
  from: line.from,
  to: line.to,
  definition: line.definition,
  zero: line.zero,
  state: stateOf({
    ownState: line.state,
    confirmer: acts.confirmation,
    signer: acts.seal,
  }),
  asOf: line.asOf,
  producedAt: line.producedAt,
  producedBy: line.producedBy,
  digest: line.digest,
  comparison,
  restated: toRestatedView(restated),
});

export const toRestatedView = (restated: Restatement | null): RestatedResponse | null =>
  restated && {
    since: restated.since,
    zero: restated.zero,
    petitionIds: [...restated.petitionIds],
    noLongerPetitionIds: [...restated.noLongerPetitionIds],
    figures: restated.figures.map(({ key, was, is }) => ({ key, was, is })),
  };

function reasonView(reason: ZeroReason, language: Language): ZeroReasonResponse {
  if (reason.code === 'qualifying_petition') {
    const { code, petitionId, on } = reason;
    return { code, detail: refusalText(code, { on }, language), petitionId, on, centerId: null, month: null };
  }
  const { code, centerId, month } = reason;
  return { code, detail: refusalText(code, { month }, language), petitionId: null, on: null, centerId, month };
}

const figureView = (reportId: string, figure: StoredFigure, language: Language): FigureResponse => ({
  key: figure.key,
  label: figure.label[language],
  numerator: figure.numerator,
  denominator: figure.denominator,
  value: figure.value,
  definition: figure.definition[language],
  href: `${API_PREFIX}${reportPath(reportId)}/records?figure=${figure.key}`,
});
