/**
 * What people read about imports, in both languages: why a file cannot be read, why a row is not taken, why a job cannot be
 * stopped. Example: `import_quote_open` names the line at which a quotation mark was opened and never closed.
 */
export const IMPORT_TEXTS = {
  import_bad_encoding: {
    zh: '第 {line} 行附近的内容不是 {encoding} 编码。请以 UTF-8 或 GB18030 重新保存文件，或者指明正确的编码。',
    en: 'Around line {line} the file is not {encoding}: save it as UTF-8 or GB18030, or name the right encoding.',
  },
  import_line_too_long: {
    zh: '第 {line} 行附近有超过 {max} 个字符的行，可能缺少换行或引号没有闭合。',
    en: 'Around line {line} there is a line of more than {max} characters: a line break or a closing quote may be missing.',
  },
  import_quote_open: {
    zh: '第 {line} 行附近的引号没有闭合，之后的内容无法读取。',
    en: 'A quote opened around line {line} is never closed: nothing after it can be read.',
  },
  import_bad_csv: {
    zh: '第 {line} 行附近不是合法的 CSV。',
    en: 'Around line {line} this is no CSV.',
  },
  import_too_many_columns: { zh: '表格最多 {max} 列。', en: 'A table has at most {max} columns.' },
  import_not_a_workbook: {
    zh: '文件不是可以读取的 XLSX 工作簿（已损坏、加密，或者只是改了名的压缩包）。',
    en: 'This is no XLSX workbook that can be read: it is damaged, encrypted, or another archive under that name.',
  },
  import_old_workbook: {
    zh: '不支持旧版 XLS 工作簿，请另存为 XLSX 或 CSV。',
    en: 'Workbooks of the old XLS kind are not read: save it as XLSX or CSV.',
  },
  import_zip_bomb: {
    zh: '工作簿解压后异常膨胀，已停止读取。请另存为 CSV 后重试。',
    en: 'Unpacked, the workbook grows beyond measure, so reading was stopped: save it as CSV.',
  },
  import_workbook_too_large: {
    zh: '工作簿中的文字过多，请另存为 CSV 后导入。',
    en: 'The workbook holds more text than can be kept at hand: save it as CSV.',
  },
  import_empty: { zh: '文件中没有内容。', en: 'There is nothing in the file.' },
  import_column_missing: {
    zh: '缺少必需的列：{columns}。请补上，或者用 mapping 指明对应的列。',
    en: 'Columns are missing: {columns}. Add them, or say with `mapping` which ones they are.',
  },
  import_column_twice: {
    zh: '列“{columns}”出现了不止一次。',
    en: 'The column {columns} is there more than once.',
  },
  import_mapping_unknown: {
    zh: 'mapping 中的列“{columns}”不在文件里。',
    en: 'The mapping names {columns}, which is not in the file.',
  },
  import_abandoned: {
    zh: '导入多次中断，已经放弃。已写入的内容仍在，重新导入同一文件会跳过它们。',
    en: 'The import broke off several times and was given up. What it wrote stays; importing the same file again skips it.',
  },
  import_failed: {
    zh: '系统出现意外错误，导入已经停止。请把任务编号告诉管理员；重新导入同一文件会跳过已写入的内容。',
    en: 'Something went wrong on our side and the import stopped. Give the id of the job to the administrator; importing the same file again skips what was written.',
  },
  import_over: {
    zh: '导入任务已经结束（{jobState}），不能取消。',
    en: 'The import is over ({jobState}) and can no longer be cancelled.',
  },
  import_is_writing: {
    zh: '全部核对无误，正在写入：要么全部导入，此时不能取消。',
    en: 'Everything was found good and is being written: all of it or nothing, so it can no longer be cancelled.',
  },
  import_bad_json: { zh: '该行不是一个合法的 JSON 对象。', en: 'The line is not one well-formed JSON object.' },
  import_cell_error: {
    zh: '单元格中是错误值 {found}，请在表格中更正。',
    en: 'The cell holds the error {found}: mend it in the sheet.',
  },
  import_digits_lost: {
    zh: '号码按数字保存，后几位已经丢失。请把该列设为文本后重新填写。',
    en: 'The number was kept as a figure and lost its last digits: make the column text and enter it again.',
  },
  import_extra_cells: {
    zh: '该行的内容多于表头的列（第 {column} 列）。',
    en: 'The line has more cells than the heading has columns (column {column}).',
  },
  import_duplicate: {
    zh: '文件中前面已有相同的原系统编号。',
    en: 'An earlier row of the file has the same external id.',
  },
  import_conflict: {
    zh: '该原系统编号此前已经导入，内容不同；没有改动已有的记录。',
    en: 'This external id was imported before with other content; what is there was left as it is.',
  },
  import_unknown_name: {
    zh: '本中心没有名为“{what}”的记录；可用：{allowed}。',
    en: 'The centre has nothing called {what}; there are: {allowed}.',
  },
  import_ambiguous_name: {
    zh: '本中心有多个“{what}”，请填写编号（id）。',
    en: 'The centre has several called {what}: give the id instead.',
  },
  import_grid_differs: {
    zh: '该网格已存在，但层级或上级网格不同。',
    en: 'That grid exists with another level or under another grid.',
  },
} as const;
