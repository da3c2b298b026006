/** Petition items (R14): the clocks of the law, day by day, and any course an item can take. */
import fc from 'fast-check';
import { workingCalendar, type WorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import {
  clocksOf,
  clockState,
  endOf,
  type ItemClock,
  type ItemClockKind,
  nextDuty,
} from '../../../src/domain/petitions/item-clocks.js';
import {
  availableSteps,
  ITEM_ACTIONS,
  refuseSameMatter,
  refuseStep,
} from '../../../src/domain/petitions/item-steps.js';
import {
  foldItem,
  ITEM_SOURCES,
  ITEM_STATES,
  type ItemAction,
  type ItemSource,
  type ItemStep,
  standing,
} from '../../../src/domain/petitions/item.js';
import { addDays, daysBetween, type Day } from '../../../src/domain/shared/day.js';
import { aCalendar, aDay } from '../../support/arbitraries.js';

type Step = ItemStep & { readonly kind: ItemAction };

const WEEKDAYS = workingCalendar([
  { year: 2026, known: true, holidays: [], workingDays: [] },
  { year: 2027, known: true, holidays: [], workingDays: [] },
]);

const open = (on: Day, source: ItemSource = 'direct'): ItemStep => ({ kind: 'open', on, source });
const notified = (on: Day, acceptedOn = on): Step => ({ kind: 'notify', on, form: 'written', acceptedOn });
const answered = (on: Day): Step => ({ kind: 'answer', on, outcome: 'supported' });
const reviewed = (on: Day, hearingDays = 0): Step => ({ kind: 'decide_review', on, outcome: 'upheld', hearingDays });
const day = (
  kind: 'object' | 'tell_extension' | 'deliver' | 'request_review' | 'withdraw' | 'transfer' | 'strike',
  on: Day,
): Step => ({
  kind,
  on,
});

const clocks = (steps: readonly ItemStep[], calendar = WEEKDAYS): ReadonlyMap<ItemClockKind, ItemClock> =>
  new Map(clocksOf(foldItem(steps), calendar).map((clock) => [clock.kind, clock]));
const codeOf = (steps: readonly ItemStep[], step: Step, calendar = WEEKDAYS): string | undefined =>
  refuseStep({ facts: foldItem(steps), step, calendar })?.code;
const stateOf = (kind: ItemClockKind, steps: readonly ItemStep[], today: Day): string | undefined => {
  const facts = foldItem(steps);
  const clock = clocksOf(facts, WEEKDAYS).find((each) => each.kind === kind);
  return clock && clockState(clock, facts, today);
};

/** Monday 2026-03-02, taken up on Tuesday the 10th, answered on Friday 2026-05-08, delivered on the Monday after. */
const TO_ANSWER = [open('2026-03-02'), notified('2026-03-10'), answered('2026-05-08'), day('deliver', '2026-05-11')];
const TO_REVIEW = [
  ...TO_ANSWER,
  day('request_review', '2026-06-01'),
  reviewed('2026-06-30'),
  day('deliver', '2026-07-01'),
];

describe('R14 the clocks of a petition item', () => {
  it.each<[string, ItemClockKind, readonly ItemStep[], Day]>([
    ['15 days for the notice', 'notice', [open('2026-03-02')], '2026-03-17'],
    ['a last day on a Saturday gives way to Monday', 'notice', [open('2026-03-06')], '2026-03-23'],
    ['5 working days for an objection', 'objection', [open('2026-03-05', 'transferred')], '2026-03-12'],
    ['60 days from acceptance, a Saturday', 'answer', TO_ANSWER.slice(0, 2), '2026-05-11'],
    [
      'from acceptance, not from the notice',
      'answer',
      [open('2026-03-02'), notified('2026-03-10', '2026-03-04')],
      '2026-05-04',
    ],
    [
      'and so many more days',
      'answer',
      [...TO_ANSWER.slice(0, 2), { kind: 'extend', on: '2026-05-06', days: 30 }],
      '2026-06-08',
    ],
    [
      'told of before the 60 days are over',
      'extension_notice',
      [...TO_ANSWER.slice(0, 2), { kind: 'extend', on: '2026-05-06', days: 30 }],
      '2026-05-11',
    ],
    ['30 days to ask for a review, from delivery', 'review_request', TO_ANSWER, '2026-06-10'],
    ['30 days to decide it', 'review', [...TO_ANSWER, day('request_review', '2026-06-01')], '2026-07-01'],
    ['30 days to ask for the re-review', 're_review_request', TO_REVIEW, '2026-07-31'],
    ['30 days to decide it, too', 're_review', [...TO_REVIEW, day('request_review', '2026-07-31')], '2026-08-31'],
    [
      'but for the days of a hearing',
      're_review',
      [...TO_REVIEW, day('request_review', '2026-07-31'), reviewed('2026-09-04', 5)],
      '2026-09-04',
    ],
  ])('%s', (_, kind, steps, dueOn) => {
    expect(clocks(steps).get(kind)?.dueOn).toBe(dueOn);
  });

  it('are met or missed by the day something was done, and rights lapse', () => {
    const sent = [open('2026-03-02', 'transferred')];
    expect(stateOf('notice', sent, '2026-03-17')).toBe('running');
    expect(stateOf('notice', sent, '2026-03-18')).toBe('missed');
    expect(stateOf('notice', [...sent, notified('2026-03-17')], '2026-09-01')).toBe('met');
    expect(stateOf('notice', [...sent, notified('2026-03-18')], '2026-09-01')).toBe('missed');
    expect(stateOf('notice', [...sent, day('withdraw', '2026-03-17')], '2026-09-01')).toBe('dropped');
    expect(stateOf('notice', [...sent, day('withdraw', '2026-03-18')], '2026-09-01')).toBe('missed');
    expect(stateOf('objection', sent, '2026-03-10')).toBe('lapsed');
    expect(stateOf('objection', [...sent, notified('2026-03-04')], '2026-09-01')).toBe('dropped');
    expect(stateOf('objection', [...sent, day('object', '2026-03-09')], '2026-09-01')).toBe('met');
    expect(stateOf('review_request', TO_ANSWER, '2026-06-10')).toBe('running');
    expect(stateOf('review_request', TO_ANSWER, '2026-06-11')).toBe('lapsed');
  });

  it('say when they were counted on a year nobody had entered', () => {
    const late = [open('2027-12-20')];
    expect(clocks(late).get('notice')).toMatchObject({ dueOn: '2028-01-04', calendarKnown: false });
    expect(clocks([open('2027-12-01')]).get('notice')?.calendarKnown).toBe(true);
  });

  it('end a last day on a working day, the first from the nominal one on', () => {
    fc.assert(
      fc.property(aCalendar, aDay, fc.integer({ min: 0, max: 14 }), (calendar, on, later) => {
        const known = clocks([open(on, 'transferred'), notified(addDays(on, later))], calendar);
        for (const [kind, nominal] of [
          ['notice', addDays(on, 15)],
          ['answer', addDays(on, later + 60)],
        ] as const) {
          const dueOn = known.get(kind)?.dueOn ?? '';
          expect(calendar.isWorkingDay(dueOn) && dueOn >= nominal).toBe(true);
          expect(daysBetween(nominal, dueOn).some((each) => calendar.isWorkingDay(each))).toBe(false);
        }
      }),
    );
  });

  it('never end earlier because something began later', () => {
    fc.assert(
      fc.property(aCalendar, aDay, fc.nat(60), fc.nat(60), (calendar, on, first, more) => {
        const due = (days: number) =>
          clocks([open(on), notified(addDays(on, days))], calendar).get('answer')?.dueOn ?? '';
        expect(due(first) <= due(first + more)).toBe(true);
      }),
    );
  });
});

describe('R14 what may be recorded', () => {
  it.each<[string, readonly ItemStep[], Step, string | undefined]>([
    ['an answer before acceptance', [open('2026-03-02')], answered('2026-03-03'), 'item_wrong_state'],
    ['a day before the last record', TO_ANSWER.slice(0, 2), answered('2026-03-09'), 'item_out_of_order'],
    ['an objection to what was handed in', [open('2026-03-02')], day('object', '2026-03-03'), 'objection_only_if_sent'],
    [
      'an objection on the 5th working day',
      [open('2026-03-02', 'transferred')],
      day('object', '2026-03-09'),
      undefined,
    ],
    ['on the 6th', [open('2026-03-02', 'transferred')], day('object', '2026-03-10'), 'item_objection_too_late'],
    [
      'a second objection',
      [
        open('2026-03-02', 'transferred'),
        day('object', '2026-03-03'),
        { kind: 'decide_objection', on: '2026-03-04', upheld: false },
      ],
      day('object', '2026-03-05'),
      'already_objected',
    ],
    ['an extension on the last day', TO_ANSWER.slice(0, 2), { kind: 'extend', on: '2026-05-11', days: 1 }, undefined],
    ['after it', TO_ANSWER.slice(0, 2), { kind: 'extend', on: '2026-05-12', days: 30 }, 'extension_too_late'],
    [
      'a second extension',
      [...TO_ANSWER.slice(0, 2), { kind: 'extend', on: '2026-05-06', days: 1 }],
      { kind: 'extend', on: '2026-05-07', days: 1 },
      'already_extended',
    ],
    ['telling of no extension', TO_ANSWER.slice(0, 2), day('tell_extension', '2026-05-06'), 'no_extension_to_tell'],
    ['a late answer, so that it is seen', TO_ANSWER.slice(0, 2), answered('2026-09-01'), undefined],
    ['a second delivery', TO_ANSWER, day('deliver', '2026-05-12'), 'reply_already_delivered'],
    ['a review before delivery', TO_ANSWER.slice(0, 3), day('request_review', '2026-05-12'), 'reply_not_delivered'],
    ['a review on the last day', TO_ANSWER, day('request_review', '2026-06-10'), undefined],
    ['after it', TO_ANSWER, day('request_review', '2026-06-11'), 'review_window_closed'],
    ['a re-review after its last day', TO_REVIEW, day('request_review', '2026-08-01'), 'review_window_closed'],
    [
      'a hearing in a review',
      [...TO_ANSWER, day('request_review', '2026-06-01')],
      reviewed('2026-06-30', 3),
      'hearing_only_in_re_review',
    ],
    ['striking the opening', [open('2026-03-02')], day('strike', '2026-03-03'), 'nothing_to_strike'],
    ['striking an end', [open('2026-03-02'), day('withdraw', '2026-03-03')], day('strike', '2026-03-04'), undefined],
  ])('%s', (_, steps, step, code) => {
    expect(codeOf(steps, step)).toBe(code);
  });

  it('the same matter not beside itself, nor after a re-review', () => {
    const last = [...TO_REVIEW, day('request_review', '2026-07-31'), reviewed('2026-08-31')];
    const refusal = (steps: readonly ItemStep[], today: Day) =>
      refuseSameMatter(foldItem(steps), WEEKDAYS, today)?.code;
    expect(refusal(TO_ANSWER, '2026-06-10')).toBe('same_matter_pending');
    expect(refusal(TO_ANSWER, '2026-06-11')).toBeUndefined();
    expect(refusal(last, '2027-06-11')).toBe('same_facts_final');
    expect(refusal([open('2026-03-02'), day('withdraw', '2026-03-03')], '2026-03-03')).toBeUndefined();
  });
});

/** Days between two steps, and what is tried. */
const anAttempt = fc.record({
  wait: fc.nat(40),
  kind: fc.constantFrom(...ITEM_ACTIONS),
  days: fc.integer({ min: 1, max: 30 }),
  upheld: fc.boolean(),
});
type Attempt = typeof anAttempt extends fc.Arbitrary<infer A> ? A : never;

function stepOf({ kind, days, upheld }: Attempt, on: Day): Step {
  switch (kind) {
    case 'notify':
      return notified(on);
    case 'decide_objection':
      return { kind, on, upheld };
    case 'extend':
      return { kind, on, days };
    case 'answer':
      return answered(on);
    case 'decide_review':
      return reviewed(on, upheld ? 0 : days);
    default:
      return day(kind, on);
  }
}

/** Every prefix of one course an item can take, with what comes next. */
function courseOf(calendar: WorkingCalendar, first: ItemStep, attempts: readonly Attempt[]) {
  const course: { steps: readonly ItemStep[]; next: Step; code: string | undefined }[] = [];
  let steps: readonly ItemStep[] = [first];
  let on = first.on;
  for (const attempt of attempts) {
    on = addDays(on, attempt.wait);
    const next = stepOf(attempt, on);
    const code = codeOf(steps, next, calendar);
    course.push({ steps, next, code });
    if (code === undefined) steps = [...steps, next];
  }
  return { course, steps };
}

const aCourse = fc
  .tuple(aCalendar, aDay, fc.constantFrom(...ITEM_SOURCES), fc.array(anAttempt, { maxLength: 40 }))
  .map(([calendar, on, source, attempts]) => ({ calendar, ...courseOf(calendar, open(on, source), attempts) }));

describe('R14 any course of an item', () => {
  it('stays within its states, and nothing but striking goes on after its end', () => {
    fc.assert(
      fc.property(aCourse, ({ course }) => {
        for (const { steps, next, code } of course) {
          const { state } = foldItem(steps);
          expect(ITEM_STATES).toContain(state);
          expect(code === 'item_wrong_state').toBe(!availableSteps(foldItem(steps)).includes(next.kind));
          if (state === 'ended') expect(availableSteps(foldItem(steps))).toEqual(['strike']);
        }
      }),
    );
  });

  it('is taken back by striking, record for record', () => {
    fc.assert(
      fc.property(aCourse, ({ course }) => {
        for (const { steps, next, code } of course) {
          if (code !== undefined || next.kind === 'strike') continue;
          expect(foldItem([...steps, next, day('strike', next.on)])).toEqual(foldItem(steps));
        }
      }),
    );
  });

  it('keeps its days in order, its extension single and its reviews within their windows', () => {
    fc.assert(
      fc.property(aCourse, ({ calendar, steps }) => {
        const left = standing(steps);
        const days = left.map(({ on }) => on);
        expect(days).toEqual([...days].sort());
        expect(left.filter(({ kind }) => kind === 'extend').length).toBeLessThanOrEqual(1);
        const known = clocks(steps, calendar);
        for (const right of ['objection', 'review_request', 're_review_request'] as const) {
          const clock = known.get(right);
          if (clock?.doneOn != null) expect(clock.doneOn <= clock.dueOn).toBe(true);
        }
      }),
    );
  });

  it('owes the duty that ends first, and nothing once it has ended', () => {
    fc.assert(
      fc.property(aCourse, ({ calendar, steps }) => {
        const facts = foldItem(steps);
        const owed = nextDuty(facts, calendar);
        if (facts.state === 'ended') expect(owed).toBeNull();
        if (['received', 'accepted', 'in_review', 'in_re_review'].includes(facts.state)) expect(owed).not.toBeNull();
        if (owed === null) return;
        const open = clocksOf(facts, calendar).filter(
          (clock) => clockState(clock, facts, facts.lastOn) === 'running' && /notice|answer|review$/.test(clock.kind),
        );
        for (const { dueOn } of open) expect(owed.dueOn <= dueOn).toBe(true);
      }),
    );
  });

  it('has ended for good on the day it has ended, while nothing more is recorded', () => {
    fc.assert(
      fc.property(aCourse, fc.nat(100), fc.nat(100), ({ calendar, steps }, first, more) => {
        const facts = foldItem(steps);
        const today = addDays(facts.lastOn, first);
        const end = endOf(facts, calendar, today);
        if (end !== null) expect(endOf(facts, calendar, addDays(today, more))).toBe(end);
        expect(refuseSameMatter(facts, calendar, today)?.code).toBe(
          end === null ? 'same_matter_pending' : end === 're_reviewed' ? 'same_facts_final' : undefined,
        );
      }),
    );
  });
});
