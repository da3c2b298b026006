/**
 * The seal under a report (Ed25519, RFC 8032): shows that this server sealed exactly these bytes. Its key is derived from
 * SIGNING_KEY under a label of its own, so that no key serves two purposes; its id is the RFC 7638 thumbprint of the public
 * half. It is no electronic signature in the sense of the Electronic Signature Law (电子签名法).
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';

export const SEAL_ALGORITHM = 'Ed25519';

/** The public half of a key (RFC 8037). */
export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
}

export interface Seal {
  readonly keyId: string;
  readonly algorithm: typeof SEAL_ALGORITHM;
  /** base64url */
  readonly value: string;
}

/** What comes before the 32 bytes of a private Ed25519 key in PKCS#8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export class Sealer {
  readonly keyId: string;
  readonly publicJwk: PublicJwk;
  private readonly key: KeyObject;

  constructor(seed: Buffer) {
    const own = Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), 'governance-center report-seal', 32));
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, own]), format: 'der', type: 'pkcs8' });
    const { kty = '', crv = '', x = '' } = createPublicKey(this.key).export({ format: 'jwk' });
    this.publicJwk = { kty, crv, x };
    this.keyId = thumbprintOf(this.publicJwk);
  }

  seal(text: string): Seal {
    return {
      keyId: this.keyId,
      algorithm: SEAL_ALGORITHM,
      value: sign(null, Buffer.from(text, 'utf8'), this.key).toString('base64url'),
    };
  }
}

/** Whether the holder of the key sealed exactly this text; false for anything that is no seal at all. */
export const isSealOf = (jwk: PublicJwk, text: string, value: string): boolean =>
  verify(null, Buffer.from(text, 'utf8'), keyOf(jwk), Buffer.from(value, 'base64url'));

/** As openssl reads it. */
export const pemOf = (jwk: PublicJwk): string => keyOf(jwk).export({ format: 'pem', type: 'spki' }).toString();

const keyOf = ({ kty, crv, x }: PublicJwk): KeyObject => createPublicKey({ key: { kty, crv, x }, format: 'jwk' });

/** RFC 7638: the required members in order, without white space. */
export const thumbprintOf = ({ kty, crv, x }: PublicJwk): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
