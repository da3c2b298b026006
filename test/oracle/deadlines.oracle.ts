/** Which deadlines fell into the period and what became of them, counted by hand. */
import { dutiesOf, isOwed, paidOf, type NaiveCase, type Promised } from './naive-case.js';
import { before, Sheet, within, type Oracle } from './question.js';

interface Deadline {
  readonly kind: string;
  readonly due: string | null;
  readonly done: string | null;
  readonly isPending?: boolean;
  readonly isPaused?: boolean;
}

const KINDS = [
  ...['mediation', 'performance', 'return_visit', 'referral_answer', 'referral', 'supervision'],
  ...['legal_aid_decision', 'legal_aid_assignment', 'confirmation_notice', 'enforcement', 'unsettled'],
];

export const deadlines: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const all = new Map(cases.map((one) => [one, deadlinesOf(one).filter(({ due }) => within(due, from, cut))]));
  for (const kind of KINDS) {
    const of =
      (holds: (row: Deadline) => boolean) =>
      (one: NaiveCase): number =>
        (all.get(one) ?? []).filter((row) => row.kind === kind && holds(row)).length;
    const count = (id: string, holds: (row: Deadline) => boolean): void =>
      sheet.count(`${id}.${kind}`, cases, of(holds));
    const isDone = ({ done }: Deadline): boolean => before(done, cut);
    const inTime = (row: Deadline): boolean => isDone(row) && (row.done ?? '') <= (row.due ?? '');
    const isMet = (row: Deadline): boolean => inTime(row) && row.isPending !== true;
    count('due', () => true);
    count('met', isMet);
    count('met_pending', (row) => inTime(row) && row.isPending === true);
    count('met_late', (row) => isDone(row) && !inTime(row));
    count('paused', (row) => !isDone(row) && row.isPaused === true);
    count('missed', (row) => !isDone(row) && row.isPaused !== true);
    sheet.rate(
      `met_rate.${kind}`,
      cases,
      cases,
      of(isMet),
      of(() => true),
    );
  }
  return sheet.answers;
};

const deadlinesOf = (one: NaiveCase): Deadline[] => [
  ...ofMediation(one),
  ...ofPromises(one),
  ...[...one.visits.values()].map(({ due, visitedOn }) => ({ kind: 'return_visit', due, done: visitedOn })),
  ...ofReferrals(one),
  ...[...one.clocks.values()].map(({ kind, due, done, waiting }) => ({ kind, due, done, isPaused: waiting })),
  ...ofConfirmation(one),
];

const ofMediation = ({ terms, late, standing }: NaiveCase): Deadline[] =>
  terms.map((term, index) => ({
    kind: 'mediation',
    due: term.due,
    done: term.stopped,
    isPending: late.has(term.stoppedBy ?? 0),
    isPaused: term.stopped === null && standing !== null && index === terms.length - 1,
  }));

/** The last day of all its parts. */
const lastDay = ({ due, parts }: Promised): string | null =>
  due ??
  [...parts]
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1) ??
  null;

/** The day that is waited for: of the first part that is not paid. */
function nextDay(promise: Promised): string | null {
  let left = paidOf(promise);
  for (const { amountFen, dueOn } of [...promise.parts].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))) {
    if (left < amountFen) return dueOn;
    left -= amountFen;
  }
  return lastDay(promise);
}

/** Done when all of it is; given up it has no day any more, handed over it was never done. */
function ofPromises({ promises }: NaiveCase): Deadline[] {
  return promises
    .filter(({ end }) => end !== 'void' && end !== 'waived')
    .map((promise) => ({
      kind: 'performance',
      due: nextDay(promise),
      done: promise.end === 'enforced' ? null : (dutiesOf({ ...promise, parts: [] })[0]?.done ?? null),
    }));
}

function ofReferrals({ referrals, terms, outcome, closed }: NaiveCase): Deadline[] {
  const isUnderWay = closed === null && (outcome === null || outcome === 'referred');
  const ended = terms[terms.length - 1]?.ended ?? null;
  return [...referrals.values()].flatMap(({ department, answerBy, dueOn, how, answered }): Deadline[] => {
    const answer = { kind: 'referral_answer', due: answerBy, done: answered };
    const done = department === null ? answered : ended;
    const isHandled = department === null || ended !== null || isUnderWay;
    return [
      ...(how === 'lapsed' ? [] : [answer]),
      ...(how === 'lapsed' || how === 'objected' || !isHandled ? [] : [{ kind: 'referral', due: dueOn, done }]),
    ];
  });
}

function ofConfirmation(one: NaiveCase): Deadline[] {
  const { inForce, closed, outcome, promises, window, applications, rulings } = one;
  const owed = inForce === null || closed !== null || outcome === 'merged' ? [] : promises.filter(isOwed);
  const isRunning = owed.length > 0 && window !== null && !window.applied;
  const notices = (window?.notices ?? []).filter(({ told }) => told !== null || isRunning);
  const isValid = [...applications].some(
    ([id, agreement]) => agreement === inForce && rulings.get(id)?.result === 'valid',
  );
  return [
    ...notices.map(({ due, told }) => ({ kind: 'confirmation_notice', due, done: told })),
    ...(isValid ? owed : [])
      .filter(({ continuing }) => !continuing)
      .map((promise) => ({ kind: 'enforcement', due: twoYearsOn(lastDay(promise)), done: null })),
  ];
}

const twoYearsOn = (day: string | null): string | null => day && `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
