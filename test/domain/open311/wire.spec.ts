/** What goes over the wire of Open311: forms read back as they were written, XML that an independent parser reads back. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { writtenAs } from '../../../src/platform/http/open311-format.js';
import { parseForm } from '../../../src/platform/http/url-encoded.js';

const text = fc.string({ unit: 'grapheme' });

test('a form is read back as it was written, every value of a name in its order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
      const params = new URLSearchParams(pairs);
      const read = parseForm(Buffer.from(params.toString()));
      for (const name of params.keys()) expect(read.get(name)).toEqual(params.getAll(name));
      expect(read.size).toBe(new Set(params.keys()).size);
    }),
  );
});

test('bytes that are no UTF-8, as they are or as codes, are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const isUtf8 = Buffer.from(Buffer.from(bytes).toString('utf8')).equals(Buffer.from(bytes));
      const codes = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
      const read = () => parseForm(Buffer.from(`a=${codes}`)).get('a');
      if (isUtf8) expect(read()).toEqual([Buffer.from(bytes).toString('utf8')]);
      else expect(read).toThrow();
    }),
  );
});

/** The texts of the elements, in their order. */
function textsIn(xml: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', () => void texts.push(''));
  parser.on('text', (part) => void texts.push(`${texts.pop() ?? ''}${part}`));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return texts;
}

test('any text comes back out of XML and JSON, but for what XML cannot hold', () => {
  const any = fc.oneof(text, fc.string({ unit: 'binary' }), fc.constantFrom(']]>', '<a>&amp;', '\r\n', '\u0000\ud800'));
  fc.assert(
    fc.property(any, (description) => {
      const { content } = writtenAs('xml', 'errors', [{ code: 400, description }]);
      const held = description.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
      expect(textsIn(content).slice(1).at(-1)?.trimEnd()).toBe(held.trimEnd());
      expect(JSON.parse(writtenAs('json', 'errors', [{ description }]).content)).toEqual([{ description }]);
    }),
  );
});
