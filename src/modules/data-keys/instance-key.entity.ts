/** The key of this instance, wrapped by DATA_KEY: keyed hashes, records outside cases and cursors hang on it. One row. */
import { Check, Entity } from 'typeorm';
import { BytesColumn, IdColumn } from '../../platform/database/columns.js';

@Entity('instance_key')
@Check('instance_key_one', `id = '00000000-0000-0000-0000-000000000000'`)
export class InstanceKeyRow {
  @IdColumn() id!: string;
  @BytesColumn({ comment: 'in front the id of the DATA_KEY that wraps it' }) wrapped!: Buffer;
}
