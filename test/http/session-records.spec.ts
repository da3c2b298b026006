/**
 * What a session leaves on record: who was expected and came, its parts, who was missing and why, the law that was explained,
 * what one side told its mediators alone, a beginning for the minutes; and investigations.
 */
import type { Response } from 'supertest';
import type { InvestigationResponse } from '../../src/modules/investigations/investigation.dto.js';
import { committeeOf } from '../../src/domain/papers/committee.js';
import { addDays } from '../../src/domain/shared/day.js';
import { EXPANSIONS } from '../../src/modules/case-file/case-file.dto.js';
import type { SessionResponse } from '../../src/modules/sessions/session.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { etagOf, holding, MediatedCase, mediationRoom, onSite, personOf } from '../support/mediated-case.js';
import { World } from '../support/world.js';

type Body = Record<string, unknown>;

const NOBODY = '01900000-0000-7000-8000-00000000dead';
let slots = 0;

/** An hour in the days to come in which the mediator is not busy yet. */
function toCome(rest: Body = {}): Body {
  slots += 1;
  const day = `2026-11-${String(10 + slots)}`;
  return { startsAt: `${day}T01:00:00.000Z`, endsAt: `${day}T02:00:00.000Z`, venue: 'online', ...rest };
}

let app: TestApp;
let world: World;
let mediator: Agent;
let judge: string;
/** A case whose requests are refused, and which therefore stays as it is. */
let shared: MediatedCase;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  mediator = await as(app, 'mediator');
  judge = (await personOf(app, 'judge')).staffId;
  shared = await MediatedCase.open(app);
});

afterAll(() => app?.close());

async function planned(file: MediatedCase, plan: Body = onSite()): Promise<string> {
  const reply = await mediator.post(`${file.path}/sessions`).send(plan).expect(201);
  return `${file.path}/sessions/${(reply.body as { id: string }).id}`;
}

const look = async (path: string): Promise<SessionResponse> => (await mediator.get(path).expect(200)).body;

const step = (path: string, action: string, body: Body, status = 200): Promise<Response> =>
  shared.post(mediator, path, action, body, status);

const answer = (path: string, body: Body, status = 201): Promise<Response> =>
  mediator.post(`${path}/replies`).send(body).expect(status);

const faultsOf = ({ body }: Response): unknown =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

async function agentOf(file: MediatedCase, rest: Body = {}): Promise<string> {
  const occurredAt = '2026-10-13T03:00:00.000Z';
  const body = { kind: 'agent', name: '代某', occurredAt, ...rest };
  const reply = await mediator.post(`${file.path}/parties/${file.respondentId}/representatives`).send(body).expect(201);
  return (reply.body as { id: string }).id;
}

describe('who is expected', () => {
  it('the parties until they answer, mediators and guests as they are booked; the last word counts', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file, toCome({ invited: [{ staffId: judge, as: 'adviser' }] }));
    const { applicantId, respondentId, mediatorId } = file;
    const unknown = { reply: 'unknown', representativeId: null, repliedAt: null };
    expect((await look(path)).expected).toMatchObject([
      { partyId: applicantId, as: 'party', ...unknown },
      { partyId: respondentId, as: 'party', ...unknown },
      { staffId: mediatorId, as: 'mediator', reply: null },
      { staffId: judge, as: 'adviser', reply: null },
    ]);
    const first = await answer(path, { partyId: applicantId, reply: 'confirmed' });
    expect(first.body).toMatchObject({ partyId: applicantId, reply: 'confirmed', representativeId: null });
    expect(first.headers['location']).toBe(`/api/v1${path}`);
    const { headers } = await mediator.get(path).expect(200);
    expect(etagOf(first).split('-')[0]).toBe(String(headers['etag']).split('-')[0]);
    const declined = { partyId: applicantId, reply: 'declined' };
    await answer(path, declined);
    const earlier = { partyId: applicantId, reply: 'confirmed', occurredAt: '2026-10-14T01:00:00Z' };
    await answer(path, earlier);
    const representativeId = await agentOf(file);
    await answer(path, { partyId: respondentId, reply: 'represented', representativeId });
    const list = await mediator.get(`${file.path}/sessions`).expect(200);
    expect(list.body.items[0].expected.slice(0, 2)).toMatchObject([
      declined,
      { partyId: respondentId, reply: 'represented', representativeId },
    ]);
    const file2 = await mediator.get(`${file.path}/timeline`).expect(200);
    expect(file2.body.items.map(({ type }: { type: string }) => type)).toContain('SessionReplied');
  });

  it('asks anew with a new time', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file, toCome());
    await answer(path, { partyId: file.applicantId, reply: 'confirmed' });
    await step(path, 'adjourn', { startsAt: '2026-10-21T01:00:00Z', endsAt: '2026-10-21T02:00:00Z' });
    expect((await look(path)).expected?.[0]).toMatchObject({ partyId: file.applicantId, reply: 'unknown' });
    await step(path, 'adjourn', {});
    const early = await answer(path, { partyId: file.applicantId, reply: 'confirmed' }, 409);
    expect(early.body.code).toBe('session_not_planned');
  });

  it('is refused for who is no party, who may not come for one, and what has not been said yet', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file, toCome());
    const { respondentId: partyId } = file;
    const over = await agentOf(file, { validTo: '2026-11-11' });
    const code = async (body: Body): Promise<string> => (await answer(path, body, 409)).body.code as string;
    expect(await code({ partyId: NOBODY, reply: 'confirmed' })).toBe('party_unknown');
    expect(await code({ partyId, reply: 'represented', representativeId: NOBODY })).toBe('representative_unknown');
    expect(await code({ partyId, reply: 'represented', representativeId: over })).toBe('representative_not_acting');
    expect(await code({ partyId, reply: 'declined', occurredAt: '2026-10-19T01:00:00Z' })).toBe('occurred_in_future');
    const bad = async (body: Body): Promise<unknown> => faultsOf(await answer(path, body, 400));
    expect(await bad({ partyId, reply: 'represented' })).toEqual(['/representativeId required']);
    expect(await bad({ partyId, reply: 'declined', representativeId: over })).toEqual([
      '/representativeId not_allowed_with',
    ]);
    expect((await look(path)).expected?.[1]).toMatchObject({ reply: 'unknown' });
  });

  it('is for those who work on the case, once per Idempotency-Key, on the version they saw', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file, toCome({ invited: [{ staffId: judge, as: 'adviser' }] }));
    const body = { partyId: file.applicantId, reply: 'confirmed' };
    const by = async (username: string): Promise<number> =>
      (await (await as(app, username)).post(`${path}/replies`).send(body)).status;
    expect(await Promise.all(['other.mediator', 'lawyer', 'judge', 'auditor', 'grid'].map(by))).toEqual([
      404, 404, 404, 403, 403,
    ]);
    await nobody(app).post(`${path}/replies`).send(body).expect(401);
    await mediator.post(`${path}/replies`).set('If-Match', '"1-abc"').send(body).expect(412);
    const once = () => mediator.post(`${path}/replies`).set('Idempotency-Key', 'reply-1').send(body).expect(201);
    expect((await once()).body).toEqual((await once()).body);
  });
});

