/** Time and what it does to a case: pauses, extension, expiry, reminders, late entries, holidays, a leap day, the year's end. */
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { createApp } from '../../src/app.setup.js';
import type { ActionsResponse, TimelineResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, TEST_NOW, testConfig, type TestApp } from '../support/app.js';
import { Case, CLEAN, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const clock = async (file: Case): Promise<DisputeResponse['deadlines'][number]> => {
  const { deadlines } = (await file.get('director')) as unknown as DisputeResponse;
  const found = deadlines.find(({ kind }) => kind === 'mediation');
  if (found === undefined) throw new Error('no clock');
  return found;
};
const code = (body: unknown): unknown => (body as { code: string }).code;
const available = (body: unknown): string[] => (body as { availableActions: string[] }).availableActions;
const agreeToExtend = async (
  file: Case,
  decisions: readonly string[] = ['given', 'given'],
  by = 'mediator',
): Promise<void> => {
  for (const [index, decision] of decisions.entries())
    await file.record(by, 'consents', { partyId: file.parties[index], subject: 'extension', decision });
};
const passing = () => app.app.get(Ticker).runDue();
describe('R21 an appraisal', () => {
  test('stops the clock: paused, then moved by its days; gross and net days are told apart', async () => {
    const file = await Case.mediating(world);
    expect(await clock(file)).toMatchObject({ state: 'running', dueOn: '2026-11-13', grossDays: 0, netDays: 0 });
    await file.record('mediator', 'sessions', {
      startsAt: '2026-10-20T01:00:00.000Z',
      endsAt: '2026-10-20T02:00:00.000Z',
      venue: 'room',
      roomId: world.room(),
    });
    world.moveTo('2026-10-16T02:00:00.000Z');
    const rests = await file.act('mediator', 'suspend', { body: { reason: 'appraisal', note: '委托鉴定渗漏原因' } });
    expect(rests.body).toMatchObject({
      state: 'suspended',
      pauses: [{ kind: 'appraisal', from: world.now, to: null }],
      deadlines: [{ kind: 'mediation', state: 'paused', dueOn: '2026-11-13' }],
    });
    const { rows } = await app.pool.query(
      'SELECT 1 FROM room_booking b JOIN mediation_session s ON s.id = b.session_id WHERE s.dispute_id = $1 AND b.released_at IS NULL',
      [file.id],
    );
    expect(rows).toEqual([]);
    const idle = await file.act('mediator', 'start', { expect: 409 });
    expect(idle.body).toMatchObject({ code: 'wrong_state' });
    expect(available(idle.body)).toEqual(expect.arrayContaining(['resume', 'fail', 'withdraw']));

    world.moveTo('2026-11-20T02:00:00.000Z');
    await passing();
    expect(await file.get('director')).toMatchObject({ state: 'suspended', expired: false });
    const back = await file.act('mediator', 'resume');
    // Thirty-five days: from Friday the 13th of November to Friday the 18th of December.
    expect(back.body).toMatchObject({ state: 'mediating', expired: false });
    expect(await clock(file)).toMatchObject({ state: 'running', dueOn: '2026-12-18', grossDays: 37, netDays: 2 });
    const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
    expect(items.filter(({ type }) => type === 'Suspended')).toMatchObject([{ note: '委托鉴定渗漏原因' }]);
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['SessionCancelled', 'Resumed']));
  });

  test('of a case that is not being worked on, or for no listed reason, is refused', async () => {
    const file = await Case.accepted(world);
    expect(code((await file.act('justice', 'suspend', { body: { reason: 'appraisal' }, expect: 409 })).body)).toBe(
      'wrong_state',
    );
    await file.act('justice', 'suspend', { body: { reason: 'holiday' }, expect: 400 });
    await file.act('justice', 'suspend', { expect: 400 });
    await file.act('other.director', 'suspend', { body: { reason: 'appraisal' }, ifMatch: '"3"', expect: 404 });
    await file.act('grid', 'suspend', { body: { reason: 'appraisal' }, ifMatch: '"3"', expect: 403 });
    await file.act('justice', 'resume', { expect: 409 });
    await file.act('justice', 'suspend', { body: { reason: 'appraisal' }, ifMatch: null, expect: 428 });
  });
});

