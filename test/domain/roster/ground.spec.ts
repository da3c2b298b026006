/** What moved under a draft: nothing for the same facts, and exactly what was changed otherwise. */
import { DEFAULT_DUTY_HOURS } from '../../../src/domain/roster/duty.js';
import { type GroundFacts, movedSince, outdated } from '../../../src/domain/roster/ground.js';
import { ROSTER_TEXTS } from '../../../src/domain/roster/roster-texts.js';

const officer = (staffId: string) => ({ staffId, weekdays: [1, 2, 3], maxPerWeek: 2, minRestHours: null });

const ground: GroundFacts = {
  departments: [
    {
      departmentId: 'court',
      presence: 'rotating',
      weekdays: [2, 4],
      parts: ['day'],
      needed: 1,
      officers: [officer('a'), officer('b')],
    },
  ],
  absences: [{ staffId: 'a', from: '2026-11-02', to: '2026-11-05' }],
  taken: [{ staffId: 'b', on: '2026-11-03', from: '08:30', to: '12:00', standsIn: null }],
  history: [{ departmentId: 'court', staffId: 'a', shifts: 3, burden: 1, lastOn: '2026-10-29' }],
  hours: DEFAULT_DUTY_HOURS,
  worked: ['2026-11-02', '2026-11-03'],
  madeUp: [],
  known: true,
};

const [court] = ground.departments as [GroundFacts['departments'][number]];
const withCourt = (change: Partial<typeof court>): GroundFacts => ({
  ...ground,
  departments: [{ ...court, ...change }],
});

it('says nothing when nothing moved, also after the facts were kept as JSON with their names in another order', () => {
  expect(movedSince(ground, ground)).toEqual([]);
  const kept = JSON.parse(JSON.stringify(ground), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  ) as GroundFacts;
  expect(movedSince(kept, ground)).toEqual([]);
});

const absence = { staffId: 'b', from: '2026-11-09', to: '2026-11-11' };

it.each([
  ['an absence', { ...ground, absences: [...ground.absences, absence] }, [{ code: 'absence_added', ...absence }]],
  ['an absence taken back', { ...ground, absences: [] }, [{ code: 'absence_ended', ...ground.absences[0] }]],
  [
    'an officer more',
    withCourt({ officers: [...court.officers, officer('c')] }),
    [{ code: 'officer_added', departmentId: 'court', staffId: 'c' }],
  ],
  [
    'an officer less',
    withCourt({ officers: [officer('a')] }),
    [{ code: 'officer_gone', departmentId: 'court', staffId: 'b' }],
  ],
  [
    'other terms',
    withCourt({ officers: [officer('a'), { ...officer('b'), minRestHours: 15 }] }),
    [{ code: 'officer_terms_changed', departmentId: 'court', staffId: 'b' }],
  ],
  ['other weekdays', withCourt({ weekdays: [2] }), [{ code: 'department_terms_changed', departmentId: 'court' }]],
  ['a closed department', { ...ground, departments: [] }, [{ code: 'department_gone', departmentId: 'court' }]],
  ['duty elsewhere gone', { ...ground, taken: [] }, [{ code: 'shift_elsewhere_gone', staffId: 'b', on: '2026-11-03' }]],
  ['history', { ...ground, history: [] }, [{ code: 'history_changed', departmentId: 'court' }]],
  ['a day', { ...ground, worked: ['2026-11-02'] }, [{ code: 'working_days_changed', days: ['2026-11-03'] }]],
  ['a year entered', { ...ground, known: false }, [{ code: 'working_days_changed', days: [] }]],
  [
    'the hours',
    { ...ground, hours: { ...DEFAULT_DUTY_HOURS, am: { from: '09:00', to: '12:00' } } },
    [{ code: 'duty_hours_changed' }],
  ],
] as [string, GroundFacts, object[]][])('names %s', (_, now, moved) => {
  expect(movedSince(ground, now)).toEqual(moved);
  const refusals = outdated(movedSince(ground, now), (id) => `name of ${id}`);
  expect(refusals.map(({ code }) => code)).toEqual([
    'draft_outdated',
    ...moved.map((each) => (each as { code: string }).code),
  ]);
  for (const { code, params = {} } of refusals) {
    const text = ROSTER_TEXTS[code as keyof typeof ROSTER_TEXTS];
    for (const sentence of [text.zh, text.en])
      for (const [, hole = ''] of sentence.matchAll(/\{(\w+)\}/g)) expect(Object.keys(params)).toContain(hole);
  }
});

it('tells the first twenty', () => {
  const absences = Array.from({ length: 50 }, (_, at) => ({ ...absence, staffId: `s${at}` }));
  const refusals = outdated(movedSince(ground, { ...ground, absences }), (id) => id);
  expect(refusals).toHaveLength(21);
  expect(refusals[0].params).toEqual({ count: 51 });
});
