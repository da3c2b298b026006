/** One of each resource of the demo centre, in a case that was settled and partly paid: what path parameters can name. */
import { addMinutes } from '../../src/domain/shared/day.js';
import type { Operation } from './document.js';
import { anMp4, aScan, upload } from './files.js';
import { aSettledCase, asked, tableOf } from './imports.js';
import { Case, type Json, newId, type World } from './world.js';

export type Places = Readonly<Record<string, string>>;

const first = async (world: World, username: string, path: string): Promise<Json> => {
  const { items } = await world.get<{ items: Json[] }>(username, path);
  const [item] = items;
  if (item === undefined) throw new Error(`nothing at ${path}`);
  return item;
};

/** Ids by the names of the path parameters. */
export async function placesOf(world: World): Promise<Places> {
  const file = await Case.settled(world);
  const whole = await file.get('director', 'parties,sessions,agreement,obligations,visits');
  const idsOf = (name: string) => (whole[name] as { id: string }[])[0]?.id ?? '';
  const obligationId = idsOf('obligations');
  const paid = { performedOn: world.app.clock.today('Asia/Shanghai'), amount: '1.00', evidence: '收条' };
  const agreementId = (whole['agreement'] as { id: string }).id;
  const copy = { committee: true, method: 'in_person', deliveredOn: paid.performedOn, receipt: { note: '留存卷内' } };
  const delivery = await world.post('mediator', `/agreements/${agreementId}/deliveries`, { body: copy });
  const performance = await world.post('mediator', `/obligations/${obligationId}/performance`, { body: paid });
  const challenged = await Case.mediating(world);
  const [challenger = ''] = challenged.parties;
  const challenge = await challenged.record('justice', 'challenges', {
    partyId: challenger,
    staffId: world.staff('王调解'),
    ground: 'relative',
  });
  const agent = { kind: 'agent', name: '代某' };
  const representative = await challenged.record('justice', `parties/${challenger}/representatives`, agent);
  const report = {
    centerId: world.center,
    from: '2026-07-01',
    to: '2026-10-01',
    definition: 'no_petition_above_community@1',
  };
  const produced = await world.post('director', '/reports/zero-petition', { body: report });
  const later = { body: report, headers: { Prefer: 'respond-async' }, expect: 202 };
  const job = await world.post('director', '/reports/zero-petition', later);
  const draft = await world.post('admin', `/centers/${world.center}/roster/drafts`, {
    body: { from: '2026-12-01', to: '2026-12-08' },
  });
  const away = { from: '2026-12-01', to: '2026-12-04', kind: 'leave' };
  const absence = await world.post('director', `/staff/${world.staff('郑劝和')}/absences`, { body: away });
  const swap = await swapRequest(world);
  const grids = await world.get<{ items: Json[] }>('admin', `/centers/${world.center}/grids?level=3`);
  const gridId = String(grids.items[0]?.['id']);
  const grid = await world.get<{ duties: { id: string }[] }>('admin', `/grids/${gridId}`);
  const feed = await world.post('admin', `/departments/${world.department('justice')}/duty-feeds`);
  const { id: feedId, url } = feed.body as { id: string; url: string };
  const mediator = await world.get('mediator', '/me');
  const account = await world.get<{ grants: { id: string }[] }>('admin', `/accounts/${String(mediator['id'])}`);
  const onCall = await world.get<{ items: { id: string }[] }>(
    'admin',
    `/centers/${world.center}/roster?from=2026-10-14&to=2026-10-15&staffId=${world.staff('卢律师')}`,
  );
  const call = await world.post('justice', `/shifts/${onCall.items[0]?.id ?? ''}/calls`, {
    body: { reason: '请来咨询' },
  });
  const custody = await inOtherHands(world);
  const reservation = await world.post('mediator', '/reservations', {
    body: { roomId: world.room(), startsAt: '2026-12-21T06:30:00Z', endsAt: '2026-12-21T07:30:00Z' },
  });
  const { now } = world;
  const looked = { kind: 'site_visit', from: addMinutes(now, -30), to: now, place: '示例小区', findings: '渗水。' };
  const seen = { ...looked, investigatorIds: [world.staff('王调解')] };
  const investigation = await challenged.record('justice', 'investigations', seen);
  const attachmentId = await aScan(world, file.path);
  const issued = await file.record('mediator', 'documents', { paper: 'cover' });
  const other = await Case.assigned(world);
  const unsettled = { partyId: idsOf('parties'), ground: 'other', words: '还没有修好' };
  const said = await file.record('mediator', 'unsettled-reports', unsettled);
  const petitionId = String((await first(world, 'petition', '/petitions'))['id']);
  const receipt = { receivedOn: '2026-10-13', source: 'direct', departmentId: world.department('justice') };
  const item = await world.post('petition', `/petitions/${petitionId}/item`, { body: receipt });
  const key = {
    name: '示例平台',
    centerId: world.center,
    scopes: ['disputes:write'],
    expiresAt: '2027-06-30T16:00:00Z',
  };
  const apiKey = await world.post('admin', '/api-keys', { body: key });
  const hook = { url: 'https://hooks.example.invalid/', centerId: world.center, description: '市大数据局' };
  const webhook = await world.post('admin', '/webhooks', { body: hook });
  const exported = await world.post('director', '/exports', { body: { ground: 'statutory' }, expect: 202 });
  const link = await file.record('director', 'links', { disputeId: other.id, kind: 'related' });
  return {
    disputeId: file.id,
    importId: (await asked(world, tableOf('disputes', [aSettledCase()]))).id,
    kind: 'disputes',
    exportId: (exported.body as { id: string }).id,
    unsettledReportId: (said.body as { id: string }).id,
    attachmentId,
    clipId: await aClip(world),
    keyId: (apiKey.body as { id: string }).id,
    webhookId: (webhook.body as { id: string }).id,
    eventId: await aDeadLetter(world, (webhook.body as { id: string }).id),
    documentId: (issued.body as { id: string }).id,
    paper: 'cover',
    linkId: (link.body as { id: string }).id,
    reservationId: (reservation.body as { id: string }).id,
    callId: (call.body as { id: string }).id,
    partyId: idsOf('parties'),
    challengeId: (challenge.body as { id: string }).id,
    representativeId: (representative.body as { id: string }).id,
    sessionId: idsOf('sessions'),
    investigationId: (investigation.body as { id: string }).id,
    agreementId,
    deliveryId: (delivery.body as { id: string }).id,
    obligationId,
    performanceId: (performance.body as { id: string }).id,
    visitId: idsOf('visits'),
    ...custody,
    reportId: (produced.body as { id: string }).id,
    jobId: (job.body as { id: string }).id,
    format: 'csv',
    draftId: (draft.body as { id: string }).id,
    absenceId: (absence.body as { id: string }).id,
    swapRequestId: swap,
    gridId,
    dutyId: grid.duties[0]?.id ?? '',
    accountId: String(mediator['id']),
    grantId: account.grants[0]?.id ?? '',
    centerId: world.center,
    departmentId: world.department('justice'),
    staffId: world.staff('林和事'),
    roomId: world.room(),
    shiftId: String(
      (await first(world, 'admin', `/centers/${world.center}/roster?from=2026-10-01&to=2026-11-01`))['id'],
    ),
    petitionId,
    itemId: (item.body as { id: string }).id,
    returnId: String((await first(world, 'petition', '/petition-returns'))['id']),
    feedId,
    feedAddress: url.split('/').at(-2) ?? '',
    month: '2026-10',
    year: '2026',
    seq: '1',
    table: 'categories',
  };
}

