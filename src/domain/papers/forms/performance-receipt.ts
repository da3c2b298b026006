/** 履行凭证 (local; R34): what was performed of an obligation, when, and who received it. */
import { type Block, body, label, row, table, title, value } from '../blocks.js';
import { sumInWords } from '../capitals.js';
import { dayInWords } from '../dates.js';
import type { FileRecord, ObligationOnPaper } from '../file-record.js';
import { listed } from '../words.js';
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
      [22, 36, 24, 18],
      [
        row(label('履行日期'), label('履行内容'), label('凭证'), label('确认人')),
        ...duty.performances.map(({ on, amountFen, evidence, confirmedBy }) =>
          row(
            value(dayInWords(on)),
            value(amountFen === null ? duty.description : sumInWords(amountFen)),
            value(evidence),
            value(confirmedBy),
          ),
        ),
      ],
    ),
    body(duty.state === 'performed' ? '以上义务已全部履行完毕。' : '以上义务尚未全部履行。'),
    ...signedHere(`履行义务人${listed(duty.debtors)}`, `权利人${listed(duty.creditors)}`, '经办人'),
  ];
}
