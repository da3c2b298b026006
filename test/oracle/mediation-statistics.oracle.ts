/** The ministry's form, counted by hand from its definition. */
import { dutiesOf, type NaiveCase } from './naive-case.js';
import { before, Sheet, within, type Oracle } from './question.js';

const SOURCES = ['proactive', 'on_application', 'delegated'];
const BODIES = ['court', 'procuratorate', 'public_security', 'petition', 'other'];
const FORMS = ['oral', 'written'];
const COMMITTEES = ['village', 'residential', 'township', 'subdistrict', 'enterprise', 'social'];

export const mediationStatistics: Oracle = ({ cases, from, cut, vocabulary }) => {
  const sheet = new Sheet();
  const accepted = cases.filter((one) => within(one.accepted, from, cut));
  table(sheet, accepted, cut, vocabulary.categories, '');
  for (const committee of COMMITTEES) {
    if (![...vocabulary.committees.values()].includes(committee)) continue;
    const theirs = accepted.filter(({ centerId }) => vocabulary.committees.get(centerId) === committee);
    table(sheet, theirs, cut, vocabulary.categories, `.org_${committee}`);
  }
  return sheet.answers;
};

function table(
  sheet: Sheet,
  accepted: readonly NaiveCase[],
  cut: string,
  categories: readonly string[],
  end: string,
): void {
  const ended = (one: NaiveCase): boolean => before(one.outcomeOn, cut);
  const settled = accepted.filter((one) => ended(one) && one.outcome === 'settled');
  const concluded = accepted.filter(
    (one) => ended(one) && ['settled', 'failed', 'withdrawn'].includes(one.outcome ?? ''),
  );
  sheet.count(`accepted${end}`, accepted);
  sheet.count(`parties${end}`, accepted, ({ people }) => people.size);
  sheet.count(`concluded${end}`, concluded);
  sheet.count(`settled${end}`, settled);
  sheet.count(
    `difficult${end}`,
    accepted.filter(({ difficult }) => difficult),
  );
  sheet.count(`amount${end}`, accepted, ({ amountFen }) => amountFen ?? 0);
  for (const source of SOURCES)
    sheet.count(
      `source.${source}${end}`,
      accepted.filter((one) => one.source === source),
    );
  for (const body of BODIES)
    sheet.count(
      `delegated_by.${body}${end}`,
      accepted.filter((one) => one.body === body),
    );
  for (const category of categories)
    sheet.count(
      `category.${category}${end}`,
      accepted.filter((one) => one.category === category),
    );
  for (const form of FORMS) {
    sheet.count(
      `form.${form}${end}`,
      settled.filter((one) => one.forms.get(one.inForce ?? '')?.form === form),
    );
  }
  sheet.count(
    `performed${end}`,
    settled.filter((one) => before(one.performedOn, cut)),
  );
  sheet.count(
    `confirmed${end}`,
    settled.filter((one) => isConfirmed(one, cut)),
  );
  rates(sheet, { accepted, concluded, settled }, cut, end);
}

function rates(
  sheet: Sheet,
  { accepted, concluded, settled }: Readonly<Record<'accepted' | 'concluded' | 'settled', readonly NaiveCase[]>>,
  cut: string,
  end: string,
): void {
  const due = settled.filter((one) => dueOf(one, cut).length > 0);
  sheet.rate(`settlement_rate${end}`, settled, concluded);
  sheet.rate(
    `performance_rate${end}`,
    due.filter((one) => dueOf(one, cut).every(({ end: how, done }) => how !== 'enforced' && before(done, cut))),
    due,
  );
  sheet.rate(`resolution_rate${end}`, settled, accepted);
  sheet.rate(`timely_rate${end}`, concluded.filter(isTimely), concluded);
  sheet.rate(
    `confirmation_rate${end}`,
    settled.filter((one) => isConfirmed(one, cut)),
    settled,
  );
  const told = (one: NaiveCase, answers: readonly string[]): number =>
    [...one.visits.values()].filter(
      ({ visitedOn, satisfaction }) => before(visitedOn, cut) && answers.includes(satisfaction ?? ''),
    ).length;
  sheet.rate(
    `satisfaction_rate${end}`,
    accepted,
    accepted,
    (one) => told(one, ['satisfied', 'fairly_satisfied']),
    (one) => told(one, ['satisfied', 'fairly_satisfied', 'dissatisfied']),
  );
  sheet.rate(
    `repeat_rate${end}`,
    accepted.filter(({ flags }) => flags.has('repeat')),
    accepted,
  );
}

const isConfirmed = ({ rulings }: NaiveCase, cut: string): boolean =>
  [...rulings.values()].some(({ on, result }) => result === 'valid' && before(on, cut));

const dueOf = ({ promises }: NaiveCase, cut: string) =>
  promises
    .flatMap(dutiesOf)
    .filter(({ due, end, done }) => before(due, cut) && !((end === 'waived' || end === 'void') && before(done, cut)));

/** By the term in which it came out; a late entry nobody has countersigned proves nothing. */
function isTimely({ terms, late }: NaiveCase): boolean {
  const last = terms[terms.length - 1];
  if (last === undefined || last.stopped === null) return true;
  return last.stopped <= last.due && !late.has(last.stoppedBy ?? 0);
}
