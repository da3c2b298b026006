/**
 * Opens the envelope of this instance before anything else is made. A new instance gets a key of its own by chance; one that was
 * used before there was such a key goes on with the one it had, the DATA_KEY of that time, so that what was hashed and sealed stays good.
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Keys } from '../../platform/config/config.js';
import { StartError } from '../../platform/config/start-error.js';
import { Envelope, INSTANCE_KEY } from '../../platform/crypto/envelope.js';
import { KeyRing, UnknownDataKey } from '../../platform/crypto/key-ring.js';

type KeysOfData = Pick<Keys, 'dataKey' | 'previousDataKeys'>;

export async function openEnvelope(pool: pg.Pool, keys: KeysOfData): Promise<Envelope> {
  const envelope = new Envelope(keys.dataKey, keys.previousDataKeys);
  const client = await pool.connect();
  try {
    const wrapped = (await find(client)) ?? (await found(client, keys, envelope.ring));
    envelope.adopt(wrapped);
    return envelope;
  } catch (error) {
    throw error instanceof UnknownDataKey ? new StartError(sayUnknown(error.keyId)) : error;
  } finally {
    client.release();
  }
}

export const sayUnknown = (keyId: string | null): string =>
  `This database is sealed under another DATA_KEY${keyId === null ? '' : ` (key id ${keyId})`}. Give the one it had before as ` +
  'DATA_KEY, or in DATA_KEY_PREVIOUS beside a new one.';

async function find(client: pg.PoolClient): Promise<Buffer | undefined> {
  return (await client.query<{ wrapped: Buffer }>('SELECT wrapped FROM instance_key')).rows[0]?.wrapped;
}

/** Several processes may start at once: the first one's key stays. */
async function found(client: pg.PoolClient, keys: KeysOfData, ring: KeyRing): Promise<Buffer> {
  const key = (await keyInUse(client, keys)) ?? randomBytes(32);
  await client.query('INSERT INTO instance_key (id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    INSTANCE_KEY,
    ring.wrap(key, INSTANCE_KEY),
  ]);
  const wrapped = await find(client);
  if (wrapped === undefined) throw new Error('the key of the instance was not kept');
  return wrapped;
}

/** The DATA_KEY of an instance that was in use before: the one that wraps the keys of its cases. */
async function keyInUse(client: pg.PoolClient, keys: KeysOfData): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ isUsed: boolean; keyId: string | null }>(
    `SELECT EXISTS (SELECT 1 FROM account) OR EXISTS (SELECT 1 FROM center) AS "isUsed",
            (SELECT key_id FROM dispute_key LIMIT 1) AS "keyId"`,
  );
  if (rows[0]?.isUsed !== true) return undefined;
  const { keyId } = rows[0];
  if (keyId === null) return keys.dataKey;
  const key = [keys.dataKey, ...keys.previousDataKeys].find((each) => new KeyRing(each).currentId === keyId);
  if (key === undefined) throw new UnknownDataKey(keyId);
  return key;
}
