/** Templates for minutes are filled from the record; what is not known stays a blank. */
import fc from 'fast-check';
import { MINUTES_TEMPLATES } from '../../../migrations/1764000000270-minutes-templates.data.js';
import { BLANK, fillTemplate, numbered } from '../../../src/domain/minutes/template.js';

const GAPS = /\{\{(\w+)\}\}/g;
const namesIn = (text: string): string[] => [...text.matchAll(GAPS)].map(([, name = '']) => name);

it.each(MINUTES_TEMPLATES.map((one) => [one.code, one] as const))('%s keeps its blanks and no gap', (_, { text }) => {
  const empty = fillTemplate(text, {});
  expect(empty).not.toContain('{{');
  expect(empty.split(BLANK).length).toBeGreaterThan(namesIn(text).length + 5);
  expect(namesIn(text)).toEqual(
    expect.arrayContaining(['title', 'time', 'place', 'mediators', 'applicants', 'respondents', 'rights']),
  );
});

it('names several, and takes nothing but white space for unknown', () => {
  const text = '调解员：{{mediators}}；记录人：{{recorder}}；地点：{{place}}';
  const values = { mediators: ['王某', '林某'], recorder: '  ', place: null };
  expect(fillTemplate(text, values)).toBe(`调解员：王某、林某；记录人：${BLANK}；地点：${BLANK}`);
  expect(fillTemplate('{{toString}} {{constructor}}', {})).toBe(`${BLANK} ${BLANK}`);
  expect(numbered(['修复', '赔偿'])).toBe('1. 修复\n2. 赔偿');
});

it('is filled once: what somebody is called is never filled again, and says nothing to the machine', () => {
  fc.assert(
    fc.property(fc.constantFrom('{{place}}', '$&', '$1', '{{x}}{{place}}', '\\'), fc.string(), (odd, rest) => {
      const name = `甲${odd}${rest}`;
      expect(fillTemplate('[{{applicants}}]', { applicants: name, place: '秘密' })).toBe(`[${name}]`);
    }),
  );
});
