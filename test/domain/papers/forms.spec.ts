/** What the forms say: the number of the file on all of them, blanks where a thing is not known, places to sign, days in one way. */
import fc from 'fast-check';
import type { Block } from '../../../src/domain/papers/blocks.js';
import { AUDIENCES, PAPER_CODES, PAPER_RULES, type PaperCode } from '../../../src/domain/papers/catalog.js';
import { committeeOf } from '../../../src/domain/papers/committee.js';
import { ageOn, BLANK_DAY, dayInWords, timeInWords } from '../../../src/domain/papers/dates.js';
import type { FileRecord } from '../../../src/domain/papers/file-record.js';
import { attachmentNameOf, fileNameOf, goesAlong } from '../../../src/domain/papers/folder.js';
import { formOf } from '../../../src/domain/papers/forms.js';
import { pagesOf } from '../../../src/domain/papers/pages.js';
import { agreement, fileRecord, investigation, obligation, party, session } from '../../support/paper-file.js';

const SUBJECTS: Partial<Record<PaperCode, string>> = {
  rights_notice: 'p1',
  remedies_notice: 'p1',
  authority: 'r1',
  investigation_record: 'i1',
  mediation_record: 's1',
  written_agreement: 'a1',
  oral_agreement: 'a1',
  delivery_receipt: 'd1',
  performance_receipt: 'o1',
  return_visit: 'v1',
  confirmation_application: 'a1',
  confirmation_ruling: 'c1',
  referral_letter: 'f1',
};

const textOf = (block: Block): string[] => {
  if (block.kind === 'space') return [];
  return block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : [block.text];
};

const textsOf = (paper: PaperCode, file: FileRecord = fileRecord()): string => {
  const form = formOf(paper, file, SUBJECTS[paper] ?? null);
  if (form === undefined) throw new Error(`no ${paper}`);
  return form.blocks.flatMap(textOf).join('\n');
};

it('R39 every paper bears the number of the file, the agreement the same as the rest', () => {
  const numbers = fc.tuple(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 9999 }));
  fc.assert(
    fc.property(numbers, ([year, serial]) => {
      const number = `(${year})阳春人调字第${serial}号`;
      const file = fileRecord({ number, referrals: fileRecord().referrals.map((one) => ({ ...one, letterNo: null })) });
      for (const paper of PAPER_CODES) expect([paper, textsOf(paper, file).includes(number)]).toEqual([paper, true]);
    }),
    { numRuns: 20 },
  );
});

it('a number that is not given yet is a place to fill in', () => {
  expect(textsOf('cover', fileRecord({ number: null }))).toContain('人调字第      号');
});

it.each(PAPER_CODES)('%s begins with its title and stands in the list of the file', (paper) => {
  const file = fileRecord({ outcome: 'failed', failReason: 'no_agreement' });
  const form = formOf(paper, file, SUBJECTS[paper] ?? null);
  expect(form?.blocks.some(({ kind }) => kind === 'title')).toBe(true);
  expect(PAPER_RULES[paper].zh).not.toBe('');
  expect(formOf(paper, file, SUBJECTS[paper] === undefined ? null : 'nobody') === undefined).toBe(
    SUBJECTS[paper] !== undefined,
  );
});

