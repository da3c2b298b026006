/** The files of a report, opened as somebody opens them who has other programs than ours; whatever the names in it, and always the same. */
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import type { FileLanguage } from '../../../src/domain/reports/file-texts.js';
import type { PrintedReport } from '../../../src/domain/reports/printed.js';
import { csvFile } from '../../../src/modules/reports/files/csv.file.js';
import { documentFile } from '../../../src/modules/reports/files/document.file.js';
import { blocksOf, editionOf, mostColumns } from '../../../src/modules/reports/files/edition.js';
import { PAGE_POLICY, pageFile } from '../../../src/modules/reports/files/page.file.js';
import { workbookFile } from '../../../src/modules/reports/files/workbook.file.js';
import { createHash } from 'node:crypto';
import { entriesOf, textOf } from '../../support/opened-papers.js';
import {
  CHARTS,
  empty,
  EVIL,
  FORMULA,
  hostile,
  large,
  ordinary,
  signed,
  words,
} from '../../support/printed-reports.js';

const ZONE = 'Asia/Shanghai';
const edition = (report: PrintedReport, language: FileLanguage = 'zh') => editionOf(report, language, ZONE);
const csv = (report: PrintedReport, language?: FileLanguage): string =>
  csvFile(edition(report, language)).toString('utf8');
const page = async (report: PrintedReport, language?: FileLanguage): Promise<string> =>
  (await pageFile(edition(report, language))).toString('utf8');
const paper = async (report: PrintedReport, language?: FileLanguage): Promise<string> =>
  textOf(await documentFile(edition(report, language)));
const sheets = async (report: PrintedReport, language?: FileLanguage) =>
  readXlsxFile(await workbookFile(edition(report, language)));

const MAKERS = { csv: csvFile, xlsx: workbookFile, docx: documentFile, html: pageFile } as const;
const REPORTS = { ordinary, signed, hostile, empty, large } as const;
const LANGUAGES = ['zh', 'en'] as const;

