/** 权利义务告知书 (local; R3, PML 23–24): what a party may do and must do, and that it was told so. */
import { type Block, body, heading, line, seal, title } from '../blocks.js';
import { dayInWords, dayOf } from '../dates.js';
import type { FileRecord, PartyOnPaper } from '../file-record.js';
import { inWords, METHODS } from '../words.js';
import { numbered, signedHere } from './parts.js';

const RIGHTS = [
  '选择或者接受人民调解员，并可以申请人民调解员回避；',
  '接受调解、拒绝调解或者要求终止调解；',
  '要求调解公开进行或者不公开进行；',
  '自主表达意愿，自愿达成调解协议；',
  '人民调解不收取任何费用，不影响依法通过仲裁、行政、司法等途径维护权利。',
];

const DUTIES = [
  '如实陈述纠纷事实；',
  '遵守调解现场秩序，尊重人民调解员；',
  '尊重对方当事人行使权利；',
  '调解协议具有法律约束力，应当按照约定履行。',
];

const numberedList = (lines: readonly string[]): Block[] => lines.map((text, index) => body(`${index + 1}．${text}`));

export function rightsNotice(file: FileRecord, party: PartyOnPaper): Block[] {
  return [
    title('人民调解权利义务告知书'),
    numbered(file),
    line(`${party.name}：`),
    body(
      `${file.committee}受理你方“${file.title}”纠纷。人民调解遵循自愿、平等、不违背法律和政策的原则。现将权利义务告知如下：`,
    ),
    heading('一、当事人的权利'),
    ...numberedList(RIGHTS),
    heading('二、当事人的义务'),
    ...numberedList(DUTIES),
    ...told(file, party.rightsNotice),
    ...signedHere('被告知人', '告知人'),
    ...seal(toldOn(file, party.rightsNotice), `（${file.committee}印章）`),
  ];
}

/** The day of a notice is the day it was given, whenever it is printed; before that a place to fill in. */
export const toldOn = ({ zone }: FileRecord, notice: PartyOnPaper['rightsNotice']): string =>
  dayInWords(dayOf(notice?.at ?? null, zone));

/** When and how it was told, once it was. */
export const told = ({ zone }: FileRecord, notice: PartyOnPaper['rightsNotice']): Block[] =>
  notice === null
    ? []
    : [body(`以上内容已于${dayInWords(dayOf(notice.at, zone))}以${inWords(METHODS, notice.method)}方式告知。`)];
