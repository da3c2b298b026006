/** What a centre cannot count itself and a person enters: its population, and what courts and the police counted. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

/** Rows are only added: the latest version of a year holds. */
@Entity('population')
@Check('population_numbers', 'residents >= 0 AND registered_floating >= 0')
@Unique('population_once', ['centerId', 'year', 'version'])
export class PopulationRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() year!: number;
  @IntColumn() version!: number;
  @IntColumn() residents!: number;
  @IntColumn({ comment: 'registered floating population' }) registeredFloating!: number;
  @TextColumn({ comment: 'who said so, on what paper' }) source!: string;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
}

/** Rows are only added: the latest version of a month holds, and tells all that is known of it; null is not known. */
@Entity('outside_count')
@Check('outside_count_month', `month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Check(
  'outside_count_numbers',
  'least(civil_cases, administrative_cases, criminal_cases, public_security_cases_of_major_impact, casualty_accidents) >= 0',
)
@Unique('outside_count_once', ['centerId', 'month', 'version'])
export class OutsideCountRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn({ comment: 'YYYY-MM' }) month!: string;
  @IntColumn() version!: number;
  @IntColumn({ nullable: true, comment: 'first instance, accepted by courts' }) civilCases!: number | null;
  @IntColumn({ nullable: true, comment: 'first instance, accepted by courts' }) administrativeCases!: number | null;
  @IntColumn({ nullable: true }) criminalCases!: number | null;
  @IntColumn({ nullable: true }) publicSecurityCasesOfMajorImpact!: number | null;
  @IntColumn({ nullable: true }) casualtyAccidents!: number | null;
  @JsonColumn({ comment: 'per figure: who told it, on what paper, entered when and by whom' }) sources!: object;
  @TextColumn({ comment: 'who said so, on what paper' }) source!: string;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
}
