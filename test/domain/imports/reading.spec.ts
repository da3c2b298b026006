/** Files as rows: whatever an office writes is read to the letter, whatever a stranger writes is refused by name. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import writeXlsxFile from 'write-excel-file/node';
import { TableReader } from '../../../src/modules/imports/reading/cells.js';
import { CellError, FileFault } from '../../../src/modules/imports/reading/source-file.js';
import { aBook, aFile, cellsOf, rowsOf } from '../../support/source-files.js';
import { aZip } from '../../support/files.js';

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const MOMENT = { zone: 'Asia/Shanghai', now: '2026-10-14T01:00:00.000Z' };

/** Letters of both scripts and everything that means something to a table. */
const letter = fc.constantFrom(...'陈林漏水abc019 ,;\t"\'\n=+-@，；');
const cell = fc.string({ unit: letter, maxLength: 8 });
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  .map((rows) => [rows[0]?.map((_, index) => `列${index}`) ?? [], ...rows])
  .filter((rows) => rows.every((row) => row.some((text) => text !== '')));

const csv = (rows: readonly (readonly string[])[], delimiter: string, end: string): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + end).join('');

const faultOf = async (content: Buffer | string, declared = {}): Promise<FileFault> => {
  const error: unknown = await rowsOf(aFile(content, 65_536), declared).then(
    () => undefined,
    (found: unknown) => found,
  );
  if (!(error instanceof FileFault)) throw new Error(`no fault of the file: ${String(error)}`);
  return error;
};

describe('a table in text', () => {
  test('is the same in every encoding, with every separator, in pieces of every size', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\r\n', '\n'),
        fc.constantFrom('utf-8', 'marked', 'gb18030'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, delimiter, end, encoding, piece) => {
          const text = csv(rows, delimiter, end);
          const bytes = encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text);
          const file = aFile(encoding === 'marked' ? Buffer.concat([MARK, bytes]) : bytes, piece);
          expect(await cellsOf(file)).toEqual(rows);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('names the line each row ends on', async () => {
    expect(await rowsOf(aFile('a,b\r\n"1\n2",3\r\n\r\n4,5\r\n'))).toMatchObject([
      { line: 1 },
      { line: 3 },
      { line: 5 },
    ]);
  });

  test('keeps a mark in the middle for whoever judges the value', async () => {
    expect(await cellsOf(aFile(Buffer.concat([MARK, Buffer.from('a,b\n\ufeff1,2\n')])))).toEqual([
      ['a', 'b'],
      ['\ufeff1', '2'],
    ]);
  });

  test.each([
    [
      'cut off inside a character of GB18030',
      iconv.encode('姓名,标题\n陈某,漏', 'gb18030').subarray(0, -1),
      'import_bad_encoding',
    ],
    [
      'half UTF-8, half GB18030',
      Buffer.concat([Buffer.from('姓名\n'), iconv.encode('陈某某\n', 'gb18030'), Buffer.from([0xff])]),
      'import_bad_encoding',
    ],
    [
      'marked as UTF-8 and something else',
      Buffer.concat([MARK, iconv.encode('姓名', 'gb18030')]),
      'import_bad_encoding',
    ],
    ['a quote never closed', 'a,b\n"1,2\n3,4\n', 'import_quote_open'],
    ['ten megabytes in one line', `a,b\n${'x'.repeat(10 * 1024 * 1024)},1\n`, 'import_line_too_long'],
    [
      'a hundred thousand columns',
      `${Array.from({ length: 100_000 }, () => 'a').join(',')}\n`,
      'import_too_many_columns',
    ],
    ['a workbook of before 2007', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import_old_workbook'],
  ])('%s', async (_, content, code) => {
    expect((await faultOf(content)).code).toBe(code);
  });
});

describe('lines of JSON', () => {
  test('are objects whatever stands in them; what is no JSON spoils its own line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }), async (objects) => {
        const text = `{"first":1}\n${objects.map((each) => `${JSON.stringify(each)}\n`).join('')}`;
        const rows = await rowsOf(aFile(text, 7));
        expect(rows.slice(1)).toEqual(
          objects.map((value, index) => ({ line: index + 2, value: JSON.parse(JSON.stringify(value)) as unknown })),
        );
      }),
      { numRuns: 60 },
    );
    expect(await rowsOf(aFile('{"a":1}\n{"a":\n\n{"a":2}'))).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, broken: true },
      { line: 4, value: { a: 2 } },
    ]);
  });

  test('ten megabytes without a line break are refused', async () => {
    expect((await faultOf(`{"a":"${'x'.repeat(10 * 1024 * 1024)}"}`)).code).toBe('import_line_too_long');
  });
});

