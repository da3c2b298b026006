/**
 * The petition register and its monthly returns over HTTP: an entry keeps what it said before, a return must agree with the
 * register it is filed beside, and a petition that turns up later contradicts it at once.
 */
import { randomUUID } from 'node:crypto';
import { type NewPetition, PetitionRegister } from '../../src/modules/petitions/petition-register.service.js';
import { ReturnFiling } from '../../src/modules/petitions/return-filing.service.js';
import { PetitionReturnsStore } from '../../src/modules/petitions/petition-returns.store.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { type Agent, as, nobody, signInAgain } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

let app: TestApp;
let officer: Agent;
let director: Agent;
let centerId: string;
let foreignCenterId: string;
let parentCenterId: string;

const get = async (agent: Agent, path: string): Promise<Answer> => await agent.get(path);
const post = async (
  agent: Agent,
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> => await agent.post(path).set(headers).send(body);
const patch = async (path: string, body: object, etag?: string): Promise<Answer> =>
  await officer
    .patch(path)
    .set(etag === undefined ? {} : { 'If-Match': etag })
    .send(body);

const seen = ({ status, body }: Answer): unknown => [status, body['code']];
const faults = ({ status, body }: Answer): unknown => [
  status,
  ...((body['errors'] ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`),
];
const items = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];
const etag = ({ headers }: Answer): string => String(headers['etag']);

const petition = (terms: object = {}): Record<string, unknown> => ({
  centerId,
  occurredOn: '2015-03-10',
  channel: 'letter',
  level: 'township',
  persons: 1,
  group: false,
  jointLetter: false,
  matter: '反映小区停车位划线问题',
  first: true,
  knownFrom: 'own',
  ...terms,
});

async function registered(terms: object = {}): Promise<Answer> {
  const reply = await post(officer, '/petitions', petition(terms));
  expect(seen(reply)).toEqual([201, undefined]);
  return reply;
}

async function filed(month: string, terms: object = { nil: true }): Promise<Answer> {
  const reply = await post(officer, '/petition-returns', { centerId, month, ...terms });
  expect(seen(reply)).toEqual([201, undefined]);
  return reply;
}

const pathOf = (reply: Answer): string => String(reply.headers['location']).replace('/api/v1', '');
const confirm = (reply: Answer, by = director): Promise<Answer> =>
  post(by, `${pathOf(reply)}/confirm`, {}, { 'If-Match': etag(reply) });
const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.app.get(UnitOfWork).run(SYSTEM_SCOPE, work);
const centerOf = async (username: string): Promise<string> => {
  const { body } = await get(await as(app, username), '/me');
  const [grant] = body['grants'] as { centerId: string }[];
  return String(grant?.centerId);
};

beforeAll(async () => {
  app = await startTestApp();
  officer = await as(app, 'petition');
  director = await as(app, 'director');
  centerId = await centerOf('petition');
  foreignCenterId = await centerOf('other.mediator');
  parentCenterId = String((await get(officer, `/centers/${centerId}`)).body['parentId']);
});

afterAll(() => app.close());

describe('the register', () => {
  it('numbers an entry, keeps both clocks and what it said before', async () => {
    const entered = await registered({ occurredOn: '2026-10-13' });
    expect(entered.body).toMatchObject({
      centerId,
      occurredOn: '2026-10-13',
      recordedAt: app.clock.nowIso(),
      late: false,
      firstScope: null,
      overLevel: false,
      disputeId: null,
      version: 1,
    });
    expect(entered.body['number']).toMatch(/^\(2026\).+信访字第\d+号$/);
    expect((await registered({ occurredOn: '2026-10-12' })).body['late']).toBe(true);

    const path = pathOf(entered);
    const read = await get(officer, path);
    expect([read.body, etag(read)]).toEqual([entered.body, etag(entered)]);
    const amended = await patch(path, { level: 'community', firstScope: 'body', matter: '反映停车位' }, etag(entered));
    expect(amended.body).toMatchObject({
      level: 'community',
      firstScope: 'body',
      version: 2,
      number: entered.body['number'],
    });
    expect((await patch(path, { firstScope: null }, etag(amended))).body).toMatchObject({
      firstScope: null,
      level: 'community',
    });
    const versions = await inside((tx) =>
      tx.query(
        'SELECT version, level, first_scope AS scope FROM petition_version WHERE petition_id = $1 ORDER BY version',
        [entered.body['id']],
      ),
    );
    expect(versions).toEqual([
      { version: 1, level: 'township', scope: null },
      { version: 2, level: 'community', scope: 'body' },
      { version: 3, level: 'community', scope: null },
    ]);
    expect(seen(await patch(path, { persons: 2 }, etag(amended)))).toEqual([412, 'stale']);
    expect(seen(await patch(path, { persons: 2 }))).toEqual([428, 'if_match_required']);
  });

  it('tells other systems, without the matter', async () => {
    const { body } = await registered({ occurredOn: '2014-01-08' });
    const events = await inside((tx) =>
      tx.query('SELECT type, payload FROM outbox WHERE subject_id = $1', [body['id']]),
    );
    const payload = { occurredOn: '2014-01-08', channel: 'letter', level: 'township', provisional: true, version: 1 };
    expect(events).toEqual([{ type: 'petition.registered', payload }]);
  });

  it('lists and finds, page by page', async () => {
    for (const day of ['2013-02-01', '2013-02-02', '2013-02-03'])
      await registered({ occurredOn: day, channel: 'fax', matter: `路灯不亮${day}` });
    const query = '/petitions?occurredFrom=2013-02-01&occurredTo=2013-03-01&channel=fax&channel=visit&q=灯不';
    const first = await get(director, `${query}&limit=2&withTotal=true`);
    expect(first.body).toMatchObject({ total: 3, limit: 2 });
    const second = await get(director, `${query}&limit=2&cursor=${String(first.body['nextCursor'])}`);
    const days = [...items(first), ...items(second)].map(({ occurredOn }) => occurredOn);
    expect(days).toEqual(['2013-02-03', '2013-02-02', '2013-02-01']);
    expect(second.body['nextCursor']).toBeNull();
    expect(items(await get(officer, `/petitions?centerId=${foreignCenterId}`))).toEqual([]);
    expect(seen(await get(officer, '/petitions?cursor=nonsense'))).toEqual([400, 'bad_cursor']);
    expect(faults(await get(officer, '/petitions?chanel=fax'))).toEqual([400, 'query/chanel unknown_parameter']);
  });

  it.each([
    [{ occurredOn: '2026-10-15' }, '/occurredOn in_future'],
    [{ occurredOn: '2026-02-30' }, '/occurredOn bad_day'],
    [{ channel: 'rumour' }, '/channel wrong_code'],
    [{ level: 'street' }, '/level wrong_code'],
    [{ persons: 0 }, '/persons out_of_range'],
    [{ persons: '3' }, '/persons wrong_type'],
    [{ group: true }, '/persons out_of_range'],
    [{ jointLetter: true }, '/persons out_of_range'],
    [{ matter: '\ud800' }, '/matter bad_text'],
    [{ matter: '字'.repeat(2001) }, '/matter too_long'],
    [{ first: undefined }, '/first required'],
    [{ firstScope: 'galaxy' }, '/firstScope wrong_code'],
    [{ overLevel: null }, '/overLevel wrong_type'],
    [{ centerId: randomUUID() }, '/centerId unknown_reference'],
    [{ disputeId: randomUUID() }, '/disputeId unknown_reference'],
    [{ petitioner: '某人' }, '/petitioner unknown_field'],
  ])('refuses an entry with a fault (%#)', async (terms, fault) => {
    expect(faults(await post(officer, '/petitions', petition(terms)))).toEqual([400, fault]);
  });

  it('is open to its centre alone', async () => {
    const entered = await registered({ occurredOn: '2014-05-06' });
    const path = pathOf(entered);
    expect(seen(await get(director, path))).toEqual([200, undefined]);
    expect(seen(await get(await as(app, 'other.director'), path))).toEqual([404, 'not_found']);
    for (const name of ['admin', 'mediator', 'grid', 'auditor'])
      expect(seen(await get(await as(app, name), path))).toEqual([403, 'forbidden']);
    expect(seen(await get(nobody(app), path))).toEqual([401, 'unauthenticated']);
    for (const name of ['admin', 'mediator', 'grid', 'auditor'])
      expect(seen(await post(await as(app, name), '/petitions', petition()))).toEqual([403, 'forbidden']);
    expect(seen(await post(officer, '/petitions', petition({ centerId: foreignCenterId })))).toEqual([
      403,
      'forbidden',
    ]);
    expect(seen(await post(officer, '/petitions', petition({ id: entered.body['id'] })))).toEqual([409, 'id_in_use']);
    expect(seen(await get(officer, `/petitions/${randomUUID()}`))).toEqual([404, 'not_found']);
    expect(seen(await get(officer, '/petitions/nonsense'))).toEqual([404, 'not_found']);
    const unseen = await (await as(app, 'other.director')).patch(path).send({});
    expect(unseen.status).toBe(403);
  });

  it('links a dispute of the centre, shown to those who may see the dispute', async () => {
    const dispute = {
      source: { kind: 'on_application', channel: 'reception_room' },
      category: 'neighbor',
      title: '楼上漏水',
      facts: '漏水',
      claims: ['修复'],
      parties: [{ role: 'applicant', kind: 'person', name: '陈某' }],
    };
    const own = await post(officer, '/disputes', { ...dispute, centerId });
    expect(seen(own)).toEqual([201, undefined]);
    const foreign = await post(await as(app, 'other.director'), '/disputes', { ...dispute, centerId: foreignCenterId });
    expect(seen(foreign)).toEqual([201, undefined]);
    const linked = await registered({ occurredOn: '2014-05-07', disputeId: own.body['id'] });
    expect(linked.body['disputeId']).toBe(own.body['id']);
    expect((await get(director, pathOf(linked))).body['disputeId']).toBe(own.body['id']);
    expect(faults(await post(officer, '/petitions', petition({ disputeId: foreign.body['id'] })))).toEqual([
      400,
      '/disputeId unknown_reference',
    ]);
    expect((await patch(pathOf(linked), { disputeId: null }, etag(linked))).body['disputeId']).toBeNull();
  });

  it('is kept by leaf centres only', async () => {
    const author = { accountId: randomUUID(), staffId: null };
    const entry: NewPetition = {
      id: randomUUID(),
      centerId: parentCenterId,
      occurredOn: '2015-03-10',
      channel: 'letter',
      level: 'township',
      persons: 1,
      group: false,
      jointLetter: false,
      matter: '反映停车位',
      first: true,
      firstScope: null,
      overLevel: false,
      disputeId: null,
      knownFrom: 'own',
    };
    const enter = inside((tx) => app.app.get(PetitionRegister).enter(tx, author, entry));
    await expect(enter).rejects.toMatchObject({ refusals: [{ code: 'not_a_leaf_center' }] });
    const stated = { id: randomUUID(), centerId: parentCenterId, month: '2015-01', nil: true, counts: null };
    const filing = inside((tx) => app.app.get(ReturnFiling).file(tx, author, stated));
    await expect(filing).rejects.toMatchObject({ refusals: [{ code: 'not_a_leaf_center' }] });
  });
});

describe('the monthly return', () => {
  it('is filed once for a finished month and confirmed by another person', async () => {
    const first = await filed('2012-01');
    expect(first.body).toMatchObject({
      month: '2012-01',
      nil: true,
      counts: null,
      state: 'filed',
      confirmedBy: null,
      version: 1,
    });
    expect(seen(await post(officer, '/petition-returns', { centerId, month: '2012-01', nil: true }))).toEqual([
      409,
      'return_exists',
    ]);
    expect(seen(await confirm(first, officer))).toEqual([403, 'forbidden']);
    expect(seen(await post(director, `${pathOf(first)}/confirm`))).toEqual([428, 'if_match_required']);
    const confirmed = await confirm(first);
    expect([confirmed.status, confirmed.body]).toEqual([
      200,
      expect.objectContaining({ state: 'confirmed', version: 2 }),
    ]);
    expect(seen(await confirm(first))).toEqual([412, 'stale']);
    const again = await post(director, `${pathOf(first)}/confirm`, {}, { 'If-Match': etag(confirmed) });
    expect(seen(again)).toEqual([409, 'return_already_confirmed']);
    const read = await get(officer, pathOf(first));
    expect([read.body, etag(read)]).toEqual([confirmed.body, etag(confirmed)]);
  });

  it('must agree with the register, which the service counts itself', async () => {
    const letter = await registered({ occurredOn: '2012-03-08' });
    const visit = await registered({
      occurredOn: '2012-03-31',
      channel: 'visit',
      level: 'city',
      persons: 6,
      group: true,
    });
    const nil = await post(officer, '/petition-returns', { centerId, month: '2012-03', nil: true });
    expect(seen(nil)).toEqual([409, 'return_mismatch']);
    expect(nil.body['reasons']).toEqual([
      expect.objectContaining({
        params: expect.objectContaining({
          pointer: '/nil',
          stated: 0,
          counted: 2,
          petitionIds: [letter.body['id'], visit.body['id']],
        }),
      }),
    ]);
    expect(nil.body['detail']).toContain(String(letter.body['number']));
    const wrong = { items: 2, persons: 6, byChannel: { visit: 2 }, byLevel: { city: 1, township: 1 } };
    const differing = await post(officer, '/petition-returns', { centerId, month: '2012-03', counts: wrong });
    const pointers = (differing.body['reasons'] as { params: { pointer: string } }[]).map(
      ({ params }) => params.pointer,
    );
    expect(pointers).toEqual(['/counts/persons', '/counts/byChannel/visit']);
    const counts = { items: 2, persons: 7, byChannel: { visit: 1, letter: 1 }, byLevel: { township: 1, city: 1 } };
    const right = await filed('2012-03', { counts });
    expect(right.body).toMatchObject({ nil: false, counts });
    expect((await get(director, pathOf(right))).body).toEqual(right.body);
  });

  it('is contradicted by a petition entered later, and filed again as its next version', async () => {
    const confirmed = await confirm(await filed('2012-05'));
    const path = `/petition-returns/${String(confirmed.body['id'])}`;
    const late = await registered({ occurredOn: '2012-05-31' });
    const contradicted = await get(director, path);
    expect(contradicted.body).toMatchObject({
      state: 'contradicted',
      version: 3,
      contradictedAt: late.body['recordedAt'],
    });
    const refused = await post(director, `${path}/confirm`, {}, { 'If-Match': etag(contradicted) });
    expect([seen(refused), refused.body['availableActions']]).toEqual([
      [409, 'return_contradicted'],
      ['file', 'correct'],
    ]);
    expect(refused.body['detail']).toContain(String(late.body['number']));
    expect(refused.body['detail']).toContain('2012-05');
    expect(seen(await post(officer, '/petition-returns', { centerId, month: '2012-05', nil: true }))).toEqual([
      409,
      'return_mismatch',
    ]);
    const again = await filed('2012-05', { counts: { items: 1 } });
    expect(again.body).toMatchObject({
      id: confirmed.body['id'],
      state: 'filed',
      version: 4,
      confirmedBy: null,
      contradictedAt: null,
    });
    const states = await inside((tx) =>
      tx.query(
        'SELECT version, state, is_nil AS nil FROM petition_return_version WHERE return_id = $1 ORDER BY version',
        [again.body['id']],
      ),
    );
    expect(states).toEqual([
      { version: 1, state: 'filed', nil: true },
      { version: 2, state: 'confirmed', nil: true },
      { version: 3, state: 'contradicted', nil: true },
      { version: 4, state: 'filed', nil: false },
    ]);
    const events = await inside((tx) =>
      tx.query<{ type: string }>('SELECT type FROM outbox WHERE subject_id = $1 ORDER BY id', [again.body['id']]),
    );
    expect(events.map(({ type }) => type.replace('petition_return.', ''))).toEqual([
      'filed',
      'confirmed',
      'contradicted',
      'filed',
    ]);
  });

  it('is contradicted by an amendment that moves a petition out of its month or into it', async () => {
    const moved = await registered({ occurredOn: '2012-07-02' });
    const from = await filed('2012-07', { counts: { items: 1, persons: 1 } });
    const into = await filed('2012-08');
    const reworded = await patch(pathOf(moved), { matter: '改写' }, etag(moved));
    expect((await get(officer, pathOf(from))).body['state']).toBe('filed');
    expect(seen(await patch(pathOf(moved), { occurredOn: '2012-08-02' }, etag(reworded)))).toEqual([200, undefined]);
    expect((await get(officer, pathOf(from))).body['state']).toBe('contradicted');
    expect((await get(officer, pathOf(into))).body['state']).toBe('contradicted');
  });

  it.each([
    [{ month: '2026-10', nil: true }, [409, 'month_not_finished']],
    [{ month: '2027-01', nil: true }, [409, 'month_not_finished']],
    [{ month: '2026-13', nil: true }, [400, '/month bad_month']],
    [{ month: '2012-11' }, [400, '/counts required']],
    [{ month: '2012-11', nil: false }, [400, '/counts required']],
    [{ month: '2012-11', nil: true, counts: { items: 1 } }, [400, '/counts not_allowed_with']],
    [{ month: '2012-11', counts: { items: 0 } }, [400, '/counts/items out_of_range']],
    [
      { month: '2012-11', counts: { items: 1, byChannel: { rumour: 1 } } },
      [400, '/counts/byChannel/rumour unknown_field'],
    ],
    [{ month: '2012-11', counts: [] }, [400, '/counts wrong_type']],
    [{ nil: true }, [400, '/month required']],
  ])('refuses a return with a fault (%#)', async (terms, expected) => {
    const reply = await post(officer, '/petition-returns', { centerId, ...terms });
    expect(reply.status === 409 ? seen(reply) : faults(reply)).toEqual(expected);
  });

  it('is seen and confirmed where one is responsible, never by who filed it', async () => {
    const own = await filed('2012-12');
    const outsider = await as(app, 'other.director');
    expect(seen(await get(outsider, pathOf(own)))).toEqual([404, 'not_found']);
    expect(seen(await confirm(own, outsider))).toEqual([404, 'not_found']);
    expect(
      seen(await post(officer, '/petition-returns', { centerId: foreignCenterId, month: '2012-12', nil: true })),
    ).toEqual([403, 'forbidden']);
    expect(items(await get(outsider, '/petition-returns')).filter((each) => each['centerId'] === centerId)).toEqual([]);
    expect(items(await get(director, `/petition-returns?fromMonth=2012-12&toMonth=2013-01&state=filed`))).toEqual([
      own.body,
    ]);
    const author = { accountId: String(own.body['filedBy']), staffId: null };
    const confirming = inside(async (tx) => {
      const record = await app.app.get(PetitionReturnsStore).lock(tx, String(own.body['id']));
      if (record === undefined) throw new Error('it was just filed');
      return app.app.get(ReturnFiling).confirm(tx, author, record);
    });
    await expect(confirming).rejects.toMatchObject({ refusals: [{ code: 'confirmer_is_filer' }] });
  });

  it('is one, and never nil beside a petition, however many write at once', async () => {
    const filings = Array.from({ length: 8 }, () =>
      post(officer, '/petition-returns', { centerId, month: '2011-02', nil: true }),
    );
    const entries = Array.from({ length: 4 }, () =>
      post(officer, '/petitions', petition({ occurredOn: '2011-03-03' })),
    );
    const others = Array.from({ length: 4 }, () =>
      post(officer, '/petition-returns', { centerId, month: '2011-03', nil: true }),
    );
    const replies = await Promise.all(filings);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ body }) => body['code'] === 'return_exists')).toHaveLength(7);
    const entered = await Promise.all(entries);
    expect(entered.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(entered.map(({ body }) => body['number'])).size).toBe(4);
    const answers = await Promise.all(others);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const march = items(await get(officer, '/petition-returns?fromMonth=2011-03&toMonth=2011-04'));
    expect(march.every(({ state }) => state === 'contradicted')).toBe(true);
  });

  it('answers a retry with the same return', async () => {
    const body = { centerId, month: '2011-06', nil: true };
    const first = await post(officer, '/petition-returns', body, { 'Idempotency-Key': 'return-2011-06' });
    const second = await post(officer, '/petition-returns', body, { 'Idempotency-Key': 'return-2011-06' });
    expect([second.status, second.body, second.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
  });

  it('ends a month in the zone of the centre', async () => {
    app.clock.set('2026-10-31T15:59:59.000Z');
    signInAgain(app);
    const later = await as(app, 'petition');
    const october = { centerId, month: '2026-10', nil: true };
    expect(seen(await post(later, '/petition-returns', october))).toEqual([409, 'month_not_finished']);
    app.clock.set('2026-10-31T16:00:00.000Z');
    expect(seen(await post(later, '/petition-returns', october))).toEqual([409, 'return_mismatch']);
  });
});
