/**
 * Every operation of the OpenAPI document, called by somebody who may, by somebody who may not, and by nobody. The walk of
 * those who may is written out; the other two are made from the document, so that a new route cannot be left out.
 */
import type { Response } from 'supertest';
import { ExportWorker } from '../../src/modules/exports/export-worker.service.js';
import { nobody, tokenOf } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { fill, type Operation, operation, OPERATIONS, resourceOf } from '../support/document.js';
import { Stream } from '../support/feed.js';
import { fitted } from '../support/documented-examples.js';
import { people } from '../support/people-above.js';
import { permissionsOf, type Places, placesOf, whoMayNot } from '../support/places.js';
import { aJpeg, anMp4, fill as fillForm } from '../support/files.js';
import { aSettledCase, tableOf } from '../support/imports.js';
import { TELLS_NOTHING, TOLD_WHERE_READ } from '../support/audited.js';
import { Traces } from '../support/traces.js';
import { Case, CLEAN, demand, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let places: Places;
let held: ReadonlyMap<string, readonly string[]>;
let traces: Traces;

const called = new Set<string>();
/** Operations whose example in the document was sent and taken, and what was said of the others. */
const shownOnce = new Set<string>();
const refusedExamples = new Map<string, string>();
/** Examples that cannot be sent as they are, and why. */
const NOT_AS_SHOWN: Readonly<Record<string, string>> = {
  accounts_create: 'The walk signs in with the name it gave.',
  accounts_update: 'It disables the account with which the walk goes on.',
  auth_refresh: 'A refresh token is good once.',
  auth_token: 'No password is an example.',
  mediators_decide: 'Upheld, it takes the case from the mediator with whom the walk goes on.',
  petitionReturns_file: 'The month of the walk is not nil.',
  petitionReturns_correct: 'The month of the walk is not nil.',
  petitions_amend: 'The month is counted afterwards.',
  grids_addBuilding: 'The demo has that building.',
  rooms_update: 'The demo has a room of that name.',
  sessions_schedule: 'The walk goes on on site, where there is no room to name.',
};

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  places = await placesOf(world);
  held = await permissionsOf(world);
  traces = new Traces(app);
});

afterAll(() => app?.close());

interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Goes with the body, as a form. */
  readonly file?: Buffer;
}

/** Calls an operation with the ETag just read, demands success and answers the body. */
async function call<T = Json & { id: string }>(
  id: string,
  username: string,
  { params = {}, query = {}, body, file }: Call = {},
): Promise<T> {
  const target = operation(id);
  const named = { ...places, ...params };
  const agent = username === 'nobody' ? nobody(app) : await world.as(username);
  const request = agent[target.method](fill(target, named)).query(query);
  if (target.needsIfMatch) request.set('If-Match', await world.etag(username, fill(resourceOf(target), named)));
  const shown =
    body === undefined || file !== undefined ? undefined : await showing(target, username, named, query, body);
  if (shown !== undefined) return shown as T;
  if (file !== undefined) fillForm(request, { content: file, fields: { ...body } });
  const reply = await traces.of(id, () => (body === undefined || file !== undefined ? request : request.send(body)));
  if (reply.status >= 300) throw new Error(`${id} by ${username} answered ${reply.status}: ${reply.text}`);
  called.add(id);
  return reply.body as T;
}

/** Sends what the document shows first: where that is taken, the walk goes on from there. */
async function showing(
  target: Operation,
  username: string,
  named: Places,
  query: object,
  body: object,
): Promise<unknown> {
  if (target.id in NOT_AS_SHOWN || shownOnce.has(target.id)) return undefined;
  const agent = username === 'nobody' ? nobody(app) : await world.as(username);
  const request = agent[target.method](fill(target, named)).query(query);
  if (target.needsIfMatch) request.set('If-Match', await world.etag(username, fill(resourceOf(target), named)));
  const sent = fitted(target, body);
  const reply = await traces.of(target.id, () => request.send(sent));
  if (reply.status >= 300) {
    refusedExamples.set(target.id, `${reply.status} ${JSON.stringify(sent)} ${reply.text}`);
    return undefined;
  }
  shownOnce.add(target.id);
  called.add(target.id);
  return reply.body;
}

/** Somebody whose password was issued by another: signed in, and not yet allowed anything. */
async function newcomerToken(): Promise<string> {
  const account = { username: `neu.${newId().slice(-6)}`, name: '新某', centerId: world.center };
  const made = await world.post('admin', '/accounts', { body: account });
  const { id } = made.body as { id: string };
  const issued = await world.act('admin', `/accounts/${id}`, 'password-reset');
  const { temporaryPassword } = issued.body as { temporaryPassword: string };
  const reply = await nobody(app).post('/auth/token').send({ username: account.username, password: temporaryPassword });
  return (demand(reply, 200, 'sign-in').body as { accessToken: string }).accessToken;
}

