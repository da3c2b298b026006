/** What can be compared of a party with others: where it lives and works, as keyed hashes; the address itself only to find its grid. */
import { Injectable } from '@nestjs/common';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { PartyStore } from './party.store.js';
import { matchOf } from './personal-fields.js';

export interface ComparableParty {
  readonly id: string;
  readonly address: string | null;
  readonly household: string | null;
  readonly workUnit: string | null;
}

@Injectable()
export class PartyTraitsReader {
  constructor(
    private readonly store: PartyStore,
    private readonly envelope: Envelope,
  ) {}

  async ofDispute(tx: Tx, record: DisputeRecord): Promise<ComparableParty[]> {
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    return (await this.store.ofDispute(tx, record.id)).map((party) => {
      const address = this.store.reveal(key, party, 'address');
      const workUnit = this.store.reveal(key, party, 'workUnit');
      return { id: party.id, address, household: this.householdOf(address), workUnit: this.workUnitOf(workUnit) };
    });
  }

  householdOf(address: string | null): string | null {
    return matchOf(this.envelope, 'address', address)?.toString('hex') ?? null;
  }

  workUnitOf(name: string | null): string | null {
    return matchOf(this.envelope, 'workUnit', name)?.toString('hex') ?? null;
  }
}
