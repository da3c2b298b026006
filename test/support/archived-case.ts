/** A case with words in every corner of its file, led to the archive: settled, performed, visited, corrected, closed, put away. */
import type { Response } from 'supertest';
import { addMinutes } from '../../src/domain/shared/day.js';
import { aScan } from './files.js';
import { Case, type Json, newId, type World } from './world.js';

/** Stands in everything people wrote there, so that it can be looked for everywhere. */
export const MARK = '绝密标记';

/** What stands of phone and identity number in the clear. */
export const MASKED = ['191******21', '990***********0011'] as const;

export interface ArchivedCase {
  readonly file: Case;
  /** Ids by the names of path parameters. */
  readonly places: Readonly<Record<string, string>>;
}

const idOf = ({ body }: Response): string => (body as { id: string }).id;
const PERSON = { kind: 'person', phone: '19187654321', workUnit: `${MARK}工厂` };

export async function archivedCase(world: World): Promise<ArchivedCase> {
  const file = await Case.mediating(world, 'justice', registration());
  const people = await peopleOf(world, file);
  const papers = await onPaper(world, file);
  const custody = await inOtherHands(world, file);
  await file.sit('justice', {
    minutes: `${MARK}笔录`,
    undisputedFacts: `${MARK}无争议`,
    concessions: `${MARK}让步`,
    citations: [{ law: '民法典', article: '296' }],
  });
  const { sessions: held } = (await file.get('mediator', 'sessions')) as { sessions?: { id: string }[] };
  await file.record('mediator', `sessions/${held?.[0]?.id ?? ''}/private-notes`, { text: `${MARK}私下说` });
  const terms = { facts: `${MARK}1`, issues: `${MARK}2`, responsibilities: `${MARK}3`, terms: `${MARK}4` };
  const duty = file.duty({ description: `${MARK}赔偿` });
  const agreementId = await file.agree('justice', { ...file.agreement([duty]), ...terms });
  const fulfilment = await performed(world, file);
  await file.deliver('mediator');
  const { deliveries } = await world.get<{ deliveries: { id: string }[] }>('mediator', `/agreements/${agreementId}`);
  const deliveryId = deliveries[0]?.id ?? '';
  const said = { partyId: file.parties[0], ground: 'other', words: `${MARK}还在漏` };
  const unsettledReportId = idOf(await file.record('mediator', 'unsettled-reports', said));
  await file.act('mediator', `unsettled-reports/${unsettledReportId}/answer`, {
    body: { outcome: 'explained', answer: `${MARK}已说明` },
  });
  await file.act('mediator', 'close');
  await file.act('justice', 'archive', { body: { retentionClass: 'long' } });
  const { sessions } = (await file.get('director', 'sessions')) as { sessions?: { id: string }[] };
  const sessionId = sessions?.[0]?.id ?? '';
  return {
    file,
    places: {
      disputeId: file.id,
      sessionId,
      agreementId,
      deliveryId,
      unsettledReportId,
      ...people,
      ...papers,
      ...custody,
      ...fulfilment,
    },
  };
}

const registration = (): Json => ({
  title: `${MARK}漏水`,
  facts: `${MARK}事实`,
  claims: [`${MARK}诉求`],
  subcategory: 'noise',
  amountInvolved: '3000.00',
  location: { address: `${MARK}小区3号楼502`, longitude: 119.5, latitude: 26.6 },
  parties: [
    {
      id: newId(),
      role: 'applicant',
      name: `${MARK}甲`,
      address: `${MARK}小区3号楼`,
      idNumber: '990981199001010011',
      ...PERSON,
    },
    { id: newId(), role: 'respondent', name: `${MARK}乙`, ...PERSON },
  ],
});

