/** A report on cases as it is handed in: laid out when it was made. */
import { DELEGATING_BODIES, DELEGATING_BODY_TEXTS } from '../../../domain/dispute/vocabulary.js';
import type { Words } from '../../../domain/reports/printed.js';
import type { StoredCaseReport } from '../report.record.js';
import type { Printing } from './printed.js';

export const printedCaseReport: Printing<StoredCaseReport> = {
  needs: () => ({ centers: [], departments: [], staff: [] }),
  print: (report, names) => {
    const { title, verdict, definition, figures, sections, charts, notes, scope } = report.content;
    return {
      id: report.id,
      kind: report.kind,
      title,
      centerName: names.centers.get(report.centerId) ?? report.centerId,
      from: report.from,
      to: report.to,
      asOf: report.asOf,
      verdict,
      definitions: [definition],
      figures,
      sections,
      charts,
      notes: [...notes, ...filterNotes(scope), ...(scope.cut < report.to ? [unfinished(scope.cut)] : [])],
      digest: report.digest,
    };
  },
};

const COURT: Readonly<Record<'exclude' | 'only', Words>> = {
  exclude: { zh: '不含法院委托移送的案件。', en: 'Without cases delegated by a court.' },
  only: { zh: '仅含法院委托移送的案件。', en: 'Only cases delegated by a court.' },
};

const filterNotes = ({ courtDelegated, delegatedBy }: StoredCaseReport['content']['scope']): Words[] => [
  ...(courtDelegated === 'include' ? [] : [COURT[courtDelegated]]),
  ...(delegatedBy === null
    ? []
    : [
        {
          zh: `仅含${bodyIn('zh', delegatedBy)}委托移送的案件。`,
          en: `Only cases delegated by ${bodyIn('en', delegatedBy)}.`,
        },
      ]),
];

const bodyIn = (language: 'zh' | 'en', code: string): string => {
  const body = DELEGATING_BODIES.find((each) => each === code);
  return body === undefined ? code : DELEGATING_BODY_TEXTS[body][language];
};

const unfinished = (cut: string): Words => ({
  zh: `统计期尚未结束：各数计至 ${cut} 之前一日。`,
  en: `The period is not over: figures run to the day before ${cut}.`,
});
