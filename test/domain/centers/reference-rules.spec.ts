import { addressKey, longestMatch } from '../../../src/domain/centers/address.js';
import { isInTerm } from '../../../src/domain/centers/appointment.js';
import { articleKey, lawKey, refusedCitations, type StatuteArticle } from '../../../src/domain/centers/citations.js';
import { CENTER_LEVELS, isAbove, isPlaceable } from '../../../src/domain/centers/levels.js';
import { faultsOfYear } from '../../../src/domain/calendar/working-calendar.js';
import { announcedYear } from '../../../src/modules/centers/announced-holidays.js';

describe('the building an address lies in', () => {
  const buildings = ['安居小区', '安居小区3号楼', '安居小区13号楼', '鹤祥新城1'].map((address) => ({
    address,
    addressKey: addressKey(address),
  }));
  const found = (address: string): string | undefined => longestMatch(address, buildings)?.address;

  it.each([
    ['安居小区3号楼502', '安居小区3号楼'],
    ['福安市城北街道 安居小区 ３ 号楼 502 室', '安居小区3号楼'],
    ['安居小区13号楼', '安居小区13号楼'],
    ['安居小区4号楼', '安居小区'],
    ['鹤祥新城1-302', '鹤祥新城1'],
    ['鹤祥新城1 302', '鹤祥新城1'],
    ['鹤祥新城12-302', undefined],
    ['别处的路 1 号', undefined],
    ['', undefined],
  ])('%s → %s', (address, building) => expect(found(address)).toBe(building));
});

describe('a mediator in term', () => {
  it.each([
    ['2022-02-28', false],
    ['2022-03-01', true],
    ['2025-02-28', true],
    ['2025-03-01', false],
  ])('on %s: %s', (on, expected) =>
    expect(isInTerm({ appointedFrom: '2022-03-01', appointedTo: '2025-03-01' }, on)).toBe(expected),
  );

  it('is never somebody who was not appointed, and stays one in an open term', () => {
    expect(isInTerm({ appointedFrom: null, appointedTo: null }, '2024-05-06')).toBe(false);
    expect(isInTerm({ appointedFrom: '2022-03-01', appointedTo: null }, '2099-01-01')).toBe(true);
  });
});