/** Who is in it, what was put right, who objected to whom. */
async function peopleOf(world: World, file: Case): Promise<Record<string, string>> {
  const [applicant = '', respondent = ''] = file.parties;
  const agent = { kind: 'agent', name: `${MARK}代理` };
  const representativeId = idOf(await file.record('justice', `parties/${respondent}/representatives`, agent));
  const corrected = { pointer: '/title', old: `${MARK}漏水`, new: `${MARK}厨房漏水`, reason: `${MARK}误写` };
  await file.act('director', 'corrections', { body: corrected, expect: 201 });
  const on = world.app.clock.today('Asia/Shanghai');
  const asked = { on, by: 'other', person: `${MARK}劝`, partyId: respondent, method: 'phone', outcome: 'promised' };
  await file.record('justice', 'dissuasions', { ...asked, note: `${MARK}言` });
  const challenge = { partyId: applicant, staffId: world.staff('王调解'), ground: 'relative', note: `${MARK}亲戚` };
  const challengeId = idOf(await file.record('justice', 'challenges', challenge));
  await world.act('director', `/challenges/${challengeId}`, 'decide', {
    body: { upheld: false, reason: `${MARK}不成立` },
  });
  const other = await Case.registered(world);
  const linkId = idOf(await file.record('director', 'links', { disputeId: other.id, kind: 'related' }));
  return { partyId: respondent, representativeId, challengeId, linkId };
}

/** What was looked at, filed, noted and issued. */
async function onPaper(world: World, file: Case): Promise<Record<string, string>> {
  const looked = { kind: 'site_visit', from: addMinutes(world.now, -30), to: world.now, findings: `${MARK}渗水` };
  const seen = { ...looked, place: `${MARK}厨房`, investigatorIds: [world.staff('王调解')] };
  const investigationId = idOf(await file.record('justice', 'investigations', seen));
  const attachmentId = await aScan(world, file.path, 'mediator', `${MARK}照片`);
  await file.record('mediator', 'file-notes', { text: `${MARK}说明` });
  const documentId = idOf(await file.record('mediator', 'documents', { paper: 'file_note' }));
  return { investigationId, attachmentId, documentId };
}

/** Asked of another department, watched by the director, with a request for legal aid. */
async function inOtherHands(world: World, file: Case): Promise<Record<string, string>> {
  const to = { toDepartmentId: world.department('public_security'), reason: `${MARK}涉及治安`, dueOn: '2026-12-31' };
  const referralId = idOf(await file.act('justice', 'referrals', { body: to, expect: 201 }));
  await world.act('police', `/referrals/${referralId}`, 'object', { body: { reason: `${MARK}不属治安` } });
  const order = { order: `${MARK}尽快`, dueOn: '2026-12-31' };
  const supervisionId = idOf(await file.act('director', 'supervisions', { body: order, expect: 201 }));
  const supervision = `/supervisions/${supervisionId}`;
  await world.act('mediator', supervision, 'answer', { body: { answer: `${MARK}已办` } });
  await world.act('director', supervision, 'close', { body: { accepted: true } });
  const aid = { partyId: file.parties[0], kind: 'drafting', ground: 'hardship' };
  const legalAidRequestId = idOf(await file.record('justice', 'legal-aid-requests', aid));
  const request = `/legal-aid-requests/${legalAidRequestId}`;
  await world.act('director', request, 'decide', { body: { granted: true, reason: `${MARK}困难` } });
  await world.act('director', request, 'assign', { body: { lawyerName: `${MARK}律师` } });
  return { referralId, supervisionId, legalAidRequestId };
}

/** Paid, wrongly recorded once, applied for with the police, visited. */
async function performed(world: World, file: Case): Promise<Record<string, string>> {
  const on = world.app.clock.today('Asia/Shanghai');
  const whole = (await file.get('director', 'obligations,visits')) as Record<string, { id: string }[]>;
  const obligationId = whole['obligations']?.[0]?.id ?? '';
  const paid = { performedOn: on, evidence: `${MARK}收条` };
  const pay = async () =>
    idOf(await world.post('mediator', `/obligations/${obligationId}/performance`, { body: paid }));
  const performanceId = await pay();
  await world.act('mediator', `/obligations/${obligationId}`, `performance/${performanceId}/void`, {
    body: { reason: `${MARK}误记` },
  });
  await pay();
  await file.record('mediator', 'police-applications', {
    partyIds: file.parties,
    filedOn: on,
    body: '示例派出所',
    caseNo: `${MARK}案号`,
    text: `${MARK}申请`,
  });
  const found = { performance: 'performed', satisfaction: 'satisfied', breachFound: false, escalationSigns: false };
  for (const { id } of whole['visits'] ?? [])
    await world.act('mediator', `/return-visits/${id}`, 'record', {
      body: { ...found, visitedOn: on, note: `${MARK}回访` },
    });
  return { obligationId, performanceId, visitId: whole['visits']?.[0]?.id ?? '' };
}
