/** 司法确认有关材料 (239号, 11; R31–R33): the joint application to a court, and what the court ruled. */
import { type Block, bodies, body, centered, fields, heading, line, space, title } from '../blocks.js';
import { dayInWords } from '../dates.js';
import type { AgreementOnPaper, ConfirmationOnPaper, FileRecord } from '../file-record.js';
import { CONFIRMATION_RESULTS, inWords } from '../words.js';
import { termsOf } from './agreement-parts.js';
import { inSentence, numbered, numberOf, signedHere } from './parts.js';

export function confirmationApplication(file: FileRecord, agreement: AgreementOnPaper): Block[] {
  const last = file.confirmations.findLast(({ agreementId }) => agreementId === agreement.id);
  return [
    title('司法确认申请书'),
    ...file.parties.map((party) =>
      body(inSentence(party, last?.filedOn ?? file.today).replace(/^[^：]*：/, '申请人：')),
    ),
    heading('申请事项：'),
    body(
      `请求人民法院确认申请人于${dayInWords(agreement.effectiveOn)}达成的编号为${numberOf(file)}的人民调解协议有效。`,
    ),
    heading('事实和理由：'),
    ...bodies(agreement.facts),
    body(`经${file.committee}主持调解，各方自愿达成如下协议：`),
    ...termsOf(agreement),
    body(
      '申请人共同声明：本协议系出于解决纠纷的目的自愿达成，没有恶意串通、规避法律的行为；如因本协议内容给他人造成损害的，愿意承担相应的法律责任。',
    ),
    body('此致'),
    line(last?.court ?? '                    人民法院'),
    ...file.parties.flatMap(({ name }) => signedHere(`申请人${name}`)),
    line(
      '附：1．人民调解协议书；2．调解组织主持调解的证明；3．申请人身份证明和联系方式；4．与协议相关的财产权利证明（如有）。',
    ),
  ];
}

export function confirmationRuling(file: FileRecord, one: ConfirmationOnPaper): Block[] {
  return [
    title('司法确认结果登记表'),
    numbered(file),
    fields([
      ['受理法院', one.court],
      ['申请日期', dayInWords(one.filedOn)],
      ['裁定书案号', one.rulingNo],
      ['结    果', inWords(CONFIRMATION_RESULTS, one.result)],
      ['日    期', dayInWords(one.decidedOn)],
      ['备    注', one.note],
    ]),
    space(1),
    centered('（裁定书附后）'),
    ...signedHere('登记人'),
  ];
}
