/** R39: the two numbers of a dispute. */
import {
  caseNumber,
  RECEIPT_ALPHABET,
  receiptCharacters,
  receiptNo,
  trackWord,
} from '../../../src/domain/numbering/case-number.js';
import { ALL_TRACKS } from '../../../src/domain/deadlines/tracks.js';

it('R39 the case number names year, centre, track and serial', () => {
  const parts = { year: 2024, shortName: '阳春', trackWord: trackWord('peoples_mediation'), serial: 1 };
  expect(caseNumber(parts)).toBe('(2024)阳春人调字第1号');
});

it('every track has a word of its own', () => {
  expect(new Set(ALL_TRACKS.map(trackWord)).size).toBe(ALL_TRACKS.length);
});

it('the receipt number carries the day and five characters that nobody confuses', () => {
  expect(receiptNo('2024-05-06', '7K3QX')).toBe('R20240506-7K3QX');
  expect(() => receiptNo('2024-05-06', 'ILOU1')).toThrow();
  for (const character of RECEIPT_ALPHABET) expect(receiptNo('2024-05-06', character.repeat(5))).toHaveLength(15);
  expect(receiptCharacters(Uint8Array.from([0, 31, 32, 255, 10]))).toBe('0Z0ZA');
});
