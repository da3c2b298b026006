/** A report on cases as it is answered: field by field, because the database keeps content, not the order of names. */
import type { Section } from '../../domain/reports/printed.js';
import type { Language } from '../../platform/http/texts.js';
import { API_PREFIX } from '../../platform/http/use-cases.js';
import type { CaseFigureResponse, CaseReportResponse, SectionResponse } from './case-report.dto.js';
import { isGuarded } from './case-reports.js';
import type { CaseFigure, StoredCaseReport } from './report.record.js';
import { headOf, originOf } from './report-head.view.js';
import type { Unanswered } from './report-standing.view.js';

export function toCaseReportView(report: StoredCaseReport, language: Language): Unanswered<CaseReportResponse> {
  const { content } = report;
  const { definition, scope } = content;
  return {
    ...headOf(report),
    cut: scope.cut,
    courtDelegated: scope.courtDelegated,
    delegatedBy: scope.delegatedBy,
    title: content.title[language],
    definition: {
      id: definition.id,
      version: definition.version,
      textZh: definition.textZh,
      textEn: definition.textEn,
    },
    verdict: content.verdict?.[language] ?? null,
    figures: content.figures.map((figure) => ({
      ...figureView(report.id, figure, language),
      digest: isGuarded(report.kind) ? '' : figure.digest,
    })),
    sections: content.sections.map((section) => sectionView(section, language)),
    notes: content.notes.map((note) => note[language]),
    ...originOf(report),
  };
}

const figureView = (reportId: string, figure: CaseFigure, language: Language): Omit<CaseFigureResponse, 'digest'> => ({
  key: figure.key,
  label: figure.label[language],
  definition: figure.definition[language],
  unit: figure.unit,
  numerator: figure.numerator,
  denominator: figure.denominator,
  value: figure.value,
  href:
    figure.behind === null
      ? null
      : `${API_PREFIX}/reports/${reportId}/records?figure=${encodeURIComponent(figure.key)}`,
});

function sectionView(section: Section, language: Language): SectionResponse {
  const head = { id: section.id, title: section.title[language] };
  const axis = ({ key, label }: { key: string; label: { zh: string; en: string } }) => ({
    key,
    label: label[language],
  });
  if (section.layout === 'list') return { ...head, keys: [...section.keys], rows: [], columns: [], cells: [] };
  if (section.layout === 'table') throw new Error('reports on cases have no tables beside their figures');
  return {
    ...head,
    keys: [],
    rows: section.rows.map(axis),
    columns: section.columns.map(axis),
    cells: section.cells.map((keys) => ({ keys: keys.map((key) => key ?? '-') })),
  };
}
