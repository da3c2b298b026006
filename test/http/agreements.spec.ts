/** Agreements over HTTP: clear or refused, signed by every hand on the very text that was read, in force by themselves. */
import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { etagOf, MediatedCase, personOf } from '../support/mediated-case.js';

const NOBODY = '01900000-0000-7000-8000-00000000dead';

let app: TestApp;
let mediator: Agent;

beforeAll(async () => {
  app = await startTestApp();
  mediator = await as(app, 'mediator');
});

afterAll(() => app.close());

const read = async (id: string, agent: Agent = mediator) => (await agent.get(`/agreements/${id}`).expect(200)).body;

describe('signing', () => {
  const open: { dispute?: MediatedCase; draft: string } = { draft: '' };

  beforeAll(async () => {
    open.dispute = await MediatedCase.open(app);
    await open.dispute.sit();
    open.draft = await open.dispute.draft();
  });

  it('takes effect with the last hand, settles the case, opens the obligations and plans the first visit', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const id = await dispute.draft();
    const draft = await read(id);
    expect(draft).toMatchObject({
      version: 1,
      state: 'draft',
      effectiveOn: null,
      copies: 3,
      obligations: [{ state: 'draft', amount: '3000.00', paid: '0.00' }],
    });
    expect(draft.number).toBe((await mediator.get(dispute.path).expect(200)).body.number);
    expect(draft.awaiting).toMatchObject({
      partyIds: [dispute.applicantId, dispute.respondentId],
      mediator: true,
      seal: true,
    });
    await dispute.sign('director', id, { by: { seal: true }, method: 'seal', signedOn: '2026-10-14' });
    await dispute.sign('mediator', id, { by: { staffId: dispute.mediatorId } });
    await dispute.sign('mediator', id, { by: { partyId: dispute.applicantId }, witness: { name: '黄某某' } });
    expect((await read(id)).awaiting).toEqual({ partyIds: [dispute.respondentId], mediator: false, seal: false });
    const last = await dispute.sign('mediator', id, {
      by: { partyId: dispute.respondentId },
      witness: { name: '黄某某' },
    });
    expect(last.headers['location']).toBe(`/api/v1/agreements/${id}`);
    expect(last.body).toMatchObject({
      agreementId: id,
      agreementVersion: 1,
      by: { partyId: dispute.respondentId, seal: false },
      witness: { name: '黄某某' },
    });
    const agreement = await read(id);
    expect(agreement).toMatchObject({
      state: 'effective',
      effectiveOn: '2026-10-14',
      awaiting: null,
      obligations: [{ state: 'open' }],
    });
    expect(agreement.signatures).toHaveLength(4);
    const { body } = await mediator.get(dispute.path).expect(200);
    expect(body).toMatchObject({ state: 'settled', agreementId: id });
    const visits = await mediator.get(`${dispute.path}/return-visits`).expect(200);
    expect(visits.body.items).toEqual([expect.objectContaining({ dueOn: '2026-11-13', recorded: false })]);
    const late = await dispute.sign('mediator', id, { by: { staffId: dispute.mediatorId } }, 409);
    expect(late.body.code).toBe('wrong_state');
  });

  it('keeps the witness encrypted, and no name in the log', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const id = await dispute.draft();
    await dispute.sign('mediator', id, { by: { partyId: dispute.applicantId }, witness: { name: '黄某某' } });
    const { rows } = await app.pool.query<{ sealed: Buffer; log: string }>(
      `SELECT s.witness_name_sealed AS sealed, (SELECT string_agg(payload::text, ' ') FROM case_log l WHERE l.dispute_id = s.dispute_id) AS log
         FROM agreement_signature s WHERE agreement_id = $1`,
      [id],
    );
    expect(rows[0]?.sealed.includes(Buffer.from('黄某某'))).toBe(false);
    expect(rows[0]?.log).not.toContain('黄');
    expect((await read(id)).signatures[0].witness).toEqual({ staffId: null, name: '黄某某' });
  });

  it('needs the ETag of the text: 428 without, 412 after a new version', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const id = await dispute.draft();
    const path = `/agreements/${id}/signatures`;
    const mine = { by: { staffId: dispute.mediatorId }, method: 'signature', signedOn: '2026-10-14' };
    const first = etagOf(await mediator.get(`/agreements/${id}`).expect(200));
    await mediator.post(path).send(mine).expect(428);
    await mediator.post(path).set('If-Match', first).send(mine).expect(201);
    const revised = await mediator
      .post(`${dispute.path}/agreements`)
      .send(dispute.agreement({ agreementId: id, terms: '楼上住户赔偿三千五百元。' }))
      .expect(201);
    expect(revised.body).toMatchObject({ id, version: 2, state: 'draft', signatures: [] });
    expect(revised.body.textDigest).not.toBe((await read(await dispute.draft())).textDigest);
    const stale = await mediator.post(path).set('If-Match', first).send(mine).expect(412);
    expect(stale.headers['etag']).toBe('"2"');
    await mediator.post(path).set('If-Match', first).send({}).expect(412);
    await mediator.post(path).set('If-Match', etagOf(revised)).send({}).expect(400);
    await mediator.post(path).set('If-Match', etagOf(revised)).send(mine).expect(201);
  });

  it('leaves the seal to the director', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const id = await dispute.draft();
    const refused = await dispute.sign('mediator', id, { by: { seal: true }, method: 'seal' }, 403);
    expect(refused.body.code).toBe('forbidden');
    await dispute.sign('director', id, { by: { seal: true }, method: 'seal' });
    await (
      await as(app, 'other.director')
    )
      .post(`/agreements/${id}/signatures`)
      .set('If-Match', '"1"')
      .send({})
      .expect(404);
    await (await as(app, 'auditor')).post(`/agreements/${id}/signatures`).set('If-Match', '"1"').send({}).expect(403);
    await nobody(app).post(`/agreements/${id}/signatures`).send({}).expect(401);
  });

  it('refuses to take effect before the parties have sat together, and stores nothing', async () => {
    const dispute = await MediatedCase.open(app);
    const id = await dispute.draft();
    await dispute.signByHands(id);
    const refused = await dispute.sign('director', id, { by: { seal: true }, method: 'seal' }, 409);
    expect(refused.body).toMatchObject({
      code: 'no_session_held',
      availableActions: expect.arrayContaining(['sessions']),
    });
    expect((await read(id)).signatures).toHaveLength(3);
  });

  it('answers a repeated signature once', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const id = await dispute.draft();
    const etag = etagOf(await mediator.get(`/agreements/${id}`).expect(200));
    const send = () =>
      mediator
        .post(`/agreements/${id}/signatures`)
        .set({ 'If-Match': etag, 'Idempotency-Key': 'signature-1' })
        .send({ by: { staffId: dispute.mediatorId }, method: 'signature', signedOn: '2026-10-14' });
    const first = await send().expect(201);
    const again = await send().expect(201);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect((await dispute.sign('mediator', id, { by: { staffId: dispute.mediatorId } }, 409)).body.code).toBe(
      'already_signed',
    );
  });

  it.each([
    ['by nobody', { by: {} }, 400, 'required'],
    ['by two at once', { by: { seal: true, staffId: NOBODY } }, 400, 'not_allowed_with'],
    ['with a seal that is none', { by: { seal: false } }, 400, 'wrong_value'],
    ['by somebody else', { by: { staffId: NOBODY } }, 409, 'signer_unknown'],
    ['of a party unseen', { by: { partyId: 'applicant' } }, 409, 'witness_missing'],
    [
      'with a witness nobody knows',
      { by: { partyId: 'applicant' }, witness: { staffId: NOBODY } },
      400,
      'unknown_reference',
    ],
    ['with a witness without name', { by: { partyId: 'applicant' }, witness: {} }, 400, 'required'],
    ['by wire', { by: { staffId: 'mediator' }, method: 'electronic' }, 409, 'electronic_not_configured'],
    ['before the session', { by: { staffId: 'mediator' }, signedOn: '2026-10-13' }, 409, 'signed_too_early'],
    ['tomorrow', { by: { staffId: 'mediator' }, signedOn: '2026-10-15' }, 409, 'occurred_in_future'],
  ])('refuses a signature %s', async (_, body, status, code) => {
    const { dispute, draft } = open;
    const people: Record<string, unknown> = { applicant: dispute?.applicantId, mediator: dispute?.mediatorId };
    const by = Object.fromEntries(Object.entries(body.by).map(([key, value]) => [key, people[String(value)] ?? value]));
    const reply = await dispute?.sign('director', draft, { ...body, by }, status);
    expect(codesOf(reply?.body)).toEqual([code]);
    expect((await read(draft)).signatures).toEqual([]);
  });

  it('does not count who types it in as the witness', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const id = await dispute.draft();
    const own = { by: { partyId: dispute.applicantId }, witness: { staffId: dispute.mediatorId } };
    expect((await dispute.sign('mediator', id, own, 409)).body.code).toBe('witness_is_recorder');
    const officer = await personOf(app, 'justice');
    await dispute.sign('mediator', id, { ...own, witness: { staffId: officer.staffId } });
  });
});

