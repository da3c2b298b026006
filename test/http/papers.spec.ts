/** The papers of a file over HTTP: issued, frozen, listed, missing, and the whole file as a court or an archive gets it. */
import type { Response } from 'supertest';
import type {
  DocumentResponse,
  FileNoteListResponse,
  PaperListResponse,
  PaperResponse,
} from '../../src/modules/documents/documents.dto.js';
import { PAPER_CODES } from '../../src/domain/papers/catalog.js';
import { canonicalJson } from '../../src/domain/shared/canonical.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { aScan } from '../support/files.js';
import { download as fetched, open, type Opened, readyForPolice, sha256, textOf } from '../support/opened-papers.js';
import { Case, CLEAN, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo(TEST_NOW));

const codeOf = ({ body }: Response): unknown => (body as { code: string }).code;
const faultsOf = ({ body }: Response): string[] =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

const download = (username: string, path: string) => fetched(app, username, path);

const issue = async (file: Case, body: Json, expect = 201): Promise<Response> =>
  file.record('mediator', 'documents', body, expect);

const issued = async (file: Case, body: Json): Promise<DocumentResponse> =>
  (await issue(file, body)).body as DocumentResponse;

const contentOf = async ({ id }: { id: string }, by = 'mediator'): Promise<Buffer> =>
  (await download(by, `/documents/${id}/content`)).body;

const papersOf = (file: Case, by = 'mediator'): Promise<PaperListResponse> =>
  world.get<PaperListResponse>(by, `${file.path}/documents`);

const linesOf = ({ items }: PaperListResponse, paper: string): PaperResponse[] =>
  items.filter((item) => item.paper === paper);

const audited = async (action: string, subjectId: string): Promise<Json[]> =>
  (
    await app.pool.query<Json>(
      `SELECT a.username, l.params FROM audit_log l JOIN account a ON a.id = l.actor_account_id
        WHERE l.action = $1 AND l.subject_id = $2 ORDER BY l.at, l.id`,
      [action, subjectId],
    )
  ).rows;

const folderOf = async (file: Case, query = '', by = 'mediator'): Promise<Opened> =>
  open((await download(by, `${file.path}/folder.zip${query}`)).body);

