/** 履行凭证 (local; R34): what was performed of an obligation, when, and who received it. */
import { type Block, body, label, row, table, title, value } from '../blocks.js';
import { sumInWords } from '../capitals.js';
import { dayInWords } from '../dates.js';
import type { FileRecord, ObligationOnPaper, PerformanceOnPaper } from '../file-record.js';
import { inWords, listed, PERFORMANCE_METHODS } from '../words.js';
import { obligationInWords } from './agreement-parts.js';
import { numbered, signedHere } from './parts.js';

export function performanceReceipt(file: FileRecord, duty: ObligationOnPaper): Block[] {
  return [
    title('调解协议履行凭证'),
    numbered(file),
    body('按照本案调解协议约定，下列义务：'),
    body(obligationInWords(duty)),
    body('履行情况如下：'),
    table(
      [18, 30, 14, 17, 21],
      [
        row(label('履行日期'), label('履行内容、方式'), label('履行人'), label('凭证'), label('陈述人、\n确认人')),
        ...duty.performances.map((one) =>
          row(
            value(dayInWords(one.on)),
            value(performedInWords(duty, one)),
            value(one.paidBy),
            value(one.evidence),
            value(whoSaysSo(one)),
          ),
        ),
      ],
    ),
    body(duty.state === 'performed' ? '以上义务已全部履行完毕。' : '以上义务尚未全部履行。'),
    ...signedHere(`履行义务人${listed(duty.debtors)}`, `权利人${listed(duty.creditors)}`, '经办人'),
  ];
}

function performedInWords({ description }: ObligationOnPaper, { amountFen, method }: PerformanceOnPaper): string {
  const how = inWords(PERFORMANCE_METHODS, method);
  return `${amountFen === null ? description : sumInWords(amountFen)}${how === '' ? '' : `，${how}`}`;
}

/** Nobody named: whoever recorded it saw it. */
const whoSaysSo = ({ saidBy, confirmedBy }: PerformanceOnPaper): string =>
  [saidBy === null ? '' : `${saidBy}陈述`, confirmedBy === null ? '' : `${confirmedBy}确认`]
    .filter((one) => one !== '')
    .join('\n');
