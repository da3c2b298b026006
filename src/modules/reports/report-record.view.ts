/** The records behind a figure as they are shown: numbers, days and codes to every reader, the matter to who may see it. */
import { toldFigures } from '../../domain/indicators/outside-counts.js';
import type { DutyRecord, DutyRecordKind } from '../../domain/roster/duty-report.js';
import { API_PREFIX } from '../../platform/http/use-cases.js';
import type { CountedCase } from './case-records.reader.js';
import type { IndicatorRow } from './indicator-records.reader.js';
import type { IndicatorRecordKind, RegisterRecordKind } from './report.record.js';
import type { ReportRecordResponse } from './reports.dto.js';
import type { RecordRow } from './reports.store.js';

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
  ...NO_CASE,
});

const NO_CASE = {
  receiptNo: null,
  caseState: null,
  category: null,
  subcategory: null,
  receivedOn: null,
  acceptedOn: null,
  outcome: null,
  endedOn: null,
  performedOn: null,
  closedOn: null,
  counts: null,
  value: null,
};

/** A case as it was counted: number, days and codes; its address for who may see it. */
export const toCaseRecordView = (row: CountedCase, isVisible: boolean): ReportRecordResponse => ({
  kind: 'dispute',
  id: row.disputeId,
  version: row.version,
  centerId: row.centerId,
  view: isVisible ? 'full' : 'reduced',
  href: isVisible ? `${API_PREFIX}/disputes/${row.disputeId}` : null,
  ...NO_PETITION,
  number: row.number,
  state: null,
  ...NO_DUTY,
  receiptNo: row.receiptNo,
  caseState: row.state,
  category: row.category,
  subcategory: row.subcategory,
  receivedOn: row.receivedOn,
  acceptedOn: row.acceptedOn,
  outcome: row.outcome,
  endedOn: row.endedOn,
  performedOn: row.performedOn,
  closedOn: row.closedOn,
  counts: row.n,
  value: row.key === '' ? null : row.key,
});

const NO_DUTY = {
  on: null,
  until: null,
  part: null,
  departmentId: null,
  staffId: null,
  otherStaffId: null,
  weight: null,
  indicator: null,
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
  ...NO_CASE,
  indicator: null,
});

const LIST_OF_ENTRIES = { population: 'populations', outside_count: 'outside-counts' } as const;

/** Numbers and their source: the same for everybody who reads the report. */
export const toIndicatorRecordView = (
  kind: IndicatorRecordKind,
  { id, centerId, version, month, ...row }: IndicatorRow,
): ReportRecordResponse => ({
  ...NO_CASE,
  ...NO_DUTY,
  ...NO_PETITION,
  kind,
  id,
  version,
  centerId,
  view: 'full',
  href: `${API_PREFIX}/centers/${centerId}/${LIST_OF_ENTRIES[kind]}`,
  month,
  state: null,
  indicator: {
    year: row.year,
    residents: row.residents,
    registeredFloating: row.registeredFloating,
    civilCases: row.civilCases,
    administrativeCases: row.administrativeCases,
    criminalCases: row.criminalCases,
    publicSecurityCasesOfMajorImpact: row.publicSecurityCasesOfMajorImpact,
    casualtyAccidents: row.casualtyAccidents,
    source: row.source,
    sources: toldFigures(row.sources),
  },
});
