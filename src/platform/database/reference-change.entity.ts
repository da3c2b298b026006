/** How often what each process remembers has been changed (`reference-memory.ts`). One row; a trigger on each of those tables raises it. */
import { Column, Entity } from 'typeorm';

@Entity('reference_change')
export class ReferenceChangeRow {
  @Column({ type: 'boolean', primary: true, default: true }) single!: boolean;
  @Column({ type: 'bigint' }) number!: number;
}