it.each<[PaperCode, readonly string[]]>([
  [
    'application',
    ['申请人', '陈某某', '女', '汉族', '38', '教师', '13800000001', '1．修复漏水的水管', '自愿申请', '按指印'],
  ],
  ['intake_form', ['受理日期', '2026年10月13日', '邻里纠纷（漏水渗水）', '同意调解', '登记人签名', '司某某', '印章']],
  [
    'mediation_record',
    [
      ...[
        '陈某某、林某某（由代理人参加，迟到）',
        '许某某',
        '共同调解\n背对背调解：陈某某（2026年10月14日8时50分至9时10分）',
      ],
      ...['2026年10月14日8时30分至9时30分', '矛盾纠纷调处室'],
      '王调解',
      '《民法典》第296条',
      '各方达成一致',
      '记录人',
    ],
  ],
  [
    'written_agreement',
    [
      '编号：(2026)阳春人调字第1号',
      '3,000.00元（人民币叁仟元整）',
      '第1期',
      '2026年11月15日前',
      '一式3份',
      '人民调解员王调解、林和事',
      '记录人',
      '印章）',
      '委托代理人代某某',
    ],
  ],
  [
    'investigation_record',
    [
      '2026年10月13日14时00分至14时40分',
      '询问',
      '黄某某（楼长）',
      '问：漏水从何时开始？',
      '答：（未作回答）',
      '新鲜水渍',
    ],
  ],
  [
    'evidence_list',
    ['渗水照片', '申请人2026年10月10日拍摄', 'SHA-256：e3b0c442 98fc1c14', '公共视频片段', '不随卷移送法院', '共2件'],
  ],
  ['delivery_receipt', ['人民调解协议书', '1份', '陈某某', '直接送达', '2026年10月14日', '送达人']],
  ['oral_agreement', ['达成协议日期', '当事人签名', '人民调解员\n签名', '履行方式、\n期限', '印章']],
  [
    'return_visit',
    [
      ...['被回访当事人', '调解协议编号', '部分履行', '满意', '有无激化迹象', '网格员03', '上门回访', '部分化解'],
      ...['已起诉，已有裁判：(2026)闽0981民初99号判决', '约定周六再次上门查看。'],
    ],
  ],
  ['confirmation_application', ['司法确认申请书', '示例区人民法院', '没有恶意串通', '公民身份号码350981198811020026']],
  ['confirmation_ruling', ['(2026)闽0981民特12号', '裁定调解协议有效', '2026年11月2日']],
  ['authority', ['委托人：林某某', '受托人：代某某', '特别授权', '自2026年10月13日起至本纠纷调解终结之日止']],
  [
    'performance_receipt',
    [...['1,500.00元（人民币壹仟伍佰元整），转账支付', '收条一张', '尚未全部履行'], '林某某陈述\n陈某某确认'],
  ],
  ['rights_notice', ['不收取任何费用', '2026年10月13日以书面方式告知', '被告知人']],
  ['remedies_notice', ['第二十六条', '仲裁', '行政机关', '人民法院']],
  ['referral_letter', ['阳综移〔2026〕3号', '福安市住房和城乡建设局', '法定职责', '送达回执']],
  [
    'closing_report',
    [
      ...['达成调解协议', '2026年11月12日回访：部分履行', '审核意见'],
      '2026年11月16日反映未解决（履行不当），2026年11月18日答复：已作说明。',
      '2026年11月19日反映未解决（矛盾又起），尚未答复。',
    ],
  ],
  ['cover', ['阳春社区人民调解委员会', '楼上漏水', '保管期限', '2026年10月13日至2026年10月14日']],
  ['file_note', ['扫描件随卷', '立卷人司某某', '检查人']],
  ['back_cover', ['本卷页数', '检 查 人']],
])('%s holds what its form asks for', (paper, expected) => {
  const text = textsOf(paper);
  for (const words of expected) expect([words, text.includes(words)]).toEqual([words, true]);
});

it('the notice of termination says why and since when', () => {
  const failed = fileRecord({ outcome: 'failed', failReason: 'party_absent', settledAt: null });
  expect(textsOf('termination_notice', failed)).toContain(
    '因当事人无正当理由未到场参加调解，现于2026年10月14日终止调解',
  );
  expect(textsOf('termination_notice', { ...failed, outcome: 'withdrawn' })).toContain('因当事人要求终止调解');
});

it('what nobody knows stays a blank and is never guessed: no age out of an identity number', () => {
  const unknown = party({ sex: null, ethnicity: null, bornOn: null, occupation: null, phone: null });
  const text = textsOf('application', fileRecord({ parties: [unknown] }));
  expect(text).not.toMatch(/女|汉族|38|教师/);
  expect(textsOf('cover', fileRecord({ acceptedAt: null, endedAt: null }))).toContain(`${BLANK_DAY}至${BLANK_DAY}`);
});

it('an organisation is named with who leads it, a group with its number and representatives', () => {
  const acting = (kind: string) => [
    { id: 'r9', kind, name: '代表某', letterNo: null, powers: [], validFrom: null, validTo: null },
  ];
  const firm = party({ kind: 'organization', name: '示例物业公司', representatives: acting('legal') });
  const group = party({ kind: 'group', name: '三号楼住户', memberCount: 12, representatives: acting('group') });
  const text = textsOf('application', fileRecord({ parties: [firm, group] }));
  for (const words of ['法定代表人', '代表某', '三号楼住户（12人）', '代表人']) expect(text).toContain(words);
});

