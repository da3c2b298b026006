/** Who owes what to whom, by when: as an agreement, an application to a court and a receipt write it. */
import { type Block, bodies, body } from '../blocks.js';
import { sumInWords } from '../capitals.js';
import { dayInWords } from '../dates.js';
import type { AgreementOnPaper, ObligationOnPaper } from '../file-record.js';
import { listed } from '../words.js';

/** “1．林某向陈某：赔偿墙面修复费用，金额3,000.00元（人民币叁仟元整），于2026年11月15日前（含当日）履行。” */
export function obligationInWords(duty: ObligationOnPaper): string {
  const { position, debtors, creditors, description, amountFen, condition } = duty;
  const to = creditors.length === 0 ? '' : `向${listed(creditors)}`;
  const sum = amountFen === null ? '' : `，金额${sumInWords(amountFen)}${liabilityInWords(duty)}`;
  const what = `${listed(debtors)}${to}：${description}${sum}，${dueInWords(duty)}。`;
  return `${position}．${condition === null ? '' : `如果${withoutStop(condition.text)}，则`}${what}`;
}

/** A sentence that goes on does not end within itself. */
const withoutStop = (text: string): string => text.trim().replace(/[。．.；;，,]+$/u, '');

/** Several debtors: each a share of the sum, or jointly all of it. */
function liabilityInWords({ shares, debtors }: ObligationOnPaper): string {
  if (shares.length > 0)
    return `，其中${shares.map(({ debtor, amountFen }) => `${debtor}承担${sumInWords(amountFen)}`).join('，')}，各自按份承担`;
  return debtors.length > 1 ? '，上述各方承担连带责任' : '';
}

function dueInWords({ instalments, dueOn, continuing, condition }: ObligationOnPaper): string {
  if (instalments.length > 1) {
    const parts = instalments.map(
      (part, index) => `第${index + 1}期${sumInWords(part.amountFen)}于${dayInWords(part.dueOn)}前（含当日）`,
    );
    return `分期履行：${parts.join('；')}`;
  }
  if (condition !== null) return `于上述情形发生之日起${condition.dueDaysAfter}日内履行`;
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
