import { toldFigures } from '../../domain/indicators/outside-counts.js';
import type { Listed, OutsideCountRecord, PopulationRecord } from './indicator.record.js';
import type { OutsideCountResponse, PopulationResponse } from './indicators.dto.js';

export const toPopulationView = (row: Listed<PopulationRecord>): PopulationResponse => ({
  id: row.id,
  centerId: row.centerId,
  year: row.year,
  version: row.version,
  residents: row.residents,
  registeredFloating: row.registeredFloating,
  source: row.source,
  recordedAt: row.recordedAt,
  recordedBy: row.recordedBy,
  replacedAt: row.replacedAt,
});

export const toOutsideCountView = (row: Listed<OutsideCountRecord>): OutsideCountResponse => ({
  id: row.id,
  centerId: row.centerId,
  month: row.month,
  version: row.version,
  civilCases: row.civilCases,
  administrativeCases: row.administrativeCases,
  criminalCases: row.criminalCases,
  publicSecurityCasesOfMajorImpact: row.publicSecurityCasesOfMajorImpact,
  casualtyAccidents: row.casualtyAccidents,
  sources: toldFigures(row.sources),
  source: row.source,
  recordedAt: row.recordedAt,
  recordedBy: row.recordedBy,
  replacedAt: row.replacedAt,
});