describe('a workbook', () => {
  test('of an office: texts stay texts, also those that look like formulas or numbers', async () => {
    const rows = [
      ['编号', '标题'],
      ['007', '=1+1'],
      ['A-2', '楼上\n漏水'],
    ];
    const data = rows.map((row) => row.map((value) => ({ type: String, value })));
    const book = await writeXlsxFile([
      { sheet: '数据', data },
      { sheet: '代码', data: [] },
    ]).toBuffer();
    expect(await cellsOf(aFile(book, 33))).toEqual(rows);
  });

  const DATES =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
  const dated = (serial: number, style: number): string =>
    `<row r="1"><c r="A1" s="${style}"><v>${serial}</v></c></row>`;

  test.each([
    [1, 1, false, '1900-01-01'],
    [59, 1, false, '1900-02-28'],
    [61, 1, false, '1900-03-01'],
    [43591, 1, false, '2019-05-06'],
    [43591.4375, 2, false, '2019-05-06 10:30'],
    [42129, 1, true, '2019-05-06'],
    [43591, 3, false, 43591],
    [43591, 0, false, 43591],
  ])('reads %p in style %p as a day (1904: %p): %p', async (serial, style, is1904, expected) => {
    expect(await cellsOf(aFile(await aBook({ rows: dated(serial, style), styles: DATES, is1904 })))).toEqual([
      [expected],
    ]);
  });

  test('has no 29 February 1900, and no day before the calendar begins or after it ends', async () => {
    for (const serial of [60, -1, 0, 2_958_466]) {
      const [[found] = []] = await cellsOf(aFile(await aBook({ rows: dated(serial, 1), styles: DATES })));
      expect(found).toBeInstanceOf(CellError);
    }
  });

  test('formulas are never worked out: what was kept beside them counts; an error is no value', async () => {
    const rows =
      '<row r="3"><c r="A3"><f>1+1</f><v>7</v></c><c r="B3" t="str"><f>WEBSERVICE("http://example.org")</f><v>甲</v></c>' +
      '<c r="D3" t="e"><v>#REF!</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="inlineStr"><is><t>乙</t></is></c><c r="G3" t="s"><v>0</v></c></row>';
    const shared = '<si><r><t>丙</t></r><r><t>丁</t></r><rPh><t>ping</t></rPh></si>';
    const [row] = await rowsOf(aFile(await aBook({ rows, shared })));
    expect(row).toEqual({ line: 3, cells: [7, '甲', null, new CellError('#REF!'), true, '乙', '丙丁'] });
  });

  const SHEET = 'xl/worksheets/sheet1.xml';
  test.each<[string, () => Promise<Buffer>, string]>([
    ['an archive that is no workbook', () => aZip({ 'a.txt': Buffer.from('a') }), 'import_not_a_workbook'],
    ['a workbook cut in half', async () => (await aBook({ rows: '' })).subarray(0, 300), 'import_not_a_workbook'],
    ['a sheet that is no XML', () => aBook({ rows: '<row><c>' }), 'import_not_a_workbook'],
    [
      'a sheet that grows a thousandfold',
      () => aBook({ rows: '', rest: { [SHEET]: Buffer.alloc(64 * 1024 * 1024, ' ') } }),
      'import_zip_bomb',
    ],
    [
      'entities that multiply',
      () =>
        aBook({
          rows: '',
          rest: {
            [SHEET]: Buffer.from(
              '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet><row r="1"><c r="A1" t="str"><v>&c;</v></c></row></worksheet>',
            ),
          },
        }),
      'import_not_a_workbook',
    ],
    [
      'a cell in column XFD',
      () => aBook({ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }),
      'import_too_many_columns',
    ],
  ])('%s', async (_, content, code) => {
    expect((await faultOf(await content())).code).toBe(code);
  });
});

