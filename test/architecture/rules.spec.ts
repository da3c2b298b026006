/** The numbered rules: each one listed is shown by a test of its name; those without a refusal are seen in what is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../src/domain/rules/rules.js';
import { NEW_CENTER_DEPARTMENTS } from '../../src/modules/departments/new-center.data.js';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

const titles = filesBelow('test').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:describe|it|test)(?:\.each\([^)]*\))?\(\s*['"`]([^'"`]+)/g)].map(
    ([, title = '']) => title,
  ),
);

/** Rules of intake, routing, petition items, mediation and closing; the others come with confirmation, papers and reports. */
const OF_THE_WORKFLOW = [
  ...Array.from({ length: 30 }, (_, index) => `R${index + 1}`),
  'R34',
  'R35',
  'R36',
  'R37',
  'R38',
  'R39',
  'R40',
];

it.each(OF_THE_WORKFLOW)('%s is in the rule book', (id) => {
  expect(RULES.map((rule) => rule.id)).toContain(id);
});

it('the rule book is in the order of its numbers', () => {
  const numbers = RULES.map(({ id }) => Number(id.slice(1)));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

it.each(RULES.map(({ id }) => id))('%s is the name of a test', (id) => {
  expect(titles.filter((title) => title.split(/[\s,]/).includes(id))).not.toEqual([]);
});

it('R5 no request and no answer has a place for a price, a fee or a deposit', () => {
  const names = [
    ...readFileSync('openapi/openapi.json', 'utf8').matchAll(/"(\w*(?:price|fee(?!d)|deposit|charge)\w*)":/gi),
  ];
  expect(names.map(([, name]) => name)).toEqual([]);
});

it('R11 no code knows a department by its code', () => {
  const codes = NEW_CENTER_DEPARTMENTS.map(({ code }) => code).filter((code) => !GENERAL_WORDS.includes(code));
  const knowing = [...filesBelow('src/domain'), ...filesBelow('src/modules'), ...filesBelow('src/platform')]
    .filter((file) => !file.endsWith('.data.ts') && !file.endsWith('dispute/vocabulary.ts'))
    .filter((file) => codes.some((code) => readFileSync(file, 'utf8').includes(`'${code}'`)));
  expect(knowing).toEqual([]);
});

/** Codes that are ordinary words elsewhere; bodies that delegate a case (`vocabulary.ts`) bear the same names. */
const GENERAL_WORDS: readonly string[] = ['court', 'justice', 'petition'];