describe('R22 the term', () => {
  test('is extended with every party’s consent, within the limits, and each time anew', async () => {
    const file = await Case.mediating(world);
    const extend = (dueOn: string, expect?: number) =>
      file.act('mediator', 'extend', {
        body: { dueOn, reason: '还需勘查' },
        ...(expect === undefined ? {} : { expect }),
      });
    const lonely = await extend('2026-11-20', 409);
    expect(lonely.body).toMatchObject({ code: 'extension_consent_missing', ruleId: 'R22' });
    await agreeToExtend(file, ['given', 'refused']);
    const { reasons } = (await extend('2026-11-20', 409)).body as { reasons: { detail: string }[] };
    expect(reasons.map(({ detail }) => detail)).toEqual([expect.stringContaining('林某')]);
    world.wait(1);
    await agreeToExtend(file);
    expect(code((await extend('2026-11-13', 409)).body)).toBe('extension_not_later');
    const far = await extend('2026-12-14', 409);
    expect(far.body).toMatchObject({
      code: 'extension_too_long',
      detail: expect.stringContaining('2026-12-13') as string,
    });
    // A Saturday moves to Monday.
    const longer = await extend('2026-11-28');
    expect(longer.body).toMatchObject({ mediationDueOn: '2026-11-30', extensions: [{ dueOn: '2026-11-30' }] });
    await agreeToExtend(file);
    expect(code((await extend('2026-12-04', 409)).body)).toBe('extensions_used_up');
    await file.act('mediator', 'extend', { body: { dueOn: '2026-11-31', reason: 'x' }, expect: 400 });
    await file.act('mediator', 'extend', { body: { dueOn: '2026-12-04' }, expect: 400 });
  });

  test('passes: marked once by the system, on the director’s desk, and only what ends or extends it goes on', async () => {
    const file = await Case.mediating(world);
    const second = await createApp({ config: testConfig(app.database.appUrl), pool: app.pool, clock: app.clock });
    world.moveTo('2026-11-13T15:59:00.000Z');
    await passing();
    expect(await file.get('director')).toMatchObject({ expired: false, expiredAt: null });
    world.moveTo('2026-11-13T16:00:30.000Z');
    await Promise.all([passing(), second.get(Ticker).runDue()]);
    await second.close();
    const mine = async (): Promise<unknown[]> =>
      (await app.pool.query("SELECT payload FROM outbox WHERE type = 'dispute.Expired' AND subject_id = $1", [file.id]))
        .rows;
    const marked = (await file.get('director')) as unknown as DisputeResponse;
    expect(marked).toMatchObject({ state: 'mediating', expired: true, expiredAt: '2026-11-13T15:59:59.999Z' });
    const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
    expect(items.filter(({ type }) => type === 'Expired')).toHaveLength(1);
    expect(await mine()).toMatchObject([{ payload: { dueOn: '2026-11-13' } }]);
    const buttons = await world.get<ActionsResponse>('director', `${file.path}/actions`);
    const allowed = buttons.items.filter((item) => item.allowed).map(({ action }) => action);
    expect(allowed).toEqual(expect.arrayContaining(['sessions', 'agreements', 'consents', 'withdraw', 'fail']));
    for (const action of ['assign', 'suspend', 'parties', 'rights-notices']) expect(allowed).not.toContain(action);
    const barred = await file.act('mediator', 'suspend', { body: { reason: 'appraisal' }, expect: 409 });
    expect(barred.body).toMatchObject({
      code: 'mediation_expired',
      ruleId: 'R22',
      basis: { article: '27' },
      detail: expect.stringContaining('2026-11-13') as string,
    });
    // What happened in time and is written down now is not barred.
    const inTime = await file.act('mediator', 'suspend', {
      body: { reason: 'appraisal', occurredAt: '2026-11-13T07:00:00.000Z' },
    });
    expect(inTime.body).toMatchObject({ state: 'suspended' });
    await file.act('mediator', 'resume');
    await agreeToExtend(file);
    world.moveTo('2026-11-24T02:00:00.000Z');
    const past = { dueOn: '2026-11-23', reason: '补记' };
    const over = await file.act('mediator', 'extend', { body: past, expect: 409 });
    expect(over.body).toMatchObject({ code: 'extension_in_past', ruleId: 'R22' });
    const extended = await file.act('mediator', 'extend', { body: { dueOn: '2026-11-27', reason: '双方愿意继续' } });
    expect(extended.body).toMatchObject({ expired: false, expiredAt: null, mediationDueOn: '2026-11-27' });
    world.moveTo('2026-11-28T02:00:00.000Z');
    await passing();
    expect(await mine()).toHaveLength(2);
    await file.sit('mediator');
    const notices = file.parties.map((partyId) => ({ partyId, method: 'written', on: '2026-11-28' }));
    const failed = await file.act('mediator', 'fail', { body: { reason: 'deadline', remediesNotices: notices } });
    expect(failed.body).toMatchObject({ state: 'failed', expired: false });
    expect(await clock(file)).toMatchObject({ state: 'missed' });
  });

  test('that passed and was moved by a pause written down later has not passed; it passes again, once', async () => {
    const file = await Case.mediating(world);
    const marks = async (): Promise<number> =>
      (await world.get<TimelineResponse>('director', `${file.path}/timeline`)).items.filter(
        ({ type }) => type === 'Expired',
      ).length;
    const isOnDesk = async (): Promise<boolean> => {
      const { expired } = await world.get<DeskResponse>('director', '/desk');
      return expired.some(({ disputeId }) => disputeId === file.id);
    };
    world.moveTo('2026-11-14T02:00:00.000Z');
    await passing();
    expect(await marks()).toBe(1);
    expect(await isOnDesk()).toBe(true);
    const inTime = { body: { reason: 'appraisal', occurredAt: '2026-11-13T07:00:00.000Z' } };
    await file.act('mediator', 'suspend', inTime);
    world.moveTo('2026-12-03T02:00:00.000Z');
    const back = await file.act('mediator', 'resume');
    expect(back.body).toMatchObject({ mediationDueOn: '2026-12-03', expired: false, expiredAt: null });
    expect(await isOnDesk()).toBe(false);
    await passing();
    expect(await marks()).toBe(1);
    world.moveTo('2027-02-01T02:00:00.000Z');
    await passing();
    expect(await marks()).toBe(2);
    expect(await isOnDesk()).toBe(true);
    world.wait(2);
    await passing();
    expect(await marks()).toBe(2);
  });

  test('of a case that cannot be marked keeps no other from being marked, nor anybody from being reminded', async () => {
    const [broken, sound] = [await Case.mediating(world), await Case.mediating(world)];
    await app.pool.query(
      `INSERT INTO case_log (dispute_id, seq, center_id, type, occurred_at, recorded_at, actor_id, payload)
       SELECT id, version + 1, center_id, 'Unheard', $2, $2, 'system', '{}' FROM dispute WHERE id = $1`,
      [broken.id, world.now],
    );
    world.moveTo('2026-11-14T02:00:00.000Z');
    expect(await passing()).toEqual(expect.arrayContaining(['expiry', 'reminders']));
    const { rows } = await app.pool.query<{ id: string; marked: boolean }>(
      'SELECT id, expired_at IS NOT NULL AS marked FROM dispute WHERE id = ANY($1::uuid[])',
      [[broken.id, sound.id]],
    );
    expect(new Map(rows.map(({ id, marked }) => [id, marked]))).toEqual(
      new Map([
        [broken.id, false],
        [sound.id, true],
      ]),
    );
    // Out of the way of the tests after this one.
    await app.pool.query(`UPDATE dispute SET mediation_due_on = NULL WHERE id = $1`, [broken.id]);
  });

  test('and other days come near: one reminder each, again after an extension, whatever runs beside it', async () => {
    const file = await Case.settled(world);
    const open = await Case.mediating(world);
    world.moveTo('2026-11-09T02:00:00.000Z');
    await passing();
    const mine = async (path: string): Promise<string[]> => {
      const { rows } = await app.pool.query<{ kind: string; due_on: string }>(
        `SELECT r.kind, r.due_on FROM deadline_reminder r JOIN outbox o ON o.type = 'deadline.due_soon'
            AND o.subject_id = r.dispute_id AND o.payload ->> 'dueOn' = r.due_on::text AND o.payload ->> 'kind' = r.kind
          WHERE r.dispute_id = $1 ORDER BY r.due_on`,
        [path.split('/').at(-1)],
      );
      return rows.map(({ kind, due_on }) => `${kind} ${due_on}`);
    };
    expect(await mine(open.path)).toEqual([]);
    world.moveTo('2026-11-10T02:00:00.000Z');
    for (let again = 0; again < 3; again += 1) {
      await passing();
      world.wait(2);
    }
    expect(await mine(open.path)).toEqual(['mediation 2026-11-13']);
    expect(await mine(file.path)).toEqual(['return_visit 2026-11-13']);
    await agreeToExtend(open);
    await open.act('mediator', 'extend', { body: { dueOn: '2026-11-20', reason: '再谈一次' } });
    world.moveTo('2026-11-17T02:00:00.000Z');
    await passing();
    expect(await mine(open.path)).toEqual(['mediation 2026-11-13', 'mediation 2026-11-20']);
    world.moveTo('2026-12-28T02:00:00.000Z');
    await passing();
    expect(await mine(file.path)).toEqual(['return_visit 2026-11-13', 'performance 2026-12-31']);
  });
});