describe('drafting', () => {
  let sat: MediatedCase | undefined;

  beforeAll(async () => {
    sat = await MediatedCase.open(app);
    await sat.sit();
  });

  it('binds signatures to a digest that anybody can compute again', async () => {
    const dispute = await MediatedCase.open(app);
    const { facts, issues, responsibilities, terms, form, copies, agreedOn, obligations, textDigest } = await read(
      await dispute.draft(),
    );
    const duties = obligations.map((duty: Record<string, unknown>) =>
      pick(duty, [
        'amount',
        'continuing',
        'creditorPartyIds',
        'debtorPartyIds',
        'description',
        'dueOn',
        'instalments',
        'kind',
      ]),
    );
    const text = pick({ facts, issues, responsibilities, terms, form, copies, agreedOn, obligations: duties }, [
      'agreedOn',
      'copies',
      'facts',
      'form',
      'issues',
      'obligations',
      'responsibilities',
      'terms',
    ]);
    expect(textDigest).toBe(createHash('sha256').update(JSON.stringify(text)).digest('hex'));
  });

  it('takes an oral agreement the mediator writes down at once, if nothing stays to be done', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const today = dispute.payment({ dueOn: '2026-10-14' });
    const oral = { form: 'oral', agreedOn: '2026-10-14', copies: 1 };
    const later = await mediator.post(`${dispute.path}/agreements`).send(dispute.agreement(oral)).expect(409);
    expect(later.body).toMatchObject({ code: 'written_form_required', ruleId: 'R26' });
    const paper = dispute.agreement({ ...oral, obligations: [today], writtenRequested: true });
    expect((await mediator.post(`${dispute.path}/agreements`).send(paper).expect(409)).body.code).toBe(
      'written_form_required',
    );
    const made = await mediator
      .post(`${dispute.path}/agreements`)
      .send(dispute.agreement({ ...oral, obligations: [today] }))
      .expect(201);
    expect(made.body).toMatchObject({
      state: 'effective',
      effectiveOn: '2026-10-14',
      signatures: [],
      obligations: [{ state: 'open' }],
    });
    expect(await dispute.state()).toBe('settled');
  });

  it('lets the first of two drafts win, and frees the other’s debtors', async () => {
    const dispute = await MediatedCase.open(app);
    await dispute.sit();
    const loser = await dispute.draft({ obligations: [dispute.payment({ amount: '5000.00' })] });
    const winner = await dispute.draft();
    await dispute.signByHands(winner);
    await dispute.sign('director', winner, { by: { seal: true }, method: 'seal' });
    expect(await read(loser)).toMatchObject({
      state: 'superseded',
      effectiveOn: null,
      awaiting: null,
      obligations: [{ state: 'void' }],
    });
    const { body } = await mediator.get(`${dispute.path}/agreements?withTotal=true`).expect(200);
    expect(body).toMatchObject({ total: 2, items: [{ id: loser }, { id: winner, state: 'effective' }] });
  });

  it('splits a sum to the last fen, and is due when its last part is', async () => {
    const dispute = await MediatedCase.open(app);
    const parts = (second: string) => [
      { amount: '1500.00', dueOn: '2026-11-15' },
      { amount: second, dueOn: '2026-12-15' },
    ];
    const split = (second: string) =>
      dispute.agreement({ obligations: [dispute.payment({ dueOn: undefined, instalments: parts(second) })] });
    const refused = await mediator.post(`${dispute.path}/agreements`).send(split('1499.99')).expect(409);
    expect(refused.body).toMatchObject({ code: 'instalments_do_not_add_up', ruleId: 'R29' });
    const made = await mediator.post(`${dispute.path}/agreements`).send(split('1500.00')).expect(201);
    expect(made.body.obligations).toEqual([
      expect.objectContaining({
        dueOn: '2026-12-15',
        instalments: parts('1500.00').map((part) => ({ ...part, state: 'open' })),
      }),
    ]);
  });

  it('counts the copies when nobody does', async () => {
    const dispute = await MediatedCase.open(app);
    const id = await dispute.draft({ copies: undefined });
    expect((await read(id)).copies).toBe(3);
  });

  it.each([
    ['text without content', { facts: '  ' }, 409, 'agreement_unclear'],
    ['an obligation without a day', { duty: { dueOn: undefined } }, 409, 'obligation_unclear'],
    ['an obligation without a debtor', { duty: { debtorPartyIds: [] } }, 409, 'obligation_unclear'],
    ['a debtor who is no party', { duty: { debtorPartyIds: [NOBODY] } }, 409, 'party_unknown'],
    ['a payment of nothing', { duty: { amount: '0.00' } }, 409, 'amount_not_positive'],
    ['an apology with a price', { duty: { kind: 'apologise' } }, 409, 'amount_not_applicable'],
    ['an oral agreement without its day', { form: 'oral' }, 409, 'agreed_on_missing'],
    ['money as a number', { duty: { amount: 3000 } }, 400, 'bad_money'],
    ['a day that does not exist', { duty: { dueOn: '2026-02-30' } }, 400, 'bad_day'],
    ['no obligation at all', { obligations: [] }, 400, 'too_few'],
    ['a day of its own for a written one', { agreedOn: '2026-10-14' }, 400, 'not_allowed_with'],
    [
      'two clocks at once',
      { form: 'oral', agreedOn: '2026-10-14', occurredAt: '2026-10-14T01:00:00Z' },
      400,
      'not_allowed_with',
    ],
    ['a draft of another case', { agreementId: NOBODY }, 400, 'unknown_reference'],
    ['a typed effective day', { effectiveOn: '2026-10-14' }, 400, 'unknown_field'],
    ['missing terms', { terms: undefined }, 400, 'required'],
    ['terms without end', { terms: '长'.repeat(5001) }, 400, 'too_long'],
  ])('refuses %s', async (_, over: Record<string, unknown>, status, code) => {
    const dispute = sat;
    const { duty, ...rest } = over;
    const obligations = duty === undefined ? {} : { obligations: [dispute?.payment(duty as Record<string, unknown>)] };
    const sent = dispute?.agreement({ ...obligations, ...rest });
    const reply = await mediator
      .post(`${dispute?.path ?? ''}/agreements`)
      .send(sent)
      .expect(status);
    expect(codesOf(reply.body)).toContain(code);
  });

  it('is for those who work on the case', async () => {
    const dispute = await MediatedCase.open(app);
    const id = await dispute.draft();
    for (const [username, status] of [
      ['other.mediator', 404],
      ['auditor', 403],
      ['lawyer', 404],
    ] as const) {
      const agent = await as(app, username);
      await agent.post(`${dispute.path}/agreements`).send(dispute.agreement()).expect(status);
      await agent.get(`${dispute.path}/agreements`).expect(status);
      await agent.get(`/agreements/${id}`).expect(status);
    }
    await nobody(app).get(`/agreements/${id}`).expect(401);
    await nobody(app).get(`${dispute.path}/agreements`).expect(401);
    await nobody(app).post(`${dispute.path}/agreements`).send({}).expect(401);
    await mediator.get(`/agreements/${NOBODY}`).expect(404);
  });
});

const codesOf = (body: { code: string; errors?: { code: string }[] } | undefined): string[] =>
  body?.errors?.map(({ code }) => code) ?? [body?.code ?? ''];

const pick = (from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));
