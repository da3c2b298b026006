/** Who gets a case when the request leaves it open, and what becomes of the departments that have cases. */
import type { TimelineResponse } from '../../src/modules/case-file/case-file.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const NIGHT = '2026-10-14T15:00:00.000Z';
const MORNING = '2026-10-15T01:30:00.000Z';

describe('assigning', () => {
  it('keeps the reason with the entry of the timeline, and the roster line that caught the case', async () => {
    const file = await Case.accepted(world);
    await file.act('justice', 'assign', { body: { reason: '熟悉该小区情况' } });
    const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
    expect(items.at(-1)).toMatchObject({
      type: 'Assigned',
      note: '熟悉该小区情况',
      details: { shiftId: expect.any(String) as string },
    });
    expect(items[0]).toMatchObject({ type: 'Registered', note: null });
  });

  it('passes over the department of an accepting officer that takes no cases', async () => {
    const file = await Case.accepted(world, 'lawyer');
    const { body } = await file.act('lawyer', 'assign');
    expect(body).toMatchObject({ state: 'assigned', queued: false });
    expect((body as { departmentId: string }).departmentId).not.toBe(world.department('law_society'));
  });

  it('at night waits for the director; with mediators named the accepting officer becomes responsible', async () => {
    world.moveTo(NIGHT);
    const file = await Case.accepted(world, 'director');
    const waiting = await file.act('director', 'assign');
    expect(waiting.body).toMatchObject({ state: 'accepted', queued: true, responsibleOfficerId: null });
    const { body } = await file.act('director', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
    expect(body).toMatchObject({
      state: 'assigned',
      queued: false,
      shiftId: null,
      departmentId: world.department('justice'),
      responsibleOfficerId: world.staff('周主任'),
    });
    world.moveTo(MORNING);
  });
});

describe('a department with cases', () => {
  it('is not closed before they are', async () => {
    const added = { code: 'housing', nameZh: '住房保障局', nameEn: 'Housing bureau', presence: 'rotating' };
    const made = await world.post('admin', `/centers/${world.center}/departments`, { body: added });
    const { id: departmentId } = made.body as { id: string };
    const path = `/departments/${departmentId}`;
    const file = await Case.registered(world, 'justice', { departmentId });
    const refused = await world.patch('admin', path, { body: { active: false }, expect: 409 });
    expect(refused.body).toMatchObject({ code: 'department_in_use' });

    await file.act('director', 'refuse', { body: { reason: 'outside_scope', remedy: 'administrative' } });
    await world.patch('admin', path, { body: { active: false }, expect: 409 });
    await file.act('director', 'close');
    expect((await world.patch('admin', path, { body: { active: false } })).body).toMatchObject({ active: false });
  });
});
