/**
 * A story: the centre plans September and October 2026, with the Mid-Autumn weekend, the National Day week, and the Sunday and
 * Saturday that are worked in exchange (国务院办公厅关于2026年部分节假日安排的通知).
 */
import { DEFAULT_CENTER_SETTINGS } from '../../src/domain/centers/settings.js';
import { daysBetween, weekday } from '../../src/domain/shared/day.js';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { OnDutyResponse, ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { listed, World } from '../support/world.js';

const PLAN = { from: '2026-09-14', to: '2026-10-19' };
const MID_AUTUMN = daysBetween('2026-09-25', '2026-09-28');
const NATIONAL_DAY = daysBetween('2026-10-01', '2026-10-08');
const SUNDAY = '2026-09-20';
const SATURDAY = '2026-10-10';

let app: TestApp;
let world: World;
let everyDay: string;
let tuesdays: string;
let draft: DraftResponse;
let published: ShiftResponse[];

beforeAll(async () => {
  app = await startTestApp({ now: '2026-09-07T01:00:00.000Z' });
  world = await World.of(app);
  everyDay = await departmentOf('every_day', { presence: 'resident' }, 4);
  tuesdays = await departmentOf('tuesdays', { presence: 'rotating', weekdays: [2, 4] }, 2);
});

afterAll(() => app?.close());

async function departmentOf(code: string, terms: object, officers: number): Promise<string> {
  const body = { code, nameZh: `示例${code}`, nameEn: code, ...terms };
  const { id } = (await world.post('admin', `/centers/${world.center}/departments`, { body })).body as { id: string };
  for (let index = 0; index < officers; index += 1) {
    const person = { departmentId: id, name: `官${code}${index}`, isOfficer: true };
    await world.post('admin', `/centers/${world.center}/staff`, { body: person });
  }
  return id;
}

const ofDepartment = <S extends { departmentId: string }>(shifts: readonly S[], id: string): S[] =>
  shifts.filter(({ departmentId }) => departmentId === id);

const onDuty = async (at: string): Promise<ShiftResponse[]> => {
  const answer = await world.get<OnDutyResponse>('mediator', `/centers/${world.center}/on-duty?at=${at}`);
  expect(answer.calendarKnown).toBe(true);
  return answer.items.filter(({ departmentId }) => [everyDay, tuesdays].includes(departmentId));
};

test('the draft works the make-up days, keeps the holidays free and shares the heavy days', async () => {
  const body = { ...PLAN, departments: [everyDay, tuesdays] };
  draft = (await world.post('admin', `/centers/${world.center}/roster/drafts`, { body })).body as DraftResponse;
  expect(draft).toMatchObject({ calendarKnown: true, gaps: [] });

  const days = ofDepartment(draft.shifts, everyDay).map(({ on }) => on);
  const { holidays, workingDays } = await world.get<{ holidays: string[]; workingDays: string[] }>(
    'mediator',
    `/centers/${world.center}/calendar/2026`,
  );
  expect(holidays).toEqual(expect.arrayContaining([...MID_AUTUMN, ...NATIONAL_DAY]));
  expect(workingDays).toEqual(expect.arrayContaining([SUNDAY, SATURDAY]));
  const worked = daysBetween(PLAN.from, PLAN.to).filter(
    (day) => [SUNDAY, SATURDAY].includes(day) || (weekday(day) <= 5 && !holidays.includes(day)),
  );
  expect(days).toEqual(worked);
  expect(worked).toHaveLength(21);
  for (const day of [...MID_AUTUMN, ...NATIONAL_DAY]) expect(days).not.toContain(day);

  // Who comes on Tuesdays and Thursdays alone does not come on a weekend that is worked, nor on Thursday the 1st.
  expect(ofDepartment(draft.shifts, tuesdays).map(({ on }) => on)).toEqual(
    worked.filter((day) => [2, 4].includes(weekday(day)) && day !== '2026-10-01'),
  );

  const fairness = draft.fairness.find(({ departmentId }) => departmentId === everyDay);
  expect(fairness).toMatchObject({ shifts: 21, missing: 0, spread: 1, twiceInARow: 0 });
  expect(fairness?.weightedSpread).toBeLessThanOrEqual(1.5);
  // What heavy days weigh on top, in quarters: Mondays and Fridays one, a worked weekend day two.
  const burdens = (fairness?.people ?? []).map(({ weighted, shifts }) => (weighted - shifts) * 4);
  const mondaysAndFridays = worked.filter((day) => [1, 5].includes(weekday(day))).length;
  expect(burdens.reduce((sum, burden) => sum + burden, 0)).toBe(mondaysAndFridays + 2 * 2);
  expect(Math.max(...burdens) - Math.min(...burdens)).toBeLessThanOrEqual(1);
  const makeUp = ofDepartment(draft.shifts, everyDay).filter(({ on }) => on === SUNDAY || on === SATURDAY);
  expect(new Set(makeUp.map(({ staffId }) => staffId)).size).toBe(2);
});

test('published, somebody is on duty on the worked weekend and nobody in the holiday week', async () => {
  await world.act('admin', `/roster/drafts/${draft.id}`, 'publish');
  published = (
    await listed<ShiftResponse>(
      await world.as('mediator'),
      `/centers/${world.center}/roster?from=${PLAN.from}&to=${PLAN.to}`,
    )
  ).filter(({ draftId }) => draftId === draft.id);
  expect(published).toHaveLength(draft.shifts.length);

  const standing = (day: string) => ofDepartment(published, everyDay).find(({ on }) => on === day)?.staffId;
  for (const day of [SUNDAY, SATURDAY]) {
    const [line, ...others] = await onDuty(`${day}T02:00:00Z`);
    expect([line?.departmentId, line?.staffId, others]).toEqual([everyDay, standing(day), []]);
  }
  for (const day of [...MID_AUTUMN, ...NATIONAL_DAY]) expect(await onDuty(`${day}T02:00:00Z`)).toEqual([]);
  const tuesday = await onDuty('2026-10-13T02:00:00Z');
  expect(tuesday.map(({ departmentId }) => departmentId).sort()).toEqual([everyDay, tuesdays].sort());
  // 08:30 to 17:30 in Asia/Shanghai; at the end sharp it is over.
  const { from, to } = DEFAULT_CENTER_SETTINGS.duty.hours.day;
  expect([from, to]).toEqual(['08:30', '17:30']);
  expect(await onDuty(`${SATURDAY}T00:29:59Z`)).toEqual([]);
  expect(await onDuty(`${SATURDAY}T00:30:00Z`)).toHaveLength(1);
  expect(await onDuty(`${SATURDAY}T09:29:59Z`)).toHaveLength(1);
  expect(await onDuty(`${SATURDAY}T09:30:00Z`)).toEqual([]);
});

test('when the centre works Saturday the 17th instead of the 10th, it is told what that means for the roster', async () => {
  const path = `/centers/${world.center}/calendar/2026`;
  const { holidays, workingDays } = await world.get<{ holidays: string[]; workingDays: string[] }>('admin', path);
  const moved = workingDays.map((day) => (day === SATURDAY ? '2026-10-17' : day));
  const agent = await world.as('admin');
  await agent
    .put(path)
    .set('If-Match', await world.etag('admin', path))
    .send({ holidays, workingDays: moved, source: '市政府通知：调休上班日改为10月17日' })
    .expect(200);
  const means = await world.get<{
    onRestDays: { id: string; departmentId: string }[];
    withNobody: { on: string; departmentId: string }[];
  }>('mediator', `${path}/consequences`);
  const line = ofDepartment(published, everyDay).find(({ on }) => on === SATURDAY);
  expect(ofDepartment(means.onRestDays, everyDay)).toEqual([expect.objectContaining({ id: line?.id, on: SATURDAY })]);
  expect(ofDepartment(means.withNobody, everyDay)).toEqual([{ on: '2026-10-17', departmentId: everyDay }]);
  expect(ofDepartment(means.withNobody, tuesdays)).toEqual([]);
  // The shifts stay where they are until somebody moves them.
  expect(await onDuty(`${SATURDAY}T02:00:00Z`)).toHaveLength(1);
});
