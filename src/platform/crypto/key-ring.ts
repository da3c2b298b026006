/**
 * The keys that wrap other keys: DATA_KEY, and while it is being changed the ones before it (DATA_KEY_PREVIOUS). Whatever is
 * wrapped bears the id of its key in front; new things are wrapped by DATA_KEY alone, old ones are opened by whichever it was.
 */
import { createHmac } from 'node:crypto';
import { derive, open, seal } from './sealing.js';

const ID = 8;
/** Nonce, key and tag: what was wrapped before the id stood in front. */
const WITHOUT_ID = 60;

interface WrappingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Wrapped by a key that nobody gave. */
export class UnknownDataKey extends Error {
  constructor(readonly keyId: string | null) {
    super(`wrapped by a DATA_KEY that is not known here${keyId === null ? '' : `: ${keyId}`}`);
  }
}

export class KeyRing {
  private readonly keys: readonly WrappingKey[];
  private readonly current: WrappingKey;

  constructor(dataKey: Buffer, previous: readonly Buffer[] = []) {
    this.current = wrappingOf(dataKey);
    this.keys = [this.current, ...previous.map(wrappingOf)];
  }

  get currentId(): string {
    return this.current.id;
  }

  get ids(): readonly string[] {
    return this.keys.map(({ id }) => id);
  }

  wrap(raw: Buffer, context: string): Buffer {
    return Buffer.concat([Buffer.from(this.current.id, 'hex'), seal(this.current.key, raw, context)]);
  }

  unwrap(wrapped: Buffer, context: string): Buffer {
    if (wrapped.length === WITHOUT_ID) return this.openedByAny(wrapped, context);
    const id = wrapped.subarray(0, ID).toString('hex');
    const by = this.keys.find((key) => key.id === id);
    if (by === undefined) throw new UnknownDataKey(id);
    return open(by.key, wrapped.subarray(ID), context);
  }

  /** The same key, wrapped by the current one; of a destroyed key nothing is left to wrap. */
  rewrap(wrapped: Buffer, context: string): Buffer {
    return wrapped.length === 0 ? wrapped : this.wrap(this.unwrap(wrapped, context), context);
  }

  private openedByAny(wrapped: Buffer, context: string): Buffer {
    for (const { key } of this.keys) {
      try {
        return open(key, wrapped, context);
      } catch {
        // Not by this one.
      }
    }
    throw new UnknownDataKey(null);
  }
}

function wrappingOf(dataKey: Buffer): WrappingKey {
  const key = derive(dataKey, 'wrap');
  return {
    key,
    id: createHmac('sha256', key)
      .update('key id')
      .digest('hex')
      .slice(0, 2 * ID),
  };
}
