/** 封底 (239号, 13): how many pages the file has, and who bound and checked it. */
import { type Block, fields, space, title } from '../blocks.js';
import { BLANK_DAY } from '../dates.js';
import type { FileRecord } from '../file-record.js';
import { numbered } from './parts.js';

export const backCover = (file: FileRecord): Block[] => [
  space(6),
  title('封    底'),
  numbered(file),
  fields([
    ['本卷页数', '共      页'],
    ['立 卷 人', file.keeper],
    ['检 查 人', ''],
    ['立卷日期', BLANK_DAY],
  ]),
];
