/** Who owes what to whom, by when: as an agreement, an application to a court and a receipt write it. */
import { type Block, bodies, body } from '../blocks.js';
import { sumInWords } from '../capitals.js';
import { dayInWords } from '../dates.js';
import type { AgreementOnPaper, ObligationOnPaper } from '../file-record.js';
import { listed } from '../words.js';

/** “1．林某向陈某：赔偿墙面修复费用，金额3,000.00元（人民币叁仟元整），于2026年11月15日前（含当日）履行。” */
export function obligationInWords(duty: ObligationOnPaper): string {
  const to = duty.creditors.length === 0 ? '' : `向${listed(duty.creditors)}`;
  const sum = duty.amountFen === null ? '' : `，金额${sumInWords(duty.amountFen)}`;
  return `${duty.position}．${listed(duty.debtors)}${to}：${duty.description}${sum}，${dueInWords(duty)}。`;
}

function dueInWords({ instalments, dueOn, continuing }: ObligationOnPaper): string {
  if (instalments.length > 1) {
    const parts = instalments.map(
      (part, index) => `第${index + 1}期${sumInWords(part.amountFen)}于${dayInWords(part.dueOn)}前（含当日）`,
    );
    return `分期履行：${parts.join('；')}`;
  }
  if (continuing) return '自协议生效之日起持续履行';
  return dueOn === null ? '履行期限：' : `于${dayInWords(dueOn)}前（含当日）履行`;
}

export const performance = ({ obligations }: AgreementOnPaper): Block[] =>
  obligations.length === 0 ? bodies(null) : obligations.flatMap((duty) => bodies(obligationInWords(duty)));

export const termsOf = (agreement: AgreementOnPaper): Block[] => [
  ...bodies(agreement.terms),
  ...performance(agreement),
];

export const effectOf = ({ effectiveOn }: AgreementOnPaper): Block[] =>
  effectiveOn === null ? [] : [body(`本协议自${dayInWords(effectiveOn)}起生效。`)];