describe('how it was held', () => {
  it('tells who was present, late, absent and represented', async () => {
    const file = await MediatedCase.open(app);
    await agentOf(file);
    const path = await planned(file);
    const attendance = [
      { partyId: file.applicantId, as: 'party', present: true, arrivedAt: '2026-10-14T00:50:00Z' },
      { partyId: file.respondentId, as: 'party', present: false },
      { partyId: file.respondentId, as: 'representative', present: true, late: true },
      { staffId: file.mediatorId, as: 'mediator', present: true, arrivedAt: '2026-10-14T00:30:00Z' },
      { staffId: judge, as: 'adviser', present: false },
    ];
    const { body } = await step(path, 'hold', holding(attendance));
    expect((body as SessionResponse).attendance).toMatchObject([
      { status: 'late', late: true, present: true, arrivedAt: '2026-10-14T00:50:00.000Z' },
      { status: 'represented', late: false, present: false, arrivedAt: null },
      { status: 'represented', late: true, present: true },
      { status: 'present', late: false, arrivedAt: '2026-10-14T00:30:00.000Z' },
      { status: 'absent', present: false },
    ]);
    expect(await look(path)).toEqual(body);
  });

  const present = { as: 'party', present: true };
  it.each<[string, Body, string]>([
    ['who is late and absent', { as: 'party', present: false, late: true }, '/attendance/0/late not_allowed_with'],
    [
      'who came and was not there',
      { as: 'party', present: false, arrivedAt: '2026-10-14T01:00:00Z' },
      '/attendance/0/arrivedAt not_allowed_with',
    ],
    [
      'who came before it began',
      { ...present, arrivedAt: '2026-10-14T00:29:59Z' },
      '/attendance/0/arrivedAt out_of_range',
    ],
    [
      'who came when it was over',
      { ...present, arrivedAt: '2026-10-14T01:30:01Z' },
      '/attendance/0/arrivedAt out_of_range',
    ],
    [
      'who came later and was not late',
      { ...present, late: false, arrivedAt: '2026-10-14T01:00:00Z' },
      '/attendance/0/late not_allowed_with',
    ],
    [
      'who came at once and was late',
      { ...present, late: true, arrivedAt: '2026-10-14T00:30:00Z' },
      '/attendance/0/late not_allowed_with',
    ],
  ])('refuses somebody %s', async (_, person, fault) => {
    const path = await planned(shared);
    const attendance = [{ partyId: shared.applicantId, ...person }, ...shared.attendance().slice(1)];
    expect(faultsOf(await step(path, 'hold', holding(attendance), 400))).toEqual([fault]);
  });

  it('refuses one person on two chairs', async () => {
    const path = await planned(shared);
    const [one, other, lead] = shared.attendance();
    const twice = async (...attendance: (Body | undefined)[]): Promise<unknown> =>
      faultsOf(await step(path, 'hold', holding(attendance as Body[]), 400));
    expect(await twice(one, other, lead, { ...one, present: false })).toEqual(['/attendance/3/partyId duplicate']);
    expect(await twice(one, lead, { ...lead, as: 'recorder' })).toEqual(['/attendance/2/staffId duplicate']);
  });

  it('keeps its parts, and counts for an agreement though the parties sat apart all the time', async () => {
    const file = await MediatedCase.open(app);
    const { applicantId, respondentId } = file;
    const path = await planned(file, onSite({ parts: ['separate', 'separate'] }));
    // Two mediators could sit with two sides at once.
    const parts = [
      { kind: 'separate', partyIds: [applicantId], from: '2026-10-14T00:30:00Z', to: '2026-10-14T01:00:00Z' },
      { kind: 'separate', partyIds: [respondentId], from: '2026-10-14T00:50:00Z', to: '2026-10-14T01:30:00Z' },
    ];
    const idle = [{ kind: 'separate', partyIds: [applicantId] }];
    const refused = await step(path, 'hold', holding(file.attendance(), { parts: idle }), 409);
    expect(refused.body).toMatchObject({ code: 'present_in_no_part' });
    expect(refused.body.detail).toContain('林某某');
    const { body } = await step(path, 'hold', holding(file.attendance(), { parts }));
    expect(body).toMatchObject({
      parts: ['separate', 'separate'],
      heldParts: [
        { kind: 'separate', partyIds: [applicantId], from: '2026-10-14T00:30:00.000Z' },
        { kind: 'separate', partyIds: [respondentId], to: '2026-10-14T01:30:00.000Z' },
      ],
    });
    const agreementId = await file.draft();
    await file.signByHands(agreementId);
    await file.sign('director', agreementId, { by: { seal: true }, method: 'seal' });
    expect(await file.state()).toBe('settled');
  });

  it('does not count when somebody sat apart from an empty chair', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file);
    const [one, other, lead] = file.attendance();
    const parts = [{ kind: 'joint' }, { kind: 'separate', partyIds: [file.respondentId] }];
    const alone = holding([one ?? {}, { ...other, present: false }, lead ?? {}], { parts });
    expect((await step(path, 'hold', alone, 409)).body.code).toBe('part_without_party');
    const stranger = holding(file.attendance(), {
      parts: [{ kind: 'separate', partyIds: [NOBODY] }, { kind: 'joint' }],
    });
    expect((await step(path, 'hold', stranger, 409)).body.code).toBe('party_unknown');
    expect((await look(path)).state).toBe('scheduled');
  });

  const times = (from: string, to: string): Body => ({ from: `2026-10-14T${from}:00Z`, to: `2026-10-14T${to}:00Z` });
  it.each<[string, (partyId: string) => Body[], string]>([
    ['apart without anybody', () => [{ kind: 'separate' }], '/parts/0/partyIds required'],
    ['together with some only', (one) => [{ kind: 'joint', partyIds: [one] }], '/parts/0/partyIds not_allowed_with'],
    ['of no length', () => [{ kind: 'joint', ...times('01:00', '01:00') }], '/parts/0/to bad_range'],
    ['backwards', () => [{ kind: 'joint', ...times('01:10', '01:00') }], '/parts/0/to bad_range'],
    ['before it began', () => [{ kind: 'joint', ...times('00:00', '01:00') }], '/parts/0/from out_of_range'],
    ['beyond its end', () => [{ kind: 'joint', ...times('01:00', '01:31') }], '/parts/0/to out_of_range'],
    ['without an end', () => [{ kind: 'joint', from: '2026-10-14T01:00:00Z' }], '/parts/0/from needs'],
    ['without a beginning', () => [{ kind: 'joint', to: '2026-10-14T01:00:00Z' }], '/parts/0/to needs'],
    [
      'together while one sat apart',
      (one) => [
        { kind: 'separate', partyIds: [one], ...times('00:40', '01:00') },
        { kind: 'joint', ...times('00:59', '01:30') },
      ],
      '/parts/1/from overlaps',
    ],
    [
      'in two rooms at once',
      (one) => [
        { kind: 'separate', partyIds: [one], ...times('00:40', '01:00') },
        { kind: 'joint', ...times('01:00', '01:10') },
        { kind: 'separate', partyIds: [one], ...times('00:50', '00:55') },
      ],
      '/parts/2/from overlaps',
    ],
  ])('refuses parts %s', async (_, parts, fault) => {
    const path = await planned(shared);
    const body = holding(shared.attendance(), { parts: parts(shared.applicantId) });
    expect(faultsOf(await step(path, 'hold', body, 400))).toEqual([fault]);
  });
});