const agreementOf = async (file: Case): Promise<string> => {
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/agreements`);
  return items[0]?.id ?? '';
};

const SECRET = { concessions: '让步密语：愿意少要五百元', minutes: '双方陈述了漏水经过。' };

/** Settled, with a concession written down that no paper may tell. */
async function settled(): Promise<Case> {
  const file = await Case.mediating(world, 'justice', {
    parties: [
      {
        id: newId(),
        role: 'applicant',
        kind: 'person',
        name: '陈某',
        phone: '13800000001',
        idNumber: '350981198811020026',
        address: '安居小区3号楼502',
        sex: 'female',
        ethnicity: '畲族',
        occupation: '教师',
        bornOn: '1988-11-02',
      },
      { id: newId(), role: 'respondent', kind: 'person', name: '林某' },
    ],
  });
  await file.sit('justice', SECRET);
  await file.agree('justice', file.agreement());
  return file;
}

test('R39 an agreement is issued under the number of the file, with every field of its form and room for every hand', async () => {
  const file = await settled();
  const subjectId = await agreementOf(file);
  const reply = await issue(file, { paper: 'written_agreement', subjectId, reason: '供当事人签字' });
  const document = reply.body as DocumentResponse;
  expect(reply.headers['location']).toBe(`/api/v1/documents/${document.id}`);
  expect(document).toMatchObject({
    paper: 'written_agreement',
    title: '人民调解协议书',
    subjectId,
    version: 1,
    pages: 2,
  });
  const content = await contentOf(document);
  expect([sha256(content), content.length]).toEqual([document.digest, document.bytes]);
  const { number } = await world.get<{ number: string }>('mediator', file.path);
  const text = await textOf(content);
  const inOrder = [
    '人民调解协议书',
    `编号：${number}`,
    '一、当事人情况',
    '陈某，女，畲族，37岁，教师，公民身份号码350981198811020026，住安居小区3号楼502，联系方式13800000001。',
    '二、纠纷主要事实、争议事项',
    '三、经调解，自愿达成如下协议',
    '四、履行的方式和期限',
    '3,000.00元（人民币叁仟元整），于2026年12月31日前（含当日）履行',
    '申请人陈某（签名、盖章或者按指印）',
    '被申请人林某（签名、盖章或者按指印）',
    '人民调解员王调解（签名、盖章或者按指印）',
    '人民调解委员会印章）',
  ];
  const places = inOrder.map((words) => text.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const { items } = await world.get<{ items: { type: string; note: string | null; details: Json }[] }>(
    'mediator',
    `${file.path}/timeline`,
  );
  expect(items.at(-1)).toMatchObject({
    type: 'PaperIssued',
    note: '供当事人签字',
    details: { paper: 'written_agreement', version: 1, digest: document.digest },
  });
});

test('R45 what is masked elsewhere stands in full on a paper; who issued and who read it is on record', async () => {
  const file = await settled();
  const { items } = await world.get<{ items: Json[] }>('mediator', `${file.path}/parties`);
  expect(items[0]).toMatchObject({ sex: '***', ethnicity: '***', occupation: '***', bornOn: '***' });
  const revealed = await world.post('mediator', `${file.path}/parties/${file.parties[0] ?? ''}/reveal`, {
    body: { fields: ['sex', 'ethnicity', 'occupation', 'bornOn'], purpose: 'prepare_document' },
    expect: 200,
  });
  expect(revealed.body).toEqual({ sex: 'female', ethnicity: '畲族', occupation: '教师', bornOn: '1988-11-02' });
  const document = await issued(file, { paper: 'application' });
  const text = await textOf(await contentOf(document, 'director'));
  for (const words of ['陈某', '女', '畲族', '37', '教师', '13800000001', '安居小区3号楼502', '修复漏水'])
    expect([words, text.includes(words)]).toEqual([words, true]);
  expect(await audited('paper.issued', document.id)).toEqual([
    { username: 'mediator', params: { disputeId: file.id, paper: 'application', version: 1 } },
  ]);
  expect(await audited('paper.downloaded', document.id)).toMatchObject([{ username: 'director' }]);
  const { rows } = await app.pool.query<{ content: Buffer }>(
    'SELECT content_sealed AS content FROM issued_document WHERE id = $1',
    [document.id],
  );
  expect(rows[0]?.content.subarray(0, 2).toString('latin1')).not.toBe('PK');
  const { rows: events } = await app.pool.query<{ payload: Json }>(
    `SELECT payload FROM outbox WHERE type = 'dispute.PaperIssued' AND subject_id = $1`,
    [file.id],
  );
  expect(events).toHaveLength(1);
  expect(JSON.stringify(events)).not.toMatch(/陈某|13800000001/);
});

test('R40 a paper once issued is frozen: the same bytes for good, and a new version where the record says something new', async () => {
  const file = await settled();
  const [partyId = ''] = file.parties;
  const first = await issued(file, { paper: 'application' });
  const before = await contentOf(first);
  const same = await issue(file, { paper: 'application' }, 409);
  expect(same.body).toMatchObject({ code: 'paper_unchanged', ruleId: 'R40' });
  expect((same.body as { detail: string }).detail).toContain('人民调解申请书');
  const correction = { pointer: `/parties/${partyId}/phone`, old: '13800000001', new: '13900000009', reason: '误写' };
  await file.act('director', 'corrections', { body: correction, expect: 201 });
  expect((await contentOf(first)).equals(before)).toBe(true);
  const second = await issued(file, { paper: 'application' });
  expect(second).toMatchObject({ version: 2 });
  expect(await textOf(await contentOf(second))).toContain('13900000009');
  expect(await textOf(await contentOf(first))).toContain('13800000001');
  expect(linesOf(await papersOf(file), 'application')[0]?.versions.map(({ id, version }) => [id, version])).toEqual([
    [first.id, 1],
    [second.id, 2],
  ]);
  await expect(app.pool.query('UPDATE issued_document SET version = 9 WHERE id = $1', [first.id])).rejects.toThrow(
    /permission denied/,
  );
  await expect(app.pool.query('DELETE FROM issued_document WHERE id = $1', [first.id])).rejects.toThrow(
    /permission denied/,
  );
});

test('R40 what a case has, what is compulsory and what is missing is told line by line', async () => {
  const file = await Case.mediating(world);
  const added = await file.record('justice', 'parties', { role: 'third_party', kind: 'person', name: '许某' });
  const { id: late } = added.body as { id: string };
  const list = await papersOf(file);
  expect(list.missing.map(({ code }) => code)).toEqual(['rights_notice_not_on_file']);
  const notices = linesOf(list, 'rights_notice');
  expect(notices.map(({ subject, missing }) => [subject, missing.map(({ code }) => code)])).toEqual([
    ['陈某', []],
    ['林某', []],
    ['许某', ['rights_notice_not_on_file']],
  ]);
  expect(notices[2]).toMatchObject({ subjectId: late, compulsory: true, issuable: true, versions: [], item: null });
  expect(linesOf(list, 'application')[0]).toMatchObject({ item: 3, compulsory: true, onFile: true });
  expect(linesOf(list, 'intake_form')).toEqual([]);
  expect(list.items.map(({ paper }) => paper).at(0)).toBe('cover');
  expect(list.items.map(({ paper }) => paper).at(-1)).toBe('back_cover');
  const { body: english } = await (
    await world.as('mediator')
  )
    .get(`${file.path}/documents`)
    .set('Accept-Language', 'en')
    .expect(200);
  expect((english as PaperListResponse).items[0]?.title).toBe('Cover');
  // Nobody applied: the committee fills in its own form.
  const taken = await Case.accepted(world, 'justice', { source: { kind: 'proactive', channel: 'grid_worker' } });
  const forms = (await papersOf(taken, 'justice')).items.map(({ paper }) => paper);
  expect([forms.includes('intake_form'), forms.includes('application')]).toEqual([true, false]);
});

test('an oral agreement has the register form, a draft is marked and kept nowhere', async () => {
  const file = await Case.mediating(world);
  await file.sit('justice');
  const oral = {
    ...file.agreement([
      file.duty({ kind: 'apologise', amount: undefined, description: '当面道歉', dueOn: '2026-10-14' }),
    ]),
    form: 'oral',
    agreedOn: '2026-10-14',
  };
  const drafted = await world.post('mediator', `${file.path}/agreements`, { body: oral });
  const { id: subjectId } = drafted.body as { id: string };
  const reply = await download('mediator', `${file.path}/documents/oral_agreement/draft?subjectId=${subjectId}`);
  expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(
    '人民调解口头协议登记表-草稿.docx',
  );
  expect(reply.headers['cache-control']).toBe('private, no-store');
  const { files } = await openParts(reply.body);
  expect(files.get('word/header1.xml')?.toString('utf8')).toContain('草稿');
  expect(await textOf(reply.body)).toContain('当面道歉');
  expect(linesOf(await papersOf(file), 'oral_agreement')[0]?.versions).toEqual([]);
  expect(await audited('paper.drafted', file.id)).toMatchObject([{ params: { paper: 'oral_agreement' } }]);
  const document = await issued(file, { paper: 'oral_agreement', subjectId });
  const parts = await openParts(await contentOf(document));
  expect([...parts.files.keys()].some((name) => name.includes('header'))).toBe(false);
});

/** The parts of a DOCX, which is an archive too. */
async function openParts(bytes: Buffer): Promise<{ files: ReadonlyMap<string, Buffer> }> {
  return open(bytes);
}

test('a paper looks as officials know it: A4, the margins of the standard, its fonts with stand-ins, page numbers', async () => {
  const file = await settled();
  const { files } = await openParts(await contentOf(await issued(file, { paper: 'cover' })));
  const part = (name: string): string => files.get(name)?.toString('utf8') ?? '';
  const main = part('word/document.xml');
  expect(main).toMatch(/<w:pgSz w:w="11905" w:h="16837"|<w:pgSz w:w="11906" w:h="16838"/);
  expect(main).toMatch(/w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(main).toContain('w:eastAsia="方正小标宋简体"');
  expect(main).toContain('w:eastAsia="仿宋_GB2312"');
  expect(part('word/fontTable.xml')).toContain('仿宋,FangSong,华文仿宋,Noto Serif CJK SC');
  expect(part('word/footer1.xml')).toMatch(/PAGE[\s\S]*NUMPAGES/);
  expect(part('docProps/core.xml')).not.toMatch(/created|modified|creator/);
});

test('R25 the whole file: in order, numbered, with digests that hold; and what was conceded is in none of it', async () => {
  const file = await settled();
  await file.record('mediator', 'file-notes', { text: '照片另存光盘一张。' });
  const subjectId = await agreementOf(file);
  const agreement = await issued(file, { paper: 'written_agreement', subjectId });
  const { names, files, manifest } = await folderOf(file);
  expect(names).toEqual([...manifest.entries.map(({ path }) => path), 'manifest.json']);
  expect(manifest.entries.map(({ paper }) => paper)).toEqual([
    'cover',
    'contents',
    'application',
    'rights_notice',
    'rights_notice',
    'mediation_record',
    'written_agreement',
    'closing_report',
    'file_note',
    'back_cover',
  ]);
  expect(names.slice(0, 3)).toEqual(['01-卷宗封面.docx', '02-卷内目录.docx', '03-人民调解申请书.docx']);
  const { number } = await world.get<{ number: string }>('mediator', file.path);
  expect(manifest).toMatchObject({ number, for: 'archive', madeAt: TEST_NOW });
  for (const { path, sha256: digest, bytes, paper, issued: isIssued, version } of manifest.entries) {
    const content = files.get(path) ?? Buffer.alloc(0);
    expect([path, sha256(content), content.length]).toEqual([path, digest, bytes]);
    expect([path, isIssued, version]).toEqual([
      path,
      paper === 'written_agreement',
      paper === 'written_agreement' ? 1 : null,
    ]);
    const text = await textOf(content);
    expect([path, text.includes('让步密语'), text.includes('少要五百元')]).toEqual([path, false, false]);
    expect([path, text.includes(number)]).toEqual([path, true]);
  }
  expect(manifest.digest).toBe(sha256(canonicalJson(manifest.entries)));
  const kept = manifest.entries.find(({ paper }) => paper === 'written_agreement');
  expect(files.get(kept?.path ?? '')?.equals(await contentOf(agreement))).toBe(true);
  const contents = await textOf(files.get('02-卷内目录.docx') ?? Buffer.alloc(0));
  for (const words of ['人民调解申请书', '权利义务告知书（陈某）', '卷宗情况说明', '未出具'])
    expect(contents).toContain(words);
  expect(await audited('folder.exported', file.id)).toEqual([
    { username: 'mediator', params: { for: 'archive', papers: 10, attachments: 0, digest: manifest.digest } },
  ]);
});

test('R25 a court and the police get the papers of the dispute, not those about the work of the centre', async () => {
  const file = await settled();
  await file.record('mediator', 'file-notes', { text: '内部情况' });
  await readyForPolice(world, file);
  for (const audience of ['court', 'police']) {
    const { files, manifest } = await folderOf(file, `?for=${audience}&ground=statutory`, 'director');
    const papers = manifest.entries.map(({ paper }) => paper);
    for (const paper of ['file_note', 'closing_report', 'return_visit', 'referral_letter'])
      expect([audience, paper, papers.includes(paper)]).toEqual([audience, paper, false]);
    expect(papers).toEqual(expect.arrayContaining(['application', 'mediation_record', 'written_agreement']));
    for (const [path, content] of files) {
      const text = path.endsWith('.json') ? content.toString('utf8') : await textOf(content);
      expect([path, text.includes('让步密语'), text.includes('内部情况')]).toEqual([path, false, false]);
    }
  }
});

test('the same record gives the same file, byte for byte', async () => {
  const file = await settled();
  const [one, other] = [await folderOf(file), await folderOf(file)];
  expect(one.manifest).toEqual(other.manifest);
  world.wait(1);
  expect((await folderOf(file)).manifest.digest).toBe(one.manifest.digest);
});

test('R40 closed, papers are still issued; archived, what was issued is only read', async () => {
  const file = await Case.mediating(world);
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'written', on: '2026-10-14' }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  await file.act('mediator', 'close');
  const notice = await issued(file, { paper: 'termination_notice' });
  expect(await textOf(await contentOf(notice))).toContain('因当事人未能就争议事项达成一致，现于2026年10月14日终止调解');
  await issued(file, { paper: 'application' });
  await file.act('justice', 'archive', { body: { retentionClass: 'long' } });
  for (const body of [{ paper: 'application' }, { paper: 'closing_report' }]) {
    const refused = await issue(file, body, 409);
    expect(refused.body).toMatchObject({ code: 'paper_not_in_archive', ruleId: 'R40' });
  }
  await file.record('mediator', 'file-notes', { text: '补记' }, 409);
  expect(await textOf(await contentOf(notice))).toContain('终止调解通知书');
  const { manifest } = await folderOf(file);
  expect(manifest.entries.filter(({ issued: isIssued }) => isIssued).map(({ paper }) => paper)).toEqual([
    'application',
    'termination_notice',
  ]);
  expect(manifest.missing).toEqual([]);
});

test('R40 the cover tells what is proposed, and once archived how long the file is kept: issued then, and once', async () => {
  const file = await Case.mediating(world);
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'written', on: '2026-10-14' }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  await file.act('mediator', 'close');
  const early = await issued(file, { paper: 'cover' });
  expect(await textOf(await contentOf(early))).toMatch(/保管期限\s*(短期|长期|永久)（拟定）/);
  await file.act('justice', 'archive', { body: { retentionClass: 'permanent' } });
  const line = async (paper: string) => linesOf(await papersOf(file), paper)[0];
  expect(await line('cover')).toMatchObject({ outdated: true, issuable: true });
  const cover = await issued(file, { paper: 'cover' });
  expect(cover.version).toBe(2);
  expect(await textOf(await contentOf(cover))).toMatch(/保管期限\s*永久/);
  expect(await line('cover')).toMatchObject({ outdated: false, issuable: false });
  expect(codeOf(await issue(file, { paper: 'cover' }, 409))).toBe('paper_not_in_archive');
  for (const paper of ['back_cover', 'rights_notice', 'contents']) {
    const subjectId = paper === 'rights_notice' ? file.parties[0] : undefined;
    await issued(file, { paper, subjectId });
    expect(codeOf(await issue(file, { paper, subjectId }, 409))).toBe('paper_not_in_archive');
  }
  const still = (await papersOf(file)).items.filter(({ issuable }) => issuable).map(({ paper }) => paper);
  expect(new Set(still)).toEqual(new Set(['application', 'rights_notice', 'remedies_notice']));
  const { manifest } = await folderOf(file);
  expect(manifest.entries.find(({ paper }) => paper === 'contents')).toMatchObject({ issued: true, outdated: false });
});

test('R30 the file has the agreement that stands: not what was issued of an earlier text, nor a rival draft', async () => {
  const file = await Case.mediating(world);
  await file.sit('justice');
  const draftOf = async (body: Json): Promise<string> =>
    ((await file.record('mediator', 'agreements', body)).body as { id: string }).id;
  const subjectId = await draftOf({ ...file.agreement(), terms: '赔偿旧数二千元' });
  const rival = await draftOf({ ...file.agreement(), terms: '另一稿的条款' });
  const first = await issued(file, { paper: 'written_agreement', subjectId });
  await issued(file, { paper: 'written_agreement', subjectId: rival });
  await file.agree('justice', { ...file.agreement(), agreementId: subjectId, terms: '赔偿新数三千元' });
  const textsIn = async (query = '') => {
    const { files, manifest } = await folderOf(file, query, 'director');
    const mine = manifest.entries.filter(({ paper }) => paper === 'written_agreement');
    return Promise.all(
      mine.map(async ({ path, issued: isIssued, outdated }) => {
        const text = await textOf(files.get(path) ?? Buffer.alloc(0));
        return [/旧数|新数|另一稿/.exec(text)?.[0], isIssued, outdated];
      }),
    );
  };
  const court = '?for=court&ground=statutory';
  expect(await textsIn(court)).toEqual([['新数', false, false]]);
  expect(await textsIn()).toEqual([
    ['新数', false, false],
    ['另一稿', true, false],
  ]);
  expect(await textOf(await contentOf(first))).toContain('旧数');
  const [line, other] = linesOf(await papersOf(file), 'written_agreement');
  expect(line).toMatchObject({ subjectId, outdated: true, issuable: true });
  expect(other).toMatchObject({ subjectId: rival, outdated: false, issuable: false });
  expect(codeOf(await issue(file, { paper: 'written_agreement', subjectId: rival }, 409))).toBe('paper_not_applicable');
  const second = await issued(file, { paper: 'written_agreement', subjectId });
  expect(second.version).toBe(2);
  expect(await textsIn(court)).toEqual([['新数', true, false]]);
});

test('R40 an issued paper that says something else than the record is marked, and the contents are those of this file', async () => {
  const file = await settled();
  const [partyId = ''] = file.parties;
  await issued(file, { paper: 'application' });
  await issued(file, { paper: 'contents' });
  const outdatedIn = async () =>
    (await folderOf(file)).manifest.entries.filter(({ outdated }) => outdated).map(({ paper }) => paper);
  const outdatedLines = async () =>
    (await papersOf(file)).items.filter(({ outdated }) => outdated).map(({ paper }) => paper);
  expect([await outdatedIn(), await outdatedLines()]).toEqual([[], []]);
  world.wait(60 * 24 * 40);
  expect([await outdatedIn(), await outdatedLines()]).toEqual([[], []]);
  const correction = { pointer: `/parties/${partyId}/phone`, old: '13800000001', new: '13900000009', reason: '误写' };
  await file.act('director', 'corrections', { body: correction, expect: 201 });
  await issued(file, { paper: 'back_cover' });
  expect(await outdatedIn()).toEqual(['application']);
  expect(await outdatedLines()).toEqual(['contents', 'application']);
  const { files, manifest } = await folderOf(file);
  expect(manifest.entries.find(({ paper }) => paper === 'contents')).toMatchObject({ issued: false, outdated: false });
  const contents = files.get('02-卷内目录.docx') ?? Buffer.alloc(0);
  expect((await textOf(contents)).match(/未出具/g)?.length).toBe(manifest.entries.length - 4);
  expect((await openParts(contents)).files.has('word/header1.xml')).toBe(false);
});

test('R36 a file for a court or the police goes by those who may disclose it, to the police when all of it is there', async () => {
  const file = await settled();
  const path = `${file.path}/folder.zip`;
  for (const audience of ['court', 'police'])
    await world.read('mediator', `${path}?for=${audience}&ground=statutory`, 403);
  await world.read('director', `${path}?for=court&ground=statutory`, 200);
  const refused = await world.read('director', `${path}?for=police&ground=statutory`, 409);
  expect(refused.body).toMatchObject({ code: 'police_case_unnamed', ruleId: 'R36' });
  expect(refused.text).toMatch(/police_not_performed[\s\S]*police_application_missing/);
  expect(refused.text).toContain('陈某');
  await readyForPolice(world, file);
  await world.read('director', `${path}?for=police&ground=statutory`, 200);
  await world.read('mediator', `${path}?for=police&ground=statutory`, 403);
});

test('a note on the file is kept in versions; the latest is printed', async () => {
  const file = await settled();
  await issue(file, { paper: 'file_note' }, 409);
  await file.record('mediator', 'file-notes', { text: '第一次说明' });
  const document = await issued(file, { paper: 'file_note' });
  await file.record('director', 'file-notes', { text: '第二次说明\n另附照片' });
  const { items } = await world.get<FileNoteListResponse>('mediator', `${file.path}/file-notes`);
  expect(items.map(({ version, text }) => [version, text])).toEqual([
    [1, '第一次说明'],
    [2, '第二次说明\n另附照片'],
  ]);
  const next = await issued(file, { paper: 'file_note' });
  expect(await textOf(await contentOf(next))).toContain('另附照片');
  expect(await textOf(await contentOf(document))).not.toContain('另附照片');
});

test('what people type is printed as they typed it, however long and strange', async () => {
  const strange = '‮左右颠倒‬ 😀👨‍👩‍👧 <w:p>&amp;"\' 很长的词' + 'x'.repeat(300);
  const minutes = `${strange}\n${'一段很长的笔录。'.repeat(2300)}`;
  const file = await Case.mediating(world);
  await file.sit('justice', { minutes, undisputedFacts: strange });
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/sessions`);
  const document = await issued(file, { paper: 'mediation_record', subjectId: items[0]?.id });
  const text = await textOf(await contentOf(document));
  expect(text).toContain(strange);
  expect(text).toContain('一段很长的笔录。'.repeat(2300));
  expect(document.pages).toBeGreaterThan(25);
});

