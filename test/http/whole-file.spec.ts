/** The whole file as it leaves the centre: papers, attachments, on what ground; and what never leaves with it. */
import request, { type Response } from 'supertest';
import type { PaperListResponse } from '../../src/modules/documents/documents.dto.js';
import { canonicalJson } from '../../src/domain/shared/canonical.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import * as files from '../support/files.js';
import { download, open, type Opened, readyForPolice, sha256, textOf } from '../support/opened-papers.js';
import { aClip } from '../support/places.js';
import { Case, type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo(TEST_NOW));

const codeOf = ({ body }: Response): unknown => (body as { code: string }).code;
const idOf = ({ body }: Response): string => (body as { id: string }).id;
const faultsOf = ({ body }: Response): string[] =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

/** Written where no paper may print it. */
const SECRETS = ['密语让步', '密语私记', '密语反映', '密语答复', '密语作废'];

const folderOf = async (file: Case, query = ''): Promise<Opened> =>
  open((await download(app, 'director', `${file.path}/folder.zip${query}`)).body);

const audited = async (action: string, subjectId: string): Promise<Json[]> =>
  (
    await app.pool.query<Json>(
      `SELECT a.username, l.params FROM audit_log l JOIN account a ON a.id = l.actor_account_id
        WHERE l.action = $1 AND l.subject_id = $2 ORDER BY l.at, l.id`,
      [action, subjectId],
    )
  ).rows;

async function attach(file: Case, fields: Json, content: Buffer, name = '照片.jpg'): Promise<string> {
  const reply = await files.upload(world, 'justice', `${file.path}/attachments`, { content, fields, name });
  if (reply.status !== 201) throw new Error(reply.text);
  return idOf(reply);
}

interface Rich {
  readonly file: Case;
  readonly contents: Readonly<Record<'photo' | 'audio' | 'void' | 'text', Buffer>>;
  readonly clipId: string;
}

