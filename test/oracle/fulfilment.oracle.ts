/** What was promised for the period and what of it was done, and what is overdue, counted by hand. */
import { dutiesOf, type NaiveCase, type Owed } from './naive-case.js';
import { before, daysFrom, Sheet, within, type Oracle } from './question.js';

const isGivenUp = (end: Owed['end']): boolean => end === 'waived' || end === 'void';

export const fulfilment: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const owed = new Map<NaiveCase, readonly Owed[]>();
  for (const one of cases) {
    owed.set(
      one,
      one.promises.flatMap(dutiesOf).filter(({ end, done }) => !(isGivenUp(end) && before(done, cut))),
    );
  }
  const of =
    (holds: (duty: Owed) => boolean, each: (duty: Owed) => number = () => 1) =>
    (one: NaiveCase): number => {
      let sum = 0;
      for (const duty of owed.get(one) ?? []) if (holds(duty)) sum += each(duty);
      return sum;
    };
  const fen = (duty: Owed): number => duty.fen ?? 0;
  const isDue = ({ due }: Owed): boolean => within(due, from, cut);
  const isEnforced = ({ end, done }: Owed): boolean => end === 'enforced' && before(done, cut);
  const isDone = (duty: Owed): boolean =>
    isDue(duty) && (duty.end === 'open' || duty.end === 'observed') && before(duty.done, cut);
  const inTime = (duty: Owed): boolean => isDone(duty) && (duty.done ?? '') <= (duty.due ?? '');
  const isOverdue = (duty: Owed): boolean => before(duty.due, cut) && !before(duty.done, cut);
  sheet.count('due', cases, of(isDue));
  sheet.count('in_time', cases, of(inTime));
  sheet.count(
    'late',
    cases,
    of((duty) => isDone(duty) && !inTime(duty)),
  );
  sheet.count(
    'not_performed',
    cases,
    of((duty) => isDue(duty) && !isEnforced(duty) && !before(duty.done, cut)),
  );
  sheet.count(
    'enforced',
    cases,
    of((duty) => isDue(duty) && isEnforced(duty)),
  );
  sheet.count('due_amount', cases, of(isDue, fen));
  sheet.count('performed_amount', cases, of(isDone, fen));
  sheet.rate('in_time_rate', cases, cases, of(inTime), of(isDue));
  sheet.rate('amount_rate', cases, cases, of(isDone, fen), of(isDue, fen));
  sheet.count('overdue', cases, of(isOverdue));
  sheet.count('overdue_amount', cases, of(isOverdue, fen));
  sheet.count(
    'overdue_urged',
    cases,
    of((duty) => isOverdue(duty) && duty.urges > 0),
  );
  const late = cases.flatMap((one) =>
    (owed.get(one) ?? []).filter(isOverdue).map(({ due }) => daysFrom(due ?? cut, cut) - 1),
  );
  sheet.rankedDays('overdue_days_median', late, 0.5);
  sheet.rankedDays('overdue_days_worst', late, 1);
  return sheet.answers;
};
