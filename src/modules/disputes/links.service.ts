/** Writes what ties two cases together, beside the entries in their logs. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { LinkStore, type NewLink } from './link.store.js';

@Injectable()
export class LinksService {
  constructor(private readonly store: LinkStore) {}

  add(tx: Tx, link: NewLink): Promise<void> {
    return this.store.add(tx, link);
  }

  end(tx: Tx, id: string, endedAt: string): Promise<void> {
    return this.store.end(tx, id, endedAt);
  }
}
