/** 人民调解受理登记表 (239号, 4): filled in by the committee where nobody applied, with the consent of the parties. */
import { dayOfInstant } from '../../shared/day.js';
import { type Block, label, row, seal, space, table, tall, title, value } from '../blocks.js';
import { BLANK_DAY, dayInWords, dayOf } from '../dates.js';
import type { FileRecord, PartyOnPaper } from '../file-record.js';
import { BODIES, CHANNELS, inWords, ROLES, SOURCES } from '../words.js';
import { numbered, particulars } from './parts.js';

export function intakeForm(file: FileRecord): Block[] {
  const on = dayOfInstant(file.acceptedAt ?? file.receivedAt, file.zone);
  return [
    title('人民调解受理登记表'),
    numbered(file),
    ...file.parties.map((party) => particulars(party, on)),
    table(
      [23, 77],
      [
        row(label('受理日期'), value(dayInWords(dayOf(file.acceptedAt, file.zone)))),
        row(label('受理方式'), value(sourceOf(file))),
        row(label('纠纷类型'), value(file.category)),
        row(label('案件来源'), value(inWords(CHANNELS, file.channel))),
        row(label('纠纷发生'), value([happenedOn(file), file.address ?? ''].filter((part) => part !== '').join('，'))),
        tall(6, label('纠纷简要情况'), value(file.facts)),
        tall(2, label('当事人意愿'), value(file.parties.map(willOf).join('\n'))),
        tall(3, label('当事人签名'), value('（签名、盖章或者按指印）')),
        tall(2, label('登记人签名'), value(file.registrar)),
      ],
    ),
    ...seal(BLANK_DAY, `（${file.committee}印章）`),
    space(1),
  ];
}

const happenedOn = ({ occurredOn }: FileRecord): string => (occurredOn === null ? '' : dayInWords(occurredOn));

function sourceOf({ sourceKind, delegatedBy }: FileRecord): string {
  const way = inWords(SOURCES, sourceKind);
  return delegatedBy === null ? way : `${way}（${inWords(BODIES, delegatedBy.body)}，${delegatedBy.letterNo}）`;
}

const willOf = (party: PartyOnPaper): string =>
  `${inWords(ROLES, party.role)}${party.name}：${party.consents ? '同意调解' : ''}`;
