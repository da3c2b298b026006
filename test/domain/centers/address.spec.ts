/** One spelling for one place, and which addresses are a home at all (R10). */
import { homeKey, placeKey } from '../../../src/domain/centers/address.js';

it.each([
  ['安居小区3号楼502', '安居小区 ３ 号楼 502 室'],
  ['安居小区3号楼502', '安居小区3幢502房'],
  ['安居小区3号楼502', '安居小区3-502'],
  ['安居小区3号楼502', '安居小区3#502'],
  ['安居小区3号楼502', '安居小区，3#楼502'],
  ['安居小区3号楼1单元502', '安居小区3-1-502'],
  ['下塘村十二号', '下塘村 十二号'],
])('R10 %s and %s are one home', (one, other) => {
  expect(homeKey(one)).not.toBeNull();
  expect(homeKey(other)).toBe(homeKey(one));
});

it.each([
  ['安居小区3-502', '安居小区35-02'],
  ['安居小区3号楼502', '安居小区3号楼503'],
  ['安居小区3号楼1单元502', '安居小区3号楼2单元502'],
])('R10 %s and %s are two', (one, other) => expect(homeKey(one)).not.toBe(homeKey(other)));

it.each(['安居小区3号楼', '安居小区3幢', '安居小区 3 号楼 2 单元'])(
  'R10 %s is a place and nobody’s home',
  (address) => {
    expect(homeKey(address)).toBeNull();
    expect(placeKey(address)).not.toBeNull();
  },
);

it.each(['不详', '安居小区', '—', ''])('R10 “%s” is no place', (address) => {
  expect(placeKey(address)).toBeNull();
  expect(homeKey(address)).toBeNull();
});
