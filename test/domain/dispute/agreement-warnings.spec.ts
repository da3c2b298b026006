/** Words that a court would not confirm, and what is better mended in a draft: hints, each with an example and a counterexample. */
import { contentsToldIn, warningsOf } from '../../../src/domain/dispute/agreements/warnings.js';
import type { ObligationEntry } from '../../../src/domain/dispute/commands.js';
import { CALENDAR } from '../../support/arbitraries.js';
import { duty, quiet } from '../../support/dispute-story.js';

it.each([
  ['双方自愿离婚。', ['marriage']],
  ['确认双方存在亲子关系，解除收养。', ['parentage', 'adoption']],
  ['房屋归陈某所有', ['ownership']],
  ['车辆归林某所有；其余各自负担。', ['ownership']],
  ['林某归还所有材料', []],
  ['林某归还借用的所有工具，赔偿三千元。', []],
  ['夜间不得喧哗', []],
])('R31 “%s” speaks of %j', (text, contents) => {
  expect(contentsToldIn(text)).toEqual(contents);
});

const AROUND = { today: '2024-05-06', calendar: CALENDAR, claimedFen: null };

const warned = (duties: readonly ObligationEntry[], description = '银行转账', around = {}) =>
  warningsOf(duties, { terms: '', descriptions: duties.map(() => description) }, { ...AROUND, ...around }).map(
    ({ code }) => code,
  );

it('payments say how, acts say to whom, and days are working days to come', () => {
  expect(warned([duty()])).toEqual([]);
  expect(warned([duty()], '赔偿')).toEqual(['manner_unclear']);
  expect(warned([quiet()], '安静')).toEqual([]);
  expect(warned([quiet({ creditorPartyIds: [] })], '安静')).toEqual(['creditor_unnamed']);
  expect(warned([duty({ dueOn: '2024-05-03' })])).toEqual(['due_in_past']);
  expect(warned([duty({ dueOn: '2024-06-10' })])).toEqual(['due_on_rest_day']);
  expect(warned([duty({ dueOn: '2024-05-11' })])).toEqual([]);
  const parts = [
    { amountFen: 400_000, dueOn: '2024-05-12' },
    { amountFen: 400_000, dueOn: '2024-05-13' },
  ];
  expect(warned([duty({ dueOn: null, instalments: parts })])).toEqual(['due_on_rest_day']);
});

it('payments in all are no more than the dispute is about, where that is known', () => {
  const twice = [duty(), duty({ obligationId: 'o2' })];
  expect(warned(twice, undefined, { claimedFen: 1_600_000 })).toEqual([]);
  expect(warned(twice, undefined, { claimedFen: 1_599_999 })).toEqual(['amount_above_claim']);
});
