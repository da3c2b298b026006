import fc from 'fast-check';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { spreadOf, servedBefore } from '../../../src/domain/roster/fairness.js';
import { draftRoster, refusePeriod, type Draft } from '../../../src/domain/roster/rotation.js';
import type { Absence, DepartmentNeed, DraftInput, OfficerTerms } from '../../../src/domain/roster/roster.js';
import { DEFAULT_DUTY_HOURS } from '../../../src/domain/roster/duty.js';
import { overlap, spanOf } from '../../../src/domain/roster/slots.js';
import { addDays, weekday } from '../../../src/domain/shared/day.js';

const calendar = workingCalendar([
  {
    year: 2026,
    known: true,
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    workingDays: ['2026-09-20', '2026-10-10'],
  },
]);

const officer = (staffId: string, terms: Partial<OfficerTerms> = {}): OfficerTerms => ({
  staffId,
  weekdays: null,
  maxPerWeek: null,
  minRestHours: null,
  ...terms,
});

const department = (
  departmentId: string,
  officers: OfficerTerms[],
  terms: Partial<DepartmentNeed> = {},
): DepartmentNeed => ({
  departmentId,
  presence: 'resident',
  weekdays: null,
  parts: ['day'],
  needed: 1,
  officers,
  ...terms,
});

const draft = (terms: Partial<DraftInput>): Draft =>
  draftRoster({
    from: '2026-11-02',
    to: '2026-11-30',
    seed: 'yangchun',
    calendar,
    hours: DEFAULT_DUTY_HOURS,
    departments: [],
    absences: [],
    fixed: [],
    history: [],
    ...terms,
  });

