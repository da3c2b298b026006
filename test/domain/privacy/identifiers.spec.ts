/** R45 phones and identity numbers in free texts: found however they are typed, and nothing else taken for one. */
import fc from 'fast-check';
import { misplacedIn } from '../../../src/domain/privacy/free-text.js';
import {
  checkDigitOf,
  identifiersIn,
  identifiesOne,
  isCreditCode,
  isIdNumber,
} from '../../../src/domain/privacy/identifiers.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const region = fc
  .constantFrom('11', '31', '35', '44', '54', '65')
  .chain((head) => digits(4).map((rest) => head + rest));
const idNumber = fc.tuple(region, day, digits(3)).map(([place, born, serial]) => {
  const seventeen = place + born.replaceAll('-', '') + serial;
  return seventeen + checkDigitOf(seventeen);
});
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const landline = fc
  .oneof(
    fc.tuple(fc.constantFrom('010', '021', '028'), digits(7)),
    fc.tuple(fc.constantFrom('0593', '0551', '0931'), digits(6)),
  )
  .chain(([area, rest]) => fc.constantFrom('-', ' ', '').map((gap) => `${area}${gap}6${rest}`));

/** Words as they stand around a number in a note. */
const words = fc.constantFrom(
  '',
  '电话：',
  '他的号码是',
  '身份证',
  '请打',
  '，请回电',
  '。',
  ' tel ',
  '（',
  '两次都不接',
);
const fullWidth = (text: string): string =>
  text.replace(/[0-9X]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
const spelled = fc.constantFrom<(text: string) => string>(
  (text) => text,
  fullWidth,
  (text) =>
    text.length === 11
      ? `${text.slice(0, 3)}-${text.slice(3, 7)}-${text.slice(7)}`
      : text.replace(/(.{6})(.{8})/, '$1 $2 '),
  (text) => (text.length === 11 ? `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}` : text.toLowerCase()),
  (text) => (text.length === 11 ? `+86 ${text}` : text),
);
const within = (number: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(words, number, spelled, words).map(([before, each, spell, after]) => `${before}${spell(each)}${after}`);

test('every identity number in a text is found', () => {
  fc.assert(
    fc.property(within(idNumber), (text) => expect(identifiersIn(text)).toContain('id_number')),
    { numRuns: 500 },
  );
});

test('every mobile and landline number in a text is found', () => {
  fc.assert(
    fc.property(within(mobile), (text) => expect(identifiersIn(text)).toContain('phone')),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(words, landline, words, (before, number, after) =>
      expect(identifiersIn(`${before}${number}${after}`)).toEqual(['phone']),
    ),
    { numRuns: 300 },
  );
});

test('an identity number whose check digit is wrong is none', () => {
  fc.assert(
    fc.property(idNumber, fc.integer({ min: 1, max: 10 }), (valid, shift) => {
      const wrong = '0123456789X'.charAt(('0123456789X'.indexOf(valid.charAt(17)) + shift) % 11);
      expect(isIdNumber(valid.slice(0, 17) + wrong)).toBe(false);
    }),
  );
});

/** What stands in files and is no person's. */
const harmless = fc.oneof(
  day,
  day.map((one) => `${one.replace('-', '年').replace('-', '月')}日`),
  day.map((one) => `${one.replaceAll('-', '')}`),
  fc.tuple(day, day).map(([from, to]) => `${from} ${to}`),
  day.map((one) => `${one}T08:30:00.000Z`),
  fc.integer({ min: 0, max: 99_999_999_999 }).map((fen) => `${(fen / 100).toFixed(2)}元`),
  fc.integer({ min: 10_000_000_000, max: 99_999_999_999 }).map((yuan) => `${yuan}元`),
  fc
    .tuple(fc.integer({ min: 2020, max: 2030 }), digits(4), digits(4))
    .map(([year, court, no]) => `（${year}）皖${court}诉前调确${no}号`),
  fc.tuple(fc.integer({ min: 2020, max: 2030 }), mobile).map(([year, no]) => `阳春人调〔${year}〕${no}号`),
  digits(6).map((no) => `YC-2026-${no}`),
  digits(9),
  digits(13).filter((number) => !number.startsWith('86')),
  digits(20),
  fc.uuid(),
  fc.constantFrom('110', '12345', '12348', '400-810-8888', '3号楼502室', 'GB/T 31000-2015', '第1247条'),
);

test('the id of a record is none, whatever its digits look like; the number beside it is one', () => {
  expect(identifiersIn('00000000-0000-1000-a88f-030040921000')).toEqual([]);
  expect(identifiersIn('00000000-0000-1000-a88f-030040921000 13800138000')).toEqual(['phone']);
});

test('days, amounts, numbers of files and papers are not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', '据', '金额 ', '于'),
      harmless,
      fc.constantFrom('', '，', '。'),
      (before, text, after) => expect(identifiersIn(`${before}${text}${after}`)).toEqual([]),
    ),
    { numRuns: 1500 },
  );
});

