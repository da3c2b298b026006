/**
 * 人民调解协议书 (239号, 8; PML 29): parties, facts and issues, terms, how and until when it is performed, and the places of every
 * signature and of the seal. Its number is that of the file (R39).
 */
import { type Block, bodies, body, heading, right, seal, signature, title } from '../blocks.js';
import { BLANK_DAY } from '../dates.js';
import type { AgreementOnPaper, FileRecord } from '../file-record.js';
import { listed } from '../words.js';
import { effectOf, performance } from './agreement-parts.js';
import { inSentence, numberOf, signedByParties } from './parts.js';

export function writtenAgreement(file: FileRecord, agreement: AgreementOnPaper): Block[] {
  return [
    title('人民调解协议书'),
    right(`编号：${numberOf(file)}`),
    heading('一、当事人情况'),
    ...file.parties.map((party) => body(inSentence(party, agreement.effectiveOn ?? file.today))),
    heading('二、纠纷主要事实、争议事项'),
    ...bodies(agreement.facts),
    ...bodies(`争议事项：${agreement.issues}`),
    ...bodies(`各方责任：${agreement.responsibilities}`),
    heading('三、经调解，自愿达成如下协议'),
    ...bodies(agreement.terms),
    heading('四、履行的方式和期限'),
    ...performance(agreement),
    heading('五、协议的份数和效力'),
    body(
      `本协议一式${agreement.copies}份，当事人各执一份，${file.committee}留存一份。本协议具有法律约束力，当事人应当按照约定履行；自本协议生效之日起三十日内，双方当事人可以共同向人民法院申请司法确认。`,
    ),
    ...effectOf(agreement),
    ...signedByParties(file),
    signature(`人民调解员${listed(file.mediators)}`),
    signature('记录人'),
    ...seal(BLANK_DAY, `（${file.committee}印章）`),
  ];
}
