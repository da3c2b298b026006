/** R10: the sentence above the related cases, in both languages. */
import fc from 'fast-check';
import { RELATED_WORDS } from '../../../src/domain/related/related-texts.js';
import { inBrief, summaryOf, type ToldCase } from '../../../src/domain/related/summary.js';

const ZH = RELATED_WORDS.zh;
const EN = RELATED_WORDS.en;

const told = (rest: Partial<ToldCase>): ToldCase => ({
  disputeId: 'd1',
  reference: '示例第1号',
  receivedAt: '2025-02-01T01:00:00.000Z',
  receivedOn: '2025-02-01',
  state: 'performed',
  reasons: ['same_pair_of_households', 'same_person'],
  matches: [],
  openObligations: 0,
  mediators: ['王调解'],
  agreed: null,
  ...rest,
});

const oral = told({
  disputeId: 'd2',
  reference: '示例第2号',
  state: 'settled',
  openObligations: 1,
  agreed: { settledOn: '2025-03-02', isOral: true, terms: '楼上修复水管，\n赔偿三百元。' },
});

const failed = told({
  disputeId: 'd3',
  reference: '示例第3号',
  receivedAt: '2025-06-01T01:00:00.000Z',
  receivedOn: '2025-06-01',
  state: 'failed',
});

const running = { ...failed, state: 'mediating' };
const now = { receivedAt: '2026-01-01T01:00:00.000Z', disputeId: 'd9' };

it.each([
  ['nothing', [], '未发现您可查看的相关纠纷。', 'No related case that you may see was found.'],
  [
    'the third, the second settled and not performed',
    [told({ disputeId: 'd1', receivedAt: '2024-01-01T01:00:00.000Z' }), oral],
    '这两户之间第 3 起纠纷，上一起（示例第2号）由王调解调解，2025-03-02 达成口头协议：楼上修复水管， 赔偿三百元（尚有 1 项未履行）。',
    'Dispute no. 3 between these two households; the previous one (示例第2号) was settled orally on 2025-03-02, mediated by 王调解: 楼上修复水管， 赔偿三百元 (1 obligation not yet performed).',
  ],
  [
    'the previous one failed; the old agreement still surfaces',
    [oral, failed],
    '这两户之间第 3 起纠纷，上一起（示例第3号）2025-06-01 登记，调解不成。此前最近一次达成协议的是（示例第2号）由王调解调解，2025-03-02 达成口头协议：楼上修复水管， 赔偿三百元（尚有 1 项未履行）。',
    'Dispute no. 3 between these two households; the previous one (示例第3号) was received on 2025-06-01 and is failed (no agreement). The last agreement before that: (示例第2号) was settled orally on 2025-03-02, mediated by 王调解: 楼上修复水管， 赔偿三百元 (1 obligation not yet performed).',
  ],
  [
    'the previous one is still running: perhaps it is the same',
    [running],
    '这两户之间第 2 起纠纷，上一起（示例第3号）2025-06-01 登记，调解中，请核对是否为同一纠纷。',
    'Dispute no. 2 between these two households; the previous one (示例第3号) was received on 2025-06-01 and is in mediation; check whether it is the same dispute.',
  ],
  [
    'others only, one of them with an open agreement',
    [
      { ...oral, reasons: ['same_person'] },
      told({ reasons: ['same_household'] }),
      told({ disputeId: 'd4', reasons: ['same_address'] }),
    ],
    '相关纠纷：同一当事人 1 起，同一住户 1 起，同一地址 1 起。其中 1 起的协议尚未履行完毕：示例第2号。',
    'Related: 1 case of the same party, 1 case of the same household, 1 case at the same address. Agreements of 1 case among them are not yet performed in full: 示例第2号.',
  ],
  [
    'a pair, and others beside it, one of them with an open agreement',
    [failed, { ...oral, reasons: ['same_person'] }],
    '这两户之间第 2 起纠纷，上一起（示例第3号）2025-06-01 登记，调解不成。另有：同一当事人 1 起。另有 1 起的协议尚未履行完毕：示例第2号。',
    'Dispute no. 2 between these two households; the previous one (示例第3号) was received on 2025-06-01 and is failed (no agreement). Also: 1 case of the same party. Agreements of 1 other case are not yet performed in full: 示例第2号.',
  ],
  [
    'merged into another: not counted, and does no harm',
    [oral, told({ ...failed, state: 'merged' })],
    '这两户之间第 2 起纠纷，上一起（示例第2号）由王调解调解，2025-03-02 达成口头协议：楼上修复水管， 赔偿三百元（尚有 1 项未履行）。',
    'Dispute no. 2 between these two households; the previous one (示例第2号) was settled orally on 2025-03-02, mediated by 王调解: 楼上修复水管， 赔偿三百元 (1 obligation not yet performed).',
  ],
  [
    'a state of later days',
    [told({ state: 'of_later_days', agreed: null })],
    '这两户之间第 2 起纠纷，上一起（示例第1号）2025-02-01 登记，of_later_days。',
    'Dispute no. 2 between these two households; the previous one (示例第1号) was received on 2025-02-01 and is of_later_days.',
  ],
] as const)('R10 tells of %s', (_, cases, zh, en) => {
  expect(summaryOf(now, cases, ZH)).toBe(zh);
  expect(summaryOf(now, cases, EN)).toBe(en);
});

it('R10 tells the first of two that another came later', () => {
  const first = { receivedAt: '2025-01-01T01:00:00.000Z', disputeId: 'd0' };
  expect(summaryOf(first, [failed], ZH)).toBe('这两户之间第 1 起纠纷，其后又有 1 起。');
  expect(summaryOf(first, [failed], EN)).toBe('Dispute no. 1 between these two households; 1 more came later.');
  expect(summaryOf(first, [oral], ZH)).toContain('其中 1 起的协议尚未履行完毕：示例第2号。');
});

it('R10 counts a case that is not registered as the last', () => {
  expect(summaryOf(null, [oral, failed], ZH)).toContain('第 3 起');
});

it('R10 no open agreement goes untold, and the sentence fits its field', () => {
  const anyCases = fc.array(
    fc.record({
      openObligations: fc.integer({ min: 0, max: 1 }),
      reasons: fc.constantFrom(['same_person'] as const, ['same_pair_of_households'] as const),
      receivedAt: fc.integer({ min: 10, max: 99 }).map((day) => `20${day}-01-01T00:00:00.000Z`),
      hasAgreement: fc.boolean(),
      terms: fc.string({ maxLength: 300 }),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(anyCases, (all) => {
      const cases = all.map(({ hasAgreement, terms, ...rest }, index) =>
        told({
          ...rest,
          disputeId: `d${index}`,
          reference: `第${index}号`,
          agreed: hasAgreement || rest.openObligations > 0 ? { settledOn: '2025-03-02', isOral: false, terms } : null,
        }),
      );
      for (const words of [ZH, EN]) {
        const summary = summaryOf(null, cases, words);
        expect(summary).not.toMatch(/^(另有|其中|Also|Agreements)/);
        for (const { openObligations, reference } of cases)
          if (openObligations > 0) expect(summary).toContain(reference);
        expect(summary.length).toBeLessThan(2000);
      }
    }),
  );
});

it('shortens what is long and leaves the rest', () => {
  expect(inBrief('赔偿。', 5)).toBe('赔偿');
  expect(inBrief('一二三四五六', 5)).toBe('一二三四五…');
  expect(inBrief('一\n二', 5)).toBe('一 二');
});
