/** What is compared for neutrality: homes, employers, grids and earlier cases, as keyed hashes and ids. */
import { Injectable } from '@nestjs/common';
import { standing } from '../../domain/dispute/guard.js';
import type { MediatorTraits, PartyTraits } from '../../domain/dispute/people/neutrality.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { GridsReader } from '../grids/grids.reader.js';
import { PartyTraitsReader } from '../parties/party-traits.reader.js';
import { StaffHomesReader } from '../staff/staff-homes.reader.js';
import type { StaffRecord } from '../staff/staff.reader.js';
import { NeutralityReader } from './neutrality.reader.js';

@Injectable()
export class TraitsService {
  constructor(
    private readonly parties: PartyTraitsReader,
    private readonly homes: StaffHomesReader,
    private readonly earlier: NeutralityReader,
    private readonly grids: GridsReader,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  /** Of those who are parties now. */
  async ofParties(tx: Tx, record: DisputeRecord): Promise<PartyTraits[]> {
    const known = new Map((await this.parties.ofDispute(tx, record)).map((party) => [party.id, party]));
    const traits: PartyTraits[] = [];
    for (const { partyId, role } of standing(record.folded)) {
      const { address = null, household = null, workUnit = null } = known.get(partyId) ?? {};
      traits.push({ partyId, role, household, workUnit, gridId: await this.gridOf(tx, record, address) });
    }
    return traits;
  }

  async ofMediator(tx: Tx, record: DisputeRecord, { id, workUnit }: StaffRecord): Promise<MediatorTraits> {
    const home = await this.homes.addressOf(tx, id);
    const lives = await this.gridOf(tx, record, home);
    const zone = (await this.centers.get(tx, record.custodyCenterId))?.zone ?? 'Asia/Shanghai';
    const answersFor = await this.grids.gridIdsOfStaff(tx, id, this.clock.today(zone));
    return {
      household: this.parties.householdOf(home),
      workUnit: this.parties.workUnitOf(workUnit),
      gridIds: [...answersFor, ...(lives === null ? [] : [lives])],
      earlier: await this.earlier.earlierOf(tx, record.id, id),
    };
  }

  private async gridOf(tx: Tx, record: DisputeRecord, address: string | null): Promise<string | null> {
    if (address === null) return null;
    return (await this.grids.buildingOf(tx, record.custodyCenterId, address))?.gridId ?? null;
  }
}