test.each([
  ['他说 13800138000，儿子 350981199001010011', ['phone']],
  ['旧证 350981900101001', ['id_number']],
  ['旧证 350981901301001', []],
  ['１３８００１３８０００', ['phone']],
  ['(0593) 6234567', ['phone']],
  ['手机13800138000号', ['phone']],
  ['1380013800', []],
  ['113800138000', []],
  ['13800138000.50', []],
])('%s', (text, kinds) => {
  expect(identifiersIn(text)).toEqual(kinds);
});

test('the field is named, unless it was made for it', () => {
  const sent = {
    facts: '电话 13800138000',
    parties: [{ name: '陈某13800138001', phone: '13800138000', idNumber: '11010519491231002X' }, { note: '无' }],
    pointer: '/parties/0/phone',
    old: '13800138000',
    new: '13800138001',
  };
  expect(misplacedIn(sent, 10)).toEqual([
    { pointer: '/facts', kind: 'phone' },
    { pointer: '/parties/0/name', kind: 'phone' },
  ]);
  expect(misplacedIn({ pointer: '/title', old: '甲', new: '13800138001' }, 10)).toEqual([
    { pointer: '/new', kind: 'phone' },
  ]);
  expect(misplacedIn({ 'a/b~c': '11010519491231002X' }, 10)).toEqual([{ pointer: '/a~1b~0c', kind: 'id_number' }]);
  expect(misplacedIn({ items: Array.from({ length: 30 }, () => '13800138000') }, 10)).toHaveLength(10);
});

test('only so much of what was sent is looked through', () => {
  const number = ' 13800138000';
  const filler = 'x'.repeat(60_000);
  expect(misplacedIn({ a: filler, b: number }, 3)).toEqual([{ pointer: '/b', kind: 'phone' }]);
  expect(misplacedIn({ a: filler, b: filler, c: number }, 3)).toEqual([]);
  expect(misplacedIn([...Array.from({ length: 100_000 }, () => 0), number], 3)).toEqual([]);
  expect(misplacedIn({ [filler]: 1, [`${filler}2`]: 1, c: number }, 3)).toEqual([]);
  expect(misplacedIn({ a: 'x'.repeat(1_000_000) + number }, 3)).toEqual([]);
});

test('R48 only a number that belongs to one person or organisation alone makes two parties the same', () => {
  fc.assert(
    fc.property(idNumber, spelled, (valid, spell) => {
      expect(identifiesOne('person', spell(valid))).toBe(true);
      expect(identifiesOne('group', valid)).toBe(false);
    }),
  );
  for (const code of ['91350100M000100Y43', '9144030071526726XG', '91100000100003962T']) {
    expect(isCreditCode(code)).toBe(true);
    expect(identifiesOne('organization', code.toLowerCase())).toBe(true);
    expect(identifiesOne('person', code)).toBe(false);
    // One sign changed, and no other sign may stand there.
    for (let at = 0; at < code.length; at += 1)
      expect(isCreditCode(code.slice(0, at) + (code.charAt(at) === '7' ? '8' : '7') + code.slice(at + 1))).toBe(false);
  }
  for (const none of ['', '不详', '12345678', '000000000000000000', '91350100I000100Y43'])
    for (const kind of ['person', 'organization']) expect(identifiesOne(kind, none)).toBe(false);
});
