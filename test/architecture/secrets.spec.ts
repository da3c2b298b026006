/** How secrets are compared: by a look-up of their hash, by `isSameSecret`, by a library that was made for it; never letter by letter. */
import fc from 'fast-check';
import { isSameSecret } from '../../src/platform/crypto/same-secret.js';
import { sourcesIn } from './sources.js';

const COMPARISON = /(typeof\s+)?([\w.?]+(?:\([^()]*\))?)\s*[!=]==\s*([\w.?'"`]+)/g;
const LITERAL = /^(?:['"`\d].*|null|undefined|true|false)$/;
/** By the last word of its name. */
const SECRET = /(?:token|secret|signature|password|apikey)(?:\([^()]*\))?$/i;

const comparesSecrets = (line: string): boolean =>
  [...line.matchAll(COMPARISON)].some(
    ([, asksType, left = '', right = '']) =>
      asksType === undefined &&
      ![left, right].some((side) => LITERAL.test(side)) &&
      [left, right].some((side) => SECRET.test(side)),
  );

/** Where two of them may stand beside each other, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  'src/modules/access/account-passwords.service.ts': 'the old and the new password, both just sent by the same person',
};

test('no source compares secrets with an operator that stops at the first letter that differs', () => {
  const found = sourcesIn('src')
    .filter(({ text }) => text.split('\n').some((line) => !line.trim().startsWith('*') && comparesSecrets(line)))
    .map(({ path }) => path);
  expect(found.filter((path) => !(path in HARMLESS))).toEqual([]);
  expect(Object.keys(HARMLESS).filter((path) => !found.includes(path))).toEqual([]);
});

test.each([
  'if (signature !== envelope.sign(text)) throw',
  'token === expected',
  'known === row.secret',
  'sent.password === x',
])('it would be found: %s', (line) => expect(comparesSecrets(line)).toBe(true));

test.each(["typeof token === 'string'", 'token === undefined', 'report.signature === null', "kind === 'token'"])(
  'it is harmless: %s',
  (line) => expect(comparesSecrets(line)).toBe(false),
);

test('the same secret is the same, and nothing else is, whatever its length', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(isSameSecret(one, one)).toBe(true);
      expect(isSameSecret(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
      expect(isSameSecret(`${one}x`, one)).toBe(false);
    }),
  );
  expect(isSameSecret(undefined, 'secret')).toBe(false);
});