/** A case that the police have been asked to take, that the director watches, and in which a party asks for legal aid. */
async function inOtherHands(world: World): Promise<Places> {
  const file = await Case.assigned(world);
  const referral = await file.act('justice', 'referrals', {
    body: { toDepartmentId: world.department('public_security'), reason: '涉及治安', dueOn: '2026-12-31' },
    expect: 201,
  });
  const order = { order: '请尽快办理', dueOn: '2026-12-31' };
  const supervision = await file.act('director', 'supervisions', { body: order, expect: 201 });
  const aid = { partyId: file.parties[0], kind: 'drafting', ground: 'hardship' };
  const request = await file.record('justice', 'legal-aid-requests', aid);
  const asked = { partyId: file.parties[0], kind: 'access', via: 'in_person', identityCheck: 'id_card_seen' };
  const own = await file.record('justice', 'subject-requests', { ...asked, receivedOn: '2026-10-14' });
  const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id;
  return {
    referralId: idOf(referral),
    supervisionId: idOf(supervision),
    legalAidRequestId: idOf(request),
    subjectRequestId: idOf(own),
  };
}

/** Two officers of the justice bureau, two of their days next month. */
async function swapRequest(world: World): Promise<string> {
  const query = `from=2026-11-01&to=2026-12-01&departmentId=${world.department('justice')}`;
  const { items } = await world.get<{ items: Json[] }>('director', `/centers/${world.center}/roster?${query}`);
  const [own] = items;
  const counter = items.find((line) => line['staffId'] !== own?.['staffId']);
  const body = { counterShiftId: counter?.['id'] };
  return String(
    ((await world.post('director', `/shifts/${String(own?.['id'])}/swap-requests`, { body })).body as Json)['id'],
  );
}