test('a committee may have a name of its own, and every paper bears it', async () => {
  const path = `/centers/${world.center}/settings`;
  const settings = await world.get<Json>('director', path);
  const { mediation, duty, rooms } = settings as { mediation: Json; duty: Json; rooms: Json };
  const put = async (committeeName: string | null, expected = 200) =>
    (await world.as('director'))
      .put(path)
      .set('If-Match', await world.etag('director', path))
      .send({ mediation: { ...mediation, committeeName }, duty, rooms })
      .expect(expected);
  const file = await settled();
  const cover = await issued(file, { paper: 'cover' });
  expect(await textOf(await contentOf(cover))).toContain('阳春社区人民调解委员会');
  await put('阳春社区老娘舅人民调解委员会');
  const next = await issued(file, { paper: 'cover' });
  expect(await textOf(await contentOf(next))).toContain('阳春社区老娘舅人民调解委员会');
  await put('', 400);
  await put(null);
});

test('who does not work the case reads no paper of it; another centre does not learn that there is one', async () => {
  const file = await settled();
  const document = await issued(file, { paper: 'cover' });
  const paths = [`${file.path}/documents`, `/documents/${document.id}`];
  const secret = [
    `/documents/${document.id}/content`,
    `${file.path}/folder.zip`,
    `${file.path}/documents/cover/draft`,
    `${file.path}/file-notes`,
  ];
  for (const path of [...paths, ...secret]) await world.get('other.director', path, 404);
  for (const path of secret) await world.get('grid', path, 403);
  for (const path of paths) await world.get('grid', path, 404);
  for (const path of [...paths, ...secret]) await world.get('auditor', path, 403);
  await world.post('other.director', `${file.path}/documents`, { body: { paper: 'cover' }, expect: 404 });
  await world.post('grid', `${file.path}/documents`, { body: { paper: 'cover' }, expect: 403 });
  // Given a visit, a grid worker sees that there are papers, and none of them.
  const me = await world.get<{ staffId: string }>('grid', '/me');
  await file.record('mediator', 'return-visits', { dueOn: '2026-11-10', assigneeId: me.staffId });
  for (const path of paths) await world.get('grid', path);
  for (const path of secret) await world.get('grid', path, 403);
});

