/**
 * A connection to PostgreSQL that does nothing but send prepared statements and wait for their end, as pgbench does: what comes back is
 * skipped, not read. So the floor is the database and the round trips, and hardly the process that asks.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { serialize } from 'pg-protocol';
import { connectionSettings } from '../../dist/src/platform/database/pool.js';

const READY = 'Z'.charCodeAt(0);
const ERROR = 'E'.charCodeAt(0);
const HEAD = 5;

export class Wire {
  prepared = new Map();
  rest = Buffer.alloc(0);

  static async open(url) {
    const client = new pg.Client({ connectionString: url, ...connectionSettings({ url }) });
    await client.connect();
    return new Wire(client);
  }

  constructor(client) {
    // It learns of the end of a conversation it no longer leads.
    client.on('error', () => undefined);
    this.stream = client.connection.stream;
    this.stream.removeAllListeners('data');
    this.stream.on('data', (chunk) => this.take(chunk));
  }

  /** One after the other, each waiting for the one before; an error ends it with ROLLBACK. */
  async play(statements) {
    for (const { text, values } of statements) {
      const problem = await this.ask(values === undefined ? serialize.query(text) : this.boundTo(text, values));
      if (problem === undefined) continue;
      await this.ask(serialize.query('ROLLBACK'));
      throw new Error(`${problem}: ${text.slice(0, 200)}`);
    }
  }

  close() {
    this.stream.end(serialize.end());
  }

  boundTo(text, values) {
    let name = this.prepared.get(text);
    const messages = [];
    if (name === undefined) {
      name = createHash('sha1').update(text).digest('base64url');
      this.prepared.set(text, name);
      messages.push(serialize.parse({ name, text, types: [] }));
    }
    messages.push(
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    );
    return Buffer.concat(messages);
  }

  ask(bytes) {
    return new Promise((resolve) => {
      this.answer = resolve;
      this.problem = undefined;
      this.stream.write(bytes);
    });
  }

  take(chunk) {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    while (at + HEAD <= bytes.length) {
      const end = at + 1 + bytes.readInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === ERROR) this.problem = bytes.toString('utf8', at + HEAD, end).replaceAll('\0', ' ');
      if (bytes[at] === READY) this.answer(this.problem);
      at = end;
    }
    this.rest = bytes.subarray(at);
  }
}