describe('R44 citations', () => {
  const noise: StatuteArticle = {
    law: '噪声污染防治法',
    lawEn: 'Noise Law',
    article: '70',
    validFrom: '2022-06-05',
    validTo: '2026-08-15',
    successor: { law: '生态环境法典', article: '599' },
  };
  const codex: StatuteArticle = {
    law: '生态环境法典',
    lawEn: 'Environmental Code',
    article: '599',
    validFrom: '2026-08-15',
    validTo: null,
    successor: null,
  };
  const CODE = ['288', '289', '290', '291', '292', '293', '294', '295', '296', '1165'].map((article) => ({
    law: '民法典',
    lawEn: 'Civil Code',
    article,
    validFrom: '2021-01-01',
    validTo: null,
    successor: null,
  }));
  const codes = (law: string, article: string, on: string): unknown[] =>
    refusedCitations([{ law, article }], [noise, codex], on).map(({ code, params }) => [code, params?.['successor']]);

  it('of a law that is repealed name the law that took its place, whatever the article; before that day they are only unknown', () => {
    expect(codes('噪声污染防治法', '86', '2026-08-15')).toEqual([['citation_not_valid', '生态环境法典']]);
    expect(codes('噪声污染防治法', '86', '2026-08-14')).toEqual([['citation_unknown', '—']]);
    expect(codes('民法典', '9999', '2026-08-15')).toEqual([['citation_unknown', '—']]);
  });

  it('hold on the days the article is in force, in every spelling', () => {
    expect(codes('噪声污染防治法', '70', '2026-08-14')).toEqual([]);
    expect(codes('《中华人民共和国噪声污染防治法》', '第70条', '2022-06-05')).toEqual([]);
    expect(codes('生态环境法典', '599（1）', '2026-08-15')).toEqual([]);
    expect(codes('environmental code', 'Art. 599', '2026-09-01')).toEqual([]);
  });

  it('name the successor afterwards', () =>
    expect(codes('噪声污染防治法', '70', '2026-08-15')).toEqual([['citation_not_valid', '生态环境法典 599']]));

  it('are refused before the law is in force, naming what was in force then', () => {
    expect(codes('生态环境法典', '599', '2026-08-14')).toEqual([['citation_not_valid', '噪声污染防治法 70']]);
    expect(codes('生态环境法典', '599', '2020-01-01')).toEqual([['citation_not_valid', '—']]);
  });

  it('are refused when there is no such article, naming those next to it, or the laws there are', () => {
    const known = (law: string, article: string, on: string): unknown[] =>
      refusedCitations([{ law, article }], [noise, codex, ...CODE], on).map(({ code, params }) => [
        code,
        params?.['known'],
      ]);
    expect(known('噪声污染防治法', '700', '2024-01-01')).toEqual([['citation_unknown', ['70']]]);
    expect(known('民法典', '549', '2026-09-01')).toEqual([
      ['citation_unknown', ['289', '290', '291', '292', '293', '294', '295', '296']],
    ]);
    expect(known('civil code', '1', '2026-09-01')).toEqual([
      ['citation_unknown', ['288', '289', '290', '291', '292', '293', '294', '295']],
    ]);
    expect(known('民法', '288', '2026-09-01')).toEqual([['citation_unknown', ['生态环境法典', '民法典']]]);
  });

  it('compare by law and number only', () => {
    expect(lawKey('《中华人民共和国民法典》')).toBe('民法典');
    expect(articleKey(' 第 9 条（4）')).toBe('9');
  });
});

describe('the tree of centres', () => {
  it('orders its levels', () => {
    for (const [index, level] of CENTER_LEVELS.entries()) {
      expect(isAbove(level, level)).toBe(false);
      for (const lower of CENTER_LEVELS.slice(0, index))
        expect([isAbove(level, lower), isAbove(lower, level)]).toEqual([true, false]);
    }
  });

  it('refuses a parent of the same level, the centre itself, and children that are not below', () => {
    const parent = { level: 'city' as const, path: ['root', 'city'] };
    const placement = { centerId: 'a', level: 'county' as const, parent, childLevels: ['community' as const] };
    expect(isPlaceable(placement)).toBe(true);
    expect(isPlaceable({ ...placement, level: 'city' })).toBe(false);
    expect(isPlaceable({ ...placement, childLevels: ['county'] })).toBe(false);
    expect(isPlaceable({ ...placement, parent: { level: 'city', path: ['root', 'a', 'city'] } })).toBe(false);
    expect(isPlaceable({ ...placement, parent: null })).toBe(true);
  });
});

describe('the announced holidays', () => {
  it('are known for the years with a notice, and say so for the others', () => {
    expect([2003, 2004, 2024, 2026].map((year) => announcedYear(year).known)).toEqual([false, true, true, true]);
    expect(announcedYear(2050)).toEqual({ year: 2050, known: false, holidays: [], workingDays: [] });
  });

  it('hold the days of the notice', () => {
    const { holidays, workingDays } = announcedYear(2024);
    expect(holidays).toEqual(expect.arrayContaining(['2024-05-01', '2024-05-05', '2024-10-07']));
    expect(workingDays).toEqual(expect.arrayContaining(['2024-04-28', '2024-05-11']));
    expect(holidays).not.toContain('2024-05-06');
  });

  it('could be entered by hand as they are', () => {
    const faults = Array.from({ length: 23 }, (_, index) => announcedYear(2004 + index)).flatMap((year) =>
      faultsOfYear(year),
    );
    expect(faults).toEqual([]);
  });
});