/** An account that may be locked, and whose grants may go, while the demo's own go on. */
export async function aNewcomer(world: World): Promise<Pick<Places, 'accountId' | 'grantId'>> {
  const account = { centerId: world.center, username: 'newcomer', name: '新某' };
  const accountId = String(((await world.post('admin', '/accounts', { body: account })).body as Json)['id']);
  const grant = { role: 'duty_officer', centerId: world.center };
  const grantId = String(
    ((await world.post('admin', `/accounts/${accountId}/grants`, { body: grant })).body as Json)['id'],
  );
  return { accountId, grantId };
}

/** An event the webhook was sent in vain. */
async function aDeadLetter(world: World, webhookId: string): Promise<string> {
  const eventId = newId();
  await world.app.pool.query(
    `INSERT INTO webhook_delivery (webhook_id, position, event_id, type, subject_id, state, attempts, due_at, failure, dead_at)
     VALUES ($1, 1, $2, 'cn.governance-center.dispute.registered.v1', $2, 'dead', 10, $3, 'answered_5xx', $3)`,
    [webhookId, eventId, world.now],
  );
  return eventId;
}

/** A clip of the monitoring room. */
export async function aClip(world: World): Promise<string> {
  const fields = {
    centerId: world.center,
    requestedBy: '民警甲',
    reason: '核实',
    camera: '07号',
    recordedFrom: '2026-10-12T01:00:00Z',
    recordedTo: '2026-10-12T01:05:00Z',
  };
  const reply = await upload(world, 'director', '/clips', { content: anMp4(), name: '07.mp4', fields });
  return String((reply.body as Json)['id']);
}

/** Random ids in every place: they name nothing. */
export const nowhere = (places: Places): Places =>
  Object.fromEntries(Object.entries(places).map(([name, value]) => [name, value.length === 36 ? newId() : value]));

/** A demo account that holds the permission, and one that does not; the first of the list that fits. */
const ACCOUNTS = ['director', 'admin', 'mediator', 'petition', 'auditor'] as const;

export async function permissionsOf(world: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const entries: [string, readonly string[]][] = [];
  for (const username of ACCOUNTS) {
    const { permissions } = await world.get<{ permissions: string[] }>(username, '/me');
    entries.push([username, permissions]);
  }
  return new Map(entries);
}

export function whoMay({ permission }: Operation, held: ReadonlyMap<string, readonly string[]>): string {
  if (permission === 'signed-in' || permission === 'public') return 'admin';
  const found = [...held].find(([, permissions]) => permissions.includes(permission));
  if (found === undefined) throw new Error(`nobody holds ${permission}`);
  return found[0];
}

export const whoMayNot = (
  { permission }: Operation,
  held: ReadonlyMap<string, readonly string[]>,
): string | undefined => [...held].reverse().find(([, permissions]) => !permissions.includes(permission))?.[0];
