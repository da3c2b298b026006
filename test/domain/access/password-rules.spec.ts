/** Which passwords may be used: nothing that everybody tries, nothing made of what is known, and no rule about classes of characters. */
import fc from 'fast-check';
import { COMMON_STRINGS, COMMON_WORDS } from '../../../src/domain/access/common-passwords.data.js';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from '../../../src/domain/access/password-rules.js';

const fault = (password: string, ...known: string[]) => passwordFault(password, known);
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl'];
const reversed = (text: string): string => [...text].reverse().join('');

test.each([
  '三条静静的河流流过',
  'three-calm-rivers',
  'try-it-out-2026',
  'k7mq-2xwd-9fht-r4np',
  'correct horse battery staple',
  'onlylowercaselettershere',
  '48203957162',
  '        spaces count',
  'my password is long enough',
])('%s may be used', (password) => {
  expect(fault(password, 'mediator', '林某', '阳春社区综治中心')).toBeUndefined();
});

test.each(['', 'short', '1234567', '两个字', 'x'.repeat(PASSWORD_MAX + 1)])(
  '%s has not the right length',
  (password) => {
    expect(fault(password)).toBe('weak_password');
  },
);

test.each([
  'Password',
  'P@ssw0rd',
  'p@$$w0rd',
  'password123',
  '2026password!',
  'Admin@2026',
  '19900101',
  '1990-01-01',
  '1990年01月01日',
  '13800138000',
  '+86 138 0013 8000',
  'aaaaaaaa',
  'abcabcabc',
  '12312312312',
  '12345678abc',
  'abcd1234',
  '987654321',
  'qwerty123456',
  'POIUYTREWQ',
  'woaini1314',
  '我我我我我我我我',
  '!@#$%^&*',
])('%s is one that everybody tries', (password) => {
  expect(fault(password)).toBe('common_password');
});

test.each([
  ['mediator', 'mediator@1'],
  ['mediator', 'MEDIATOR2026'],
  ['mediator', '!!mediator!!'],
  ['阳春社区综治中心', '阳春社区综治中心1号'],
  ['阳春', '阳春阳春123阳'],
  ['Émile', 'e\u0301mile-99'],
])('of %s, %s is made', (known, password) => {
  expect(fault(password, 'somebody.else', known)).toBe('guessable_password');
});

test('a name may stand in a longer password, and a short one says nothing', () => {
  expect(fault('mediator-by-the-river', 'mediator')).toBeUndefined();
  expect(fault('lilypond', 'li')).toBeUndefined();
  expect(fault('lilypond', '')).toBeUndefined();
});

test('the lists are ready to be compared: folded, each once, and of use', () => {
  for (const list of [COMMON_WORDS, COMMON_STRINGS]) {
    expect(list.filter((entry) => entry !== entry.normalize('NFC').toLowerCase() || entry === '')).toEqual([]);
    expect(list.filter((entry, index) => list.indexOf(entry) !== index)).toEqual([]);
  }
  expect(COMMON_STRINGS.filter((entry) => entry.length < PASSWORD_MIN)).toEqual([]);
});

test('every common word is refused in any case and with anything that is no letter around it', () => {
  const around = fc.string({ unit: fc.constantFrom(...'0123456789!#%-_.'), maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...COMMON_WORDS), around, fc.boolean(), (word, end, upper) => {
      const password = `${(upper ? word.toUpperCase() : word).padEnd(PASSWORD_MIN, '7')}${end}`;
      expect(fault(password)).toBe('common_password');
    }),
  );
});

test('whatever goes on by itself is refused, forwards and backwards, wherever it begins', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROWS), fc.nat(20), fc.boolean(), (row, from, backwards) => {
      const text = backwards ? reversed(row) : row;
      const piece = text.slice(from % (text.length - PASSWORD_MIN + 1));
      expect(fault(piece)).toBe('common_password');
    }),
  );
});

test('a name with little around it is refused wherever it stands', () => {
  const name = fc.string({ unit: fc.constantFrom(...'bdfhkmprtvxz'), minLength: 8, maxLength: 20 });
  const little = fc.string({ unit: fc.constantFrom(...'2468ace'), maxLength: 2 });
  fc.assert(
    fc.property(name, little, little, (known, before, after) => {
      expect(fault(before + known.toUpperCase() + after, known)).not.toBeUndefined();
    }),
  );
});

test('no class of characters is asked for: letters of one kind do, if nobody could go on with them', () => {
  // Of the rows everybody knows, at most three of these stand side by side.
  for (const unit of ['adgjmpsvy', '湖江河海山林田风雨']) {
    fc.assert(
      fc.property(fc.shuffledSubarray([...unit], { minLength: PASSWORD_MIN }), (letters) => {
        expect(fault(letters.join(''))).toBeUndefined();
      }),
    );
  }
});