describe('what is written down late', () => {
  test('is marked, waits for a director, keeps its deadline pending, and is countersigned by another person', async () => {
    const file = await Case.mediating(world);
    world.moveTo('2026-11-20T02:00:00.000Z');
    const notices = file.parties.map((partyId) => ({ partyId, method: 'oral', on: '2026-11-12' }));
    const failed = await file.act('director', 'fail', {
      body: { reason: 'no_agreement', remediesNotices: notices, occurredAt: '2026-11-12T08:00:00.000Z' },
    });
    const { lateEntries } = failed.body as DisputeResponse;
    expect(lateEntries).toHaveLength(3);
    expect(await clock(file)).toMatchObject({ state: 'met_pending' });
    const seq = lateEntries.at(-1) ?? 0;
    const paths = (entry: number) => `late-entries/${entry}/countersign`;
    await file.act('justice', paths(seq), { expect: 403 });
    const own = await file.act('director', paths(seq), { expect: 409 });
    expect(code(own.body)).toBe('countersigned_by_recorder');
    expect(code((await file.act('director', paths(1), { expect: 409 })).body)).toBe('late_entry_not_waiting');
    await file.act('director', 'late-entries/first/countersign', { expect: 404 });
    await file.act('director', 'late-entries/0/countersign', { expect: 404 });
    await secondDirector();
    const done = await file.act('lawyer', paths(seq));
    expect((done.body as DisputeResponse).lateEntries).toEqual(lateEntries.slice(0, -1));
    expect(await clock(file)).toMatchObject({ state: 'met' });
    const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
    expect(items.filter(({ countersign }) => countersign !== 'none').map(({ countersign }) => countersign)).toEqual([
      'required',
      'required',
      'done',
    ]);
    expect(items.find(({ type }) => type === 'CountersignRequired')).toMatchObject({
      causedBy: lateEntries[0],
      late: false,
    });
    expect(code((await file.act('lawyer', paths(seq), { expect: 409 })).body)).toBe('late_entry_not_waiting');
  });

  /** The demo has one director; the database gives the lawyer that grant too. */
  async function secondDirector(): Promise<void> {
    const { id } = await world.get('lawyer', '/me');
    await app.pool.query(
      `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES (gen_random_uuid(), $1, 'director', $2, 'active', $3)`,
      [id, world.center, world.now],
    );
  }
});