describe('headings', () => {
  const all = ['原系统编号', '信访日期', '信访形式', '信访层级', '人次', '集体访', '反映事项', '初次', '信息来源'];
  const faultIn = (cells: readonly string[], mapping = {}): FileFault => {
    try {
      TableReader.of('petitions', cells, mapping);
    } catch (error) {
      if (error instanceof FileFault) return error;
    }
    throw new Error('the headings were taken');
  };

  test('in either language, with blanks and full width, in any order; what nobody knows is told', () => {
    const english = [
      'External ID',
      'OCCURRED ON',
      'channel',
      'level',
      'persons',
      'group',
      'matter',
      'first',
      'known from',
    ];
    expect(TableReader.of('petitions', english, {}).ignored).toEqual([]);
    expect(TableReader.of('petitions', [...all].reverse().concat('备注', ''), {}).ignored).toEqual(['备注']);
  });

  test('a missing one, one twice, a mapping to nowhere', () => {
    expect(faultIn(all.slice(1))).toMatchObject({
      code: 'import_column_missing',
      params: { columns: '原系统编号 (external id)' },
    });
    expect(faultIn([...all, '人 次'])).toMatchObject({ code: 'import_column_twice' });
    expect(faultIn([...all, '备注', '备注'])).toMatchObject({ code: 'import_column_twice' });
    expect(faultIn(all, { 编号: 'externalId' })).toMatchObject({ code: 'import_mapping_unknown' });
    expect(TableReader.of('petitions', ['编号', ...all.slice(1)], { 编号: 'externalId' }).ignored).toEqual([]);
    expect(faultIn(all, { 原系统编号: null })).toMatchObject({ code: 'import_column_missing' });
  });

  const built = (cells: readonly (string | number | CellError)[]) =>
    TableReader.of('disputes', HEADS, {}).build({ line: 2, cells }, MOMENT);
  const HEADS = [
    '原系统编号',
    '收到日期',
    '案件来源',
    '渠道',
    '事件类别',
    '事件名称',
    '事件简述',
    '涉及金额',
    '疑难复杂',
    '被申请人2姓名',
    '申请人1电话',
  ];

  test('cells are read in the ways offices write them', () => {
    const cells = [
      'A',
      '2019年5月6日 9:30',
      '依申请',
      'phone',
      'neighbor',
      'T',
      'F',
      '￥3,000.5元',
      '是',
      '林某',
      13800000000,
    ];
    expect(built(cells)?.value).toEqual({
      externalId: 'A',
      receivedAt: '2019-05-06T01:30:00.000Z',
      source: { kind: 'on_application', channel: 'phone' },
      category: 'neighbor',
      title: 'T',
      facts: 'F',
      amountInvolved: '3000.50',
      difficult: true,
      parties: [
        { role: 'respondent', kind: 'person', name: '林某' },
        { role: 'applicant', kind: 'person', phone: '13800000000' },
      ],
    });
    expect(built(cells)?.columnOf('/parties/1/phone')).toBe('申请人1电话');
  });

  test('what cannot be read is left as it stands, or said to be lost', () => {
    const cells = [
      'A',
      '06/05/2019',
      '别的',
      'phone',
      'neighbor',
      new CellError('#REF!'),
      'F',
      '三千',
      '也许',
      '林某',
      3.5098119900101001e17,
    ];
    const row = built([...cells, '多余']);
    expect(row?.value).toMatchObject({ receivedAt: '06/05/2019', amountInvolved: '三千', difficult: '也许' });
    expect(row?.faults).toEqual([
      { pointer: '/title', column: '事件名称', code: 'import_cell_error', params: { found: '#REF!' } },
      { pointer: '/parties/1/phone', column: '申请人1电话', code: 'import_digits_lost', params: {} },
      { pointer: '', column: null, code: 'import_extra_cells', params: { column: 12 } },
    ]);
    expect(built(HEADS.map(() => ' '))).toBeUndefined();
  });
});
