/** SQL of the code tables. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { CodeEntryRow } from './code-entry.entity.js';

const COLUMNS = `table_name AS "tableName", parent_code AS "parentCode", code, valid_from AS "validFrom", valid_to AS "validTo",
  label_zh AS "labelZh", label_en AS "labelEn", sort, extra`;

@Injectable()
export class CodeTablesStore {
  /** All entries of a table, or those good on a day. */
  entries(tx: Tx, table: string, on: string | null): Promise<CodeEntryRow[]> {
    return tx.recall<CodeEntryRow>(
      `SELECT ${COLUMNS} FROM code_entry
        WHERE table_name = $1 AND ($2::date IS NULL OR (valid_from <= $2 AND (valid_to IS NULL OR $2 < valid_to)))
        ORDER BY sort, parent_code, code, valid_from`,
      [table, on],
    );
  }
}
