/** The mark of the last change of what each process remembers (`reference-memory.ts`). One row; a trigger on each of those tables renews it. */
import { Column, Entity } from 'typeorm';
import { UuidColumn } from './columns.js';

@Entity('reference_change')
export class ReferenceChangeRow {
  @Column({ type: 'boolean', primary: true, default: true }) single!: boolean;
  @UuidColumn() mark!: string;
}