describe('by somebody who may', () => {
  test('events', async () => {
    await call('events_list', 'director');
    const stream = await Stream.open(app, await tokenOf(app, 'director'));
    await stream.until(({ comments }) => comments.length > 0);
    stream.close();
    await stream.over();
    called.add('events_stream');
  });

  test('national records', async () => {
    await call('nationalRecords_list', 'director');
    await call('nationalRecords_one', 'director');
    await call('nationalRecords_schema', 'grid');
  });

  test('centres, departments, staff, rooms, calendar, grids, code tables', async () => {
    const center = { parentId: '', name: '秋实社区综治中心', shortName: '秋实', level: 'community' };
    const { parentId } = await call('centers_get', 'grid');
    await call('centers_list', 'grid');
    await call('centers_update', 'admin', { body: { areaCode: '350981001001' } });
    await provideAdministratorAbove(String(parentId));
    await call('centers_create', 'lawyer', { body: { ...center, parentId } });
    await call('departments_list', 'grid');
    const department = await call('departments_create', 'admin', {
      body: { code: 'market_regulation', nameZh: '市场监管局', nameEn: 'Market regulation', presence: 'on_call' },
    });
    await call('departments_get', 'grid', { params: { departmentId: department.id } });
    await call('departments_update', 'admin', { params: { departmentId: department.id }, body: { peopleNeeded: 2 } });
    await call('staff_list', 'grid');
    const person = await call('staff_create', 'admin', {
      body: { name: '郑和平', departmentId: department.id, isOfficer: true },
    });
    await call('staff_get', 'grid', { params: { staffId: person.id } });
    await call('staff_update', 'admin', { params: { staffId: person.id }, body: { title: '科员' } });
    await call('rooms_list', 'grid');
    const room = await call('rooms_create', 'admin', { body: { name: '第二调解室', kind: 'mediation' } });
    await call('rooms_get', 'grid', { params: { roomId: room.id } });
    await call('rooms_update', 'admin', { params: { roomId: room.id }, body: { capacity: 6 } });
    await call('rooms_bookings', 'grid');
    await call('calendar_get', 'grid');
    const calendar = { holidays: ['2027-01-01'], workingDays: [], source: '示例通知' };
    await call('calendar_put', 'admin', { params: { year: '2027' }, body: calendar });
    const { mediation, duty, rooms } = await call('settings_get', 'grid');
    await call('settings_put', 'director', { body: { mediation, duty, rooms } });
    const { rules } = await call<{ rules: object[] }>('routingRules_get', 'grid');
    await call('routingRules_put', 'director', { body: { rules } });
    await call('routingRules_find', 'grid', { query: { centerId: world.center } });
    const dispute = { centerId: world.center, category: 'neighbor', subcategory: 'noise' };
    await call('dryRun_run', 'grid', { body: dispute });
    await call('dryRun_run', 'admin', { body: { centerId: world.center, rules } });
    await call('consequences_get', 'grid');
    await call('codeTables_tables', 'grid');
    await call('codeTables_entries', 'grid');
  });

  test('grids', async () => {
    const { items } = await call<{ items: { id: string }[] }>('grids_list', 'grid', { query: { level: '2' } });
    const parentId = items[0]?.id ?? '';
    const { id: gridId } = await call('grids_create', 'admin', { body: { level: 3, parentId, name: '新片区' } });
    await call('grids_get', 'grid', { params: { gridId } });
    await call('grids_update', 'admin', { params: { gridId }, body: { name: '新片区二' } });
    await call('grids_addBuilding', 'admin', {
      params: { gridId },
      body: { address: '新示例路9号楼', households: 30 },
    });
    const duty = { staffId: world.staff('网格员03'), duty: '日常巡查', validFrom: '2026-10-01' };
    const { id: dutyId } = await call('grids_addDuty', 'admin', { params: { gridId }, body: duty });
    await call('grids_responsible', 'grid', { query: { address: '新示例路9号楼101' } });
    await call('grids_endDuty', 'admin', { params: { gridId, dutyId }, body: { validTo: '2026-11-01' } });
  });

  test('signing in, accounts, grants', async () => {
    const account = { username: 'xin.mediator', name: '辛某', centerId: world.center };
    const { id: accountId } = await call('accounts_create', 'admin', { body: account });
    await call('accounts_list', 'admin', { query: { q: 'xin' } });
    await call('accounts_get', 'admin', { params: { accountId } });
    await call('accounts_update', 'admin', { params: { accountId }, body: { name: '辛某某' } });
    const { temporaryPassword } = await call<{ temporaryPassword: string }>('accounts_issuePassword', 'admin', {
      params: { accountId },
    });
    const grant = { role: 'director', centerId: world.center };
    const { id: grantId } = await call('grants_give', 'admin', { params: { accountId }, body: grant });
    await call('grants_approve', 'director', { params: { accountId, grantId } });
    await call('grants_take', 'admin', { params: { accountId, grantId } });
    const signIn = { username: account.username, password: temporaryPassword };
    const { refreshToken } = await call<{ refreshToken: string }>('auth_token', 'nobody', { body: signIn });
    const { accessToken } = await call<{ accessToken: string }>('auth_refresh', 'nobody', { body: { refreshToken } });
    const own = (path: string, body: object = {}) =>
      nobody(app).post(path).set('Authorization', `Bearer ${accessToken}`).send(body);
    const change = { currentPassword: temporaryPassword, newPassword: 'three-calm-rivers' };
    demand(await own('/me/password', change), 204, 'changing the own password');
    demand(await own('/auth/logout'), 204, 'signing out');
    demand(await own('/auth/logout'), 401, 'a token of a session that has ended');
    called.add('me_changePassword').add('auth_logout');
    await call('me_get', 'grid');
  });

  test('API keys', async () => {
    const name = '12345 热线';
    const key = {
      name,
      centerId: world.center,
      scopes: ['disputes:write', 'reports:read'],
      expiresAt: '2027-06-30T16:00:00Z',
    };
    const params = { keyId: (await call('apiKeys_issue', 'admin', { body: key })).id };
    await call('apiKeys_list', 'director');
    await call('apiKeys_get', 'director', { params });
    await call('apiKeys_approve', 'director', { params });
    await call('apiKeys_update', 'admin', { params, body: { scopes: ['disputes:write'] } });
    await call('apiKeys_rotate', 'admin', { params, body: { expiresAt: '2027-09-30T16:00:00Z' } });
    await call('apiKeys_revoke', 'director', { params });
  });

  test('webhooks', async () => {
    await call('webhookLog_deadLetters', 'admin');
    await call('webhookLog_redeliver', 'admin');
    await call('webhookLog_redeliverAll', 'admin');
    const body = { url: 'https://hooks.example.invalid/', centerId: world.center, description: '市大数据局' };
    const params = { webhookId: (await call('webhooks_create', 'admin', { body })).id };
    await call('webhooks_list', 'admin');
    await call('webhooks_get', 'admin', { params });
    await call('webhooks_update', 'admin', { params, body: { description: '法院' } });
    await call('webhooks_rotate', 'admin', { params, body: {} });
    await call('webhooks_replay', 'admin', { params, body: { from: world.now } });
    await call('webhookLog_ping', 'admin', { params });
    await call('webhookLog_deliveries', 'admin', { params });
    for (const id of ['webhooks_pause', 'webhooks_resume', 'webhooks_delete']) await call(id, 'admin', { params });
  });

  test('the roster', async () => {
    const period = { from: '2027-01-01', to: '2027-01-08', departments: [world.department('justice')] };
    const { id: draftId } = await call('drafts_create', 'admin', { body: period });
    await call('drafts_get', 'admin', { params: { draftId } });
    await call('drafts_publish', 'admin', { params: { draftId } });
    const { items } = await call<{ items: { id: string }[] }>('roster_list', 'grid', {
      query: { from: '2027-01-01', to: '2027-01-08' },
    });
    await call('roster_onDuty', 'grid');
    await call('roster_get', 'grid', { params: { shiftId: items[0]?.id ?? '' } });
    for (const id of ['rosterMonth_html', 'rosterMonth_xlsx']) await call(id, 'grid');
  });

  test('calendar links', async () => {
    const { staffId } = await world.get<{ staffId: string }>('mediator', '/me');
    const { id: feedId, url } = await call<{ id: string; url: string }>('dutyFeeds_createForStaff', 'mediator', {
      params: { staffId },
    });
    await call('dutyFeeds_listForStaff', 'mediator', { params: { staffId } });
    await call('dutyFeeds_get', 'mediator', { params: { feedId } });
    await call('feeds_read', 'nobody', { params: { feedAddress: url.split('/').at(-2) ?? '' } });
    await call('dutyFeeds_revoke', 'mediator', { params: { feedId } });
    await call('dutyFeeds_createForDepartment', 'director');
    await call('dutyFeeds_listForDepartment', 'director');
  });

  test('the day on duty', async () => {
    world.moveTo('2026-10-15T00:40:00.000Z');
    const ofToday = async (name: string) => {
      const query = { from: '2026-10-15', to: '2026-10-16', staffId: world.staff(name) };
      const { items } = await call<{ items: { id: string }[] }>('roster_list', 'grid', { query });
      return items.map(({ id }) => ({ params: { shiftId: id } }))[0];
    };
    const counter = (await ofToday('司某某')) ?? (await ofToday('法某某')) ?? (await ofToday('公某某')) ?? {};
    await call('attendance_checkIn', 'director', { ...counter, body: { at: '2026-10-15T00:25:00Z' } });
    await call('attendance_get', 'admin', counter);
    await call('handover_add', 'director', { ...counter, body: { note: '下午有人来访。' } });
    await call('attendance_checkOut', 'director', { ...counter, body: {} });
    await call('handover_get', 'justice', counter);
    const onCall = (await ofToday('卢律师')) ?? {};
    const { id: callId } = await call('dutyCalls_call', 'justice', { ...onCall, body: { reason: '请来咨询。' } });
    await call('dutyCalls_list', 'lawyer', onCall);
    await call('dutyCalls_get', 'lawyer', { params: { callId } });
    await call('dutyCalls_answer', 'lawyer', { params: { callId }, body: {} });
    world.moveTo('2026-10-15T09:31:00.000Z');
    await call('handover_accept', 'lawyer', onCall);
    world.moveTo('2026-10-14T02:00:00.000Z');
  });

  test('the life of a roster', async () => {
    const justice = world.department('justice');
    const month = { from: '2026-11-02', to: '2026-12-01', departmentId: justice };
    const { items } = await call<{ items: Json[] }>('roster_list', 'grid', { query: { ...month, limit: '200' } });
    const officer = world.staff('司某某');
    const own = items.filter(({ staffId }) => staffId === officer).map(({ id }) => String(id));
    const others = items
      .filter(({ staffId }) => staffId !== officer)
      .map(({ id, staffId }) => ({ id: String(id), staffId }));
    const [other = { id: '', staffId: '' }] = others;
    const ask = async (counterShiftId: string, shiftId: string, by: string) =>
      (await call('swaps_request', by, { params: { shiftId }, body: { counterShiftId } })).id;
    await call('swaps_list', 'justice');
    const accepted = { params: { swapRequestId: await ask(own[2] ?? '', other.id, 'director') } };
    const declined = { params: { swapRequestId: await ask(own[1] ?? '', others[1]?.id ?? '', 'director') } };
    const withdrawn = { params: { swapRequestId: await ask(others[2]?.id ?? '', own[0] ?? '', 'justice') } };
    await call('swaps_get', 'justice', accepted);
    await call('swaps_accept', 'justice', accepted);
    await call('swaps_approve', 'director', accepted);
    await call('swaps_decline', 'justice', declined);
    await call('swaps_withdraw', 'justice', withdrawn);
    const shift = { params: { shiftId: own[0] ?? '' } };
    await call('shiftChanges_substitutes', 'director', shift);
    const { made } = await call<{ made: { id: string }[] }>('shiftChanges_substitute', 'director', {
      ...shift,
      body: { staffId: other.staffId, reason: '替班' },
    });
    const shiftId = made[0]?.id ?? '';
    await call('shiftChanges_cancel', 'director', { params: { shiftId }, body: { reason: '撤下' } });
    const extra = { on: '2026-12-30', part: 'am', departmentId: justice, staffId: officer, reason: '增援' };
    await call('shiftChanges_extra', 'director', { body: extra });
    await call('rosterHistory_gaps', 'grid', { query: { from: '2026-11-01', to: '2026-12-01' } });
    await call('rosterHistory_changes', 'grid', { query: { from: '2026-10-14', to: '2026-10-15' } });
    const away = { params: { staffId: officer }, body: { from: '2026-12-21', to: '2026-12-24', kind: 'leave' } };
    const { id: absenceId } = await call('absences_record', 'justice', away);
    await call('absences_list', 'grid', { params: { staffId: officer } });
    await call('absences_get', 'grid', { params: { absenceId } });
    await call('absences_end', 'justice', { params: { absenceId }, body: { to: '2026-12-23' } });
    await call('absences_cancel', 'justice', { params: { absenceId } });
  });

  test('what was queued in the field', async () => {
    const body = leak(world, { id: newId() });
    await call('offline_send', 'justice', { body: { requests: [{ id: newId(), path: '/disputes', body }] } });
  });

  test('slots and reservations', async () => {
    const search = { disputeId: places['disputeId'], minutes: 90, departments: [world.department('court')] };
    await call('slotSearches_search', 'mediator', { body: search });
    const body = { roomId: world.room(), startsAt: '2026-12-22T06:30:00Z', endsAt: '2026-12-22T07:30:00Z' };
    const { id: reservationId } = await call('reservations_reserve', 'mediator', { body });
    await call('reservations_list', 'mediator');
    await call('reservations_get', 'lawyer', { params: { reservationId } });
    await call('reservations_giveBack', 'mediator', { params: { reservationId } });
  });

  test('a dispute to its start', async () => {
    const body = leak(world);
    const [first = '', second = ''] = body.parties.map(({ id }) => id);
    const { id: disputeId } = await call('intake_register', 'grid', { body: { ...body, gridId: await ownGrid() } });
    const on = (rest: object = {}) => ({ params: { disputeId, partyId: first }, body: rest });
    await call('intake_amend', 'grid', on({ title: '厨房漏水' }));
    await call('intake_addParty', 'justice', on({ role: 'third_party', kind: 'person', name: '许某' }));
    await call('intake_amendParty', 'justice', on({ phone: '13800000003' }));
    const added = { role: 'third_party', kind: 'person', name: '何某' };
    const { id: leaving } = await call('intake_addParty', 'justice', on(added));
    const { id: representativeId } = await call(
      'participants_addRepresentative',
      'justice',
      on({ kind: 'agent', name: '代某' }),
    );
    const acting = { params: { disputeId, partyId: first, representativeId }, body: {} };
    await call('participants_endRepresentative', 'justice', acting);
    const left = { params: { disputeId, partyId: leaving }, body: { reason: 'not_concerned' } };
    await call('participants_leave', 'justice', left);
    await call('parties_list', 'justice', on());
    await call('parties_get', 'justice', on());
    await call('parties_reveal', 'justice', on({ fields: ['phone'], purpose: 'contact' }));
    for (const id of ['related_list', 'related_appearances']) await call(id, 'justice', on());
    const search = { centerId: world.center, category: 'neighbor', parties: [{ name: '陈某', phone: '13800000003' }] };
    await call('duplicateSearches_search', 'grid', { body: search });
    await call('triage_accept', 'justice', on({ screening: CLEAN }));
    await call('triage_assign', 'justice', on({ mediatorIds: [world.staff('王调解')] }));
    const parties = await call<{ items: { id: string }[] }>('parties_list', 'mediator', on());
    const told = parties.items.filter(({ id }) => id !== leaving);
    for (const { id: partyId } of told)
      await call('mediation_giveRightsNotice', 'mediator', on({ partyId, method: 'oral' }));
    await call('mediation_recordConsent', 'mediator', on({ partyId: second, subject: 'mediation', decision: 'given' }));
    await call('mediation_markConfidential', 'mediator', on({ grounds: ['privacy'] }));
    const objection = { staffId: world.staff('王调解'), ground: 'interest' };
    const { id: challengeId } = await call('mediators_challenge', 'mediator', on({ partyId: second, ...objection }));
    await call('mediators_getChallenge', 'mediator', { params: { challengeId } });
    await call('mediators_decide', 'director', { params: { challengeId }, body: { upheld: false, reason: '核实。' } });
    await call('mediators_declareConflict', 'justice', on({ ...objection, staffId: world.staff('林和事') }));
    for (const id of ['mediators_listChallenges', 'mediators_listConflicts', 'mediators_look'])
      await call(id, 'mediator', on());
    await call('mediation_start', 'mediator', on());
    await call('clocks_suspend', 'mediator', on({ reason: 'appraisal' }));
    await call('clocks_resume', 'mediator', on());
    for (const { id: partyId } of told)
      await call('mediation_recordConsent', 'mediator', on({ partyId, subject: 'extension', decision: 'given' }));
    await call('clocks_extend', 'mediator', on({ dueOn: '2026-11-20', reason: '还需勘查' }));
    const plan = { startsAt: '2026-10-18T01:00:00Z', endsAt: '2026-10-18T02:00:00Z', venue: 'on_site' };
    const { id: sessionId } = await call('sessions_schedule', 'mediator', on(plan));
    const session = { params: { disputeId, sessionId } };
    await call('sessions_get', 'mediator', session);
    await call('sessions_list', 'mediator', session);
    const said = { partyId: told[0]?.id, reply: 'confirmed' };
    await call('sessions_reply', 'mediator', { ...session, body: said });
    await call('sessions_adjourn', 'mediator', {
      ...session,
      body: { startsAt: '2026-10-18T03:00:00Z', endsAt: '2026-10-18T04:00:00Z' },
    });
    await call('sessions_cancel', 'mediator', { ...session, body: { reason: '改期' } });
    const now = { startsAt: '2026-10-14T02:00:00Z', endsAt: '2026-10-14T02:30:00Z', venue: 'phone' };
    const missed = { disputeId, sessionId: (await call('sessions_schedule', 'mediator', on(now))).id };
    await call('sessions_noShow', 'mediator', { params: missed, body: { absentPartyIds: [second] } });
    const looked = {
      kind: 'site_visit',
      from: '2026-10-14T01:30:00Z',
      to: '2026-10-14T02:00:00Z',
      place: '示例小区',
      investigatorIds: [world.staff('王调解')],
      findings: '渗水。',
    };
    const { id: investigationId } = await call('investigations_record', 'mediator', on(looked));
    await call('investigations_get', 'mediator', { params: { investigationId } });
    await call('investigations_list', 'mediator', on());
    const remedies = told.map(({ id: partyId }) => ({ partyId, method: 'oral', on: '2026-10-14' }));
    await call('mediation_giveRemediesNotice', 'mediator', on(remedies[0]));
    await call('mediation_fail', 'mediator', on({ reason: 'no_agreement', remediesNotices: remedies }));
    await call('returnVisits_close', 'mediator', on());
  });

  test('a dispute to its performance', async () => {
    const { file, sessionId } = await mediating();
    const on = (rest: object = {}) => ({ params: { disputeId: file.id, sessionId }, body: rest });
    await call('sessions_hold', 'mediator', on(file.held()));
    await call('sessionPapers_keepPrivateNote', 'mediator', on({ text: '愿意分期。' }));
    await call('sessionPapers_privateNotes', 'mediator', on());
    await call('sessionPapers_minutesTemplate', 'mediator', on());
    const condition = { text: '再次漏水', dueDaysAfter: 5 };
    const draft = file.agreement([file.duty(), file.duty({ dueOn: undefined, condition })]);
    await call('agreements_preview', 'mediator', on(draft));
    const { id: agreementId } = await call('agreements_draft', 'mediator', on(draft));
    await call('agreements_list', 'mediator', on());
    await call('agreements_get', 'mediator', { params: { agreementId } });
    const sign = (by: string, body: object) =>
      call('agreements_sign', by, {
        params: { agreementId },
        body: { method: 'signature', signedOn: '2026-10-14', ...body },
      });
    for (const partyId of file.parties) await sign('mediator', { by: { partyId }, witness: { name: '邻居甲' } });
    await sign('mediator', { by: { staffId: world.staff('王调解') } });
    await sign('director', { by: { seal: true } });
    const { obligations } = await call<{ obligations: { id: string }[] }>('agreements_get', 'mediator', {
      params: { agreementId },
    });
    const copy = { committee: true, method: 'in_person', deliveredOn: '2026-10-14', receipt: { note: '留存卷内' } };
    const { id: deliveryId } = await call('deliveries_deliver', 'mediator', { params: { agreementId }, body: copy });
    await call('deliveries_void', 'mediator', { params: { agreementId, deliveryId }, body: { reason: '误记' } });
    const found = { occurredOn: '2026-10-14', happened: true, evidence: '照片' };
    await call('deliveries_resolve', 'mediator', { params: { obligationId: obligations[1]?.id ?? '' }, body: found });
    const params = { obligationId: obligations[0]?.id ?? '' };
    await call('obligations_get', 'mediator', { params });
    const paid = { performedOn: '2026-10-14', amount: '100.00', evidence: '收条' };
    const { id: performanceId } = await call('obligations_record', 'mediator', { params, body: paid });
    await call('obligations_void', 'mediator', { params: { ...params, performanceId }, body: { reason: '误记' } });
    const { id: visitId } = await call('returnVisits_schedule', 'mediator', on({ dueOn: '2026-10-20' }));
    await call('returnVisits_list', 'mediator', on());
    await call('returnVisits_get', 'mediator', { params: { visitId } });
    const seen = {
      visitedOn: '2026-10-14',
      performance: 'not_due',
      satisfaction: 'satisfied',
      breachFound: false,
      escalationSigns: false,
    };
    await call('returnVisits_record', 'mediator', { params: { visitId }, body: seen });
    for (const id of ['caseFile_get', 'caseFile_timeline', 'caseFile_actions', 'caseFile_resolutionRecord'])
      await call(id, 'mediator', on());
    await call('caseFile_list', 'mediator');
    await call('desk_get', 'mediator');
  });

  test('promises that are not kept', async () => {
    const file = await Case.mediating(world);
    await file.sit('justice');
    const twice = [file.duty({ dueOn: '2026-10-15' }), file.duty({ dueOn: '2026-10-16' })];
    await file.agree('justice', file.agreement(twice));
    const { obligations = [] } = (await file.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
    const [late, waived] = obligations.map(({ id: obligationId }) => ({ params: { obligationId } }));
    const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/agreements`);
    const agreement = { params: { agreementId: items[0]?.id ?? '' } };
    await call('confirmation_get', 'mediator', agreement);
    await call('confirmation_tell', 'mediator', { ...agreement, body: { partyId: file.parties[0], method: 'oral' } });
    const application = {
      filedOn: '2026-10-14',
      court: '示例区人民法院',
      courtGround: 'organisation_seat',
      partyIds: file.parties,
      papers: ['application', 'agreement', 'mediation_proof', 'identity'],
      contents: [],
    };
    await call('confirmation_apply', 'mediator', { ...agreement, body: application });
    const result = { decidedOn: '2026-10-14', result: 'withdrawn' };
    await call('confirmation_decide', 'mediator', { ...agreement, body: result });
    world.moveTo('2026-10-19T02:00:00.000Z');
    await call('obligations_urge', 'mediator', { ...late, body: { method: 'phone', advised: true } });
    await call('obligations_handOver', 'mediator', { ...late, body: { to: 'lawsuit' } });
    const params = { disputeId: file.id };
    const words = { partyId: file.parties[0], ground: 'not_performed', words: '一直没有付' };
    const { id: unsettledReportId } = await call('unsettled_report', 'mediator', { params, body: words });
    await call('unsettled_list', 'mediator', { params });
    const one = { params: { ...params, unsettledReportId } };
    await call('unsettled_get', 'mediator', one);
    await call('unsettled_answer', 'mediator', { ...one, body: { outcome: 'explained', answer: '已说明' } });
    const paper = { partyIds: [file.parties[0]], paper: '书面放弃声明' };
    await call('obligations_waive', 'mediator', { ...waived, body: paper });
    world.moveTo('2026-10-14T02:00:00.000Z');
  });

  test('attachments, and clips of cameras', async () => {
    const file = await Case.assigned(world);
    const on = { params: { disputeId: file.id } };
    const photo = { kind: 'photo', title: '渗水照片' };
    const { id: attachmentId } = await call('attachments_upload', 'mediator', { ...on, body: photo, file: aJpeg() });
    await call('attachments_list', 'mediator', on);
    await call('attachments_get', 'mediator', { params: { attachmentId } });
    await call('attachments_content', 'mediator', { params: { attachmentId } });
    await call('attachments_void', 'mediator', { params: { attachmentId }, body: { reason: '误传' } });
    const asked = { centerId: world.center, requestedBy: '民警甲', reason: '核实', camera: '07号' };
    const times = { recordedFrom: '2026-10-12T01:00:00Z', recordedTo: '2026-10-12T01:05:00Z' };
    const taken = await call('clips_take', 'justice', { body: { ...asked, ...times }, file: anMp4() });
    const clip = { params: { clipId: taken.id } };
    await call('clips_list', 'justice');
    await call('clips_get', 'justice', clip);
    await call('clips_content', 'justice', { ...clip, query: { purpose: 'mediation' } });
    await call('clips_attach', 'justice', { ...clip, body: { disputeId: file.id } });
  });

  test('imports', async () => {
    const body = { centerId: world.center, kind: 'disputes', source: '旧综治平台' };
    const file = Buffer.from(tableOf('disputes', [aSettledCase({ closedOn: '昨天' })]));
    const { id: importId } = await call('imports_take', 'admin', { body, file });
    await call('imports_list', 'admin');
    await call('imports_get', 'admin', { params: { importId } });
    await call('imports_cancel', 'admin', { params: { importId } });
    await call('imports_report', 'admin', { params: { importId } });
    await call('imports_reportTable', 'admin', { params: { importId } });
    await call('importTemplates_get', 'admin', { params: { kind: 'disputes' } });
  });

  test('exports', async () => {
    await call('exports_cancel', 'director');
    const { id: exportId } = await call('exports_order', 'director', { body: { ground: 'statutory' } });
    const worker = app.app.get(ExportWorker);
    await worker.wake();
    await worker.idle();
    const on = { params: { exportId } };
    await call('exports_list', 'director');
    await call('exports_get', 'director', on);
    await call('exports_content', 'director', on);
    await call('exports_manifest', 'director', on);
  });

  test('the papers of a file', async () => {
    const file = await Case.settled(world);
    const on = (more: Call = {}): Call => ({ ...more, params: { disputeId: file.id, ...more.params } });
    await call('caseDocuments_list', 'mediator', on());
    await call('caseDocuments_writeFileNote', 'mediator', on({ body: { text: '照片另存光盘一张。' } }));
    await call('caseDocuments_fileNotes', 'mediator', on());
    await call('caseDocuments_draft', 'mediator', on({ params: { paper: 'file_note' } }));
    const { id: documentId } = await call('caseDocuments_issue', 'mediator', on({ body: { paper: 'file_note' } }));
    await call('documents_get', 'mediator', { params: { documentId } });
    await call('documents_content', 'mediator', { params: { documentId } });
    await call('caseDocuments_folder', 'director', on({ query: { for: 'court', ground: 'statutory' } }));
  });

  test('what a party asks about their own data', async () => {
    const file = await Case.registered(world);
    const asked = { partyId: file.parties[0], kind: 'access', via: 'in_person', identityCheck: 'id_card_seen' };
    const body = { ...asked, receivedOn: app.clock.today('Asia/Shanghai') };
    const { id } = await call('subjectRequests_record', 'justice', { params: { disputeId: file.id }, body });
    const of = { params: { subjectRequestId: id } };
    await call('subjectRequests_list', 'director');
    await call('subjectRequests_get', 'justice', of);
    await call('subjectRequests_decide', 'director', { ...of, body: { decision: 'granted' } });
    await call('subjectRequests_told', 'director', of);
  });

  test('legal aid', async () => {
    const file = await Case.assigned(world);
    const [partyId = ''] = file.parties;
    const ask = async (body: object): Promise<{ params: Places }> => {
      const asked = { params: { disputeId: file.id }, body: { partyId, ...body } };
      return { params: { legalAidRequestId: (await call('legalAid_request', 'mediator', asked)).id } };
    };
    const drafting = await ask({ kind: 'drafting', ground: 'hardship' });
    await call('legalAid_listPapers', 'justice', { ...drafting, body: { missing: ['identity'] } });
    await call('legalAid_completePapers', 'mediator', { ...drafting, body: {} });
    await call('legalAid_decide', 'director', { ...drafting, body: { granted: true, reason: '符合条件' } });
    await call('legalAid_assign', 'director', { ...drafting, body: { lawyerName: '示例律师' } });
    await call('legalAid_get', 'mediator', drafting);
    const advice = await ask({ kind: 'advice' });
    await call('legalAid_advise', 'mediator', { ...advice, body: { note: '告知举证要点' } });
    const withdrawn = await ask({ kind: 'advice' });
    await call('legalAid_withdraw', 'mediator', { ...withdrawn, body: {} });
    await call('legalAid_list', 'mediator', { params: { disputeId: file.id } });
  });

  test('in whose hands a dispute is', async () => {
    const file = await Case.assigned(world);
    const on = (body: object = {}) => ({ params: { disputeId: file.id }, body });
    const to = { toDepartmentId: world.department('public_security'), reason: '涉及治安', dueOn: '2026-12-31' };
    const first = await call('referrals_send', 'justice', on(to));
    await call('referrals_get', 'police', { params: { referralId: first.id } });
    await call('referrals_object', 'police', { params: { referralId: first.id }, body: { reason: '不属治安案件' } });
    const second = await call('referrals_send', 'justice', on(to));
    await call('referrals_accept', 'police', { params: { referralId: second.id }, body: {} });
    await call('referrals_list', 'mediator', on());
    const order = { order: '请尽快办理', dueOn: '2026-12-31' };
    const { id: supervisionId } = await call('supervisions_order', 'director', on(order));
    await call('supervisions_list', 'mediator', on());
    await call('supervisions_get', 'mediator', { params: { supervisionId } });
    await call('supervisions_answer', 'mediator', { params: { supervisionId }, body: { answer: '已约定日期' } });
    await call('supervisions_close', 'director', { params: { supervisionId }, body: { accepted: true } });
    const outside = { body: 'court', ground: 'statutory', letterNo: '示例函1号' };
    await call('referrals_refer', 'director', on(outside));
    const upwards = await Case.assigned(world);
    const { parentId } = await call('centers_get', 'grid');
    const params = { disputeId: upwards.id };
    await call('referrals_escalate', 'director', { params, body: { toCenterId: parentId, reason: '本级难以化解' } });
    await people(world, String(parentId), 'street');
    await call('referrals_return', 'street.director', { params, body: { reason: '宜就地化解' } });
  });

  test('danger', async () => {
    const { id: disputeId } = await call('intake_register', 'justice', { body: leak(world) });
    const on = (rest: object = {}) => ({ params: { disputeId }, body: rest });
    await call('risk_setLevel', 'justice', on({ level: 'yellow', reason: '扬言报复' }));
    await call('risk_changeFlags', 'justice', on({ add: ['weapon'], reason: '据称持械' }));
    await call('risk_nameLeader', 'director', on({ staffId: world.staff('司某某') }));
    await call('risk_decideReport', 'director', on({ decision: 'not_required', reason: '现场核实并无凶器' }));
    await call('risk_recordReport', 'justice', on({ reportedOn: '2026-10-14', method: 'phone', unit: '示例派出所' }));
    await call('risk_policeReport', 'justice', on());
    await call('workflow_riskRules', 'grid');
  });

  test('what happens after the outcome and beside it', async () => {
    const file = await Case.mediating(world);
    const other = await Case.registered(world);
    const on = (body: object = {}) => ({ params: { disputeId: file.id }, body });
    const { id: linkId } = await call('merging_link', 'justice', on({ disputeId: other.id, kind: 'same_cause' }));
    await call('merging_links', 'justice', on());
    await call('merging_endLink', 'justice', { ...on(), params: { disputeId: file.id, linkId } });
    const part = { title: '楼道堆物', facts: '另有一事。', partyIds: file.parties, reason: '两事无关' };
    await call('merging_split', 'mediator', on(part));
    await call('merging_merge', 'justice', { params: { disputeId: other.id }, body: { intoDisputeId: file.id } });
    const corrected = { pointer: '/title', old: '楼上漏水', new: '楼上厨房漏水', reason: '误写' };
    await call('mending_correct', 'director', on(corrected));
    await call('mending_list', 'justice', on());
    const { items } = await call<{ items: { id: string }[] }>('parties_list', 'mediator', on());
    const end = async () => {
      const remediesNotices = items.map(({ id: partyId }) => ({ partyId, method: 'oral', on: '2026-10-14' }));
      await call('mediation_fail', 'mediator', on({ reason: 'no_agreement', remediesNotices }));
    };
    await end();
    for (const { id: partyId } of items) {
      await call('mediation_recordConsent', 'mediator', on({ partyId, subject: 'mediation', decision: 'given' }));
      await call('mediation_giveRightsNotice', 'mediator', on({ partyId, method: 'oral' }));
    }
    await call('mending_reopen', 'mediator', on({ reason: '双方愿意再谈' }));
    await end();
    await call('returnVisits_close', 'mediator', on());
    await call('caseFile_missing', 'mediator', on());
    await call('mending_archive', 'justice', on({ retentionClass: 'long' }));
  });

  test('the end of a file', async () => {
    const file = await Case.registered(world);
    await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    await file.act('justice', 'close');
    const on = (body: object = {}) => ({ params: { disputeId: file.id }, body });
    await call('mending_archive', 'justice', on({ retentionClass: 'short' }));
    world.moveTo('2037-01-02T02:00:00.000Z');
    await call('archive_propose', 'justice', on({ reason: '保管期限届满' }));
    await call(
      'archive_decide',
      'director',
      on({ approved: true, appraisalGroup: '示例鉴定小组', paperNo: '示例1号' }),
    );
    await call('archive_get', 'director', on());
    world.moveTo('2026-10-14T02:00:00.000Z');
  });

  test('what the police is given', async () => {
    const source = {
      kind: 'delegated',
      channel: 'transfer',
      delegatedBy: { body: 'public_security', letterNo: '示例公（治）移字〔2026〕7号' },
    };
    const file = await Case.mediating(world, 'justice', { subcategory: 'noise', source });
    const on = (body: object = {}) => ({ params: { disputeId: file.id }, body });
    const attempt = {
      on: '2026-10-01',
      by: 'property_manager',
      person: '黄某某',
      method: 'phone',
      outcome: 'continued',
    };
    await call('police_recordDissuasion', 'mediator', on({ ...attempt, partyId: file.parties[1] }));
    await call('police_listDissuasions', 'mediator', on());
    await call('police_noiseAttempts', 'mediator', on());
    await call('police_noiseAttemptsCsv', 'director', on());
    await file.sit('justice');
    await file.agree('justice');
    const { obligations } = (await file.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
    await world.post('mediator', `/obligations/${obligations?.[0]?.id ?? ''}/performance`, {
      body: { performedOn: '2026-10-14', evidence: '收条' },
    });
    const application = { partyIds: file.parties, filedOn: '2026-10-14', body: '示例派出所' };
    await call('police_recordApplication', 'mediator', on(application));
    await call('police_policePackage', 'mediator', on());
    await call('police_policePackageZip', 'director', on());
  });

  test('the other ways out', async () => {
    const registered = async () => {
      const body = leak(world);
      return { disputeId: (await call('intake_register', 'justice', { body })).id, partyId: body.parties[0]?.id ?? '' };
    };
    await call('triage_refuse', 'justice', {
      params: await registered(),
      body: { reason: 'outside_scope', remedy: 'court' },
    });
    const params = await registered();
    await call('mediation_withdraw', 'justice', { params, body: { partyId: params.partyId } });
    const late = { ...leak(world), receivedAt: '2026-09-01T02:00:00Z' };
    const { id: disputeId, lateEntries } = await call<{ id: string; lateEntries: number[] }>(
      'intake_register',
      'justice',
      {
        body: late,
      },
    );
    const entry = { disputeId, seq: String(lateEntries[0]) };
    await call('clocks_countersign', 'director', { params: entry });
    await call('workflow_workflow', 'grid');
    await call('workflow_rules', 'grid');
  });

  test('petitions, returns, reports', async () => {
    const petition = {
      centerId: world.center,
      occurredOn: '2026-10-12',
      channel: 'visit',
      level: 'community',
      persons: 1,
      group: false,
      jointLetter: false,
      matter: '反映路灯损坏',
      first: true,
      knownFrom: 'own',
    };
    const { id: petitionId } = await call('petitions_register', 'petition', { body: petition });
    await call('petitions_list', 'petition');
    await call('petitions_get', 'director', { params: { petitionId } });
    await call('petitions_amend', 'petition', { params: { petitionId }, body: { persons: 2 } });
    await call('petitions_confirm', 'petition', { params: { petitionId } });
    await call('petitions_versions', 'director', { params: { petitionId } });
    await petitionItems(petitionId);
    await call('zeroBaselines_get', 'petition');
    const claim = { declaredSince: '2012-01-01', ground: '社区自存纸质台账' };
    await call('zeroBaselines_declare', 'director', { body: claim });
    world.moveTo('2026-11-03T02:00:00.000Z');
    const counts = { items: 1 };
    const { id: returnId } = await call('petitionReturns_file', 'petition', {
      body: { centerId: world.center, month: '2026-10', counts },
    });
    await call('petitionReturns_list', 'director');
    await call('petitionReturns_get', 'director', { params: { returnId } });
    await call('petitionReturns_correct', 'petition', {
      params: { returnId },
      body: { counts: { items: 1, persons: 2 }, reason: '漏填人次' },
    });
    await call('petitionReturns_versions', 'director', { params: { returnId } });
    await call('petitionReturns_confirm', 'director', { params: { returnId } });
    const report = {
      centerId: world.center,
      from: '2026-10-01',
      to: '2026-11-01',
      definition: 'no_petition_above_community@1',
    };
    const { id: reportId } = await call('reports_produceZeroPetition', 'director', { body: report });
    const duty = { centerId: world.center, from: '2026-10-01', to: '2026-11-01' };
    const roster = await call('reports_produceRoster', 'director', { body: duty });
    const made = { params: { reportId: roster.id } };
    await call('reports_confirm', 'admin', made);
    const { signature } = await call<{ signature: Json }>('reports_sign', 'director', made);
    await call('signingKeys_list', 'nobody');
    const { sealed, value, keyId } = signature;
    await call('signingKeys_verify', 'nobody', { body: { sealed, value, keyId } });
    await call('reportJobs_list', 'auditor');
    await call('reportJobs_get', 'auditor');
    await call('reportJobs_cancel', 'director');
    await call('reports_produceRoster', 'director', { body: duty });
    const population = { year: 2026, residents: 5800, registeredFloating: 223, source: '派出所户籍统计' };
    await call('indicators_recordPopulation', 'petition', { body: population });
    await call('indicators_populations', 'auditor');
    const told = { month: '2026-10', civilCases: 1, administrativeCases: 0, criminalCases: 0, source: '法院来函' };
    await call('indicators_recordOutsideCount', 'director', { body: told });
    await call('indicators_outsideCounts', 'petition');
    await call('reports_produceThreeZero', 'director', { body: { ...report, definition: 'three_zero@1' } });
    await call('reports_produceLitigationRate', 'admin', { body: duty });
    await call('caseReports_returnVisits', 'director', { body: duty });
    await call('caseReports_trend', 'director', { body: duty });
    await call('caseReports_hotSpots', 'director', { body: duty });
    await call('caseReports_repeatParties', 'director', { body: duty });
    await call('reports_list', 'auditor');
    await call('reports_get', 'auditor', { params: { reportId } });
    await call('reports_restatement', 'auditor', { params: { reportId } });
    await call('reports_records', 'auditor', { params: { reportId }, query: { figure: 'items' } });
    await call('caseReports_mediationStatistics', 'admin', { body: duty });
    await call('caseReports_stepTimes', 'admin', { body: duty });
    await call('caseReports_departments', 'admin', { body: duty });
    await call('caseReports_deadlines', 'admin', { body: duty });
    await call('caseReports_fulfilment', 'admin', { body: duty });
    const caseload = await call('caseReports_caseload', 'admin', { body: duty });
    await call('reports_difference', 'auditor', { params: { reportId: caseload.id } });
    await call('figures_list', 'auditor');
    await call('auditLog_list', 'auditor');
    await call('provisions_list', 'auditor');
    await call('reportFiles_file', 'auditor', { params: { reportId, format: 'html' }, query: { lang: 'en' } });
  });

  /** Objected to, ended twice by mistake, then answered and reviewed. */
  async function petitionItems(petitionId: string): Promise<void> {
    const on = '2026-10-14';
    const receipt = { receivedOn: '2026-10-13', source: 'transferred', body: '示例街道办事处' };
    const { id: itemId } = await call('itemSteps_open', 'petition', { params: { petitionId }, body: receipt });
    const step = (name: string, body: object, by = 'petition') =>
      call(`itemSteps_${name}`, by, { params: { itemId }, body });
    await step('object', { on, reason: '不属于本单位职权范围' });
    await step('decideObjection', { on, upheld: false });
    await step('transfer', { on, body: '示例县水利局' });
    await step('strike', { reason: '误录' });
    await step('withdraw', { on });
    await step('strike', { reason: '误录' });
    await step('notify', { on, form: 'written' });
    await step('extend', { on, days: 15, reason: '情况复杂' }, 'director');
    await step('tellExtension', { on });
    await step('answer', { on, outcome: 'not_supported' });
    await step('deliver', { on });
    await step('requestReview', { on });
    await step('decideReview', { on, outcome: 'upheld' });
    await call('petitionItems_list', 'director');
    await call('petitionItems_get', 'director', { params: { itemId } });
  }

  test('leaves no operation out', () => {
    expect(OPERATIONS.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
  });

  test('whatever was written is told in the audit log or in the log of a case', () => {
    const writes = OPERATIONS.filter(({ method, id }) => method !== 'get' && traces.has(id)).map(({ id }) => id);
    expect(writes.filter((id) => !traces.isTold(id)).sort()).toEqual(Object.keys(TELLS_NOTHING));
    expect(writes.length).toBeGreaterThan(150);
    expect(TOLD_WHERE_READ.filter((id) => !traces.isTold(id))).toEqual([]);
  });

  test('every example of a request works as the document shows it', () => {
    const taken = OPERATIONS.filter(({ body }) => body !== null).filter(({ id }) => shownOnce.has(id));
    expect([...refusedExamples].filter(([id]) => !shownOnce.has(id))).toEqual([]);
    expect(taken.length).toBeGreaterThan(100);
  });

  /** Centres are added from above; the demo has nobody there, so the database gives the lawyer that grant. */
  async function provideAdministratorAbove(centerId: string): Promise<void> {
    const { id } = await world.get('lawyer', '/me');
    await app.pool.query(
      `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, 'administrator', $3, 'active', $4)`,
      [newId(), id, centerId, world.now],
    );
  }

  async function ownGrid(): Promise<string> {
    const { staffId } = await world.get('grid', '/me');
    const { rows } = await app.pool.query<{ gridId: string }>(
      'SELECT grid_id AS "gridId" FROM grid_duty WHERE staff_id = $1 LIMIT 1',
      [staffId],
    );
    return rows[0]?.gridId ?? '';
  }

  async function mediating() {
    const file = await Case.mediating(world);
    const plan = {
      startsAt: world.now,
      endsAt: '2026-10-14T09:00:00.000Z',
      venue: 'room',
      roomId: world.room('群众接访室'),
    };
    const planned = await file.record('mediator', 'sessions', plan);
    return { file, sessionId: (planned.body as { id: string }).id };
  }
});

describe('by nobody, and by somebody who may not', () => {
  /** What a signed-in person may always do, whoever issued the password. */
  const OPEN = ['me_get', 'me_changePassword', 'auth_logout'];
  let newcomer: string;

  beforeAll(async () => {
    newcomer = await newcomerToken();
  });

  const closed = OPERATIONS.filter(({ permission }) => permission !== 'public');

  const knock = (target: Operation, token?: string): Promise<Response> => {
    const request = nobody(app)[target.method](fill(target, places));
    if (token !== undefined) request.set('Authorization', `Bearer ${token}`);
    return Promise.resolve(target.body === null ? request : request.send({}));
  };

  test.each(closed.map((target) => [target.id, target] as const))('%s', async (id, target) => {
    expect((await knock(target)).body).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect((await knock(target, 'no-token')).status).toBe(401);
    if (!OPEN.includes(id)) {
      expect((await knock(target, newcomer)).body).toMatchObject({ status: 403, code: 'password_change_required' });
    }
    const stranger = target.permission === 'signed-in' ? undefined : whoMayNot(target, held);
    if (stranger === undefined) return;
    const agent = await world.as(stranger);
    const reply = await agent[target.method](fill(target, places)).send(target.body === null ? undefined : {});
    expect({ id, stranger, status: reply.status }).toEqual({ id, stranger, status: 403 });
  });

  const OF_A_CENTRE = [
    'disputeId',
    'agreementId',
    'obligationId',
    'visitId',
    'referralId',
    'supervisionId',
    'legalAidRequestId',
    'subjectRequestId',
    'investigationId',
    'petitionId',
    'itemId',
    'returnId',
    'reportId',
    'feedId',
    'callId',
    'absenceId',
    'swapRequestId',
    'attachmentId',
    'clipId',
    'keyId',
    'webhookId',
  ];
  /** What cannot be asked for without. */
  const NEEDED: Readonly<Record<string, object>> = {
    reports_records: { figure: 'items' },
    clips_content: { purpose: 'mediation' },
  };
  const cases = closed.filter(({ path }) => OF_A_CENTRE.some((name) => path.includes(`{${name}}`)));

  test.each(cases.map((target) => [target.id, target] as const))(
    '%s: for the neighbours it does not exist',
    async (id, target) => {
      const agent = await world.as('other.director');
      const body = target.body === null ? undefined : {};
      const reply = await agent[target.method](fill(target, places))
        .set('If-Match', '"1"')
        .query(NEEDED[id] ?? {})
        .send(body);
      // The director holds no permission for the register of petitions, for private notes, for issuing keys and for webhooks: told before anything is looked at.
      const expected = [
        'key.manage',
        'petition.register',
        'petition_return.file',
        'private_note.keep',
        'webhook.manage',
      ].includes(target.permission)
        ? 403
        : 404;
      expect({ id, status: reply.status }).toEqual({ id, status: expected });
    },
  );

  test('public routes are open to everybody', () => {
    const open = OPERATIONS.filter(({ permission }) => permission === 'public').map(({ id }) => id);
    expect(open.sort()).toEqual(['auth_refresh', 'auth_token', 'feeds_read', 'signingKeys_list', 'signingKeys_verify']);
  });
});
