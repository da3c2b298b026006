/** 回访记录 (239号, 10; R35): whom, why, whether the agreement is performed, and what was seen. */
import { type Block, label, row, table, tall, title, value } from '../blocks.js';
import { BLANK_DAY, dayInWords } from '../dates.js';
import type { FileRecord, VisitOnPaper } from '../file-record.js';
import {
  inWords,
  LATER_SUITS,
  listed,
  PERFORMANCES,
  RESOLVED,
  SATISFACTIONS,
  VISIT_METHODS,
  yesOrNo,
} from '../words.js';
import { numbered, numberOf, signedHere } from './parts.js';

export function returnVisit(file: FileRecord, visit: VisitOnPaper): Block[] {
  return [
    title('回访记录'),
    numbered(file),
    table(
      [26, 24, 26, 24],
      [
        row(
          ...[label('回访日期'), value(visit.visitedOn === null ? BLANK_DAY : dayInWords(visit.visitedOn))],
          ...[label('回访方式'), value(inWords(VISIT_METHODS, visit.method))],
        ),
        row(label('被回访当事人'), value(listed(visit.parties), 3)),
        row(label('调解协议编号'), value(numberOf(file), 3)),
        row(label('回访事由'), value(`了解“${file.title}”纠纷调解协议的履行情况`, 3)),
        row(
          ...[label('协议履行情况'), value(inWords(PERFORMANCES, visit.performance))],
          ...[label('矛盾是否化解'), value(inWords(RESOLVED, visit.resolved))],
        ),
        row(
          ...[label('有无违约'), value(yesOrNo(visit.breachFound, '有', '无'))],
          ...[label('有无激化迹象'), value(yesOrNo(visit.escalationSigns, '有', '无'))],
        ),
        row(
          ...[label('当事人评价'), value(inWords(SATISFACTIONS, visit.satisfaction))],
          ...[label('调解有无不当'), value(yesOrNo(visit.mediatedWrongly, '有', '无'))],
        ),
        row(label('是否起诉及\n裁判情况'), value(suitInWords(visit), 3)),
        tall(2, label('采取的措施'), value(visit.measures, 3)),
        tall(2, label('其他情况'), value(visit.note, 3)),
      ],
    ),
    ...signedHere('被回访人', `回访人${visit.visitor ?? ''}`),
  ];
}

const suitInWords = ({ laterSuit, judgment }: VisitOnPaper): string =>
  [inWords(LATER_SUITS, laterSuit), judgment ?? ''].filter((one) => one !== '').join('：');