describe('settings', () => {
  test('a running case keeps those it began under and says so; a new one takes the new', async () => {
    const before = await Case.accepted(world);
    const path = `/centers/${world.center}/settings`;
    const settings = await world.get<{ mediation: Record<string, unknown> }>('admin', path);
    const { mediation } = settings;
    const body = {
      ...(({ duty, rooms }) => ({ duty, rooms }))(settings as never),
      mediation: {
        ...mediation,
        terms: { ...(mediation['terms'] as object), peoples_mediation: { days: 30, unit: 'working' } },
        extensionsMost: 0,
      },
    };
    const put = (await world.as('admin')).put(path).set('If-Match', await world.etag('admin', path));
    await put.send(body).expect(200);
    const after = await Case.accepted(world);
    expect(await before.get('director')).toMatchObject({
      settingsVersion: 0,
      settingsCenterId: null,
      mediationDueOn: '2026-11-13',
    });
    expect(await after.get('director')).toMatchObject({
      settingsVersion: 1,
      settingsCenterId: world.center,
      mediationDueOn: '2026-11-25',
    });
    for (const file of [before, after]) await agreeToExtend(file, undefined, 'justice');
    const extend = { body: { dueOn: '2026-11-27', reason: '再谈' } };
    expect(code((await after.act('justice', 'extend', { ...extend, expect: 409 })).body)).toBe('extensions_used_up');
    await before.act('justice', 'extend', extend);
  });
});

