import { OUTSIDE_FIGURES, type OutsideFigure, type Told } from '../../domain/indicators/outside-counts.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import { API_PREFIX } from '../../platform/http/use-cases.js';
import type { SourceResponse } from '../indicators/indicators.dto.js';
import type {
  IndicatorFigureResponse,
  IndicatorReasonResponse,
  LitigationRateReportResponse,
  ThreeZeroReportResponse,
} from './indicator-reports.dto.js';
import { headOf, originOf } from './report-head.view.js';
import type { Unanswered } from './report-standing.view.js';
import type { IndicatorFigure, StoredLitigationRate, StoredThreeZero, ThreeZeroContent } from './report.record.js';

type Reason = IndicatorFigure['reasons'][number] | ThreeZeroContent['parts'][number]['reasons'][number];

export function toThreeZeroView(report: StoredThreeZero, language: Language): Unanswered<ThreeZeroReportResponse> {
  const { zero, parts, completeness } = report.content;
  return {
    ...headView(report, language),
    zero,
    parts: parts.map(({ key, textZh, textEn, verdict, reasons }) => ({
      key,
      textZh,
      textEn,
      verdict,
      reasons: reasons.map((reason) => reasonView(reason, language)),
    })),
    completeness: completeness.map(({ centerId, month, state: answered, returnId }) => ({
      centerId,
      month,
      state: answered,
      returnId,
    })),
  };
}

export const toLitigationRateView = (
  report: StoredLitigationRate,
  language: Language,
): Unanswered<LitigationRateReportResponse> => headView(report, language);

function headView(
  report: StoredThreeZero | StoredLitigationRate,
  language: Language,
): Unanswered<LitigationRateReportResponse> {
  const { definition, figures } = report.content;
  return {
    ...headOf(report),
    definition: {
      id: definition.id,
      version: definition.version,
      textZh: definition.textZh,
      textEn: definition.textEn,
    },
    figures: figures.map((figure) => figureView(report.id, figure, language)),
    ...originOf(report),
  };
}

const figureView = (reportId: string, figure: IndicatorFigure, language: Language): IndicatorFigureResponse => ({
  key: figure.key,
  label: figure.label[language],
  year: figure.year,
  centerId: figure.centerId,
  numerator: figure.numerator,
  denominator: figure.denominator,
  value: figure.value,
  unit: figure.unit,
  definition: figure.definition[language],
  reasons: figure.reasons.map((reason) => reasonView(reason, language)),
  // Reports from before do not have them, and stay as they are.
  ...(figure.sources === undefined ? {} : { sources: figure.sources.map(sourceView) }),
  href: `${API_PREFIX}/reports/${reportId}/records?figure=${figure.key}`,
});

const NOTHING = { petitionId: null, on: null, centerId: null, month: null, year: null, figure: null, count: null };

const sourceView = ({ source, recordedAt, recordedBy }: Told): SourceResponse => ({ source, recordedAt, recordedBy });

function reasonView(reason: Reason, language: Language): IndicatorReasonResponse {
  const { code, ...about } = reason;
  const params = 'figure' in about ? { ...about, figure: nameOf(about.figure, language) } : about;
  return { ...NOTHING, ...about, code, detail: refusalText(code, params, language) };
}

const nameOf = (figure: OutsideFigure, language: Language): string => OUTSIDE_FIGURES[figure][language];
