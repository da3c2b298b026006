/** The duty roster over HTTP: drafting, publishing, reading it, who is on duty, and everything that is refused. */
import { weekday } from '../../src/domain/shared/day.js';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { OnDutyResponse, ShiftPage, ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';

const UNKNOWN = '01900000-0000-7000-8000-00000000dead';
/** From a Tuesday to a Thursday: 23 working days, five Tuesdays and five Thursdays. */
const DECEMBER = { from: '2026-12-01', to: '2027-01-01' };

let app: TestApp;
let admin: Agent;
let otherAdmin: Agent;
let mediator: Agent;
let center: string;
let otherCenter: string;
let everyDay: string;
let twiceAWeek: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await as(app, 'admin');
  otherAdmin = await as(app, 'other.admin');
  mediator = await as(app, 'mediator');
  center = await homeOf(admin);
  otherCenter = await homeOf(otherAdmin);
  everyDay = await department('market_regulation', { presence: 'resident' }, 3);
  twiceAWeek = await department('housing', { presence: 'rotating', weekdays: [2, 4], parts: 'half' }, 2);
});

afterAll(() => app?.close());

async function homeOf(agent: Agent): Promise<string> {
  return ((await agent.get('/me').expect(200)).body as { centerId: string }).centerId;
}

async function department(code: string, terms: object, officers: number): Promise<string> {
  const names = { code, nameZh: `示例${code}`, nameEn: code };
  const { body } = await admin
    .post(`/centers/${center}/departments`)
    .send({ ...names, ...terms })
    .expect(201);
  const { id } = body as { id: string };
  for (let index = 0; index < officers; index += 1) await officerOf(id, `甲${index}`);
  return id;
}

async function officerOf(departmentId: string, name: string): Promise<string> {
  const { body } = await admin
    .post(`/centers/${center}/staff`)
    .send({ departmentId, name, isOfficer: true })
    .expect(201);
  return (body as { id: string }).id;
}

async function draft(input: object): Promise<DraftResponse> {
  return (await admin.post(`/centers/${center}/roster/drafts`).send(input).expect(201)).body as DraftResponse;
}

const publish = ({ id, version }: DraftResponse, agent = admin) =>
  agent.post(`/roster/drafts/${id}/publish`).set('If-Match', `"${version}"`);

