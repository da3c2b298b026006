/** 人民调解申请书 (239号, 3): who asks, of whom, what happened, what is asked for, and that it is asked for freely. */
import { dayOfInstant } from '../../shared/day.js';
import { type Block, bodies, body, heading, line, space, title } from '../blocks.js';
import type { FileRecord } from '../file-record.js';
import { sumInWords } from '../capitals.js';
import { numbered, particulars, partiesOf, signedHere } from './parts.js';

export function application(file: FileRecord): Block[] {
  const on = dayOfInstant(file.receivedAt, file.zone);
  return [
    title('人民调解申请书'),
    numbered(file),
    ...partiesOf(file, 'applicant').map((party) => particulars(party, on)),
    ...partiesOf(file, 'respondent', 'third_party').map((party) => particulars(party, on)),
    space(1),
    heading('纠纷简要情况：'),
    ...bodies(file.facts),
    heading('当事人申请事项：'),
    ...claimsOf(file),
    body(
      '人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解，并知悉调解不收取任何费用，调解过程中可以随时要求终止调解。',
    ),
    body('此致'),
    line(file.committee),
    ...signedHere(
      `申请人${partiesOf(file, 'applicant')
        .map(({ name }) => name)
        .join('、')}`,
    ),
  ];
}

export function claimsOf({ claims, amountFen }: FileRecord): Block[] {
  const sum = amountFen === null ? [] : [body(`涉及金额：${sumInWords(amountFen)}。`)];
  if (claims.length === 0) return [...bodies(null), ...sum];
  return [...claims.flatMap((claim, index) => bodies(`${index + 1}．${claim}`)), ...sum];
}
