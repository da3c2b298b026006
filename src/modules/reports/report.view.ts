import type { ZeroReason } from '../../domain/petitions/zero-petition.js';
import { stateOf } from '../../domain/reports/report-state.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import { API_PREFIX } from '../../platform/http/use-cases.js';
import type { DutyRecord, DutyRecordKind } from '../../domain/roster/duty-report.js';
import type {
  RegisterRecordKind,
  ReportLine,
  RosterFigure,
  StoredFigure,
  StoredReport,
  StoredRoster,
  StoredZeroPetition,
} from './report.record.js';
import { NO_ACTS, type ReportActs } from './report-acts.store.js';
import type { StandingResponse } from './report-standing.dto.js';
import { toStandingView } from './report-standing.view.js';
import type { ReportLineResponse, ReportRecordResponse } from './reports.dto.js';
import type { RecordRow } from './reports.store.js';
import type { RosterFigureResponse, RosterReportResponse } from './roster-report.dto.js';
import type { FigureResponse, ZeroReasonResponse, ZeroPetitionReportResponse } from './zero-petition.dto.js';

/** Without who answers for it. */
type Unanswered<T> = Omit<T, keyof StandingResponse>;

export const reportPath = (id: string): string => `/reports/${id}`;

export const toReportView = (
  report: StoredReport,
  language: Language,
  acts: ReportActs = NO_ACTS,
): ZeroPetitionReportResponse | RosterReportResponse => ({
  ...(report.kind === 'roster' ? toRosterReportView(report, language) : toZeroPetitionView(report, language)),
  ...toStandingView(report, acts),
});

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

/** Field by field: the database keeps the content of a report, not the order of its names. */
function toZeroPetitionView(report: StoredZeroPetition, language: Language): Unanswered<ZeroPetitionReportResponse> {
  const { content } = report;
  const { definition, streak, declaration } = content;
  return {
    id: report.id,
    kind: report.kind,
    centerId: report.centerId,
    from: report.from,
    to: report.to,
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
    asOf: report.asOf,
    producedBy: report.producedBy,
    digest: report.digest,
  };
}

export const toReportLine = (line: ReportLine, acts: ReportActs = NO_ACTS): ReportLineResponse => ({
  id: line.id,
  kind: line.kind,
  centerId: line.centerId,
  from: line.from,
  to: line.to,
  definition: line.definition,
  zero: line.zero,
  state: stateOf({ ownState: line.state, confirmer: acts.confirmation, signer: acts.seal }),
  asOf: line.asOf,
  producedBy: line.producedBy,
  digest: line.digest,
});

const PATH_OF_RECORD = { petition: '/petitions', petition_return: '/petition-returns' } as const satisfies Record<
  RegisterRecordKind,
  string
>;

/** Numbers, dates and codes for everybody who reads the report; the matter for who may read the register of that centre. */
export const toRecordView = (kind: RegisterRecordKind, row: RecordRow, isFull: boolean): ReportRecordResponse => ({
  kind,
  id: row.id,
  version: row.version,
  centerId: row.centerId,
  view: isFull ? 'full' : 'reduced',
  href: isFull ? `${API_PREFIX}${PATH_OF_RECORD[kind]}/${row.id}` : null,
  number: row.number,
  occurredOn: row.occurredOn,
  channel: row.channel,
  level: row.level,
  persons: row.persons,
  group: row.group,
  jointLetter: row.jointLetter,
  first: row.first,
  firstScope: row.firstScope,
  overLevel: row.overLevel,
  matter: isFull ? row.matter : null,
  month: row.month,
  nil: row.nil,
  state: row.state,
  ...NO_DUTY,
});

const NO_DUTY = {
  on: null,
  until: null,
  part: null,
  departmentId: null,
  staffId: null,
  otherStaffId: null,
  weight: null,
};

const NO_PETITION = {
  number: null,
  occurredOn: null,
  channel: null,
  level: null,
  persons: null,
  group: null,
  jointLetter: null,
  first: null,
  firstScope: null,
  overLevel: null,
  matter: null,
  month: null,
  nil: null,
};

/** Who, when and where only: the same for everybody who reads the report. */
export const toDutyRecordView = (kind: DutyRecordKind, centerId: string, row: DutyRecord): ReportRecordResponse => ({
  kind,
  id: row.id,
  version: row.version,
  centerId,
  view: 'full',
  href: kind === 'shift' ? `${API_PREFIX}/shifts/${row.id}` : null,
  ...NO_PETITION,
  on: row.on,
  until: row.until,
  part: row.part,
  departmentId: row.departmentId,
  staffId: row.staffId,
  otherStaffId: row.otherStaffId,
  weight: row.weight,
  state: row.state,
});

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