/** A case in which everything was written down that has to stay inside. */
async function rich(): Promise<Rich> {
  const file = await Case.mediating(world);
  const [applicant = '', respondent = ''] = file.parties;
  const agent = { kind: 'agent', name: '代某', powers: ['give_evidence', 'settle'], letterNo: '2026年委托书' };
  await file.record('justice', `parties/${respondent}/representatives`, agent);
  const contents = { photo: files.aJpeg(), audio: files.anMp3(), void: files.aPng(), text: files.aText() };
  const evidence = { kind: 'evidence', source: '申请人2026年10月10日拍摄', providedBy: applicant };
  await attach(file, { ...evidence, title: '../../../渗水照片' }, contents.photo);
  await attach(file, { kind: 'audio', title: '..\\..\\C:现场录音', provider: '居委会' }, contents.audio);
  const voided = await attach(file, { kind: 'photo', title: '密语作废' }, contents.void);
  await world.act('justice', `/attachments/${voided}`, 'void', { body: { reason: '误传' } });
  await attach(file, { kind: 'other', title: '/' }, contents.text, '收条.txt');
  const clip = { disputeId: file.id, title: '楼道录像' };
  const clipId = idOf(await world.post('director', `/clips/${await aClip(world)}/attach`, { body: clip }));
  const from = world.now;
  world.wait(40);
  await file.record('justice', 'investigations', {
    ...{ kind: 'interview', from, to: world.now, place: '602室' },
    ...{ person: { name: '黄某', relation: '楼长' }, questions: [{ question: '何时漏水？', answer: '九月二十日' }] },
    ...{ investigatorIds: [world.staff('王调解')], signed: 'refused', refusalReason: '称须先问家人' },
  });
  await file.sit('justice', {
    concessions: '密语让步',
    attendance: [
      { staffId: world.staff('王调解'), as: 'mediator', present: true },
      { partyId: applicant, as: 'party', present: true, late: true },
      { partyId: respondent, as: 'party', present: false },
      { partyId: respondent, as: 'representative', present: true },
    ],
    parts: [{ kind: 'joint' }, { kind: 'separate', partyIds: [applicant] }],
  });
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/sessions`);
  const note = { partyId: applicant, text: '密语私记' };
  await world.post('mediator', `${file.path}/sessions/${items[0]?.id ?? ''}/private-notes`, { body: note });
  const again = { amount: '500.00', dueOn: undefined, condition: { text: '一年内再次漏水', dueDaysAfter: 10 } };
  await file.agree('justice', file.agreement([file.duty(), file.duty(again)]));
  await file.deliver('mediator');
  const said = { partyId: applicant, ground: 'other', words: '密语反映' };
  const reportId = idOf(await file.record('mediator', 'unsettled-reports', said));
  await world.act('mediator', `${file.path}/unsettled-reports/${reportId}`, 'answer', {
    body: { outcome: 'explained', answer: '密语答复' },
  });
  await file.record('mediator', 'unsettled-reports', { ...said, ground: 'quarrel_again' });
  return { file, contents, clipId };
}

test('R25 R49 whoever gets the file: its attachments whole, and none of what was said in confidence', async () => {
  const { file, contents, clipId } = await rich();
  const expected: Record<string, string[]> = {
    archive: ['附件/01-渗水照片.jpg', '附件/02-C现场录音.mp3', '附件/03.txt', '附件/04-楼道录像.mp4'],
    court: ['附件/01-渗水照片.jpg', '附件/02-C现场录音.mp3', '附件/03.txt'],
    police: ['附件/01-渗水照片.jpg', '附件/02-C现场录音.mp3', '附件/03.txt', '附件/04-楼道录像.mp4'],
  };
  for (const [audience, paths] of Object.entries(expected)) {
    if (audience === 'police') await readyForPolice(world, file);
    const query = audience === 'archive' ? '' : `?for=${audience}&ground=statutory`;
    const { names, files: opened, manifest } = await folderOf(file, query);
    expect([audience, names.filter((name) => name.startsWith('附件/'))]).toEqual([audience, paths]);
    expect(names).toEqual(
      [...manifest.entries, ...manifest.attachments].map(({ path }) => path).concat('manifest.json'),
    );
    for (const { path, sha256: digest, bytes } of [...manifest.entries, ...manifest.attachments]) {
      const content = opened.get(path) ?? Buffer.alloc(0);
      expect([path, sha256(content), content.length]).toEqual([path, digest, bytes]);
    }
    expect(opened.get('附件/01-渗水照片.jpg')?.equals(contents.photo)).toBe(true);
    expect(opened.get('附件/02-C现场录音.mp3')?.equals(contents.audio)).toBe(true);
    expect(manifest.digest).toBe(sha256(canonicalJson([...manifest.entries, ...manifest.attachments])));
    for (const [path, content] of opened) {
      const text = path.endsWith('.docx') ? await textOf(content) : content.toString('utf8');
      expect([audience, path, SECRETS.filter((secret) => text.includes(secret))]).toEqual([audience, path, []]);
      expect([audience, path, content.equals(contents.void)]).toEqual([audience, path, false]);
    }
  }
  expect((await audited('clip.exported', clipId)).map(({ params }) => params)).toEqual([
    { for: 'archive' },
    { for: 'police' },
  ]);
  expect((await audited('folder.exported', file.id)).map(({ params }) => params)).toMatchObject([
    { for: 'archive', attachments: 4 },
    { for: 'court', attachments: 3, ground: 'statutory' },
    { for: 'police', attachments: 4, ground: 'statutory' },
  ]);
});

test('R25 no paper that is issued tells what was said in confidence either; each tells what it is for', async () => {
  const { file } = await rich();
  const { items } = await world.get<PaperListResponse>('mediator', `${file.path}/documents`);
  const said: Record<string, string[]> = {
    investigation_record: ['黄某（楼长）', '问：何时漏水？', '答：九月二十日', '未在记录上签名，原因：称须先问家人'],
    evidence_list: ['渗水照片', '申请人2026年10月10日拍摄', '陈某', '居委会', 'SHA-256：', '依规调取，不随卷移送法院'],
    mediation_record: ['陈某（迟到）、林某（由代理人参加）', '共同调解', '背对背调解：陈某'],
    written_agreement: ['如果一年内再次漏水，则林某向陈某', '于上述情形发生之日起10日内履行'],
    delivery_receipt: ['人民调解协议书', '直接送达', '当面交付'],
    closing_report: ['2026年10月14日反映未解决（其他情况），2026年10月14日答复：已作说明', '矛盾又起），尚未答复'],
  };
  const seen = new Set<string>();
  for (const { paper, subjectId, issuable } of items) {
    if (!issuable) continue;
    const reply = await file.record('mediator', 'documents', { paper, subjectId });
    const text = await textOf((await download(app, 'mediator', `/documents/${idOf(reply)}/content`)).body);
    for (const words of said[paper] ?? []) expect([paper, words, text.includes(words)]).toEqual([paper, words, true]);
    expect([paper, SECRETS.filter((secret) => text.includes(secret))]).toEqual([paper, []]);
    seen.add(paper);
  }
  expect(Object.keys(said).filter((paper) => !seen.has(paper))).toEqual([]);
  expect(items.filter(({ paper }) => paper === 'delivery_receipt').map(({ subject }) => subject)).toEqual([
    '陈某',
    '林某',
    '阳春社区人民调解委员会（存档）',
  ]);
});

test('R40 a receipt is missing for who has no copy, an answer for who said it is not settled', async () => {
  const file = await Case.settled(world);
  const before = await world.get<PaperListResponse>('mediator', `${file.path}/documents`);
  const lacking = before.items.filter(({ paper }) => paper === 'delivery_receipt');
  expect(lacking.map(({ issuable, missing }) => [issuable, missing.map(({ code }) => code)])).toEqual([
    [false, ['copy_not_on_file', 'copy_not_on_file', 'committee_copy_not_on_file']],
  ]);
  const said = { partyId: file.parties[0], ground: 'other', words: '还没有修好' };
  await file.record('mediator', 'unsettled-reports', said);
  await file.deliver('mediator');
  const { items } = await world.get<PaperListResponse>('mediator', `${file.path}/documents`);
  const about = (paper: string) =>
    items.filter((one) => one.paper === paper).flatMap(({ missing }) => missing.map(({ code }) => code));
  expect([about('delivery_receipt'), about('closing_report')]).toEqual([[], ['unsettled_not_on_file']]);
});

test('R46 a file leaves the centre on a ground: a duty of law, or the consent of every party, that is kept', async () => {
  const file = await Case.mediating(world);
  const path = `${file.path}/folder.zip`;
  const wrong: [string, string][] = [
    ['?for=court', 'query/ground required'],
    ['?for=police', 'query/ground required'],
    ['?for=court&ground=friendship', 'query/ground wrong_code'],
    ['?ground=statutory', 'query/ground not_allowed_with'],
    ['?for=archive&ground=consent', 'query/ground not_allowed_with'],
  ];
  for (const [query, fault] of wrong)
    expect([query, faultsOf(await world.read('director', `${path}${query}`, 400))]).toEqual([query, [fault]]);
  const consent = '?for=court&ground=consent';
  const refused = await world.read('director', `${path}${consent}`, 409);
  expect(refused.body).toMatchObject({ code: 'share_consent_missing', ruleId: 'R46' });
  expect(refused.text).toMatch(/陈某[\s\S]*林某/);
  const [applicant = '', respondent = ''] = file.parties;
  const say = (partyId: string, decision: string) =>
    file.record('mediator', 'consents', { partyId, subject: 'share', decision });
  await say(applicant, 'given');
  const half = await world.read('director', `${path}${consent}`, 409);
  expect([half.text.includes('陈某'), half.text.includes('林某')]).toEqual([false, true]);
  await say(respondent, 'given');
  expect((await folderOf(file, consent)).manifest).toMatchObject({ for: 'court', ground: 'consent' });
  world.wait(5);
  await say(applicant, 'refused');
  expect(codeOf(await world.read('director', `${path}${consent}`, 409))).toBe('share_consent_missing');
  expect(await audited('folder.exported', file.id)).toMatchObject([
    { username: 'director', params: { for: 'court', ground: 'consent' } },
  ]);
});

test('a large file is sent as it is read, known again by its tag', async () => {
  const file = await Case.mediating(world);
  const large = Buffer.concat([files.aWav(), Buffer.alloc(24 * 1024 * 1024, 7)]);
  await attach(file, { kind: 'audio', title: '录音' }, large);
  const { files: opened } = await folderOf(file);
  expect(opened.get('附件/01-录音.wav')?.equals(large)).toBe(true);
  const whole = await download(app, 'director', `${file.path}/folder.zip`);
  expect(whole.headers['content-length']).toBeUndefined();
  const tag = String(whole.headers['etag']);
  const agent = await world.as('director');
  await agent.get(`${file.path}/folder.zip`).set('If-None-Match', tag).expect(304);
  const head = await request(app.server)
    .head(`/api/v1${file.path}/folder.zip`)
    .set('Authorization', `Bearer ${await tokenOf(app, 'director')}`);
  expect([head.status, head.headers['etag']]).toEqual([200, tag]);
});

test('the list of papers comes with the case, for whoever sees the case', async () => {
  const file = await Case.mediating(world);
  const listed = await world.get<PaperListResponse>('mediator', `${file.path}/documents`);
  const whole = await file.get('mediator', 'documents,parties');
  expect(whole['documents']).toEqual(listed);
  await world.get('other.director', `${file.path}?expand=documents`, 404);
});

test('R40 of a destroyed file nothing is made, drafted or handed out any more, and each says why', async () => {
  const file = await Case.mediating(world);
  const photo = await files.aScan(world, file.path);
  const clip = { disputeId: file.id, title: '楼道录像' };
  const copy = idOf(await world.post('director', `/clips/${await aClip(world)}/attach`, { body: clip }));
  const issued = idOf(await file.record('mediator', 'documents', { paper: 'cover' }));
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'written', on: '2026-10-14' }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  await file.act('mediator', 'close');
  await file.act('justice', 'archive', { body: { retentionClass: 'long' } });
  world.moveTo('2056-12-31T16:00:00.000Z');
  await file.act('justice', 'destruction-proposals', { body: { reason: '期满', listNo: '1' }, expect: 201 });
  const appraised = { approved: true, appraisalGroup: '鉴定小组', paperNo: '3号', reason: '同意' };
  await file.act('director', 'destruction-approvals', { body: appraised, expect: 201 });
  for (const path of [
    `/documents/${issued}/content`,
    `${file.path}/documents/cover/draft`,
    `${file.path}/documents/contents/draft`,
    `${file.path}/folder.zip`,
    `${file.path}/folder.zip?for=police&ground=statutory`,
    `/attachments/${photo}/content`,
    `/attachments/${copy}/content?purpose=inspection`,
  ]) {
    const { body } = await world.read('director', path, 409);
    expect([path, body]).toMatchObject([path, { code: 'file_destroyed', ruleId: 'R40' }]);
  }
  const refused = await file.record('director', 'documents', { paper: 'cover' }, 409);
  expect(codeOf(refused)).toBe('file_destroyed');
  const { documents } = (await file.get('director', 'documents')) as { documents?: PaperListResponse };
  expect(documents?.items.every(({ issuable, subject }) => !issuable && subject === null)).toBe(true);
  expect(documents?.items.flatMap(({ versions }) => versions.map(({ id }) => id))).toEqual([issued]);
  expect(await audited('clip.viewed', copy)).toEqual([]);
});