describe('drafting', () => {
  test('two departments, one of them on Tuesdays and Thursdays, shared out evenly and with reasons', async () => {
    const input = { ...DECEMBER, departments: [everyDay, twiceAWeek], seed: 'december' };
    const reply = await admin
      .post(`/centers/${center}/roster/drafts`)
      .set('Accept-Language', 'en')
      .send(input)
      .expect(201);
    const made = reply.body as DraftResponse;
    expect(made).toMatchObject({
      state: 'draft',
      calendarKnown: true,
      version: 1,
      seed: 'december',
      gaps: [],
      publishedAt: null,
    });
    expect(reply.headers['location']).toBe(`/api/v1/roster/drafts/${made.id}`);

    const daily = made.shifts.filter((shift) => shift.departmentId === everyDay);
    expect(daily).toHaveLength(23);
    expect(new Set(daily.map((shift) => shift.part))).toEqual(new Set(['day']));
    const halves = made.shifts.filter((shift) => shift.departmentId === twiceAWeek);
    expect(halves).toHaveLength(20);
    expect([...new Set(halves.map((shift) => weekday(shift.on)))].sort()).toEqual([2, 4]);
    expect(made.fairness).toHaveLength(2);
    for (const each of made.fairness) expect(each).toMatchObject({ missing: 0, twiceInARow: 0 });
    for (const each of made.fairness) expect(each.spread).toBeLessThanOrEqual(1);
    for (const { why } of made.shifts) expect(why.text).toMatch(/^[\x20-\x7e]{10,}$/);

    const again = await admin.get(`/roster/drafts/${made.id}`).set('Accept-Language', 'en').expect(200);
    expect(again.body).toEqual(made);
    const chinese = (await admin.get(`/roster/drafts/${made.id}`).expect(200)).body as DraftResponse;
    expect(chinese.shifts[0]?.why.code).toBe(made.shifts[0]?.why.code);
    expect(chinese.shifts[0]?.why.text).toMatch(/\p{Script=Han}/u);
    const tag = again.headers['etag'] ?? '';
    await admin.get(`/roster/drafts/${made.id}`).set('Accept-Language', 'en').set('If-None-Match', tag).expect(304);
  });

  test('the same lot gives the same roster, and a retry gives the same draft', async () => {
    const names = (made: DraftResponse) => made.shifts.map(({ on, part, staffId }) => `${on} ${part} ${staffId}`);
    const input = { ...DECEMBER, departments: [everyDay], seed: 'lot' };
    const send = () =>
      admin.post(`/centers/${center}/roster/drafts`).set('Idempotency-Key', 'roster-1').send(input).expect(201);
    const first = await send();
    const retry = await send();
    expect(retry.headers['idempotency-replayed']).toBe('true');
    expect(retry.body).toEqual(first.body);
    const other = await draft(input);
    expect(other.id).not.toBe((first.body as DraftResponse).id);
    expect(names(other)).toEqual(names(first.body as DraftResponse));
    const taken = await admin
      .post(`/centers/${center}/roster/drafts`)
      .send({ ...input, id: other.id })
      .expect(409);
    expect(taken.body).toMatchObject({ code: 'id_in_use' });
  });

  test('fixed assignments are kept, and what cannot be kept is told', async () => {
    const officers = await admin.get(`/centers/${center}/staff?departmentId=${everyDay}`).expect(200);
    const [first = '', second = ''] = (officers.body as { items: { id: string }[] }).items.map(({ id }) => id);
    const stranger = await officerOf(twiceAWeek, '乙某');
    const keep = (on: string, staffId: string, part = 'day') => ({ on, part, departmentId: everyDay, staffId });
    const fixed = [
      keep('2026-12-01', first),
      keep('2026-12-02', first),
      keep('2026-12-03', stranger),
      keep('2026-12-05', second),
      keep('2026-12-02', second),
    ];
    const made = await draft({ ...DECEMBER, departments: [everyDay], fixed });
    const kept = made.shifts.filter((shift) => shift.why.code === 'fixed').map(({ on, staffId }) => [on, staffId]);
    expect(kept).toHaveLength(2);
    expect(kept.map(([on]) => on)).toEqual(['2026-12-01', '2026-12-02']);
    expect(made.dropped.map(({ on, code }) => [on, code])).toEqual([
      ['2026-12-02', 'shift_full'],
      ['2026-12-03', 'not_an_officer'],
      ['2026-12-05', 'no_such_shift'],
    ]);
    for (const { text } of made.dropped) expect(text).toMatch(/\p{Script=Han}/u);
    expect(made.fixed).toEqual(fixed);
    expect(made.fairness[0]).toMatchObject({ spread: 1, proven: true, sharedWith: [everyDay] });
  });

  test('an officer of two departments is in one place at a time, and the load of both is evened out as one', async () => {
    const left = await department('left_one', { presence: 'resident' }, 1);
    const right = await department('right_one', { presence: 'resident' }, 1);
    const both = { departmentId: left, alsoDepartmentIds: [right], name: '两头某', isOfficer: true, minRestHours: 15 };
    const { body } = await admin.post(`/centers/${center}/staff`).send(both).expect(201);
    const { id } = body as { id: string };
    const made = await draft({ ...DECEMBER, departments: [left, right] });
    const mine = made.shifts.filter((shift) => shift.staffId === id);
    expect(new Set(mine.map((shift) => shift.departmentId))).toEqual(new Set([left, right]));
    expect(new Set(mine.map((shift) => shift.on)).size).toBe(mine.length);
    expect(made.gaps).toEqual([]);
    for (const each of made.fairness)
      expect(each).toMatchObject({ groupSpread: 1, proven: true, sharedWith: [left, right].sort() });
    const listed = await admin.get(`/centers/${center}/staff?departmentId=${right}`).expect(200);
    expect((listed.body as { items: { id: string }[] }).items.map((person) => person.id)).toContain(id);
    const foreign = { ...both, alsoDepartmentIds: [left] };
    const refused = await admin.post(`/centers/${center}/staff`).send(foreign).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/alsoDepartmentIds/0', code: 'duplicate' }] });
  });

  test('all open departments when none is named; nobody to put on duty is a gap with its reason', async () => {
    const empty = await department('empty_one', { presence: 'resident' }, 0);
    const made = await draft({ from: '2026-12-01', to: '2026-12-08' });
    expect(made.departments).toEqual(expect.arrayContaining([everyDay, twiceAWeek, empty]));
    const gaps = made.gaps.filter((gap) => gap.departmentId === empty);
    expect(gaps).toHaveLength(5);
    expect(gaps[0]).toMatchObject({ on: '2026-12-01', code: 'no_officers', missing: 1, params: { officers: 0 } });
    expect(gaps[0]?.text).toMatch(/\p{Script=Han}/u);
    const { body, headers } = await admin.get(`/departments/${empty}`).expect(200);
    expect(body).toMatchObject({ active: true });
    await admin
      .patch(`/departments/${empty}`)
      .set('If-Match', headers['etag'] ?? '')
      .send({ active: false })
      .expect(200);
    const closed = await admin
      .post(`/centers/${center}/roster/drafts`)
      .send({ ...DECEMBER, departments: [empty] })
      .expect(409);
    expect(closed.body).toMatchObject({ code: 'department_closed' });
  });

  test.each([
    ['nothing', {}, '/from', 'required'],
    ['no end', { from: '2026-12-01' }, '/to', 'required'],
    ['a day that does not exist', { from: '2026-02-30', to: '2026-03-05' }, '/from', 'bad_day'],
    ['a number for a day', { from: 20261201, to: '2027-01-01' }, '/from', 'bad_day'],
    ['an empty period', { from: '2026-12-01', to: '2026-12-01' }, '/to', 'roster_period_empty'],
    ['a period backwards', { from: '2026-12-02', to: '2026-12-01' }, '/to', 'roster_period_empty'],
    ['more than a year', { from: '2026-01-01', to: '2027-01-03' }, '/to', 'roster_period_too_long'],
    ['three years', { from: '2026-01-01', to: '2029-01-01' }, '/to', 'roster_period_too_long'],
    [
      'somebody fixed whom nobody knows',
      { ...DECEMBER, fixed: [{ on: '2026-12-01', part: 'day', departmentId: UNKNOWN, staffId: UNKNOWN }] },
      '/fixed/0/departmentId',
      'unknown_reference',
    ],
    [
      'a fixed part of the day that is none',
      { ...DECEMBER, fixed: [{ on: '2026-12-01', part: 'night', departmentId: UNKNOWN, staffId: UNKNOWN }] },
      '/fixed/0/part',
      'wrong_code',
    ],
    ['an unknown field', { ...DECEMBER, absences: [] }, '/absences', 'unknown_field'],
    ['no departments', { ...DECEMBER, departments: [] }, '/departments', 'too_few'],
    ['departments that are no ids', { ...DECEMBER, departments: ['court'] }, '/departments', 'bad_uuid'],
    ['a department twice', { ...DECEMBER, departments: [UNKNOWN, UNKNOWN] }, '/departments', 'duplicate'],
    ['a department nobody knows', { ...DECEMBER, departments: [UNKNOWN] }, '/departments/0', 'unknown_reference'],
    ['a seed too long', { ...DECEMBER, seed: 'x'.repeat(201) }, '/seed', 'too_long'],
    ['a seed with control characters', { ...DECEMBER, seed: 'a\u0000' }, '/seed', 'bad_text'],
    ['an id that is none', { ...DECEMBER, id: '7' }, '/id', 'bad_uuid'],
  ])('wrong input: %s', async (_, input, pointer, code) => {
    const { body } = await admin.post(`/centers/${center}/roster/drafts`).send(input).expect(400);
    expect((body as { errors: object[] }).errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  test('who may: those with the permission at that very centre', async () => {
    const path = `/centers/${center}/roster/drafts`;
    await nobody(app).post(path).send(DECEMBER).expect(401);
    await mediator.post(path).send(DECEMBER).expect(403);
    await otherAdmin.post(path).send(DECEMBER).expect(403);
    await otherAdmin.post(path).send({}).expect(403);
    await admin.post(`/centers/${UNKNOWN}/roster/drafts`).send(DECEMBER).expect(404);
    const foreign = await otherAdmin.get(`/centers/${otherCenter}/departments`).expect(200);
    const departments = (foreign.body as { items: { id: string }[] }).items.slice(0, 1).map(({ id }) => id);
    const { body } = await admin
      .post(path)
      .send({ ...DECEMBER, departments })
      .expect(400);
    expect(body).toMatchObject({ code: 'unknown_reference' });
  });

  test('a draft exists for those who may draft there, and for nobody else', async () => {
    const made = await draft({ from: '2026-12-01', to: '2026-12-03', departments: [everyDay] });
    await nobody(app).get(`/roster/drafts/${made.id}`).expect(401);
    await mediator.get(`/roster/drafts/${made.id}`).expect(403);
    await otherAdmin.get(`/roster/drafts/${made.id}`).expect(404);
    await nobody(app).post(`/roster/drafts/${made.id}/publish`).expect(401);
    await publish(made, mediator).expect(403);
    await publish(made, otherAdmin).expect(404);
    await otherAdmin.post(`/roster/drafts/${made.id}/publish`).expect(404);
    await admin.get(`/roster/drafts/${UNKNOWN}`).expect(404);
    await admin.get('/roster/drafts/none').expect(404);
    await admin.post(`/roster/drafts/${UNKNOWN}/publish`).set('If-Match', '"1"').expect(404);
  });
});

describe('publishing and reading', () => {
  let made: DraftResponse;

  test('needs the version that was read; then the draft is the roster', async () => {
    made = await draft({ ...DECEMBER, departments: [everyDay, twiceAWeek] });
    const before = await admin
      .get(`/centers/${center}/roster?from=2026-12-01&to=2027-01-01&departmentId=${everyDay}`)
      .expect(200);
    expect((before.body as ShiftPage).items).toEqual([]);
    await admin.post(`/roster/drafts/${made.id}/publish`).expect(428);
    await admin.post(`/roster/drafts/${made.id}/publish`).set('If-Match', '*').expect(428);
    const stale = await admin.post(`/roster/drafts/${made.id}/publish`).set('If-Match', '"7"').expect(412);
    expect(stale.headers['etag']).toContain('"1');
    const published = await publish(made).expect(200);
    expect(published.body).toMatchObject({ id: made.id, state: 'published', version: 2, shifts: made.shifts });
    const events = await app.pool.query(
      `SELECT payload FROM outbox WHERE type = 'roster.published' AND subject_id = $1`,
      [made.id],
    );
    expect(events.rows).toEqual([
      { payload: expect.objectContaining({ from: '2026-12-01', shifts: made.shifts.length }) as object },
    ]);
  });

  test('twice is refused, and so is another roster of the same days', async () => {
    await publish(made).expect(412);
    const again = await publish({ ...made, version: 2 }).expect(409);
    expect(again.body).toMatchObject({ code: 'draft_already_published', availableActions: [] });
    const other = await publish(await draft({ from: '2026-12-31', to: '2027-01-01', departments: [everyDay] })).expect(
      409,
    );
    expect(other.body).toMatchObject({ code: 'roster_overlaps' });
  });

  test('everybody signed in reads the roster, page by page, by department and by person', async () => {
    const path = `/centers/${center}/roster?from=2026-12-01&to=2027-01-01&departmentId=${everyDay}&departmentId=${twiceAWeek}`;
    const seen: ShiftResponse[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await mediator
        .get(`${path}&limit=10&withTotal=true${cursor === '' ? '' : `&cursor=${cursor}`}`)
        .expect(200);
      const page = body as ShiftPage;
      expect(page.total).toBe(43);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen.map((shift) => shift.id).sort()).toEqual(made.shifts.map((shift) => shift.id).sort());
    expect(seen.map((shift) => shift.startsAt)).toEqual(seen.map((shift) => shift.startsAt).sort());
    const staffId = made.shifts.find((shift) => shift.departmentId === everyDay)?.staffId ?? '';
    const own = await mediator
      .get(`/centers/${center}/roster?from=2026-12-01&to=2027-01-01&staffId=${staffId}`)
      .expect(200);
    expect((own.body as ShiftPage).items.length).toBe(made.shifts.filter((shift) => shift.staffId === staffId).length);
    await otherAdmin.get(path).expect(200);
    await nobody(app).get(path).expect(401);
  });

  test('a shift by its id, with its reason', async () => {
    const [planned] = made.shifts;
    const reply = await mediator.get(`/shifts/${planned?.id ?? ''}`).expect(200);
    expect(reply.body).toMatchObject({
      id: planned?.id,
      on: planned?.on,
      staffId: planned?.staffId,
      why: planned?.why,
      draftId: made.id,
    });
    await mediator
      .get(`/shifts/${planned?.id ?? ''}`)
      .set('If-None-Match', reply.headers['etag'] ?? '')
      .expect(304);
    await mediator.get(`/shifts/${UNKNOWN}`).expect(404);
    await nobody(app)
      .get(`/shifts/${planned?.id ?? ''}`)
      .expect(401);
    const unpublished = await draft({ from: '2027-01-01', to: '2027-01-05', departments: [everyDay] });
    await mediator.get(`/shifts/${unpublished.shifts[0]?.id ?? ''}`).expect(404);
  });

  test('who is on duty: half-open, in the zone of the centre', async () => {
    const at = async (instant: string): Promise<string[]> => {
      const { body } = await mediator.get(`/centers/${center}/on-duty?at=${encodeURIComponent(instant)}`).expect(200);
      const ours = (body as OnDutyResponse).items.filter((line) => [everyDay, twiceAWeek].includes(line.departmentId));
      return ours.map((line) => `${line.departmentId === everyDay ? 'every day' : 'twice'} ${line.part}`).sort();
    };
    expect(await at('2026-12-01T00:30:00Z')).toEqual(['every day day', 'twice am']);
    expect(await at('2026-12-01T08:29:59+08:00')).toEqual([]);
    expect(await at('2026-12-01T12:00:00+08:00')).toEqual(['every day day']);
    expect(await at('2026-12-01T14:30:00+08:00')).toEqual(['every day day', 'twice pm']);
    expect(await at('2026-12-01T17:30:00+08:00')).toEqual([]);
    expect(await at('2026-12-02T10:00:00+08:00')).toEqual(['every day day']);
    expect(await at('2026-12-05T10:00:00+08:00')).toEqual([]);
    const now = await mediator.get(`/centers/${center}/on-duty`).expect(200);
    expect(now.body).toMatchObject({ centerId: center, at: app.clock.nowIso() });
    await mediator.get(`/centers/${UNKNOWN}/on-duty`).expect(404);
    await nobody(app).get(`/centers/${center}/on-duty`).expect(401);
  });

  test.each([
    ['roster', 'query/from'],
    ['roster?from=2026-12-01', 'query/to'],
    ['roster?from=2026-12-01&to=2026-12-01', 'query/to'],
    ['roster?from=2026-12-01&to=2027-12-03', 'query/to'],
    ['roster?from=2026-12-32&to=2027-01-01', 'query/from'],
    ['roster?from=2026-12-01&to=2027-01-01&staffId=x', 'query/staffId'],
    ['roster?from=2026-12-01&to=2027-01-01&limit=201', 'query/limit'],
    ['roster?from=2026-12-01&to=2027-01-01&person=x', 'query/person'],
    ['on-duty?at=2026-12-01', 'query/at'],
    ['on-duty?asKnownAt=2026-12-01T00:00:00Z', 'query/asKnownAt'],
  ])('wrong query: %s', async (query, pointer) => {
    const { body } = await mediator.get(`/centers/${center}/${query}`).expect(400);
    expect((body as { errors: { pointer: string }[] }).errors.map((fault) => fault.pointer)).toContain(pointer);
    await mediator.get(`/centers/${UNKNOWN}/${query}`).expect(404);
  });

  test('a cursor of another list is refused', async () => {
    const page = await mediator.get(`/centers/${center}/roster?from=2026-12-01&to=2027-01-01&limit=1`).expect(200);
    const cursor = (page.body as ShiftPage).nextCursor ?? '';
    const { body } = await mediator
      .get(`/centers/${center}/roster?from=2026-12-02&to=2027-01-01&cursor=${cursor}`)
      .expect(400);
    expect(body).toMatchObject({ code: 'bad_cursor' });
  });
});

describe('publishing is refused', () => {
  test('while a year of the period is not known; entering it asks for a new draft', async () => {
    const input = { from: '2028-12-25', to: '2029-01-08', departments: [everyDay] };
    const made = await draft(input);
    expect(made.calendarKnown).toBe(false);
    const refused = await publish(made).expect(409);
    expect(refused.body).toMatchObject({ code: 'calendar_unknown' });
    for (const year of [2028, 2029]) {
      const entry = { holidays: [`${year}-01-01`], workingDays: [], source: '示例通知' };
      await admin.put(`/centers/${center}/calendar/${year}`).set('If-Match', '"0"').send(entry).expect(200);
    }
    expect((await publish(made).expect(409)).body).toMatchObject({ code: 'draft_outdated' });
    const next = await draft(input);
    expect(next.calendarKnown).toBe(true);
    expect(next.shifts.map((shift) => shift.on)).not.toContain('2029-01-01');
    await publish(next).expect(200);
  });

  test('when its ground moved: an officer more, and the next month of a published one', async () => {
    const newcomers = await department('newcomers', { presence: 'on_call' }, 2);
    const november = await draft({ from: '2026-11-02', to: '2026-12-01', departments: [newcomers] });
    expect(new Set(november.shifts.map((shift) => shift.kind))).toEqual(new Set(['on_call']));
    await officerOf(newcomers, '新来的');
    const { body } = await publish(november).expect(409);
    expect(body).toMatchObject({
      code: 'draft_outdated',
      reasons: [
        { code: 'draft_outdated', params: { count: 1 } },
        { code: 'officer_added', params: { name: '新来的', department: '示例newcomers' } },
      ],
    });
    expect((body as { detail: string }).detail).toContain('新来的');
    const december = await draft({ ...DECEMBER, departments: [newcomers] });
    await publish(await draft({ from: '2026-11-02', to: '2026-12-01', departments: [newcomers] })).expect(200);
    expect((await publish(december).expect(409)).body).toMatchObject({
      code: 'draft_outdated',
      reasons: [{ code: 'draft_outdated' }, { code: 'history_changed' }],
    });
  });

  test('for days that have passed, and not for today', async () => {
    const pastDays = await draft({ from: '2026-10-13', to: '2026-10-16', departments: [everyDay] });
    expect((await publish(pastDays).expect(409)).body).toMatchObject({ code: 'roster_period_past' });
    await publish(await draft({ from: '2026-10-14', to: '2026-10-16', departments: [everyDay] })).expect(200);
  });

  test('to all but one of twenty at once', async () => {
    const made = await draft({ from: '2026-10-16', to: '2026-10-31', departments: [everyDay] });
    const rivals = [
      made,
      made,
      made,
      made,
      await draft({ from: '2026-10-16', to: '2026-10-31', departments: [everyDay] }),
    ];
    const replies = await Promise.all([...rivals, ...rivals, ...rivals, ...rivals].map((rival) => publish(rival)));
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    expect(replies.every((reply) => [200, 409, 412].includes(reply.status))).toBe(true);
    const { rows } = await app.pool.query(
      `SELECT on_day FROM shift WHERE department_id = $1 AND on_day >= '2026-10-16' AND on_day < '2026-10-31' GROUP BY on_day HAVING count(*) > 1`,
      [everyDay],
    );
    expect(rows).toEqual([]);
  });
});
