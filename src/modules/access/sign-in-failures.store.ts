/** SQL of failures in a row: counted before a password is compared, so that many guesses at once count one by one. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { SignInFailureRow } from './sign-in.entity.js';

@Injectable()
export class SignInFailuresStore {
  /** The counter, locked; made when there is none. */
  async lock(tx: Tx, key: Buffer, now: string): Promise<SignInFailureRow> {
    const row = await tx.one<SignInFailureRow>(
      `INSERT INTO sign_in_failure AS f (key, failures, last_at, blocked_until) VALUES ($1, 0, $2, NULL)
       ON CONFLICT (key) DO UPDATE SET key = excluded.key
       RETURNING f.key, f.failures, f.last_at AS "lastAt", f.blocked_until AS "blockedUntil"`,
      [key, now],
    );
    if (row === undefined) throw new Error('a counter that was just written is gone');
    return row;
  }

  async update(tx: Tx, row: SignInFailureRow): Promise<void> {
    await tx.query('UPDATE sign_in_failure SET failures = $2, last_at = $3, blocked_until = $4 WHERE key = $1', [
      row.key,
      row.failures,
      row.lastAt,
      row.blockedUntil,
    ]);
  }

  async clear(tx: Tx, key: Buffer): Promise<void> {
    await tx.query('DELETE FROM sign_in_failure WHERE key = $1', [key]);
  }

  /** An attempt that was counted before it turned out well. */
  async takeBack(tx: Tx, key: Buffer): Promise<void> {
    await tx.query('UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE key = $1', [key]);
  }

  async forgetBefore(tx: Tx, instant: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_failure WHERE last_at < $1', [instant]);
  }
}