describe('a session that did not take place', () => {
  const missing = (file: MediatedCase, rest: Body = {}): Body => ({ absentPartyIds: [file.respondentId], ...rest });

  it('is a no-show from its beginning on: its room is free, and it says who was missing, on whose side it lay', async () => {
    const file = await MediatedCase.open(app);
    const roomId = await mediationRoom(app, file.centerId);
    const when = { startsAt: '2026-10-14T01:00:00.000Z', endsAt: '2026-10-14T09:00:00.000Z' };
    const path = await planned(file, { ...when, venue: 'room', roomId });
    const taken = async (): Promise<number> => {
      const { body } = await mediator.get(`/rooms/${roomId}/bookings?from=${when.startsAt}&to=${when.endsAt}`);
      return (body as { items: unknown[] }).items.length;
    };
    expect(await taken()).toBe(1);
    await mediator.post(`${path}/no-show`).send(missing(file)).expect(428);
    const reply = await step(path, 'no-show', missing(file, { note: '等候三十分钟，电话未接。' }));
    expect(reply.body).toMatchObject({
      state: 'no_show',
      reason: '等候三十分钟，电话未接。',
      heldTo: null,
      absentPartyIds: [file.respondentId],
      mediatorAbsent: false,
      causedBy: { partyIds: [file.respondentId], mediator: false, center: false },
    });
    expect(await taken()).toBe(0);
    const list = await mediator.get(`${file.path}/sessions`).expect(200);
    expect(list.body.items).toEqual([reply.body]);
    const { body } = await mediator.get(`${file.path}/timeline`).set('Accept-Language', 'en').expect(200);
    const [entry] = body.items.filter(({ type }: { type: string }) => type === 'SessionMissed');
    expect(entry).toMatchObject({ details: { absentPartyIds: [file.respondentId] }, note: null });
    expect(JSON.stringify(body)).not.toContain('电话未接');
    expect((await step(path, 'hold', holding(file.attendance()), 409)).body.code).toBe('session_not_planned');
    expect((await step(path, 'no-show', missing(file), 409)).body.code).toBe('session_not_planned');
  });

  it('was held or missed, whoever writes it down first', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file);
    const tag = etagOf(await mediator.get(path).expect(200));
    const send = (action: string, body: Body) => mediator.post(`${path}/${action}`).set('If-Match', tag).send(body);
    const replies = await Promise.all([
      send('hold', holding(file.attendance())),
      send('no-show', missing(file)),
      send('no-show', missing(file)),
      send('cancel', {}),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const [first] = replies.filter(({ status }) => status === 200);
    expect(await look(path)).toEqual(first?.body);
  });

  it('blames nobody who declined in time, unless the recorder says so', async () => {
    const file = await MediatedCase.open(app);
    const late = await planned(file);
    await answer(late, { partyId: file.respondentId, reply: 'declined', occurredAt: '2026-10-13T08:00:00Z' });
    const unblamed = await step(late, 'no-show', missing(file, { mediatorAbsent: true }));
    expect(unblamed.body).toMatchObject({
      mediatorAbsent: true,
      causedBy: { partyIds: [], mediator: true, center: false },
    });
    const again = await planned(file);
    await answer(again, { partyId: file.respondentId, reply: 'declined', occurredAt: '2026-10-13T08:00:00Z' });
    const said = await step(again, 'no-show', missing(file, { causedBy: { partyIds: [file.respondentId] } }));
    expect(said.body.causedBy).toEqual({ partyIds: [file.respondentId], mediator: false, center: false });
  });

  it('adjourned or cancelled it may lie with the centre, with several, or with nobody', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file, toCome());
    const adjourned = await step(path, 'adjourn', { reason: '停电', causedBy: { center: true } });
    expect(adjourned.body).toMatchObject({
      state: 'adjourned',
      reason: '停电',
      causedBy: { partyIds: [], mediator: false, center: true },
    });
    const cancelled = await step(path, 'cancel', { causedBy: {} });
    expect(cancelled.body).toMatchObject({
      state: 'cancelled',
      causedBy: { partyIds: [], mediator: false, center: false },
    });
    const silent = await step(await planned(file, toCome()), 'cancel', {});
    expect(silent.body.causedBy).toBeNull();
  });

  it('is refused before it was due, with nobody missing, and with strangers', async () => {
    const path = await planned(shared, toCome());
    const early = await step(path, 'no-show', missing(shared), 409);
    expect(early.body).toMatchObject({ code: 'session_not_due' });
    expect(early.body.detail).toMatch(/2026-11-\d\d 09:00/);
    const due = await planned(shared);
    expect(faultsOf(await step(due, 'no-show', { absentPartyIds: [] }, 400))).toEqual(['/absentPartyIds too_few']);
    expect((await step(due, 'no-show', { absentPartyIds: [NOBODY] }, 409)).body.code).toBe('party_unknown');
    const stranger = { causedBy: { partyIds: [NOBODY] } };
    for (const [action, body] of [
      ['no-show', missing(shared, stranger)],
      ['adjourn', stranger],
      ['cancel', stranger],
    ] as const)
      expect((await step(due, action, body, 409)).body.code).toBe('party_unknown');
    const by = async (username: string): Promise<number> =>
      (await (await as(app, username)).post(`${due}/no-show`).set('If-Match', '"1-a"').send(missing(shared))).status;
    expect([await by('other.mediator'), await by('lawyer'), await by('auditor')]).toEqual([404, 404, 403]);
    expect((await look(due)).state).toBe('scheduled');
  });
});

