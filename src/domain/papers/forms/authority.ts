/** 授权委托书 (local; R9, CPL 62): who acts for a party, what for, and the power to settle said apart. */
import { type Block, body, heading, line, space, title } from '../blocks.js';
import { addDays, dayOfInstant } from '../../shared/day.js';
import { dayInWords } from '../dates.js';
import type { FileRecord, PartyOnPaper, RepresentativeOnPaper } from '../file-record.js';
import { inWords, POWERS } from '../words.js';
import { inSentence, numbered, signedHere } from './parts.js';

export function authority(file: FileRecord, party: PartyOnPaper, one: RepresentativeOnPaper): Block[] {
  const on = one.validFrom ?? dayOfInstant(file.receivedAt, file.zone);
  const powers = one.powers.map((power) => inWords(POWERS, power));
  return [
    title('授权委托书'),
    numbered(file),
    body(inSentence({ ...party, representatives: [] }, on).replace(/^[^：]*：/, '委托人：')),
    body(`受托人：${one.name}${one.letterNo === null ? '' : `（${one.letterNo}）`}。`),
    space(1),
    body(`现委托上列受托人，在委托人“${file.title}”纠纷的人民调解中，作为委托人的代理人。代理权限如下：`),
    ...(powers.length === 0 ? [space(4)] : powers.map((power, index) => body(`${index + 1}．${power}；`))),
    ...(one.powers.includes('settle') ? [] : [body('本委托不包括承认、变更、放弃请求和达成调解协议。')]),
    heading(`委托期限：${termOf(one)}`),
    body('此致'),
    line(file.committee),
    ...signedHere('委托人', '受托人'),
  ];
}

function termOf({ validFrom, validTo }: RepresentativeOnPaper): string {
  if (validFrom === null && validTo === null) return '至本纠纷调解终结之日止。';
  const from = validFrom === null ? '' : `自${dayInWords(validFrom)}起`;
  const to = validTo === null ? '本纠纷调解终结之日' : dayInWords(addDays(validTo, -1));
  return `${from}至${to}止。`;
}
