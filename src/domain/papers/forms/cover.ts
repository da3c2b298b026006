/** 卷宗封面 (239号, 1): whose file, about what, from when to when, how long it is kept. */
import { type Block, centered, fields, space, title } from '../blocks.js';
import { BLANK_DAY, dayInWords, dayOf } from '../dates.js';
import type { FileRecord } from '../file-record.js';
import { inWords, listed, RETENTION_CLASSES } from '../words.js';
import { numberOf } from './parts.js';

export function cover(file: FileRecord): Block[] {
  const [from, to] = [file.acceptedAt, file.endedAt].map((at) => dayInWords(dayOf(at, file.zone)));
  return [
    space(1),
    title(file.committee),
    title('人民调解卷宗'),
    space(2),
    fields([
      ['卷    名', file.title],
      ['卷    号', numberOf(file)],
      ['人民调解员', listed(file.mediators)],
      ['调解日期', `${from ?? ''}至${to ?? ''}`],
      ['立 卷 人', file.keeper],
      ['立卷日期', file.closedAt === null ? BLANK_DAY : dayInWords(dayOf(file.closedAt, file.zone))],
      ['保管期限', keptUntil(file)],
      ['备    注', ''],
    ]),
    space(2),
    centered(`${file.center}`),
  ];
}

/** Decided when the file is archived; until then what is proposed. */
function keptUntil({ retentionClass, proposedRetention, retainUntil }: FileRecord): string {
  if (retentionClass === null)
    return proposedRetention === null ? '' : `${inWords(RETENTION_CLASSES, proposedRetention)}（拟定）`;
  const until = retainUntil === null ? '' : `（至${dayInWords(retainUntil)}）`;
  return `${inWords(RETENTION_CLASSES, retentionClass)}${until}`;
}