describe('R44 the law that was explained', () => {
  const cite = async (file: MediatedCase, day: string, citation: Body, status: number): Promise<Response> => {
    const span = { startsAt: `${day}T00:30:00.000Z`, endsAt: `${day}T01:30:00.000Z` };
    const path = await planned(file, { ...span, venue: 'on_site' });
    const held = { heldFrom: span.startsAt, heldTo: span.endsAt, citations: [citation] };
    return step(path, 'hold', holding(file.attendance(), held), status);
  };

  it('is in force on that day: what was repealed is refused, and its successor named with its article', async () => {
    const { body } = await cite(shared, '2026-10-14', { law: '噪声污染防治法', article: '第59条' }, 409);
    expect(body).toMatchObject({ code: 'citation_not_valid', ruleId: 'R44' });
    expect(body.detail).toContain('生态环境法典 588');
  });

  it('stands in the table: what does not is refused with what does', async () => {
    const { body } = await cite(shared, '2026-10-14', { law: '民法典', article: '549' }, 409);
    expect(body).toMatchObject({ code: 'citation_unknown', ruleId: 'R44' });
    expect(body.detail).toMatch(/民法典第549条.*296/);
    const unknown = await cite(shared, '2026-10-14', { law: '邻里法', article: '1' }, 409);
    expect(unknown.body.detail).toContain('生态环境法典');
  });

  it('may be cited by its English name, and in full', async () => {
    const file = await MediatedCase.open(app);
    for (const law of ['Civil Code', '《中华人民共和国民法典》'])
      expect((await cite(file, '2026-10-14', { law, article: 'Art. 296' }, 200)).body.state).toBe('held');
  });

  it('is judged by the day the session was held, however late it is written down', async () => {
    const file = await MediatedCase.open(app, '2026-08-10');
    const early = await cite(file, '2026-08-12', { law: '生态环境法典', article: '588' }, 409);
    expect(early.body.detail).toContain('噪声污染防治法 59');
    const held = await cite(file, '2026-08-12', { law: '噪声污染防治法', article: '59' }, 200);
    expect(held.body.citations).toEqual([{ law: '噪声污染防治法', article: '59' }]);
  });
});

