/** Requests and responses of populations and outside counts. */
import { OUTSIDE_FIGURE_NAMES } from '../../domain/indicators/outside-counts.js';
import { InstantField, Int, MonthField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

const PEOPLE = { min: 0, max: 100_000_000 } as const;
const COUNT = { min: 0, max: 1_000_000, nullable: true } as const;
const OWN_ID = { optional: true, description: 'Your own id for the new entry.' } as const;
const CENTER = { description: 'Leaf centre it is about.', example: '01900000-0000-7000-8000-000000000004' };
const YEAR = { min: 1949, max: 2199, description: 'Calendar year, not a future one.', example: 2026 } as const;
const MONTH = { description: 'A finished month, YYYY-MM, in the zone of the centre.', example: '2026-09' };
const RESIDENTS = { ...PEOPLE, description: 'Resident population 常住人口, persons.', example: 5800 };
const FLOATING = {
  ...PEOPLE,
  description: 'Registered floating population 登记在册的流动人口, persons.',
  example: 223,
};
const SOURCE = {
  max: 500,
  description: 'Who said so and on what paper: body, number or date of the letter; no personal names.',
  example: '法院来函（2026）第12号',
};
const CIVIL = { ...COUNT, description: 'First-instance civil cases accepted by courts 一审民事, cases.', example: 2 };
const ADMINISTRATIVE = {
  ...COUNT,
  description: 'First-instance administrative cases accepted by courts 一审行政, cases.',
  example: 0,
};
const CRIMINAL = { ...COUNT, description: 'Criminal cases 刑事案件, cases.', example: 0 };
const SECURITY = {
  ...COUNT,
  description: 'Public-security cases of major impact 有重大影响的治安案件, cases.',
  example: 0,
};
const ACCIDENTS = { ...COUNT, description: 'Accidents with casualties 伤亡事故, accidents.', example: 0 };
const VERSION = { min: 1, max: 2147483647, description: 'Which entry of this year or month it is, from 1.' } as const;
const RECORDED_AT = { description: 'When it was entered.' };
const RECORDED_BY = { description: 'Account that entered it.' };
const REPLACED_AT = { nullable: true, description: 'When a later entry took its place; null for the one that holds.' };

export class RecordPopulationRequest {
  @Uuid({ ...OWN_ID, example: '01900000-0000-7000-8000-0000000000a7' }) id?: string;
  @Int(YEAR) year!: number;
  @Int(RESIDENTS) residents!: number;
  @Int(FLOATING) registeredFloating!: number;
  @Text(SOURCE) source!: string;
}

export class PopulationResponse {
  @Uuid({ description: 'Id of the entry.' }) id!: string;
  @Uuid(CENTER) centerId!: string;
  @Int(YEAR) year!: number;
  @Int(VERSION) version!: number;
  @Int(RESIDENTS) residents!: number;
  @Int(FLOATING) registeredFloating!: number;
  @Text(SOURCE) source!: string;
  @InstantField(RECORDED_AT) recordedAt!: string;
  @Uuid(RECORDED_BY) recordedBy!: string;
  @InstantField(REPLACED_AT) replacedAt!: string | null;
}

export class PopulationPage extends PageResponse {
  @NestedList(() => PopulationResponse, { max: 200, description: 'Every entry, latest year first, then the latest.' })
  items!: PopulationResponse[];
}

const SAID = 'Left out: this entry says nothing of it. Null: not known after all. Never put 0 for what is not known.';

export class RecordOutsideCountRequest {
  @Uuid({ ...OWN_ID, example: '01900000-0000-7000-8000-0000000000a8' }) id?: string;
  @MonthField(MONTH) month!: string;
  @Int({ ...CIVIL, optional: true, description: `${CIVIL.description} ${SAID}` }) civilCases?: number | null;
  @Int({ ...ADMINISTRATIVE, optional: true, description: `${ADMINISTRATIVE.description} ${SAID}` })
  administrativeCases?: number | null;
  @Int({ ...CRIMINAL, optional: true, description: `${CRIMINAL.description} ${SAID}` }) criminalCases?: number | null;
  @Int({ ...SECURITY, optional: true, description: `${SECURITY.description} ${SAID}` })
  publicSecurityCasesOfMajorImpact?: number | null;
  @Int({ ...ACCIDENTS, optional: true, description: `${ACCIDENTS.description} ${SAID}` })
  casualtyAccidents?: number | null;
  @Text(SOURCE) source!: string;
}

/** Who told a number. */
export class SourceResponse {
  @Text(SOURCE) source!: string;
  @InstantField(RECORDED_AT) recordedAt!: string;
  @Uuid(RECORDED_BY) recordedBy!: string;
}

export class FigureSourceResponse extends SourceResponse {
  @OneOf(OUTSIDE_FIGURE_NAMES, { description: 'Which figure it told, or took back.', example: 'civilCases' })
  figure!: string;
}

export const FIGURE_SOURCES = {
  max: OUTSIDE_FIGURE_NAMES.length,
  description: 'Who told each figure; one that nobody ever told is not there.',
} as const;

/** All that is known of the month once this entry was made; null is not known. */
export class OutsideCountResponse {
  @Uuid({ description: 'Id of the entry.' }) id!: string;
  @Uuid(CENTER) centerId!: string;
  @MonthField(MONTH) month!: string;
  @Int(VERSION) version!: number;
  @Int(CIVIL) civilCases!: number | null;
  @Int(ADMINISTRATIVE) administrativeCases!: number | null;
  @Int(CRIMINAL) criminalCases!: number | null;
  @Int(SECURITY) publicSecurityCasesOfMajorImpact!: number | null;
  @Int(ACCIDENTS) casualtyAccidents!: number | null;
  @NestedList(() => FigureSourceResponse, FIGURE_SOURCES) sources!: FigureSourceResponse[];
  @Text({ ...SOURCE, description: `Of this entry, whatever it told. ${SOURCE.description}` }) source!: string;
  @InstantField(RECORDED_AT) recordedAt!: string;
  @Uuid(RECORDED_BY) recordedBy!: string;
  @InstantField(REPLACED_AT) replacedAt!: string | null;
}

export class OutsideCountPage extends PageResponse {
  @NestedList(() => OutsideCountResponse, {
    max: 200,
    description: 'Every entry, latest month first, then the latest.',
  })
  items!: OutsideCountResponse[];
}
