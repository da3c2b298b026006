/**
 * The water leak of the founding article, from the counter to a signed report, as another system would write it: with types
 * made from the document (`api.ts`, made by the test) and nothing of ours. Compiled and run by typed-client.spec.ts.
 */
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.js';

type Api = Client<paths>;
type Schemas = components['schemas'];

interface Options {
  readonly baseUrl: string;
  readonly password: string;
  moveTo(instant: string): void;
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

function done<T>({ data, error, response }: Answer<T>): T {
  if (error !== undefined || data === undefined)
    throw new Error(`${response.url} ${response.status}: ${JSON.stringify(error)}`);
  return data;
}

async function signedIn(baseUrl: string, username: string, password: string): Promise<Api> {
  const { accessToken } = done(
    await createClient<paths>({ baseUrl }).POST('/api/v1/auth/token', { body: { username, password } }),
  );
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${accessToken}`, 'Accept-Language': 'en' } });
}

export async function tell({ baseUrl, password, moveTo }: Options) {
  let people: Record<'justice' | 'mediator' | 'director', Api>;
  const at = async (instant: string): Promise<void> => {
    moveTo(instant);
    people = {
      justice: await signedIn(baseUrl, 'justice', password),
      mediator: await signedIn(baseUrl, 'mediator', password),
      director: await signedIn(baseUrl, 'director', password),
    };
  };
  await at('2026-10-15T01:00:00.000Z');
  const { justice, mediator, director } = people!;
  const me = done(await justice.GET('/api/v1/me'));
  const centerId = me.centerId!;
  const { items: staff } = done(
    await justice.GET('/api/v1/centers/{centerId}/staff', { params: { path: { centerId }, query: { limit: 200 } } }),
  );
  const mediatorId = staff.find(({ name }) => name === '王调解')?.id ?? '';
  const states: Schemas['DisputeResponse']['state'][] = [];

  const made = await justice.POST('/api/v1/disputes', {
    body: {
      centerId,
      track: 'peoples_mediation',
      source: { kind: 'on_application', channel: 'reception_room' },
      category: 'neighbor',
      subcategory: 'water_leak',
      title: '楼上漏水',
      facts: '申请人称楼上水管漏水，天花板受潮发霉。',
      claims: ['修复漏水', '赔偿损失'],
      parties: [
        { role: 'applicant', kind: 'person', name: '陈某' },
        { role: 'respondent', kind: 'person', name: '林某' },
      ],
    },
  });
  const { id: disputeId, state } = done(made);
  states.push(state);
  const file = { path: { disputeId } };
  const tag = async (api: Api): Promise<{ path: { disputeId: string }; header: { 'If-Match': string } }> => {
    const { response } = await api.GET('/api/v1/disputes/{disputeId}', { params: file });
    return { ...file, header: { 'If-Match': response.headers.get('etag') ?? '' } };
  };
  const accepted = await justice.POST('/api/v1/disputes/{disputeId}/accept', {
    params: await tag(justice),
    body: { screening: { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false } },
  });
  states.push(done(accepted).state);
  const assigned = await justice.POST('/api/v1/disputes/{disputeId}/assign', {
    params: await tag(justice),
    body: { mediatorIds: [mediatorId] },
  });
  states.push(done(assigned).state);

  const early = await mediator.POST('/api/v1/disputes/{disputeId}/start', { params: await tag(mediator), body: {} });
  const refused = early.error?.reasons?.[0]?.code;
  const { items: parties } = done(await mediator.GET('/api/v1/disputes/{disputeId}/parties', { params: file }));
  const [chen, lin] = parties.map(({ id }) => id) as [string, string];
  for (const partyId of [chen, lin]) {
    const body = { partyId, method: 'oral' } as const;
    done(await mediator.POST('/api/v1/disputes/{disputeId}/rights-notices', { params: file, body }));
  }
  const begun = await mediator.POST('/api/v1/disputes/{disputeId}/start', { params: await tag(mediator), body: {} });
  states.push(done(begun).state);

  const planned = await mediator.POST('/api/v1/disputes/{disputeId}/sessions', {
    params: file,
    body: { startsAt: '2026-10-15T06:30:00Z', endsAt: '2026-10-15T08:00:00Z', venue: 'on_site' },
  });
  const session = { path: { disputeId, sessionId: done(planned).id } };
  await at('2026-10-15T08:00:00.000Z');
  const inForce = await agree();
  states.push(done(await people!.mediator.GET('/api/v1/disputes/{disputeId}', { params: file })).state);

  await at('2026-10-26T02:00:00.000Z');
  const [owed] = done(inForce).obligations;
  done(
    await people!.mediator.POST('/api/v1/obligations/{obligationId}/performance', {
      params: { path: { obligationId: owed?.id ?? '' } },
      body: { performedOn: '2026-10-20', evidence: '转账记录' },
    }),
  );
  states.push(done(await people!.mediator.GET('/api/v1/disputes/{disputeId}', { params: file })).state);

  await at('2026-11-16T02:00:00.000Z');
  const { items: visits } = done(
    await people!.mediator.GET('/api/v1/disputes/{disputeId}/return-visits', { params: file }),
  );
  for (const { id: visitId } of visits) {
    const path = { path: { visitId } };
    const { response } = await people!.mediator.GET('/api/v1/return-visits/{visitId}', { params: path });
    done(
      await people!.mediator.POST('/api/v1/return-visits/{visitId}/record', {
        params: { ...path, header: { 'If-Match': response.headers.get('etag') ?? '' } },
        body: {
          visitedOn: '2026-11-16',
          performance: 'performed',
          satisfaction: 'satisfied',
          breachFound: false,
          escalationSigns: false,
        },
      }),
    );
  }
  const closed = await people!.mediator.POST('/api/v1/disputes/{disputeId}/close', {
    params: await tag(people!.mediator),
    body: {},
  });
  states.push(done(closed).state);
  return { states, refused, report: await report() };

  async function agree() {
    const { mediator, director } = people!;
    const { response } = await mediator.GET('/api/v1/disputes/{disputeId}/sessions/{sessionId}', { params: session });
    done(
      await mediator.POST('/api/v1/disputes/{disputeId}/sessions/{sessionId}/hold', {
        params: { ...session, header: { 'If-Match': response.headers.get('etag') ?? '' } },
        body: {
          heldFrom: '2026-10-15T06:30:00Z',
          heldTo: '2026-10-15T07:45:00Z',
          attendance: [
            { staffId: mediatorId, as: 'mediator', present: true },
            { partyId: chen, as: 'party', present: true },
            { partyId: lin, as: 'party', present: true },
          ],
          minutes: '林某承认水管老化，愿意维修并赔偿。',
          lawExplained: true,
          outcome: 'agreed',
        },
      }),
    );
    const drafted = await mediator.POST('/api/v1/disputes/{disputeId}/agreements', {
      params: file,
      body: {
        form: 'written',
        facts: '林某家厨房水管老化漏水，陈某家天花板受损。',
        issues: '漏水责任和损失数额。',
        responsibilities: '水管属林某专有部分，由林某负责。',
        terms: '林某赔偿三千元。',
        obligations: [
          {
            kind: 'pay',
            debtorPartyIds: [lin],
            creditorPartyIds: [chen],
            description: '赔偿天花板修复费用',
            amount: '3000.00',
            dueOn: '2026-11-01',
          },
        ],
      },
    });
    const agreement = { path: { agreementId: done(drafted).id } };
    const sign = async (api: Api, body: Schemas['SignAgreementRequest']): Promise<void> => {
      const read = await api.GET('/api/v1/agreements/{agreementId}', { params: agreement });
      const header = { 'If-Match': read.response.headers.get('etag') ?? '' };
      done(await api.POST('/api/v1/agreements/{agreementId}/signatures', { params: { ...agreement, header }, body }));
    };
    const signedOn = '2026-10-15';
    for (const partyId of [chen, lin]) {
      await sign(mediator, { by: { partyId }, method: 'thumbprint', signedOn, witness: { name: '邻居甲' } });
    }
    await sign(mediator, { by: { staffId: mediatorId }, method: 'signature', signedOn });
    await sign(director, { by: { seal: true }, method: 'seal', signedOn });
    return mediator.GET('/api/v1/agreements/{agreementId}', { params: agreement });
  }

  async function report() {
    const { director } = people!;
    const petition = await signedIn(baseUrl, 'petition', password);
    const filed = await petition.POST('/api/v1/petition-returns', { body: { centerId, month: '2026-10', nil: true } });
    const month = { path: { returnId: done(filed).id } };
    const { response: asFiled } = await director.GET('/api/v1/petition-returns/{returnId}', { params: month });
    const header = { 'If-Match': asFiled.headers.get('etag') ?? '' };
    done(await director.POST('/api/v1/petition-returns/{returnId}/confirm', { params: { ...month, header } }));
    const produced = await director.POST('/api/v1/reports/zero-petition', {
      body: { centerId, from: '2026-10-01', to: '2026-11-01', definition: 'no_petition_above_community@1' },
    });
    const report = done(produced);
    const { id: reportId } = report;
    const params = { path: { reportId } };
    const guarded = async (api: Api) => {
      const { response } = await api.GET('/api/v1/reports/{reportId}', { params });
      return { ...params, header: { 'If-Match': response.headers.get('etag') ?? '' } };
    };
    const admin = await signedIn(baseUrl, 'admin', password);
    done(await admin.POST('/api/v1/reports/{reportId}/confirm', { params: await guarded(admin) }));
    const signed = await director.POST('/api/v1/reports/{reportId}/sign', { params: await guarded(director) });
    return { state: done(signed).state, zero: 'zero' in report ? report.zero : null };
  }
}