it('what is written down long afterwards keeps both clocks, and waits for a countersignature', async () => {
  const file = await MediatedCase.open(app, '2026-08-10');
  const at = (time: string): string => `2026-08-12T${time}:00.000Z`;
  const session = { startsAt: at('00:30'), endsAt: at('01:30'), venue: 'on_site' };
  await step(await planned(file, session), 'no-show', { absentPartyIds: [file.applicantId], occurredAt: at('01:00') });
  const held = { heldFrom: at('00:30'), heldTo: at('01:30'), citations: [] };
  await step(await planned(file, session), 'hold', holding(file.attendance(), held));
  const looked = { kind: 'site_visit', from: at('02:00'), to: at('02:30'), place: '六楼', findings: '渗水。' };
  const body = { ...looked, investigatorIds: [file.mediatorId] };
  await mediator.post(`${file.path}/investigations`).send(body).expect(201);
  const timeline = (await mediator.get(`${file.path}/timeline`).expect(200)).body.items as Body[];
  const seen = (type: string): Body | undefined => timeline.find((entry) => entry['type'] === type);
  for (const [type, occurredAt] of [
    ['SessionMissed', at('01:00')],
    ['SessionHeld', at('01:30')],
    ['InvestigationRecorded', at('02:30')],
  ] as const)
    expect(seen(type)).toMatchObject({
      occurredAt,
      recordedAt: '2026-10-14T02:00:00.000Z',
      late: true,
      countersign: 'required',
    });
  const seq = String(seen('InvestigationRecorded')?.['seq']);
  await (await as(app, 'director')).post(`${file.path}/late-entries/${seq}/countersign`).send({}).expect(428);
  await file.act(await as(app, 'director'), `late-entries/${seq}/countersign`, {});
  const after = (await mediator.get(`${file.path}/timeline`).expect(200)).body.items as Body[];
  expect(after.find((entry) => entry['type'] === 'InvestigationRecorded')).toMatchObject({ countersign: 'done' });
});

