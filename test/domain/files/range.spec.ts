/** One range of bytes out of a header, held against an independent reading of RFC 9110 §14. */
import fc from 'fast-check';
import { spanOf } from '../../../src/platform/http/range.js';
import { displayName } from '../../../src/platform/files/display-name.js';

it('first and last byte, as far as the file goes', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1200), fc.nat(1200), (size, first, last) => {
      const bytes = Array.from({ length: size }, (_, index) => index);
      const wanted = bytes.filter((index) => index >= first && index <= last);
      const span = spanOf(`bytes=${first}-${last}`, size);
      if (wanted.length === 0) expect(span).toBeNull();
      else expect(bytes.slice(span?.from, span?.to)).toEqual(wanted);
      const rest = spanOf(`bytes=${first}-`, size);
      expect(rest === null ? [] : bytes.slice(rest?.from, rest?.to)).toEqual(bytes.filter((index) => index >= first));
      const tail = spanOf(`bytes=-${last}`, size);
      expect(tail === null ? [] : bytes.slice(tail?.from, tail?.to)).toEqual(last === 0 ? [] : bytes.slice(-last));
    }),
  ));

it('no name misleads: nothing but what can be seen, no folder, at most two hundred characters, one extension of ours', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
      const shown = displayName(sent, 'pdf');
      expect(shown).toMatch(/^[^/\\]+\.pdf$/u);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect([...shown].length).toBeLessThanOrEqual(200);
      expect(shown).toBe(shown.normalize('NFC'));
      expect(shown.startsWith('.')).toBe(false);
    }),
  ));
