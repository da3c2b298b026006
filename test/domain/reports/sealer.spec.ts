/** The seal: good for exactly one text and one key, whoever checks it and whatever is put before the check. */
import fc from 'fast-check';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { isSealOf, pemOf, Sealer } from '../../../src/platform/crypto/sealer.js';

const seedOf = (byte: number): Buffer => Buffer.alloc(32, byte);
const sealer = new Sealer(seedOf(9));
const other = new Sealer(seedOf(8));

it('is the same key again for the same seed, and another for another', () => {
  expect(new Sealer(seedOf(9)).keyId).toBe(sealer.keyId);
  expect(new Sealer(seedOf(9)).seal('文').value).toBe(sealer.seal('文').value);
  expect(other.keyId).not.toBe(sealer.keyId);
});

it('is not the key that the seed itself would make: no key serves two purposes', () => {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const straight = createPublicKey({
    key: `-----BEGIN PRIVATE KEY-----\n${Buffer.concat([head, seedOf(9)]).toString('base64')}\n-----END PRIVATE KEY-----`,
    format: 'pem',
  });
  expect(straight.export({ format: 'jwk' }).x).not.toBe(sealer.publicJwk.x);
});

it('names its key by the thumbprint of RFC 7638', () => {
  const { crv, kty, x } = sealer.publicJwk;
  expect([crv, kty]).toEqual(['Ed25519', 'OKP']);
  const text = `{"crv":"${crv}","kty":"${kty}","x":"${x}"}`;
  expect(sealer.keyId).toBe(createHash('sha256').update(text).digest('base64url'));
});

it('holds for every text, checked with nothing but the PEM', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { value, algorithm } = sealer.seal(text);
      expect(algorithm).toBe('Ed25519');
      const bytes = Buffer.from(value, 'base64url');
      expect(verify(null, Buffer.from(text), pemOf(sealer.publicJwk), bytes)).toBe(true);
      expect(isSealOf(sealer.publicJwk, text, value)).toBe(true);
      expect(isSealOf(other.publicJwk, text, value)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

it('is broken by any change of text or seal, and never by a throw', () => {
  const text = '{"digest":"ab","reportId":"1"}';
  const seal = Buffer.from(sealer.seal(text).value, 'base64url');
  fc.assert(
    fc.property(fc.nat({ max: seal.length * 8 - 1 }), fc.nat({ max: text.length * 8 - 1 }), (inSeal, inText) => {
      expect(isSealOf(sealer.publicJwk, text, flipped(seal, inSeal).toString('base64url'))).toBe(false);
      const changed = flipped(Buffer.from(text, 'latin1'), inText).toString('latin1');
      expect(isSealOf(sealer.publicJwk, changed, seal.toString('base64url'))).toBe(false);
    }),
    { numRuns: 100 },
  );
  fc.assert(
    fc.property(fc.string(), fc.string(), (some, value) => {
      expect(isSealOf(sealer.publicJwk, some, value)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = bit >> 3;
  copy[index] = (copy[index] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