describe('private notes', () => {
  const CANARY = '金丝雀甲方私下同意降到两千元';

  /** Held with an invited recorder, with notes of both sides. */
  async function told(): Promise<{ file: MediatedCase; path: string }> {
    const file = await MediatedCase.open(app);
    const { staffId } = await personOf(app, 'lawyer');
    const path = await planned(file, onSite({ invited: [{ staffId, as: 'recorder' }] }));
    const note = { partyId: file.applicantId, text: CANARY };
    await mediator.post(`${path}/private-notes`).set('Idempotency-Key', `note-${file.id}`).send(note).expect(201);
    await step(path, 'hold', holding(file.attendance()));
    return { file, path };
  }

  it('are written and read by who leads the case, page by page, in the order of writing', async () => {
    const { file, path } = await told();
    const kept = await mediator.post(`${path}/private-notes`).send({ text: '乙方担心名声。' }).expect(201);
    expect(kept.body).toEqual({
      id: expect.any(String),
      sessionId: path.split('/').at(-1),
      partyId: null,
      authorStaffId: file.mediatorId,
      recordedAt: '2026-10-14T02:00:00.000Z',
    });
    expect(kept.headers['location']).toBe(`/api/v1${path}`);
    const list = await mediator.get(`${path}/private-notes?withTotal=true`).expect(200);
    expect(list.body).toMatchObject({
      total: 2,
      items: [
        { partyId: file.applicantId, text: CANARY },
        { partyId: null, text: '乙方担心名声。' },
      ],
    });
    expect(list.headers['cache-control']).toBe('no-store');
    const first = await mediator.get(`${path}/private-notes?limit=1`).expect(200);
    const rest = await mediator
      .get(`${path}/private-notes?limit=1&cursor=${String(first.body.nextCursor)}`)
      .expect(200);
    expect([...first.body.items, ...rest.body.items]).toEqual(list.body.items);
    await mediator.get(`${path}/private-notes?cursor=made-up`).expect(400);
  });

  it('are closed to everybody else: those who see the case hear no, the others nothing', async () => {
    const { path } = await told();
    const text = '别人的话';
    for (const [username, status] of [
      ['director', 403],
      ['justice', 403],
      ['grid', 403],
      ['auditor', 403],
      ['admin', 403],
      ['other.director', 403],
      ['other.admin', 403],
      ['lawyer', 404],
      ['judge', 404],
      ['police', 404],
      ['procurator', 404],
      ['petition', 404],
      ['other.mediator', 404],
    ] as const) {
      const agent = await as(app, username);
      const seen = await agent.get(`${path}/private-notes`);
      const written = await agent.post(`${path}/private-notes`).send({ text });
      expect([username, seen.status, written.status]).toEqual([username, status, status]);
    }
    await nobody(app).get(`${path}/private-notes`).expect(401);
    await nobody(app).post(`${path}/private-notes`).send({ text }).expect(401);
    // The invited see their session, and not that.
    expect((await (await as(app, 'lawyer')).get(path).expect(200)).body.reduced).toBe(true);
    expect((await mediator.get(`${path}/private-notes`).expect(200)).body.items).toHaveLength(1);
  });

  it('are lost to who no longer leads the case, also when they repeat what they once asked', async () => {
    const { file, path } = await told();
    const justice = await as(app, 'justice');
    const assign = (mediatorId: string) => file.act(justice, 'assign', { mediatorIds: [mediatorId] });
    await assign(world.staff('林和事'));
    await mediator.get(`${path}/private-notes`).expect(404);
    await mediator.post(`${path}/private-notes`).send({ text: '还想记一笔' }).expect(404);
    const again = { partyId: file.applicantId, text: CANARY };
    await mediator.post(`${path}/private-notes`).set('Idempotency-Key', `note-${file.id}`).send(again).expect(404);
    await assign(file.mediatorId);
    expect((await mediator.get(`${path}/private-notes`).expect(200)).body.items).toHaveLength(1);
    const replayed = await mediator
      .post(`${path}/private-notes`)
      .set('Idempotency-Key', `note-${file.id}`)
      .send(again)
      .expect(201);
    expect(replayed.headers['idempotency-replayed']).toBe('true');
    expect((await mediator.get(`${path}/private-notes`).expect(200)).body.items).toHaveLength(1);
  });

  it('are in no other answer, and nowhere in the clear', async () => {
    const { file, path } = await told();
    const paths = [
      path,
      `${file.path}/sessions`,
      `${file.path}?expand=${EXPANSIONS.join(',')}`,
      `${path}/minutes-template`,
      ...['timeline', 'resolution-record', 'actions', 'missing', 'investigations', 'agreements'].map(
        (part) => `${file.path}/${part}`,
      ),
      `/disputes?q=${encodeURIComponent(CANARY)}`,
      `/disputes?q=${encodeURIComponent('金丝雀')}`,
      '/desk',
    ];
    for (const username of ['mediator', 'director', 'justice'])
      for (const one of paths) {
        const reply = await (await as(app, username)).get(one).expect(200);
        expect(reply.text).not.toContain('金丝雀');
      }
    const { rows: tables } = await app.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
    );
    const hex = Buffer.from('金丝雀').toString('hex');
    for (const { name } of tables) {
      const { rows } = await app.pool.query<{ found: number }>(
        `SELECT count(*)::int AS found FROM "${name}" t WHERE t::text LIKE '%金丝雀%' OR t::text LIKE '%' || $1 || '%'`,
        [hex],
      );
      expect([name, rows[0]?.found]).toEqual([name, 0]);
    }
  });

  it('leave who wrote and who read them on the audit log, by ids and numbers', async () => {
    const { file, path } = await told();
    await mediator.get(`${path}/private-notes`).expect(200);
    await (await as(app, 'director')).get(`${path}/private-notes`).expect(403);
    const { rows } = await app.pool.query<{ action: string; params: Body }>(
      `SELECT action, params FROM audit_log WHERE subject_kind = 'session' AND subject_id = $1 ORDER BY id`,
      [path.split('/').at(-1)],
    );
    expect(rows).toEqual([
      { action: 'private_note.written', params: { disputeId: file.id, noteId: expect.any(String) } },
      { action: 'private_note.read', params: { disputeId: file.id, notes: 1 } },
    ]);
  });

  it('are refused about strangers, of nothing, of too much, and once the file is put away', async () => {
    const { file, path } = await told();
    const keep = (body: Body, status: number) => mediator.post(`${path}/private-notes`).send(body).expect(status);
    expect(faultsOf(await keep({ partyId: NOBODY, text: '陌生人' }, 400))).toEqual(['/partyId unknown_reference']);
    expect(faultsOf(await keep({ text: '  ' }, 400))).toEqual(['/text too_short']);
    expect(faultsOf(await keep({ text: '长'.repeat(5001) }, 400))).toEqual(['/text too_long']);
    await mediator.get(`${file.path}/sessions/${NOBODY}/private-notes`).expect(404);
    await mediator.post(`${file.path}/sessions/${NOBODY}/private-notes`).send({ text: '无' }).expect(404);
    const on = '2026-10-14';
    const remediesNotices = [file.applicantId, file.respondentId].map((partyId) => ({ partyId, method: 'oral', on }));
    await file.act(mediator, 'fail', { reason: 'no_agreement', remediesNotices });
    await keep({ text: '结案前再记一笔。' }, 201);
    await file.act(mediator, 'close', {});
    await file.act(await as(app, 'justice'), 'archive', { retentionClass: 'long' });
    expect((await keep({ text: '归档以后' }, 409)).body.code).toBe('private_note_too_late');
    expect((await mediator.get(`${path}/private-notes`).expect(200)).body.items).toHaveLength(2);
  });
});

