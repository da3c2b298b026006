/** Every "no" has its words and its rule, and no rule is listed that nothing obeys. */
import { readdirSync, readFileSync } from 'node:fs';
import { DEADLINES } from '../../../src/domain/deadlines/deadlines-as-data.js';
import { DEADLINE_KINDS } from '../../../src/domain/deadlines/deadlines.js';
import { CONDITION_CODES, conditionNames } from '../../../src/domain/dispute/conditions.js';
import { ALL_STATES, nameOfState, STATES } from '../../../src/domain/dispute/states.js';
import { ALL_VERBS, AUTOMATIC } from '../../../src/domain/dispute/transitions.js';
import { codesOfGuards } from '../../support/guard-codes.js';
import { DISPUTE_TEXTS } from '../../../src/domain/dispute/refusal-texts.js';
import type { inWords } from '../../../src/domain/dispute/refusal-words.js';
import { RULES } from '../../../src/domain/rules/rules.js';
import { refusalText } from '../../../src/platform/http/texts.js';
import { faultsIn } from '../../support/reading.js';

const FOLDER = 'src/domain/dispute';
const source = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('texts.ts'))
  .map((file) => readFileSync(`${FOLDER}/${file}`, 'utf8'))
  .join('\n');

/** `refusal('code', 'R1'` and the conditional form `refusal(x ? 'a' : 'b', 'R1'`. */
const emitted = [
  ...source.matchAll(/refusal\(\s*(?:\w+ \? '(\w+)' : )?'(\w+)'(?:,\s*(?:'(R\d+)'|undefined|rule\.stateRule))?/g),
].flatMap(([, first, second, ruleId]) =>
  [first, second].flatMap((code) => (code === undefined ? [] : [{ code, ruleId }])),
);

const codes = [...new Set(emitted.map(({ code }) => code))].filter((code) => code !== 'not_permitted').sort();

it('every code has a sentence in both languages, and every sentence a code', () => {
  expect(codes).toEqual(Object.keys(DISPUTE_TEXTS).sort());
  for (const { zh, en } of Object.values(DISPUTE_TEXTS)) expect(zh.length * en.length).toBeGreaterThan(0);
});

it('both languages fill in the same values', () => {
  const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
  for (const { zh, en } of Object.values(DISPUTE_TEXTS)) expect(names(zh)).toEqual(names(en));
});

it('every code with a rule is listed under that rule', () => {
  for (const { code, ruleId } of emitted) {
    if (ruleId === undefined) continue;
    expect({ ruleId, codes: RULES.find((rule) => rule.id === ruleId)?.codes }).toEqual({
      ruleId,
      codes: expect.arrayContaining([code]),
    });
  }
});

it('every listed code is emitted under its rule', () => {
  const own: readonly string[] = Object.keys(DISPUTE_TEXTS);
  for (const rule of RULES) {
    for (const code of rule.codes.filter((one) => own.includes(one) && one !== 'wrong_state')) {
      expect(emitted.filter((one) => one.code === code).map((one) => one.ruleId)).toContain(rule.id);
    }
  }
});

it('rules are numbered once, in order, with a source and both sentences', () => {
  const numbers = RULES.map((rule) => Number(rule.id.slice(1)));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  for (const rule of RULES) expect(rule.zh.length * rule.en.length * rule.source.law.length).toBeGreaterThan(0);
});

it('tells people words and keeps the codes for machines', () => {
  const told = (code: string, params: Parameters<typeof inWords>[0], language: 'zh' | 'en'): string =>
    refusalText(code, params, language);
  const wrong = { state: 'registered', action: 'start' };
  expect(told('wrong_state', wrong, 'zh')).toBe(
    '案件目前为“已登记”，不能办理“开始调解”；请从现在可以办理的事项中选择。',
  );
  expect(told('wrong_state', wrong, 'en')).toContain('is registered and cannot take the step “Start”');
  for (const state of ALL_STATES) {
    expect(told('wrong_state', { ...wrong, state }, 'zh')).toContain(`“${STATES[state].zh}”`);
    const english = told('wrong_state', { ...wrong, state }, 'en');
    expect(english).toContain(`The case is ${nameOfState(state, 'en')} and cannot`);
  }
  expect(told('wrong_state', { ...wrong, state: 'mediating' }, 'en')).toContain('The case is in mediation and cannot');
  const unclear = { index: 0, missing: ['debtorPartyIds', 'dueOn'] };
  expect(told('obligation_unclear', unclear, 'zh')).toContain('第 1 项义务不明确，缺少：义务人、履行期限');
  expect(told('obligation_unclear', unclear, 'en')).toContain(
    'Obligation 1 is unclear; missing: a debtor, a due date.',
  );
});

it('what a condition can object with is told as it is, guard by guard', () => {
  const names = [...new Set(ALL_VERBS.flatMap(conditionNames))];
  expect(names).not.toContain('');
  const told = Object.entries(CONDITION_CODES).map(([name, list]) => [name, [...list].sort()] as const);
  expect(new Map(told)).toEqual(codesOfGuards(names));
});

it('the clocks are told in the words of the table', () => {
  const steps: readonly string[] = [...ALL_VERBS, ...Object.keys(AUTOMATIC)];
  for (const { kind, startedBy, pausedBy, continuedBy, movedBy, endedBy, afterwards } of DEADLINES) {
    const named = [
      ...startedBy,
      ...pausedBy,
      ...continuedBy,
      ...movedBy,
      ...endedBy,
      ...(afterwards === null ? [] : [afterwards]),
    ];
    expect({ kind, unknown: named.filter((step) => !steps.includes(step)) }).toEqual({
      kind,
      unknown: [],
    });
  }
  expect(DEADLINES.map(({ kind }) => kind).sort()).toEqual([...DEADLINE_KINDS].sort());
});

it('sentences are for people: no code, no word of the other language, and they end', () => {
  const said = Object.values(DISPUTE_TEXTS).flatMap(({ zh, en }) => {
    const filled = (text: string): string => text.replaceAll(/\{\w+\}/g, '1');
    return [...faultsIn(filled(zh), 'zh'), ...faultsIn(filled(en), 'en')];
  });
  expect(said).toEqual([]);
});
