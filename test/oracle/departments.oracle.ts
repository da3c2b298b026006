/** What the departments were sent and what they did with it, counted by hand. */
import type { NaiveCase, Referral } from './naive-case.js';
import { before, Sheet, within, type Oracle } from './question.js';

export const departments: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const isSent = ({ sent, department }: Referral): boolean => department !== null && within(sent, from, cut);
  const theirs = cases.filter((one) => within(one.accepted, from, cut) && one.department !== null);
  const asked = cases.flatMap((one) => [...one.referrals.values()].filter(isSent));
  const names = new Set([...theirs.map(({ department }) => department), ...asked.map(({ department }) => department)]);
  for (const name of names) {
    const sent = (one: NaiveCase) =>
      [...one.referrals.values()].filter((row) => row.department === name && isSent(row));
    const count = (id: string, holds: (row: Referral) => boolean): void =>
      sheet.count(`${id}.${String(name)}`, cases, (one) => sent(one).filter(holds).length);
    const rate = (id: string, holds: (row: Referral) => boolean): void =>
      sheet.rate(
        `${id}.${String(name)}`,
        cases,
        cases,
        (one) => sent(one).filter(holds).length,
        (one) => sent(one).length,
      );
    const isAnswered = ({ answered }: Referral): boolean => before(answered, cut);
    const isLate = (row: Referral): boolean =>
      isAnswered(row)
        ? row.how === 'silence' || (row.answered ?? '') > (row.answerBy ?? '')
        : before(row.answerBy, cut);
    sheet.count(
      `cases.${String(name)}`,
      theirs.filter(({ department }) => department === name),
    );
    count('sent', () => true);
    count('accepted', (row) => isAnswered(row) && row.how === 'accepted');
    count('by_silence', (row) => isAnswered(row) && row.how === 'silence');
    count('objected', (row) => isAnswered(row) && row.how === 'objected');
    count('waiting', (row) => !isAnswered(row));
    count('late', isLate);
    rate('objection_rate', (row) => isAnswered(row) && row.how === 'objected');
    rate('late_rate', isLate);
  }
  return sheet.answers;
};