it('the contents give each paper its first page', () => {
  const listed = [
    { title: '人民调解申请书', pages: 2, issued: true },
    { title: '调解记录（2026年10月14日）', pages: 3, issued: false },
    { title: '封底', pages: 1, issued: true },
  ];
  const form = formOf('contents', fileRecord(), null, listed);
  const rows = form?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? [];
  expect(rows.slice(1).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['1', '人民调解申请书', '1', '2', ''],
    ['2', '调解记录（2026年10月14日）', '3', '3', '未出具'],
    ['3', '封底', '6', '1', ''],
  ]);
});

it('typed text of any kind is printed as it is and counted', () => {
  const typed = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(typed, (minutes) => {
      const file = fileRecord({ sessions: [session({ minutes })] });
      const form = formOf('mediation_record', file, 's1');
      expect(pagesOf(form?.blocks ?? [])).toBeGreaterThanOrEqual(1);
      for (const words of minutes.split('\n'))
        if (minutes.trim() !== '') expect(form?.blocks.flatMap(textOf)).toContain(words);
    }),
  );
});

it('an obligation that goes on, one without an amount, and one in instalments are told apart', () => {
  const duties = [
    obligation({ kind: 'refrain', amountFen: null, instalments: [], dueOn: null, continuing: true }),
    obligation({ id: 'o2', position: 2, amountFen: null, instalments: [], dueOn: '2026-10-31' }),
  ];
  const text = textsOf('written_agreement', fileRecord({ agreements: [agreement({ obligations: duties })] }));
  expect(text).toContain('自协议生效之日起持续履行');
  expect(text).toContain('2．林某某向陈某某：赔偿墙面和天花板修复费用，于2026年10月31日前（含当日）履行。');
});

it('what hangs on a condition says if and then, each debtor its share or all of them jointly', () => {
  const text = textsOf('written_agreement');
  expect(text).toContain(
    '3．如果一年内同一位置再次漏水，则林某某、许某某向陈某某：更换被浸坏的地板，金额100.00元（人民币壹佰元整），其中林某某承担33.34元（人民币叁拾叁元叁角肆分），许某某承担66.66元（人民币陆拾陆元陆角陆分），各自按份承担，于上述情形发生之日起10日内履行。',
  );
  const jointly = obligation({ debtors: ['林某某', '许某某'], instalments: [], dueOn: '2026-12-15' });
  expect(textsOf('written_agreement', fileRecord({ agreements: [agreement({ obligations: [jointly] })] }))).toContain(
    '人民币叁仟元整），上述各方承担连带责任，于2026年12月15日前',
  );
});

it('who was asked and did not sign is not given a place to sign; who was not asked neither', () => {
  const refused = investigation({ signed: 'refused', refusalReason: '称须先问家人。' });
  const text = textsOf('investigation_record', fileRecord({ investigations: [refused] }));
  expect(text).toContain('被调查人黄某某（楼长）未在记录上签名，原因：称须先问家人。');
  expect(text).not.toContain('被调查人黄某某（楼长）（签名');
  const looked = investigation({ kind: 'site_visit', person: null, questions: [], signed: null });
  expect(textsOf('investigation_record', fileRecord({ investigations: [looked] }))).not.toMatch(/问：|被调查人.*签名/);
});

it('the copy of the committee is received by the committee', () => {
  const form = formOf('delivery_receipt', fileRecord(), 'd2');
  expect(form?.subject).toBe('阳春社区人民调解委员会（存档）');
  expect(form?.blocks.flatMap(textOf)).toContain('留置送达');
});

describe('days', () => {
  it('are written in one way', () => {
    expect(dayInWords('2026-10-04')).toBe('2026年10月4日');
    expect(timeInWords('2026-10-14T16:05:00.000Z', 'Asia/Shanghai')).toBe('2026年10月15日0时05分');
  });

  it('give whole years, and none where the birth is not known or lies ahead', () => {
    expect([ageOn('2000-02-29', '2026-02-28'), ageOn('2000-02-29', '2026-03-01')]).toEqual([25, 26]);
    expect([ageOn(null, '2026-01-01'), ageOn('2027-01-01', '2026-01-01')]).toEqual([null, null]);
  });
});

it.each([
  ['阳春社区综治中心', '阳春社区人民调解委员会'],
  ['福安市社会治安综合治理中心', '福安市人民调解委员会'],
  ['城北街道', '城北街道人民调解委员会'],
])('the committee of %s is %s', (center, committee) => {
  expect(committeeOf(center)).toBe(committee);
});

it.each([
  [null, '03-移送函.docx'],
  ['../../etc/passwd', '03-移送函-etcpasswd.docx'],
  ['陈\u202e某/\\:*?"<>|.exe', '03-移送函-陈某exe.docx'],
  ['很'.repeat(90), `03-移送函-${'很'.repeat(40)}.docx`],
])('a file name out of %j is safe', (subject, name) => {
  expect(fileNameOf(3, { title: '移送函', subject })).toBe(name);
});