describe('the calendar', () => {
  const accept = async (track: string, rest: object = {}): Promise<DisputeResponse> => {
    const file = await Case.registered(world, 'justice', { track });
    return (await file.act('justice', 'accept', { body: { screening: CLEAN, ...rest } })).body as DisputeResponse;
  };

  test('a last day in a holiday week moves behind it, a make-up Saturday counts, and the number starts anew with the year', async () => {
    const put = (await world.as('admin'))
      .put(`/centers/${world.center}/calendar/2027`)
      .set('If-Match', await world.etag('admin', `/centers/${world.center}/calendar/2027`));
    const holidays = [
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
    ];
    await put.send({ calendarKnown: true, holidays, workingDays: ['2027-02-20'], source: '假设的通知' }).expect(200);
    world.moveTo('2026-12-31T06:00:00.000Z');
    const old = await accept('consultation');
    expect(old.number).toMatch(/^\(2026\).*协字第\d+号$/);
    expect(old.mediationDueOn).toBe('2027-02-01');
    world.moveTo('2026-12-31T16:00:00.000Z');
    const young = await accept('consultation');
    expect(young.number).toMatch(/^\(2027\).*协字第1号$/);
    world.moveTo('2027-01-08T02:00:00.000Z');
    expect((await accept('consultation')).mediationDueOn).toBe('2027-02-12');
    world.moveTo('2027-01-21T02:00:00.000Z');
    expect((await accept('consultation')).mediationDueOn).toBe('2027-02-20');
  });

  test('a leap day is a day', async () => {
    world.moveTo('2028-01-30T02:00:00.000Z');
    expect(await accept('consultation')).toMatchObject({ mediationDueOn: '2028-02-29', calendarKnown: false });
  });

  test('a court’s file starts the clock when it was signed for; 15 days, or 7 in a summary procedure', async () => {
    const source = {
      kind: 'delegated',
      channel: 'transfer',
      delegatedBy: { body: 'court', letterNo: '(2026)闽0981委调5号' },
    };
    const entrusted = async (rest: object, expected = 200) => {
      const file = await Case.registered(world, 'judge', {
        track: 'court_entrusted',
        source,
        receivedAt: '2026-10-12T01:00:00.000Z',
      });
      return (await file.act('judge', 'accept', { body: { screening: CLEAN, ...rest }, expect: expected }))
        .body as DisputeResponse;
    };
    expect((await entrusted({ fileReceivedOn: '2026-10-13' })).mediationDueOn).toBe('2026-10-28');
    expect((await entrusted({ courtProcedure: 'summary' })).mediationDueOn).toBe('2026-10-21');
    expect(code(await entrusted({ fileReceivedOn: '2026-10-15' }, 409))).toBe('file_received_outside');
    const file = await Case.registered(world);
    expect(
      code(
        (await file.act('justice', 'accept', { body: { screening: CLEAN, courtProcedure: 'summary' }, expect: 409 }))
          .body,
      ),
    ).toBe('not_a_court_case');
  });
});