/** Small departments with every kind of restriction, on at most one fortnight. */
const instances = fc.record({
  days: fc.integer({ min: 1, max: 12 }),
  start: fc.integer({ min: 0, max: 20 }),
  seed: fc.string({ maxLength: 4 }),
  parts: fc.constantFrom<DepartmentNeed['parts']>(['day'], ['am', 'pm'], ['am']),
  needed: fc.integer({ min: 1, max: 2 }),
  people: fc.array(
    fc.record({
      weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), { freq: 2 }),
      maxPerWeek: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
      served: fc.integer({ min: 0, max: 9 }),
      away: fc.option(fc.record({ at: fc.integer({ min: 0, max: 10 }), days: fc.integer({ min: 1, max: 5 }) })),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

type Instance = typeof instances extends fc.Arbitrary<infer T> ? T : never;

function inputOf(instance: Instance): DraftInput {
  const from = addDays('2026-09-14', instance.start);
  const ids = instance.people.map((_, at) => `officer-${at}`);
  const absences: Absence[] = instance.people.flatMap((person, at) =>
    person.away === null
      ? []
      : [
          {
            staffId: `officer-${at}`,
            from: addDays(from, person.away.at),
            to: addDays(from, person.away.at + person.away.days),
          },
        ],
  );
  const officers = instance.people.map(({ weekdays, maxPerWeek }, at) =>
    officer(ids[at] ?? '', { weekdays, maxPerWeek }),
  );
  return {
    from,
    to: addDays(from, instance.days),
    seed: instance.seed,
    calendar,
    hours: DEFAULT_DUTY_HOURS,
    departments: [department('d1', officers, { parts: instance.parts, needed: instance.needed })],
    absences,
    fixed: [],
    history: instance.people.map((person, at) => ({
      departmentId: 'd1',
      staffId: ids[at] ?? '',
      shifts: person.served,
      burden: person.served,
      lastOn: null,
    })),
  };
}

const isAway = (input: DraftInput, staffId: string, on: string): boolean =>
  input.absences.some((absence) => absence.staffId === staffId && on >= absence.from && on < absence.to);

describe('the duty roster', () => {
  it('gives six officers their turns in a month, with nobody twice in a row', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const drafted = draft({
      departments: [
        department(
          'justice',
          ids.map((id) => officer(id)),
        ),
      ],
    });
    expect(drafted.shifts).toHaveLength(20);
    expect(drafted.gaps).toEqual([]);
    expect(drafted.fairness[0]).toMatchObject({ spread: 1, spreadAmongEquals: 1, twiceInARow: 0 });
    expect(drafted.fairness[0]?.weightedSpread).toBeLessThanOrEqual(1.5);
  });

  it('works the make-up weekend days, rests on the holidays, and says what it does not know', () => {
    const drafted = draft({
      from: '2026-09-28',
      to: '2026-10-12',
      departments: [department('court', [officer('a'), officer('b')])],
    });
    expect(drafted.shifts.map((shift) => shift.on)).toEqual([
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
    ]);
    expect(drafted.calendarKnown).toBe(true);
    expect(draft({ from: '2026-12-28', to: '2027-01-05' }).calendarKnown).toBe(false);
  });

  it('lets a rotating department come on its days only, and an on-call one be called every working day', () => {
    const drafted = draft({
      from: '2026-11-02',
      to: '2026-11-09',
      departments: [
        department('court', [officer('judge')], { presence: 'rotating', weekdays: [2, 4] }),
        department('law', [officer('lawyer')], { presence: 'on_call', parts: ['am', 'pm'] }),
      ],
    });
    const court = drafted.shifts.filter((shift) => shift.departmentId === 'court');
    const law = drafted.shifts.filter((shift) => shift.departmentId === 'law');
    expect(court.map((shift) => weekday(shift.on))).toEqual([2, 4]);
    expect(law.map((shift) => [shift.kind, shift.part])).toEqual(Array.from({ length: 5 }, () => ['on_call', 'day']));
  });

  it('names each gap: nobody there, everybody absent, not on that weekday, at the weekly maximum, elsewhere', () => {
    const week = { from: '2026-11-02', to: '2026-11-07' };
    const codes = (need: DepartmentNeed, absences: Absence[] = []): string[] =>
      draft({ ...week, departments: [need], absences }).gaps.map((gap) => gap.code);
    expect(codes(department('d', []))).toEqual(Array.from({ length: 5 }, () => 'no_officers'));
    expect(codes(department('d', [officer('a')]), [{ staffId: 'a', from: '2026-11-03', to: '2026-11-04' }])).toEqual([
      'all_absent',
    ]);
    expect(codes(department('d', [officer('a', { weekdays: [1, 2, 3, 4] })]))).toEqual(['nobody_on_weekday']);
    expect(codes(department('d', [officer('a', { maxPerWeek: 4 })]))).toEqual(['weekly_maximum']);
    expect(codes(department('d', [officer('a')], { needed: 2 }))).toHaveLength(5);
    const both = draft({ ...week, departments: [department('d1', [officer('a')]), department('d2', [officer('a')])] });
    expect(both.gaps.map((gap) => [gap.departmentId, gap.code])).toEqual(
      Array.from({ length: 5 }, () => ['d2', 'on_duty_elsewhere']),
    );
  });

  it('keeps fixed assignments and says which it could not keep', () => {
    const fixed = (on: string, staffId: string): DraftInput['fixed'][number] => ({
      on,
      part: 'day',
      departmentId: 'd',
      staffId,
    });
    const drafted = draft({
      departments: [department('d', [officer('a'), officer('b')])],
      absences: [{ staffId: 'b', from: '2026-11-09', to: '2026-11-10' }],
      fixed: [
        fixed('2026-11-04', 'a'),
        fixed('2026-11-05', 'a'),
        fixed('2026-11-09', 'b'),
        fixed('2026-11-07', 'a'),
        fixed('2026-11-10', 'x'),
      ],
    });
    const kept = drafted.shifts.filter((shift) => shift.why.code === 'fixed');
    expect(kept.map((shift) => [shift.on, shift.staffId])).toEqual([
      ['2026-11-04', 'a'],
      ['2026-11-05', 'a'],
    ]);
    expect(drafted.dropped.map((each) => each.code)).toEqual(['no_such_shift', 'absent', 'not_an_officer']);
    expect(drafted.fairness[0]?.spread).toBe(0);
  });

  it('puts nobody beside somebody who was added to the day before it was drafted', () => {
    const period = { from: '2026-11-02', to: '2026-11-07' };
    const departments = [department('d', [officer('a'), officer('b')])];
    const added = { staffId: 'a', on: '2026-11-03', from: '08:30', to: '17:30' };
    const days = (standsIn: { departmentId: string; part: 'day' } | null): string[] =>
      draft({ ...period, departments, taken: [{ ...added, standsIn }] }).shifts.map(({ on }) => on);
    expect(days({ departmentId: 'd', part: 'day' })).not.toContain('2026-11-03');
    expect(days(null)).toContain('2026-11-03');
    expect(draft({ ...period, departments, taken: [{ ...added, standsIn: null }] }).gaps).toEqual([]);
  });

  it('refuses an empty period and one longer than a year', () => {
    expect(refusePeriod('2026-11-02', '2026-11-02')).toBe('roster_period_empty');
    expect(refusePeriod('2026-01-01', '2029-01-01')).toBe('roster_period_too_long');
    expect(refusePeriod('2026-01-01', '2027-01-01')).toBeUndefined();
  });

  it('gives the same roster for the same input, in whatever order its lists arrive', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const input = inputOf(instance);
        const reversed = {
          ...input,
          absences: [...input.absences].reverse(),
          history: [...input.history].reverse(),
          departments: input.departments.map((need) => ({ ...need, officers: [...need.officers].reverse() })),
        };
        expect(draftRoster(reversed)).toEqual(draftRoster(input));
      }),
      { numRuns: 60 },
    );
  });

  it('books nobody twice, nobody absent, nobody on a day they do not come, nobody beyond the weekly maximum', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const first = inputOf(instance);
        const input = {
          ...first,
          departments: [...first.departments, ...first.departments.map((need) => ({ ...need, departmentId: 'd2' }))],
        };
        const { shifts } = draftRoster(input);
        for (const shift of shifts) {
          const terms = first.departments[0]?.officers.find((each) => each.staffId === shift.staffId);
          expect(isAway(input, shift.staffId, shift.on)).toBe(false);
          expect(calendar.isWorkingDay(shift.on)).toBe(true);
          expect(terms?.weekdays?.includes(weekday(shift.on)) ?? true).toBe(true);
          const same = shifts.filter((other) => other.staffId === shift.staffId && overlap(span(other), span(shift)));
          expect(same).toHaveLength(1);
          const monday = addDays(shift.on, 1 - weekday(shift.on));
          const inWeek = shifts.filter(
            (other) => other.staffId === shift.staffId && other.on >= monday && other.on < addDays(monday, 7),
          );
          expect(inWeek.length).toBeLessThanOrEqual(terms?.maxPerWeek ?? Infinity);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lets equally available people differ by at most one shift', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        expect(draftRoster(inputOf(instance)).fairness[0]?.spreadAmongEquals).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it('never widens the spread because of history', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const input = inputOf(instance);
        const fresh = draftRoster({ ...input, history: [] });
        const figures = (drafted: Draft): unknown =>
          drafted.fairness.map(({ shifts, missing, spread }) => ({ shifts, missing, spread }));
        expect(figures(draftRoster(input))).toEqual(figures(fresh));
      }),
      { numRuns: 100 },
    );
  });

  it('puts nobody twice in a row where another with fewer shifts could stand in', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const input = inputOf(instance);
        const { shifts, fairness } = draftRoster(input);
        const days = workingDays(input).flatMap((on) =>
          (input.departments[0]?.parts ?? []).map((part) => `${on} ${part}`),
        );
        const inSlot = (at: number): string[] =>
          shifts.filter((shift) => `${shift.on} ${shift.part}` === days[at]).map((shift) => shift.staffId);
        const free =
          input.departments[0]?.officers.filter((each) => each.weekdays === null && each.maxPerWeek === null) ?? [];
        for (const [at, day] of days.entries()) {
          for (const repeated of inSlot(at).filter((staffId) => at > 0 && inSlot(at - 1).includes(staffId))) {
            const load = loadOf(fairness[0], repeated);
            const better = free.filter(({ staffId }) => {
              const around = [...inSlot(at - 1), ...inSlot(at), ...inSlot(at + 1)];
              return (
                loadOf(fairness[0], staffId) === load - 1 &&
                !around.includes(staffId) &&
                !isAway(input, staffId, day.slice(0, 10))
              );
            });
            expect(better).toEqual([]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('says why, in words that can be counted', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const input = inputOf(instance);
        const { shifts, fairness } = draftRoster(input);
        for (const shift of shifts) {
          const before = shifts.filter(
            (each) => each.staffId === shift.staffId && slotOrder(each) < slotOrder(shift),
          ).length;
          if (shift.why.code === 'evens_out') expect(shift.why.params.total).toBe(loadOf(fairness[0], shift.staffId));
          else if (shift.why.code !== 'fixed' && shift.why.code !== 'only_available')
            expect(shift.why.params.before).toBe(before);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('carries fairness over three years of monthly drafts', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const served: { on: string; departmentId: string; staffId: string }[] = [];
    for (let month = 0; month < 36; month += 1) {
      const from = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      const to = addDays(addDays(from, 31).slice(0, 8) + '01', 0);
      const drafted = draft({
        from,
        to,
        departments: [
          department(
            'd',
            ids.map((id) => officer(id)),
          ),
        ],
        history: servedBefore(served, calendar),
      });
      expect(drafted.fairness[0]).toMatchObject({ spreadAmongEquals: expect.any(Number), twiceInARow: 0 });
      served.push(...drafted.shifts);
    }
    const totals = servedBefore(served, calendar);
    expect(spreadOf(totals.map((each) => each.shifts))).toBeLessThanOrEqual(1);
    expect(spreadOf(totals.map((each) => each.burden))).toBeLessThanOrEqual(3);
  });
});

const span = ({ on, part }: Draft['shifts'][number]) => spanOf(on, DEFAULT_DUTY_HOURS[part]);
const loadOf = (fairness: Draft['fairness'][number] | undefined, staffId: string): number =>
  fairness?.people.find((person) => person.staffId === staffId)?.shifts ?? 0;
const slotOrder = (shift: { readonly on: string; readonly part: string }): string => `${shift.on} ${shift.part}`;

function workingDays(input: DraftInput): string[] {
  const days: string[] = [];
  for (let day = input.from; day < input.to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days.push(day);
  return days;
}
