/** 移送函 (local; R13, R46): to whom a case is handed, why, on what ground its data may go along, and the slip that comes back. */
import { type Block, body, centered, heading, line, right, seal, space, title } from '../blocks.js';
import { BLANK_DAY, dayInWords, dayOf } from '../dates.js';
import type { FileRecord, ReferralOnPaper } from '../file-record.js';
import { inWords, listed, REFERRAL_GROUNDS } from '../words.js';
import { numbered, numberOf } from './parts.js';

export function referralLetter(file: FileRecord, referral: ReferralOnPaper): Block[] {
  const ground = inWords(REFERRAL_GROUNDS, referral.ground);
  const due = referral.dueOn === null ? '' : `请于${dayInWords(referral.dueOn)}前将处理情况函告我中心。`;
  return [
    title('矛盾纠纷移送函'),
    referral.letterNo === null ? numbered(file) : right(referral.letterNo),
    line(`${referral.to}：`),
    body(
      `我中心登记的${listed(file.parties.map(({ name }) => name))}“${file.title}”纠纷（${file.number === null ? `收件编号${file.receiptNo}` : numberOf(file)}），因${referral.reason ?? '                    '}，现移送你单位处理。${due}`,
    ),
    ...(ground === '' ? [] : [body(`随案移送当事人个人信息的依据：${ground}。`)]),
    body('附：案件登记材料      份，共      页。'),
    ...seal(dayInWords(dayOf(referral.sentAt, file.zone)), `（${file.center}印章）`),
    space(1),
    centered('┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄'),
    heading('送达回执'),
    body(`${file.center}移送的“${file.title}”纠纷材料已收到。`),
    right('接收人（签名、盖章）：              '),
    right(BLANK_DAY),
  ];
}
