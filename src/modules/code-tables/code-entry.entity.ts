/** One code of one table, good for a period: statistics and citations need the words of their own time (R44). */
import { Check, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

@Entity('code_entry')
@Check('code_entry_period', 'valid_to > valid_from')
export class CodeEntryRow {
  @PrimaryColumn({ type: 'varchar', length: 64 }) tableName!: string;
  @PrimaryColumn({
    type: 'varchar',
    length: 64,
    comment: 'code above it, e.g. the category of a sub-type; empty = none',
  })
  parentCode!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) code!: string;
  @PrimaryColumn({ type: 'date' }) validFrom!: string;
  @DayColumn({ nullable: true, comment: 'first day on which it is no longer good; null = still good' }) validTo!:
    string | null;
  @TextColumn() labelZh!: string;
  @TextColumn() labelEn!: string;
  @IntColumn() sort!: number;
  @JsonColumn({ default: () => "'{}'", comment: 'what only this table has, e.g. law and article' }) extra!: Record<
    string,
    unknown
  >;
}
