/** The national record: nothing made up, nothing let slip, and files that anybody reads back. */
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import {
  categoryOf,
  type Coded,
  ethnicityOf,
  isCheckedId,
  methodOf,
  paperOf,
  scaleOf,
  sexOf,
} from '../../../src/domain/national/codes.js';
import { ALL_TRACKS } from '../../../src/domain/deadlines/tracks.js';
import { masked } from '../../../src/domain/national/masked.js';
import { checked, isValid, LONGEST_TEXT } from '../../../src/domain/national/problems.js';
import type { MainParty, NationalRecord } from '../../../src/domain/national/record.js';
import {
  csvHead,
  csvLines,
  type HandedIn,
  XML_HEAD,
  XML_TAIL,
  xmlRecord,
} from '../../../src/domain/national/rendered.js';

const words = fc.string({ unit: 'binary', maxLength: 30 });
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const day = fc.constantFrom('2026-10-14', '2027-01-01');
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''));
const idNumber = fc.oneof(
  digits(18),
  digits(17).map((each) => `${each}X`),
  words,
);

const mainParty: fc.Arbitrary<MainParty> = fc
  .record({
    idNumber: perhaps(idNumber),
    name: words,
    sex: perhaps(words),
    ethnicity: perhaps(words),
    address: perhaps(words),
  })
  .map((one) => ({
    ...one,
    idKind: paperOf(one.idNumber),
    sex: sexOf(one.sex),
    ethnicity: ethnicityOf(one.ethnicity),
    education: { code: null, name: null, gap: 'not_kept' },
    personCategory: { code: null, name: null, gap: 'not_kept' },
  }));

const record: fc.Arbitrary<NationalRecord> = fc.record({
  eventName: words,
  occurredOn: perhaps(day),
  place: perhaps(words),
  scale: fc.nat(99).map((people) => scaleOf(people, { groupFrom: 5, majorFrom: 50 })),
  category: fc.constantFrom('neighbor', 'housing_land', 'unheard_of').map(categoryOf),
  peopleInvolved: fc.nat(),
  summary: perhaps(fc.oneof(words, fc.constant('𠮷'.repeat(LONGEST_TEXT + 1)))),
  organisations: fc.array(words, { maxLength: 2 }),
  mainParties: fc.array(mainParty, { maxLength: 3 }),
  resolveBy: perhaps(day),
  method: perhaps(fc.constantFrom(...ALL_TRACKS)).map(methodOf),
  resolvedBy: words,
  responsibleName: perhaps(words),
  responsibleContact: perhaps(words),
  successful: perhaps(fc.constantFrom(0, 1)),
  result: perhaps(words),
  assessedOn: fc.constant(null),
  assessment: fc.constant(null),
  longitude: perhaps(fc.double({ min: -180, max: 180, noNaN: true })),
  latitude: perhaps(fc.double({ min: -90, max: 90, noNaN: true })),
});

const handedIn = (one: NationalRecord): HandedIn => ({
  ...checked(one).record,
  disputeId: '01900000-0000-7000-8000-000000000001',
  receiptNo: 'YC1',
  number: null,
  centerId: '01900000-0000-7000-8000-000000000002',
  state: 'registered',
  updatedAt: '2026-10-14T02:00:00.000Z',
  mergedIntoDisputeId: null,
  disclosed: true,
  valid: false,
  problems: checked(one).problems,
});

const codesIn = (one: NationalRecord): Coded[] => [
  one.scale,
  one.category,
  one.method,
  ...one.mainParties.flatMap(({ idKind, sex, ethnicity, education, personCategory }) => [
    idKind,
    sex,
    ethnicity,
    education,
    personCategory,
  ]),
];

it('has a code or says why not, never both and never neither', () => {
  fc.assert(
    fc.property(record, (one) => {
      for (const { code, gap } of codesIn(one)) expect((code === null) !== (gap === null)).toBe(true);
    }),
  );
});

