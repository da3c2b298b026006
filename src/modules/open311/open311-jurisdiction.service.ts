/** The jurisdiction of a key is its one centre: named by its id, or left out, as no other is served to that key. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';

@Injectable()
export class Open311Jurisdiction {
  constructor(private readonly centers: CentersReader) {}

  async of(tx: Tx, { actor }: Caller, asked: string | undefined): Promise<CenterRecord> {
    const [grant] = actor.grants;
    const center = grant === undefined ? undefined : await this.centers.get(tx, grant.centerId);
    if (center !== undefined && (asked === undefined || asked === center.id)) return center;
    throw new Problem('not_found', { errors: [{ pointer: 'jurisdiction_id', code: 'open311_unknown_jurisdiction' }] });
  }
}