/** What XML does not know, what turns the direction of a line, and halves of characters. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Bidi_Control}|\p{Cs}/u;

describe('every file', () => {
  test.each(Object.entries(MAKERS))(
    '%s has the same bytes whenever it is made',
    async (_, make) => {
      for (const report of [signed, hostile, empty])
        for (const language of LANGUAGES) {
          const [first, second] = [
            await make(edition(report, language)),
            await make(edition(structuredClone(report), language)),
          ];
          expect(first.equals(second)).toBe(true);
        }
    },
    120_000,
  );

  test.each(Object.entries(MAKERS))('%s is another when a figure is', async (_, make) => {
    const [first, ...rest] = ordinary.figures;
    if (first === undefined) throw new Error('no figure');
    const changed = { ...ordinary, figures: [{ ...first, numerator: 216, value: '216' }, ...rest] };
    expect((await make(edition(ordinary))).equals(await make(edition(changed)))).toBe(false);
  });

  test('a section that names what is no figure is a fault of the program', () => {
    const wrong = {
      ...ordinary,
      sections: [{ id: 'x', title: words('甲', 'A'), layout: 'list' as const, keys: ['nobody'] }],
    };
    expect(() => edition(wrong)).toThrow('names nobody');
  });

  test('marks are explained where they are used, and only there', () => {
    const notes = (report: PrintedReport): string => edition(report, 'en').notes.join(' ');
    expect(notes(ordinary)).toMatch(/n\/a: .*—: /);
    expect(notes(large)).not.toContain('n/a');
    expect(notes({ ...large, charts: [] })).not.toContain('—: ');
    expect(notes({ ...large, charts: [CHARTS.heat] })).toContain('—: ');
    expect(notes({ ...large, charts: [CHARTS.columns] })).toContain('—: ');
  });

  test('wide tables are cut into blocks of much the same width', () => {
    expect(blocksOf(12, 12)).toEqual([[0, 12]]);
    expect(blocksOf(13, 12)).toEqual([
      [0, 7],
      [7, 13],
    ]);
    expect(blocksOf(0, 12)).toEqual([[0, 0]]);
    expect(mostColumns(['2026-01', '加权值班量', 'shifts'], 9)).toBe(9);
    expect(mostColumns(['shifts', 'substitutions given'], 9)).toBe(5);
  });
});

describe('CSV', () => {
  test('is one table of all figures, with its mark', () => {
    const [head, ...rows] = csv(ordinary).split('\r\n');
    expect(head).toBe('\ufeff"栏目","指标代码","指标","分子","分母","数值","单位","口径"');
    expect(rows).toHaveLength(ordinary.figures.length + 1);
    expect(rows.slice(0, 4)).toEqual([
      '"总体情况","accepted","受理件数","215","","215","件","指标accepted的口径。"',
      '"总体情况","settled","调解成功率","195","215","90.7%","%","指标settled的口径。"',
      '"总体情况","performed","履行率","0","0","n/a","%","指标performed的口径。"',
      '"总体情况","amount","协议金额","1234567.89","","1234567.89","元","指标amount的口径。"',
    ]);
    expect(rows).toContain('"网格与月份","g0_m3","第一网格 · 2026-04","<5","","<5","件","该网格该月受理的件数。"');
  });

  test('makes no formula of a name', () => {
    const text = csv(hostile, 'en');
    expect(text).toContain(`"'=cmd|' /C calc'!A0"`);
    expect(text).not.toMatch(/"[=+\-@]/);
    expect(text).not.toMatch(UNPRINTABLE);
    expect(text).toContain('"收条gpj.exex"');
  });

  test('speaks English', () => {
    expect(csv(ordinary, 'en')).toContain(
      '"In all","amount","amounts agreed","1234567.89","","1234567.89","yuan","What amount counts."',
    );
  });

  test('of a report without figures has only its head', () => {
    expect(csv(empty).split('\r\n')).toHaveLength(2);
  });
});

describe('the workbook', () => {
  test('has numbers as numbers: counts, percentages, yuan', async () => {
    const [figures] = await sheets(ordinary);
    expect(figures?.sheet).toBe('指标');
    const [title, about, head, ...rows] = figures?.data ?? [];
    expect(title?.[0]).toBe('阳春社区综治中心 人民调解统计报告');
    expect(about?.[0]).toContain('统计期：2026年1月1日至2026年12月31日');
    expect(about?.[0]).toContain('未能证实。');
    expect(head).toEqual(['栏目', '指标', '数值', '分子', '分母', '单位', '指标代码']);
    expect(rows.slice(0, 5)).toEqual([
      ['总体情况', '受理件数', 215, 215, null, '件', 'accepted'],
      ['总体情况', '调解成功率', 0.907, 195, 215, '%', 'settled'],
      ['总体情况', '履行率', 'n/a', 0, 0, '%', 'performed'],
      ['总体情况', '协议金额', 1234567.89, 1234567.89, null, '元', 'amount'],
      ['总体情况', '万人起诉率', 51.5, 31, 6023, '每万人', 'litigation'],
    ]);
    expect(rows).toContainEqual(['网格与月份', '第一网格 · 2026-04', '<5', '<5', null, '件', 'g0_m3']);
    expect(rows).toHaveLength(ordinary.figures.length);
  });

  test('prints every definition on its second sheet, each once', async () => {
    const [, second] = await sheets(ordinary, 'en');
    expect(second?.sheet).toBe('Definitions');
    expect(second?.data).toContainEqual(['mediation@2', null, 'By the day of acceptance.']);
    expect(second?.data.filter(([label]) => label === 'cases of the grid')).toEqual([
      ['cases of the grid', 'cases', 'Cases of the grid accepted in the month.'],
    ]);
    expect(second?.data).toContainEqual(['Digest of the data (SHA-256)', null, ordinary.digest]);
  });

  test('has a sheet for each matrix and table, with days as dates', async () => {
    const [, , matrix, table, none] = await sheets(ordinary);
    expect(matrix?.data[0]?.slice(0, 3)).toEqual([null, '2026-01', '2026-02']);
    expect(matrix?.data[1]?.slice(0, 5)).toEqual(['第一网格', 0, 6, 12, '<5']);
    expect(table?.data).toEqual([
      ['案号', '受理日', '天数', '原因'],
      ['(2026)阳春调字第3号', new Date('2026-01-09T00:00:00.000Z'), 352, '等待鉴定'],
      ['(2026)阳春调字第17号', new Date('2026-03-02T00:00:00.000Z'), 300.5, null],
    ]);
    expect(none?.data).toEqual([['案号'], ['无。']]);
  });

  test('freezes its heads and shows yuan and percentages as such', async () => {
    const entries = await entriesOf(await workbookFile(edition(ordinary)));
    const xml = (name: string): string => entries.get(name)?.toString('utf8') ?? '';
    expect(xml('xl/worksheets/sheet1.xml')).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/);
    expect(xml('xl/worksheets/sheet2.xml')).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml('xl/styles.xml')).toContain('formatCode="#,##0.00"');
    expect(xml('xl/styles.xml')).toContain('formatCode="0.0%"');
    expect(xml('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  test('calls each sheet by a name of its own that a spreadsheet allows', async () => {
    const names = (await sheets(hostile)).map(({ sheet }) => sheet);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^[\]/\\:*?]{1,31}$/);
  });

  test('takes a name that is also a word of the program for a name', async () => {
    const [first] = large.figures;
    if (first === undefined) throw new Error('no figure');
    const named = ['constructor', '__proto__', 'toString'].map((name) => ({
      ...first,
      key: `k${name}`,
      label: words(name, name),
    }));
    const section = { id: 'a', title: words('甲', 'A'), layout: 'list' as const, keys: named.map(({ key }) => key) };
    const [figures] = await sheets({ ...empty, figures: named, sections: [section] });
    expect(figures?.data.slice(3).map((row) => row[1])).toEqual(['constructor', '__proto__', 'toString']);
  });

  test('keeps what looks like a formula a text', async () => {
    const [figures] = await sheets(hostile);
    expect(figures?.data.map((row) => row[1])).toEqual(expect.arrayContaining([EVIL, FORMULA, '收条gpj.exex']));
    const entries = await entriesOf(await workbookFile(edition(hostile)));
    for (const [name, bytes] of entries)
      if (name.includes('sheet')) expect(bytes.toString('utf8')).not.toContain('<f>');
  });
});

describe('the document', () => {
  test('prints title, period, verdict, every definition in full, the figures and the place to sign', async () => {
    const text = await paper(ordinary);
    for (const said of [
      ...['人民调解统计报告', '阳春社区综治中心', '2026年1月1日至2026年12月31日', '2027-01-05 10:00 (Asia/Shanghai)'],
      ...['未能证实。', '按受理日期计入统计期。', 'mediation@2', '该网格该月受理的件数。', '90.7%', '1234567.89'],
      ...[
        '三件迟登记的案件另列。',
        ordinary.digest,
        '本报告尚未签署。',
        '中心主任（签名）',
        '日期',
        '（盖章）',
        '无。',
      ],
    ])
      expect(text).toContain(said);
  });

  test('prints the signature it has, and that it is none in the sense of the law', async () => {
    for (const [language, law] of [
      ['zh', '不是《中华人民共和国电子签名法》意义上的电子签名'],
      ['en', 'not an electronic signature in the sense of the Electronic Signature Law'],
    ] as const) {
      const text = await paper(signed, language);
      for (const said of ['王主任', '2027-01-06 09:30', 'Ed25519', 'seal-2026', signed.signature?.value ?? '', law])
        expect(text).toContain(said);
    }
    expect(await paper(signed)).not.toContain('尚未签署');
  });

  test('says on every page that it is provisional, until it is not', async () => {
    const header = async (report: PrintedReport): Promise<string> =>
      [...(await entriesOf(await documentFile(edition(report))))]
        .filter(([name]) => name.startsWith('word/header'))
        .map(([, bytes]) => bytes.toString('utf8'))
        .join('');
    expect(await header(ordinary)).toContain('暂定数据，尚未确认');
    expect(await header(signed)).toBe('');
  });

  test('is A4, repeats the heads of its tables and names no program, person or time', async () => {
    const entries = await entriesOf(await documentFile(edition(ordinary)));
    const xml = (name: string): string => entries.get(name)?.toString('utf8') ?? '';
    // A4 in twentieths of a point; the library rounds down.
    expect(xml('word/document.xml')).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
    expect(xml('word/document.xml')).toContain('<w:tblHeader/>');
    expect(xml('docProps/core.xml')).not.toMatch(/created|modified|creator/);
  });

  test('shows hostile names as text', async () => {
    const text = await paper(hostile);
    expect(text).toContain(EVIL);
    expect(text).not.toMatch(UNPRINTABLE);
  });

  test('prints 500 figures', async () => {
    const text = await paper(large);
    expect(text).toContain('指标f499');
  });
});

/** Tags with their attributes, without any text. */
const tagsOf = (html: string): string[] =>
  [...html.replace(/<style>.*?<\/style>/s, '').matchAll(/<[^>]*>/g)].map(([tag]) => tag);