it('knows the fifty-six ethnicities, with 族 and without', () => {
  expect(ethnicityOf('汉')).toMatchObject({ code: '01' });
  expect(ethnicityOf(' 畲 族 ')).toMatchObject({ code: '22', name: '畲族' });
  expect(ethnicityOf('基诺族')).toMatchObject({ code: '56' });
  expect(ethnicityOf('族')).toMatchObject({ code: null, gap: 'unknown' });
});

it('takes an identity number whose last character follows, and no other last character', () => {
  fc.assert(
    fc.property(digits(17), (head) => {
      expect([...'0123456789X'].filter((last) => isCheckedId(head + last))).toHaveLength(1);
    }),
  );
  expect(isCheckedId('11010519491231002X')).toBe(true);
  for (const none of ['', 'X', '１１０１０５１９４９１２３１００２X', '11010519491231002x'])
    expect(isCheckedId(none)).toBe(false);
});

it('changes nothing but texts that are too long, and says so', () => {
  fc.assert(
    fc.property(record, (one) => {
      const { record: left, problems } = checked(one);
      const isLong = [...(one.summary ?? '')].length > LONGEST_TEXT;
      expect(problems.some(({ field, code }) => field === '/summary' && code === 'shortened')).toBe(isLong);
      expect({ ...left, summary: one.summary }).toEqual(one);
      expect([...(left.summary ?? '')].length).toBeLessThanOrEqual(LONGEST_TEXT);
      if (isLong) expect(one.summary?.startsWith(left.summary ?? '-')).toBe(true);
      expect(isValid(problems)).toBe(problems.every(({ lies }) => lies === 'standard'));
    }),
  );
});

it('R45: masked, nothing a person wrote or is known by is left', () => {
  const secret = fc.uuid().map((id) => `秘密${id}`);
  const names = fc.record({ one: secret, two: secret, three: secret, four: secret, five: secret });
  fc.assert(
    fc.property(record, names, ({ mainParties: _, ...rest }, secrets) => {
      const party: MainParty = {
        idKind: paperOf(secrets.one),
        idNumber: secrets.one,
        name: secrets.two,
        sex: sexOf(secrets.three),
        ethnicity: ethnicityOf(secrets.three),
        education: { code: null, name: null, gap: 'not_kept' },
        personCategory: { code: null, name: null, gap: 'not_kept' },
        address: secrets.four,
      };
      const own = {
        ...rest,
        eventName: secrets.five,
        summary: secrets.five,
        place: secrets.four,
        mainParties: [party],
      };
      const left = JSON.stringify(masked(own, { idNumber: () => '***', address: () => '***' }));
      for (const hidden of Object.values(secrets)) expect(left).not.toContain(hidden);
    }),
  );
});

it('CSV is read back as it was written, but for formulas, which are none', () => {
  fc.assert(
    fc.property(fc.array(record.map(handedIn), { maxLength: 3 }), (records) => {
      const [head = [], ...lines] = parse(csvHead() + csvLines(records), { bom: true, record_delimiter: '\r\n' });
      expect(lines).toHaveLength(records.length);
      const place = head.indexOf('事件简述');
      const plain = (text: string) => text.replace(/^'/, '');
      expect(lines.map((line) => plain(line[place] ?? ''))).toEqual(records.map(({ summary }) => plain(summary ?? '')));
      for (const cell of lines.flat()) expect(/^[=+@]/.test(cell)).toBe(false);
    }),
  );
});

it('XML is read back as it was written, but for what XML cannot hold', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
    htmlEntities: true,
  });
  const held = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
  fc.assert(
    fc.property(record.map(handedIn), (one) => {
      const xml = XML_HEAD + xmlRecord(one) + XML_TAIL;
      const { nationalRecords } = parser.parse(xml) as { nationalRecords: { record: Record<string, unknown> } };
      const { eventName, resolvedBy, peopleInvolved } = nationalRecords.record;
      expect([eventName, resolvedBy]).toEqual([held(one.eventName), held(one.resolvedBy)]);
      expect(peopleInvolved).toBe(String(one.peopleInvolved));
    }),
  );
});