describe('a beginning for the minutes', () => {
  const text = async (path: string, query = ''): Promise<string> =>
    (await mediator.get(`${path}/minutes-template${query}`).expect(200)).body.text as string;

  it('says what the record knows, and leaves the rest blank', async () => {
    const file = await MediatedCase.open(app);
    await agentOf(file);
    const roomId = await mediationRoom(app, file.centerId);
    const path = await planned(file, {
      startsAt: '2026-10-22T01:00:00Z',
      endsAt: '2026-10-22T02:30:00Z',
      venue: 'room',
      roomId,
      invited: [{ staffId: judge, as: 'adviser' }],
    });
    const center = await mediator.get(`/centers/${file.centerId}`);
    const committee = committeeOf(String(center.body.name));
    const begun = await text(path);
    for (const line of [
      '案由：楼上漏水',
      '时间：2026-10-22 09:00 至 10:30',
      '方式：当面',
      '是否公开：不公开',
      '调解组织：' + committee,
      '调解员：王调解',
      '其他参加人：方法官',
      '申请人：陈某某\n',
      '被申请人：林某某（代理人：代某）\n',
      '第三人：____\n',
      '陈某某：2026-10-13 10:00，口头告知',
      '记录人：____\n',
    ])
      expect(begun).toContain(line);
    expect(begun).toMatch(/地点：\S*矛盾纠纷调处室/);
    expect(begun).not.toMatch(/\{\{|undefined|null/);
    expect(await text(path, '?template=leak')).toContain('漏水情况');
    expect(await text(path, '?template=noise')).toContain('此前的劝阻');
    const english = await mediator.get(`${path}/minutes-template?template=phone`).set('Accept-Language', 'en');
    expect(english.body).toMatchObject({ template: 'phone', label: 'By phone', validFrom: '2000-01-01' });
  });

  it('is not fooled by a name that looks like a gap, and tells nothing of concessions', async () => {
    const file = await MediatedCase.open(app);
    const path = await planned(file, onSite());
    await step(path, 'hold', holding(file.attendance()));
    const begun = await text(path);
    expect(begun).toContain('时间：2026-10-14 08:30 至 09:30');
    expect(begun).not.toContain('少要五百元');
  });

  it('is of a template there was on the day, for those who work on the case', async () => {
    const path = await planned(shared, toCome());
    const unknown = await mediator.get(`${path}/minutes-template?template=poem`).expect(400);
    expect(unknown.body.errors).toMatchObject([{ pointer: 'query/template', code: 'wrong_code' }]);
    expect(unknown.body.errors[0].detail).toContain('leak');
    await mediator.get(`${path}/minutes-template?template=A-B`).expect(400);
    await app.pool.query(
      `INSERT INTO code_entry (table_name, parent_code, code, valid_from, valid_to, label_zh, label_en, sort, extra)
       VALUES ('minutes-templates', '', 'later', $1, NULL, '以后', 'Later', 9, '{"text": "{{title}}"}')`,
      [addDays((await look(path)).startsAt.slice(0, 10), 1)],
    );
    await mediator.get(`${path}/minutes-template?template=later`).expect(400);
    const later = await planned(shared, toCome());
    expect(await text(later, '?template=later')).toBe('楼上漏水');
    const by = async (username: string): Promise<number> =>
      (await (await as(app, username)).get(`${path}/minutes-template`)).status;
    expect([await by('justice'), await by('director'), await by('lawyer'), await by('auditor')]).toEqual([
      200, 200, 404, 403,
    ]);
  });
});

describe('an investigation', () => {
  const asked = (file: MediatedCase, rest: Body = {}): Body => ({
    kind: 'interview',
    from: '2026-10-14T00:30:00.000Z',
    to: '2026-10-14T01:10:00.000Z',
    place: '示例小区 3 号楼 602 室',
    person: { name: '金丝某', relation: '楼下邻居' },
    participants: ['黄某某（楼长）'],
    investigatorIds: [file.mediatorId],
    questions: [
      { question: '漏水从何时开始？', answer: '四月二十日，墙角先湿。' },
      { question: '找过楼上吗？', answer: '' },
    ],
    signed: 'signed',
    ...rest,
  });
  const put = async (file: MediatedCase, body: Body, status = 201): Promise<Response> =>
    mediator.post(`${file.path}/investigations`).send(body).expect(status);

  it('is form 5 of the file: when, where, who was asked, by whom, questions and answers, the signature', async () => {
    const file = await MediatedCase.open(app);
    const recorder = (await personOf(app, 'justice')).staffId;
    const reply = await put(file, asked(file, { recorderId: recorder }));
    const body = reply.body as InvestigationResponse;
    expect(body).toMatchObject({
      ...asked(file),
      disputeId: file.id,
      partyId: null,
      recorderId: recorder,
      findings: null,
      refusalReason: null,
      recordedByStaffId: file.mediatorId,
    });
    expect(reply.headers['location']).toBe(`/api/v1/investigations/${body.id}`);
    const read = await mediator.get(`/investigations/${body.id}`).expect(200);
    expect(read.body).toEqual(body);
    expect(etagOf(read)).toBe(etagOf(reply));
    await mediator.get(`/investigations/${body.id}`).set('If-None-Match', etagOf(read)).expect(304);
    const document = {
      kind: 'document',
      from: '2026-10-14T00:00:00Z',
      to: '2026-10-14T00:10:00Z',
      place: '物业办公室',
    };
    const papers = { ...document, investigatorIds: [file.mediatorId], findings: '维修登记三份。' };
    const second = await put(file, papers);
    const refused = { partyId: file.respondentId, signed: 'refused', refusalReason: '称须先问家人。' };
    const { person: _, ...toParty } = asked(file, { from: '2026-10-14T01:15:00Z', to: '2026-10-14T01:20:00Z' });
    const third = await put(file, { ...toParty, ...refused });
    expect(third.body).toMatchObject({ ...refused, person: null });
    const list = await mediator.get(`${file.path}/investigations?limit=2`).expect(200);
    expect(list.body.items).toEqual([second.body, body]);
    const next = await mediator.get(`${file.path}/investigations?cursor=${String(list.body.nextCursor)}`).expect(200);
    expect(next.body.items).toEqual([third.body]);
  });

  it('keeps names and answers sealed, and out of log and outbox', async () => {
    const file = await MediatedCase.open(app);
    await put(file, asked(file));
    for (const table of ['investigation_record', 'case_log', 'outbox', 'audit_log', 'dispute', 'case_note']) {
      const { rows } = await app.pool.query<{ found: number }>(
        `SELECT count(*)::int AS found FROM "${table}" t WHERE t::text LIKE '%金丝某%' OR t::text LIKE '%墙角先湿%'`,
      );
      expect([table, rows[0]?.found]).toEqual([table, 0]);
    }
  });

  it('is seen with the case, and by nobody else', async () => {
    const file = await MediatedCase.open(app);
    const { id } = (await put(file, asked(file))).body as { id: string };
    const read = async (username: string, path: string): Promise<number> =>
      (await (await as(app, username)).get(path)).status;
    for (const path of [`/investigations/${id}`, `${file.path}/investigations`]) {
      const seen = ['director', 'justice', 'lawyer', 'other.mediator', 'auditor'].map((one) => read(one, path));
      expect(await Promise.all(seen)).toEqual([200, 200, 404, 404, 403]);
      await nobody(app).get(path).expect(401);
    }
    await mediator.get(`/investigations/${NOBODY}`).expect(404);
    await mediator.get('/investigations/not-an-id').expect(404);
    await (await as(app, 'other.mediator')).post(`${file.path}/investigations`).send(asked(file)).expect(404);
    await (await as(app, 'grid')).post(`${file.path}/investigations`).send(asked(file)).expect(403);
  });

  it.each<[string, Body, string]>([
    ['no length', { to: '2026-10-14T00:30:00.000Z' }, '/to bad_range'],
    ['an end before its beginning', { to: '2026-10-14T00:00:00Z' }, '/to bad_range'],
    [
      'nobody asked',
      { person: undefined, signed: undefined, questions: undefined, findings: '无' },
      '/partyId required',
    ],
    ['two people asked', { partyId: NOBODY }, '/person not_allowed_with'],
    ['no question', { questions: [] }, '/questions required'],
    ['no word about the signature', { signed: undefined }, '/signed required'],
    ['a refusal without a reason', { signed: 'refused' }, '/refusalReason required'],
    ['a reason without a refusal', { refusalReason: '不识字' }, '/refusalReason needs'],
    ['a stranger investigating', { investigatorIds: [NOBODY] }, '/investigatorIds/0 unknown_reference'],
    ['a stranger writing', { recorderId: NOBODY }, '/recorderId unknown_reference'],
    ['nobody investigating', { investigatorIds: [] }, '/investigatorIds too_few'],
    ['too much', { findings: '长'.repeat(20_001) }, '/findings too_long'],
    [
      'too many questions',
      { questions: Array.from({ length: 201 }, () => ({ question: '？', answer: '' })) },
      '/questions too_many',
    ],
  ])('is refused with %s', async (_, rest, fault) => {
    expect(faultsOf(await put(shared, asked(shared, rest), 400))).toEqual([fault]);
  });

  it.each<[string, Body, string]>([
    ['a visit with a signature of nobody', { signed: 'signed' }, '/signed needs'],
    ['a visit with questions to nobody', { questions: [{ question: '？', answer: '' }] }, '/questions needs'],
    ['a visit that found nothing to say', { findings: undefined }, '/findings required'],
  ])('is refused as %s', async (_, rest, fault) => {
    const nobodyAsked = { person: undefined, signed: undefined, questions: undefined, findings: '渗水。' };
    const visit = asked(shared, { kind: 'site_visit', ...nobodyAsked, ...rest });
    expect(faultsOf(await put(shared, visit, 400))).toEqual([fault]);
  });

  it('is refused of a stranger as party, of days, of tomorrow, and in a case nobody works on', async () => {
    const file = await MediatedCase.open(app);
    const code = async (rest: Body): Promise<string> => (await put(file, asked(file, rest), 409)).body.code as string;
    expect(await code({ person: undefined, partyId: NOBODY })).toBe('party_unknown');
    expect(await code({ from: '2026-10-13T00:30:00Z' })).toBe('investigation_times_wrong');
    expect(await code({ from: '2026-10-14T03:00:00Z', to: '2026-10-14T03:30:00Z' })).toBe('occurred_in_future');
    const id = '01900000-0000-7000-8000-00000000bbbb';
    await put(file, asked(file, { id }));
    expect(await code({ id })).toBe('id_in_use');
    await file.act(mediator, 'withdraw', { partyId: file.applicantId });
    expect(await code({})).toBe('wrong_state');
    expect((await mediator.get(`${file.path}/investigations`).expect(200)).body.items).toHaveLength(1);
  });
});

it('R25 the parties may agree that concessions leave the file, each by who may settle for it', async () => {
  const file = await MediatedCase.open(app);
  const id = await file.sit();
  const clerk = await agentOf(file, { powers: ['receive_documents'], letterNo: '示例授权1号' });
  const yes = { subject: 'concessions', decision: 'given', subjectId: id };
  await mediator
    .post(`${file.path}/consents`)
    .send({ partyId: file.applicantId, ...yes })
    .expect(201);
  const weak = { partyId: file.respondentId, byRepresentativeId: clerk, ...yes };
  const refused = await mediator.post(`${file.path}/consents`).send(weak).expect(409);
  expect(refused.body.code).toBe('representative_lacks_power');
});
