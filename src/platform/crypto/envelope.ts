/**
 * Authenticated encryption (AES-256-GCM) of personal fields. Each dispute has its own key, wrapped by DATA_KEY: destroying
 * the wrapped key destroys the fields everywhere, in backups too. Also the keyed hashes by which equal phones, id numbers and
 * addresses are found without being stored in the clear.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
}

/** Stands where something was destroyed with its file. */
export const DESTROYED = '（已销毁）';

/** The key of one dispute, unwrapped: seals and opens its fields. `context` binds a value to its place. */
export class FieldKey {
  constructor(private readonly key: Buffer) {}

  seal(value: string, context: string): Buffer {
    return seal(this.key, Buffer.from(value, 'utf8'), context);
  }

  open(sealed: Buffer, context: string): string {
    return open(this.key, sealed, context).toString('utf8');
  }

  /** Several values sealed as one; `gone` is what is shown of them once the key was destroyed. */
  openJson<T>(sealed: Buffer, context: string, _gone: T): T {
    return JSON.parse(this.open(sealed, context)) as T;
  }

  /** The key of one file of the dispute: gone when this one is. */
  fileKey(fileId: string): Buffer {
    return derive(this.key, `file ${fileId}`);
  }

  sealBytes(bytes: Buffer, context: string): Buffer {
    return seal(this.key, bytes, context);
  }

  openBytes(sealed: Buffer, context: string): Buffer {
    return open(this.key, sealed, context);
  }
}

/** What is left of a key that was destroyed: its values can be opened by nobody any more. */
class DestroyedKey extends FieldKey {
  constructor() {
    super(randomBytes(32));
  }

  override open(): string {
    return DESTROYED;
  }

  override openJson<T>(_sealed: Buffer, _context: string, gone: T): T {
    return gone;
  }
}

export class Envelope {
  /** Names the wrapping key, so that it can be rotated while both are in use. */
  readonly keyId: string;
  private readonly wrapping: Buffer;
  private readonly matching: Buffer;
  private readonly records: FieldKey;
  private readonly signing: Buffer;

  constructor(dataKey: Buffer) {
    this.wrapping = derive(dataKey, 'wrap');
    this.matching = derive(dataKey, 'match');
    this.signing = derive(dataKey, 'cursor');
    this.records = new FieldKey(derive(dataKey, 'record'));
    this.keyId = createHmac('sha256', this.wrapping).update('key id').digest('hex').slice(0, 16);
  }

  /** A fresh dispute key: wrapped for the table, unwrapped for use. */
  newKey(disputeId: string): { wrapped: Buffer; key: FieldKey } {
    const raw = randomBytes(32);
    return { wrapped: seal(this.wrapping, raw, disputeId), key: new FieldKey(raw) };
  }

  /** An empty wrapping is that of a destroyed key. */
  unwrap(wrapped: Buffer, disputeId: string): FieldKey {
    if (wrapped.length === 0) return new DestroyedKey();
    return new FieldKey(open(this.wrapping, wrapped, disputeId));
  }

  /** Keyed hash of a normalised value, for matching only. */
  matchOf(kind: string, normalised: string): Buffer {
    return createHmac('sha256', this.matching).update(`${kind}\0${normalised}`).digest().subarray(0, 16);
  }

  /** For values outside any dispute (answers kept with an idempotency key). */
  get recordKey(): FieldKey {
    return this.records;
  }

  /** Tamper-proof signature of a page cursor. */
  sign(text: string): string {
    return createHmac('sha256', this.signing).update(text).digest('base64url').slice(0, 22);
  }
}

const derive = (dataKey: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `governance-center ${purpose}`, 32));