it.each([
  ['渗水照片', '附件/02-渗水照片.jpg'],
  ['../../etc/passwd', '附件/02-etcpasswd.jpg'],
  ['..\\..\\收条\u202egpj.exe', '附件/02-收条gpjexe.jpg'],
  ['/:*?"<>|', '附件/02.jpg'],
])('an attachment called %j lies where it belongs', (title, name) => {
  expect(attachmentNameOf(2, title, 'jpg')).toBe(name);
});

it('whatever an attachment is called, its name leads out of no folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 5000 }), (title, position) => {
      expect(attachmentNameOf(position, title, 'pdf')).toMatch(/^附件\/\d{2,}(-[\p{L}\p{N}]{1,80})?\.pdf$/u);
    }),
  );
});

it('R49 a clip of a public camera goes to the police and the archive; what is void nowhere', () => {
  const goes = (kind: string, voided = false) => AUDIENCES.filter((audience) => goesAlong({ kind, voided }, audience));
  expect([goes('photo'), goes('camera_clip'), goes('photo', true)]).toEqual([
    ['archive', 'court', 'police'],
    ['archive', 'police'],
    [],
  ]);
});

it.each<[PaperCode, Partial<FileRecord>, string]>([
  ['rights_notice', {}, '2026年10月13日'],
  ['rights_notice', { parties: [party({ rightsNotice: null })] }, BLANK_DAY],
  [
    'remedies_notice',
    { parties: [party({ remediesNotice: { method: 'written', at: '2026-10-14T16:30:00.000Z' } })] },
    '2026年10月15日',
  ],
  ['remedies_notice', {}, BLANK_DAY],
  ['termination_notice', { outcome: 'failed', endedAt: '2026-10-14T02:00:00.000Z' }, '2026年10月14日'],
  ['termination_notice', { endedAt: null }, BLANK_DAY],
])('%s bears the day it was given, whenever it is printed %#', (paper, rest, day) => {
  for (const today of ['2026-11-20', '2031-02-03']) {
    const lines = textsOf(paper, fileRecord({ ...rest, today })).split('\n');
    expect(lines.slice(-2)).toContain(day);
    expect(lines.join()).not.toContain(dayInWords(today));
  }
});

it.each<[PaperCode, Partial<FileRecord>, number]>([
  ['application', {}, 10],
  ['intake_form', { acceptedAt: '2027-10-14T02:00:00.000Z' }, 11],
  ['authority', {}, 10],
  ['written_agreement', {}, 10],
  ['oral_agreement', { agreements: [agreement({ form: 'oral', agreedOn: '2028-10-14' })] }, 12],
  ['confirmation_application', {}, 10],
])('%s: somebody is as old as on its day, whenever it is printed', (paper, rest, age) => {
  const acting = fileRecord().parties[1]?.representatives ?? [];
  const parties = [party({ bornOn: '2016-10-13', phone: null, representatives: acting })];
  for (const today of ['2026-11-20', '2031-02-03']) {
    const text = textsOf(paper, fileRecord({ parties, ...rest, today }));
    expect(
      text
        .match(/年龄\n(\d+)|，(\d+)岁/)
        ?.slice(1)
        .find((found) => found !== undefined),
    ).toBe(String(age));
  }
});

it('R40 the cover says how long the file is kept: proposed until the archive decides', () => {
  expect(textsOf('cover', fileRecord({ proposedRetention: null }))).not.toContain('拟定');
  expect(textsOf('cover', fileRecord({ proposedRetention: 'long' }))).toContain('长期（拟定）');
  const decided = fileRecord({ proposedRetention: 'long', retentionClass: 'short', retainUntil: '2036-12-31' });
  expect(textsOf('cover', decided)).toContain('短期（至2036年12月31日）');
});

it('R30 the closing report tells the agreement in force, not the one it replaced', () => {
  const [old, inForce] = ['旧协议的义务', '新协议的义务'].map((description, index) =>
    agreement({ id: `a${index + 1}`, obligations: [obligation({ description })] }),
  );
  if (old === undefined || inForce === undefined) throw new Error('two agreements');
  const text = textsOf('closing_report', fileRecord({ agreements: [old, inForce], agreementId: 'a2' }));
  expect([text.includes('旧协议的义务'), text.includes('新协议的义务')]).toEqual([false, true]);
});