test('what is sent wrong is named, and nothing is issued', async () => {
  const file = await settled();
  const [partyId = ''] = file.parties;
  const other = await settled();
  const wrong: [Json, string][] = [
    [{}, '/paper required'],
    [{ paper: 'letter' }, '/paper wrong_code'],
    [{ paper: 'rights_notice' }, '/subjectId required'],
    [{ paper: 'rights_notice', subjectId: 'x' }, '/subjectId bad_uuid'],
    [{ paper: 'rights_notice', subjectId: other.parties[0] }, '/subjectId unknown_reference'],
    [{ paper: 'cover', subjectId: partyId }, '/subjectId not_allowed_with'],
    [{ paper: 'cover', reason: '\u0007' }, '/reason bad_text'],
    [{ paper: 'cover', pages: 3 }, '/pages unknown_field'],
  ];
  for (const [body, fault] of wrong) expect(faultsOf(await issue(file, body, 400))).toEqual([fault]);
  expect(codeOf(await issue(file, { paper: 'intake_form' }, 409))).toBe('paper_not_applicable');
  expect(codeOf(await issue(file, { paper: 'oral_agreement', subjectId: await agreementOf(file) }, 409))).toBe(
    'paper_not_applicable',
  );
  const refused = await world.read('mediator', `${file.path}/documents/letter/draft`, 400);
  expect(faultsOf(refused)).toEqual(['path/paper wrong_code']);
  await world.read('mediator', `${file.path}/documents/rights_notice/draft`, 400);
  await world.read('mediator', `${file.path}/documents/intake_form/draft`, 404);
  await world.read('mediator', `${file.path}/folder.zip?for=press`, 400);
  await world.read('mediator', `/documents/${newId()}/content`, 404);
  for (const text of ['', '   ', 'x'.repeat(5001), '\u0000'])
    await file.record('mediator', 'file-notes', { text }, 400);
  const all = (await papersOf(file)).items.flatMap(({ versions }) => versions);
  expect(all).toEqual([]);
  const id = newId();
  await issue(file, { id, paper: 'cover' });
  expect(codeOf(await issue(other, { id, paper: 'cover' }, 409))).toBe('id_in_use');
  expect((await papersOf(other)).items.flatMap(({ versions }) => versions)).toEqual([]);
});

