/** Visits that fell due, visits that were made and what they found, counted by hand. */
import type { NaiveCase, Visit } from './naive-case.js';
import { before, Sheet, within, type Oracle } from './question.js';

const PERFORMANCES = ['performed', 'partly_performed', 'not_performed', 'not_due'];
const ANSWERS = ['satisfied', 'fairly_satisfied', 'dissatisfied'];

export const returnVisits: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const visits =
    (holds: (visit: Visit) => boolean) =>
    ({ visits: all }: NaiveCase): number =>
      [...all.values()].filter(holds).length;
  const count = (key: string, holds: (visit: Visit) => boolean): void => sheet.count(key, cases, visits(holds));
  const rate = (key: string, holds: (visit: Visit) => boolean, below: (visit: Visit) => boolean): void =>
    sheet.rate(key, cases, cases, visits(holds), visits(below));

  const isDue = ({ due }: Visit): boolean => within(due, from, cut);
  const isDone = ({ visitedOn }: Visit): boolean => before(visitedOn, cut);
  const isInTime = (visit: Visit): boolean => isDone(visit) && (visit.visitedOn ?? '') <= (visit.due ?? '');
  const isMade = ({ visitedOn }: Visit): boolean => within(visitedOn, from, cut);
  const answered = (visit: Visit, answers: readonly string[]): boolean =>
    isMade(visit) && answers.includes(visit.satisfaction ?? '');

  count('due', isDue);
  count('in_time', (visit) => isDue(visit) && isInTime(visit));
  count('late', (visit) => isDue(visit) && isDone(visit) && !isInTime(visit));
  count('not_made', (visit) => isDue(visit) && !isDone(visit));
  count('planned', (visit) => (visit.due ?? '') >= cut && !isDone(visit));
  count('made', isMade);
  rate('in_time_rate', (visit) => isDue(visit) && isInTime(visit), isDue);
  for (const found of PERFORMANCES)
    rate(`found.${found}`, (visit) => isMade(visit) && visit.performance === found, isMade);
  for (const answer of [...ANSWERS, 'not_given'])
    rate(`answer.${answer}`, (visit) => answered(visit, [answer]), isMade);
  rate(
    'satisfaction_rate',
    (visit) => answered(visit, ['satisfied', 'fairly_satisfied']),
    (visit) => answered(visit, ANSWERS),
  );
  rate('breach_rate', (visit) => isMade(visit) && visit.breach, isMade);
  rate('escalation_rate', (visit) => isMade(visit) && visit.signs, isMade);

  const closed = cases.filter((one) => within(one.closed, from, cut) && one.outcome === 'settled');
  const unvisited = closed.filter((one) => visits(isDone)(one) === 0);
  sheet.rate('closed_unvisited', unvisited, closed);
  return sheet.answers;
};
