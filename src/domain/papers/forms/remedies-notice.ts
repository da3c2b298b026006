/** 救济途径告知书 (R24; PML 26, 32–33): where a party may turn when mediation leads to nothing. */
import { type Block, body, line, seal, title } from '../blocks.js';
import type { FileRecord, PartyOnPaper } from '../file-record.js';
import { numbered, signedHere } from './parts.js';
import { told, toldOn } from './rights-notice.js';

export function remediesNotice(file: FileRecord, party: PartyOnPaper): Block[] {
  return [
    title('救济途径告知书'),
    numbered(file),
    line(`${party.name}：`),
    body(
      `你方与有关当事人“${file.title}”纠纷，经${file.committee}调解，未达成调解协议的，依照《中华人民共和国人民调解法》第二十六条的规定，可以依法通过下列途径维护自己的权利：`,
    ),
    body('1．双方达成仲裁协议，或者法律规定由仲裁机构处理的，向有关仲裁机构申请仲裁；'),
    body('2．属于行政机关职权范围的，请求有关行政机关依法处理；'),
    body('3．向有管辖权的人民法院提起诉讼。'),
    body('请注意诉讼时效和申请期限。向人民调解委员会提出保护权利的请求的，诉讼时效从提出请求时起中断。'),
    ...told(file, party.remediesNotice),
    ...signedHere('被告知人', '告知人'),
    ...seal(toldOn(file, party.remediesNotice), `（${file.committee}印章）`),
  ];
}