test('a retried request issues once; two at once make two versions or one', async () => {
  const file = await settled();
  const send = (key: string) =>
    world.post('mediator', `${file.path}/documents`, { body: { paper: 'cover' }, headers: { 'Idempotency-Key': key } });
  const [one, again] = [await send('k1'), await send('k1')];
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(again.body).toEqual(one.body);
  const replies = await Promise.all(
    ['a', 'b', 'c'].map(async () =>
      (await world.as('mediator')).post(`${file.path}/documents`).send({ paper: 'application' }),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(linesOf(await papersOf(file), 'application')[0]?.versions.map(({ version }) => version)).toEqual([1]);
});

test('every paper a case can come to have is issued from what was recorded', async () => {
  const file = await Case.mediating(world);
  const [applicant = '', respondent = ''] = file.parties;
  const agent = { kind: 'agent', name: '代某', powers: ['give_evidence', 'settle'], letterNo: '2026年委托书' };
  await file.record('justice', `parties/${respondent}/representatives`, agent);
  const from = world.now;
  world.wait(40);
  const looked = { kind: 'site_visit', from, to: world.now, place: '602室', investigatorIds: [world.staff('王调解')] };
  await file.record('justice', 'investigations', { ...looked, findings: '给水管接头渗水' });
  await aScan(world, file.path);
  await file.sit('justice');
  const agreementId = await file.agree('justice', file.agreement());
  await file.deliver('mediator');
  const { obligations } = (await file.get('mediator', 'obligations')) as { obligations: { id: string }[] };
  const paid = {
    ...{ performedOn: '2026-10-14', amount: '1000.00', evidence: '收条一张', method: 'cash' },
    ...{ paidBy: respondent, saidBy: respondent, confirmedBy: applicant },
  };
  await world.post('mediator', `/obligations/${obligations[0]?.id ?? ''}/performance`, { body: paid });
  const { items: visits } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/return-visits`);
  const found = {
    ...{ visitedOn: '2026-10-14', performance: 'partly_performed', satisfaction: 'satisfied' },
    ...{ breachFound: false, escalationSigns: false, note: '首期已付', method: 'phone', resolved: 'partly' },
    ...{ laterSuit: 'none', mediatedWrongly: false, measures: '继续关注' },
  };
  const visit = `/return-visits/${visits[0]?.id ?? ''}`;
  await world.act('mediator', visit, 'record', { body: found });
  const application = {
    ...{ filedOn: '2026-10-14', court: '示例区人民法院', courtGround: 'organisation_seat', partyIds: file.parties },
    ...{ papers: ['application', 'agreement', 'mediation_proof', 'identity'], contents: [] },
  };
  await world.post('mediator', `/agreements/${agreementId}/confirmation`, { body: application });
  const ruling = { decidedOn: '2026-10-14', result: 'valid', rulingNo: '(2026)闽0981民特12号' };
  await world.post('mediator', `/agreements/${agreementId}/confirmation/result`, { body: ruling });
  await file.record('mediator', 'file-notes', { text: '照片另存光盘' });
  const said: Record<string, string> = {
    authority: '受托人：代某（2026年委托书）',
    investigation_record: '给水管接头渗水',
    evidence_list: '签名页',
    delivery_receipt: '当面交付',
    performance_receipt: '1,000.00元（人民币壹仟元整），现金支付',
    return_visit: '继续关注',
    confirmation_application: '示例区人民法院',
    confirmation_ruling: '(2026)闽0981民特12号',
    closing_report: '2026年10月14日回访：部分履行',
    remedies_notice: '向有管辖权的人民法院提起诉讼',
    file_note: '照片另存光盘',
  };
  const { number } = await world.get<{ number: string }>('mediator', file.path);
  const made = new Set<string>();
  for (const { paper, subjectId } of (await papersOf(file)).items) {
    const text = await textOf(await contentOf(await issued(file, { paper, subjectId })));
    expect([paper, text.includes(said[paper] ?? number)]).toEqual([paper, true]);
    made.add(paper);
  }
  expect(PAPER_CODES.filter((paper) => !made.has(paper))).toEqual([
    'intake_form',
    'oral_agreement',
    'termination_notice',
    'referral_letter',
  ]);
});

test('a case handed to another body goes with a letter that says why and on what ground', async () => {
  const file = await Case.assigned(world);
  const refer = {
    ...{ body: 'administrative_organ', bodyName: '福安市住房和城乡建设局', letterNo: '阳综移〔2026〕3号' },
    ...{ ground: 'statutory', reason: '涉及公共部位维修资金' },
  };
  await file.act('director', 'refer', { body: refer });
  const [line] = linesOf(await papersOf(file, 'director'), 'referral_letter');
  expect(line).toMatchObject({ subject: '福安市住房和城乡建设局', onFile: true, issuable: true });
  const reply = await file.record('director', 'documents', { paper: 'referral_letter', subjectId: line?.subjectId });
  const text = await textOf(await contentOf(reply.body as DocumentResponse, 'director'));
  for (const words of ['阳综移〔2026〕3号', '涉及公共部位维修资金', '法定职责', '送达回执'])
    expect([words, text.includes(words)]).toEqual([words, true]);
});

test('nobody is born tomorrow, however a party comes in or is put right', async () => {
  const [today, tomorrow] = ['2026-10-14', '2026-10-15'];
  const born = (bornOn: string) => ({ role: 'third_party', kind: 'person', name: '许某', bornOn });
  const reply = await world.post('justice', '/disputes', {
    body: { ...leak(world), parties: [{ ...born(today), role: 'applicant' }, born(tomorrow)] },
    expect: 400,
  });
  expect(faultsOf(reply)).toEqual(['/parties/1/bornOn in_future']);
  const file = await Case.registered(world);
  expect(faultsOf(await file.record('justice', 'parties', born(tomorrow), 400))).toEqual(['/bornOn in_future']);
  const added = await file.record('justice', 'parties', born(today));
  const { id } = added.body as { id: string };
  const path = `${file.path}/parties/${id}`;
  const amend = async (bornOn: string, expect: number): Promise<Response> =>
    (await world.as('justice'))
      .patch(path)
      .set('If-Match', await world.etag('justice', path))
      .send({ bornOn })
      .expect(expect);
  expect(faultsOf(await amend(tomorrow, 400))).toEqual(['/bornOn in_future']);
  await amend(today, 200);
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  const correction = { pointer: `/parties/${id}/bornOn`, old: today, new: tomorrow, reason: '误写' };
  expect(faultsOf(await file.act('director', 'corrections', { body: correction, expect: 400 }))).toEqual([
    '/new in_future',
  ]);
});
