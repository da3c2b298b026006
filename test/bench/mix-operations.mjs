/**
 * The everyday requests of the bench, after the founding article: take a dispute in, read one, list, act, report. A duty officer of one
 * department in one centre of many does them all but the report, which a director of one centre has. To act is to record a party's
 * consent: a verb of the state machine (lock, fold, rules, log, row, outbox) that any number of cases takes any number of times.
 */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高';

/** Of what is taken in; nothing else begins with it. */
export const TITLE = '楼上漏水第';

const json = { 'content-type': 'application/json' };

const registration = (centerId, turn) => ({
  centerId,
  source: { kind: 'on_application', channel: 'reception_room' },
  category: 'neighbor',
  subcategory: 'water_leak',
  title: `${TITLE}${turn}号`,
  facts: '卫生间漏水，天花板发霉，上门协商未果，要求修复并赔偿损失。',
  claims: ['修复漏水', '赔偿损失'],
  amountInvolved: '3000.00',
  peopleInvolved: 2,
  location: { address: `阳春路${turn % 5000}号` },
  parties: [
    {
      role: 'applicant',
      kind: 'person',
      name: `${SURNAMES[turn % 20]}某`,
      phone: `1380${String(1_000_000 + turn).slice(-7)}`,
    },
    { role: 'respondent', kind: 'person', name: `${SURNAMES[(turn * 7) % 20]}某` },
  ],
});

/** Each: what is sent at a turn, the status expected, and by what to know the statement that is the heart of it. */
export function operationsOf(world) {
  const { home, readable, lists, partyId, officer, director, elsewhere } = world;
  const at = (items, turn) => items[(turn * 7919) % items.length];
  return {
    get: {
      heart: /FROM dispute d JOIN dispute_key/,
      samples: 300,
      request: (turn) => ({
        method: 'GET',
        path: `/disputes/${at(readable, turn)}`,
        headers: officer(),
        expected: 200,
      }),
    },
    list: {
      heart: /ORDER BY d\.received_at DESC/,
      samples: 30,
      request: (turn) => ({ method: 'GET', path: lists[turn % lists.length], headers: officer(), expected: 200 }),
    },
    register: {
      heart: /INSERT INTO dispute /,
      samples: 60,
      request: (turn) => ({
        method: 'POST',
        path: '/disputes',
        headers: { ...json, ...officer() },
        body: JSON.stringify(registration(home, turn)),
        expected: 201,
      }),
    },
    act: {
      heart: /INSERT INTO case_log/,
      samples: 40,
      isOnTarget: true,
      request: (_, target) => ({
        method: 'POST',
        path: `/disputes/${target.id}/consents`,
        headers: { ...json, ...officer() },
        body: JSON.stringify({ partyId, subject: 'mediation', decision: 'given' }),
        expected: 201,
      }),
    },
    report: {
      heart: /case_version/,
      samples: 4,
      request: () => ({
        method: 'POST',
        path: '/reports/caseload',
        headers: { ...json, ...director() },
        body: JSON.stringify({ centerId: elsewhere, ...world.period }),
        expected: 201,
      }),
    },
  };
}

/** Of a hundred requests of a day: a page is read far more often than something is done. */
const SHARES = { get: 45, list: 30, act: 17, register: 7, report: 1 };
const DAY = Object.entries(SHARES).flatMap(([name, share]) => Array.from({ length: share }, () => name));

export const MIX = 'mix';
export const ofDay = (turn) => DAY[(turn * 37) % DAY.length];
