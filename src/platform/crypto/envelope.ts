/**
 * Authenticated encryption (AES-256-GCM) of personal fields. Each dispute has its own key, wrapped by DATA_KEY: destroying
 * the wrapped key destroys the fields everywhere, in backups too. Also the keyed hashes by which equal phones, id numbers and
 * addresses are found without being stored in the clear. They, what is sealed outside any case and the signatures of cursors hang on
 * one more wrapped key, that of the instance: so DATA_KEY is changed by wrapping keys anew, and nothing is hashed or sealed again.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { KeyRing, UnknownDataKey } from './key-ring.js';
import { derive, open, seal } from './sealing.js';

/** The one row of `instance_key`, and what its key is bound to. */
export const INSTANCE_KEY = '00000000-0000-0000-0000-000000000000';

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
  private matching: Buffer;
  private records: FieldKey;
  private signing: Buffer;
  /** By the id of the DATA_KEY they hang on, whatever the instance’s own key is. */
  private readonly travel: ReadonlyMap<string, FieldKey>;

  readonly ring: KeyRing;

  constructor(dataKey: Buffer, previous: readonly Buffer[] = []) {
    this.ring = new KeyRing(dataKey, previous);
    const keys = [dataKey, ...previous];
    this.travel = new Map(this.ring.ids.map((id, at) => [id, new FieldKey(derive(keys[at] ?? dataKey, 'record'))]));
    [this.matching, this.signing, this.records] = keysOf(dataKey);
  }

  /** From now on whatever hangs on no case hangs on this key. */
  adopt(wrappedInstanceKey: Buffer): void {
    [this.matching, this.signing, this.records] = keysOf(this.ring.unwrap(wrappedInstanceKey, INSTANCE_KEY));
  }

  /** A fresh dispute key: wrapped for the table, unwrapped for use. */
  newKey(disputeId: string): { wrapped: Buffer; key: FieldKey } {
    const raw = randomBytes(32);
    return { wrapped: this.ring.wrap(raw, disputeId), key: new FieldKey(raw) };
  }

  /** Names the key that wraps new ones. */
  get keyId(): string {
    return this.ring.currentId;
  }

  /** An empty wrapping is that of a destroyed key. */
  unwrap(wrapped: Buffer, disputeId: string): FieldKey {
    if (wrapped.length === 0) return new DestroyedKey();
    return new FieldKey(this.ring.unwrap(wrapped, disputeId));
  }

  /**
   * The key of one file that leaves the database, for whoever has the DATA_KEY of that id (the current one, unless another is named)
   * and nothing else: another instance, or an empty one that a backup is restored into. Throws where that DATA_KEY is not known here.
   */
  travelKey(label: string, keyId = this.keyId): Buffer {
    const key = this.travel.get(keyId);
    if (key === undefined) throw new UnknownDataKey(keyId);
    return key.fileKey(label);
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

const keysOf = (key: Buffer): [matching: Buffer, signing: Buffer, records: FieldKey] => [
  derive(key, 'match'),
  derive(key, 'cursor'),
  new FieldKey(derive(key, 'record')),
];