describe('the page', () => {
  test('says what the report says', async () => {
    const html = await page(ordinary);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    for (const said of [
      '人民调解统计报告',
      '未能证实。',
      '按受理日期计入统计期。',
      '暂定数据',
      '90.7%',
      '等待鉴定',
      ordinary.digest,
    ])
      expect(html).toContain(said);
    expect(await page(ordinary, 'en')).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  });

  test('links every figure to exactly its records', async () => {
    const html = await page(ordinary);
    const links = [...html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, value]) => `${href} ${value}`);
    expect(links).toEqual(
      ordinary.figures.map(
        ({ key, value }) => `/api/v1/reports/${ordinary.id}/records?figure=${key} ${value.replace('<', '&lt;')}`,
      ),
    );
  });

  test('loads nothing, runs nothing, and its policy allows its own style alone', async () => {
    for (const report of Object.values(REPORTS)) {
      const html = await page(report);
      const tags = tagsOf(html);
      expect(
        tags.filter((tag) => /^<(?:script|link|img|iframe|object|embed|form|base|image|foreignObject)\b/i.test(tag)),
      ).toEqual([]);
      expect(tags.filter((tag) => /\s(?:style|src|on\w+)=/i.test(tag))).toEqual([]);
      const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(PAGE_POLICY['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
      expect(style).not.toMatch(/url\(|@import/);
    }
  });

  test('describes every picture and gives its numbers beside it', async () => {
    const html = await page(ordinary, 'en');
    const figures = [
      ...html.matchAll(/<figure role="img" aria-label="([^"]*)"><svg[^>]*><title>([^<]*)<\/title><desc>/g),
    ];
    expect(figures.map(([, alt]) => alt)).toEqual(ordinary.charts.map(({ alt }) => alt.en));
    expect(figures.map(([, , title]) => title)).toEqual(ordinary.charts.map(({ title }) => title.en));
    expect([...html.matchAll(/<table class="numbers">/g)]).toHaveLength(ordinary.charts.length);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says so where there is nothing to draw', async () => {
    const html = await page(empty);
    expect(html).not.toContain('<svg');
    expect([...html.matchAll(/统计期内没有可以绘制的数据。/g)]).toHaveLength(empty.charts.length);
  });

  test('escapes every text', async () => {
    const html = await page(hostile);
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(UNPRINTABLE);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;]]&gt;{a|b}{b}$&amp;$1');
  });

  test('prints the signature, and else the place for one', async () => {
    expect(await page(signed)).toContain('seal-2026');
    expect(await page(ordinary)).toContain('本报告尚未签署。');
  });
});

test('whatever somebody typed, every file can be opened and shows it as text', async () => {
  const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(typed, typed, async (name, other) => {
      const [label, second] = [words(name, name), words(other, other)];
      const [first] = large.figures;
      if (first === undefined) throw new Error('no figure');
      const report: PrintedReport = {
        ...empty,
        title: label,
        centerName: other,
        figures: [{ ...first, label: second, definition: label }],
        sections: [
          { id: 'list', title: label, layout: 'list', keys: [first.key] },
          {
            id: 'table',
            title: second,
            layout: 'table',
            columns: [{ key: 'a', label, type: 'text' }],
            rows: [[name], [second], [null]],
          },
        ],
        notes: [second],
      };
      const html = await page(report);
      expect(
        tagsOf(html).filter((tag) => !/^<(?:!DOCTYPE html|\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*)>$/.test(tag)),
      ).toEqual([]);
      expect(csv(report)).not.toMatch(UNPRINTABLE);
      expect((await sheets(report)).length).toBe(3);
      expect((await paper(report)).length).toBeGreaterThan(0);
    }),
    { numRuns: 6, examples: [['toString', '__proto__']] },
  );
}, 120_000);
