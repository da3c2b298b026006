import { AUDIT_ACTIONS, isAuditAction } from '../../../src/domain/audit/actions.js';
import { sentenceOf } from '../../../src/domain/audit/audit-words.js';
import { subjectOfPath, subjectOfRoute } from '../../../src/domain/audit/subject-of-path.js';

const CASE = '01900000-0000-7000-8000-000000000001';
const PARTY = '01900000-0000-7000-8000-000000000002';

describe('a line of the audit log in words', () => {
  test.each([
    ['party.revealed', {}, undefined, '查看当事人完整信息', 'Saw unmasked fields of a party'],
    ['data.read', { times: 3 }, ['当事人', 'Parties'], '查看：当事人（3 次）', 'Read: Parties (3 times)'],
    [
      'request.refused',
      { code: 'forbidden', times: 2 },
      ['签署', 'Sign'],
      '被拒绝：签署（forbidden，2 次）',
      'Was refused: Sign (forbidden, 2 times)',
    ],
    ['of_another_version', {}, undefined, 'of_another_version', 'of_another_version'],
  ])('%s %j', (action, params, titles, zh, en) => {
    const [inChinese, inEnglish] = titles ?? [];
    expect(sentenceOf(action, params, inChinese, 'zh')).toBe(zh);
    expect(sentenceOf(action, params, inEnglish, 'en')).toBe(en);
  });

  test('every action has words in both languages, none twice', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = Object.values(AUDIT_ACTIONS).map((each) => each[language]);
      expect(new Set(words).size).toBe(words.length);
    }
    expect(isAuditAction('toString')).toBe(false);
  });
});

describe('what an address is about', () => {
  test.each([
    [`/api/v1/disputes/${CASE}`, { kind: 'dispute', id: CASE, part: null }],
    [`/disputes/${CASE}/parties/${PARTY}/reveal`, { kind: 'dispute', id: CASE, part: { kind: 'party', id: PARTY } }],
    [`/petition-items/${CASE.toUpperCase()}`, { kind: 'petition_item', id: CASE, part: null }],
    ['/disputes', null],
    [`/disputes/${CASE}x`, null],
    [`/feeds/kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k/duty.ics`, null],
  ])('%s', (path, subject) => {
    expect(subjectOfPath(path)).toEqual(subject);
  });

  test('is read off the route, and only where an id stands where it wants one', () => {
    const route = '/api/v1/disputes/:id/parties/:partyId';
    expect(subjectOfRoute(route, { id: CASE, partyId: PARTY })).toEqual({
      kind: 'dispute',
      id: CASE,
      part: { kind: 'party', id: PARTY },
    });
    expect(subjectOfRoute(route, { id: CASE, partyId: `x/accounts/${PARTY}` })?.part).toBeNull();
    expect(subjectOfRoute('/disputes/:constructor', {})).toBeNull();
    expect(subjectOfRoute(undefined, { id: CASE })).toBeNull();
  });
});
