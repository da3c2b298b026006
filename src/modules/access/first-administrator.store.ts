/** SQL of the question where the first administrator belongs. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface NamedCenter {
  readonly id: string;
  readonly shortName: string;
}

@Injectable()
export class FirstAdministratorStore {
  roots(tx: Tx): Promise<NamedCenter[]> {
    return tx.query<NamedCenter>(
      'SELECT id, short_name AS "shortName" FROM center WHERE parent_id IS NULL ORDER BY short_name',
    );
  }

  named(tx: Tx, shortName: string): Promise<NamedCenter | undefined> {
    return tx.one<NamedCenter>('SELECT id, short_name AS "shortName" FROM center WHERE short_name = $1', [shortName]);
  }
}
