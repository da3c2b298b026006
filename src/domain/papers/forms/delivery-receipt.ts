/**
 * 送达回证 (local; PML 29): which party got how many copies of the agreement, how and when, and what shows it. Example: one copy
 * handed to 陈某某 in person, who signed; one sent by post, with the number of the letter.
 */
import { type Block, label, row, table, tall, title, value } from '../blocks.js';
import { dayInWords } from '../dates.js';
import type { AgreementOnPaper, DeliveryOnPaper, FileRecord } from '../file-record.js';
import { DELIVERY_METHODS, inWords } from '../words.js';
import { numbered, numberOf, signedHere } from './parts.js';

/** An agreement's copy with what it is a copy of. */
export interface Delivered extends DeliveryOnPaper {
  readonly agreement: AgreementOnPaper;
}

export const recipientOf = ({ recipient }: DeliveryOnPaper, { committee }: FileRecord): string =>
  recipient ?? `${committee}（存档）`;

export function deliveryReceipt(file: FileRecord, delivery: Delivered): Block[] {
  return [
    title('送达回证'),
    numbered(file),
    table(
      [26, 74],
      [
        row(label('送达文书'), value(`${PAPERS[delivery.agreement.form] ?? ''}（${numberOf(file)}）`)),
        row(label('份    数'), value(`${delivery.copies}份`)),
        row(label('受送达人'), value(recipientOf(delivery, file))),
        row(label('送达方式'), value(inWords(DELIVERY_METHODS, delivery.method))),
        row(label('送达日期'), value(dayInWords(delivery.on))),
        row(label('签 收 人'), value(delivery.signedBy)),
        row(label('邮件编号'), value(delivery.trackingNo)),
        tall(3, label('其他送达情况'), value(delivery.note)),
      ],
    ),
    ...signedHere('受送达人或者代收人', '送达人'),
  ];
}

const PAPERS: Readonly<Record<string, string>> = { written: '人民调解协议书', oral: '人民调解口头协议登记表' };
