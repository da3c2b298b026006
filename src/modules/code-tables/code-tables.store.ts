/** SQL of the code tables. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { CodeEntryRow } from './code-entry.entity.js';

const COLUMNS = `table_name AS "tableName", parent_code AS "parentCode", code, valid_from AS "validFrom", valid_to AS "validTo",
  label_zh AS "labelZh", label_en AS "labelEn", sort, extra`;

@Injectable()
export class CodeTablesStore {
  /** All entries of a table, or those good on a day. */
  async entries(tx: Tx, table: string, on: string | null): Promise<CodeEntryRow[]> {
    // Any day may be asked for; one answer is remembered for all of them.
    const all = await tx.recall<CodeEntryRow>(
      `SELECT ${COLUMNS} FROM code_entry WHERE table_name = $1 ORDER BY sort, parent_code, code, valid_from`,
      [table],
    );
    return on === null
      ? all
      : all.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo));
  }
}
