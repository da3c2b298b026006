/** 人民调解口头协议登记表 (239号, 9; PML 28, 30): what was agreed by word of mouth, written down by the mediator. */
import { type Block, label, right, row, seal, table, tall, title, value } from '../blocks.js';
import { BLANK_DAY, dayInWords } from '../dates.js';
import type { AgreementOnPaper, FileRecord } from '../file-record.js';
import { listed } from '../words.js';
import { obligationInWords } from './agreement-parts.js';
import { numberOf, particulars } from './parts.js';

export function oralAgreement(file: FileRecord, agreement: AgreementOnPaper): Block[] {
  const issues = [agreement.facts, `争议事项：${agreement.issues}`, `各方责任：${agreement.responsibilities}`];
  return [
    title('人民调解口头协议登记表'),
    right(`编号：${numberOf(file)}`),
    ...file.parties.map((party) => particulars(party, agreement.agreedOn ?? file.today)),
    table(
      [23, 77],
      [
        row(label('纠纷类型'), value(file.category)),
        tall(4, label('主要事实、\n争议事项'), value(issues.join('\n'))),
        tall(3, label('协议内容'), value(agreement.terms)),
        tall(3, label('履行方式、\n期限'), value(agreement.obligations.map(obligationInWords).join('\n'))),
        row(label('达成协议日期'), value(dayInWords(agreement.agreedOn))),
        tall(3, label('当事人签名'), value('（当事人认为需要时签名、盖章或者按指印）')),
        tall(2, label('人民调解员\n签名'), value(listed(file.mediators))),
        tall(2, label('记录人签名'), value('')),
      ],
    ),
    ...seal(BLANK_DAY, `（${file.committee}印章）`),
  ];
}
