/** What each call left behind: a line of the audit log that names the request, or an entry in the log of a case. */
import type { Response } from 'supertest';
import type { TestApp } from './app.js';

export class Traces {
  private readonly told = new Map<string, boolean>();

  constructor(private readonly app: TestApp) {}

  /** Sends it and looks; a refused one says nothing. */
  async of(id: string, send: () => PromiseLike<Response>): Promise<Response> {
    const before = await this.entries();
    const reply = await send();
    if (reply.status >= 300) return reply;
    const isTold = (await this.entries()) > before || (await this.hasLine(reply.headers['x-request-id'] ?? ''));
    this.told.set(id, isTold || this.isTold(id));
    return reply;
  }

  has(id: string): boolean {
    return this.told.has(id);
  }

  isTold(id: string): boolean {
    return this.told.get(id) === true;
  }

  private async entries(): Promise<number> {
    const { rows } = await this.app.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM case_log');
    return rows[0]?.count ?? 0;
  }

  private async hasLine(requestId: string): Promise<boolean> {
    const { rows } = await this.app.pool.query('SELECT 1 FROM audit_log WHERE request_id = $1', [requestId]);
    return rows.length > 0;
  }
}
