/** What evidence and package need of other modules: names, the zone, and whether a case is about noise. */
import { Injectable } from '@nestjs/common';
import { noNoiseCase } from '../../domain/dispute/police/noise-law.js';
import type { Tx } from '../../platform/database/tx.js';
import { RefusedProblem } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { PartiesService } from '../parties/parties.service.js';
import { StaffReader } from '../staff/staff.reader.js';

@Injectable()
export class PoliceGround {
  constructor(
    private readonly centers: CentersReader,
    private readonly settings: SettingsReader,
    private readonly parties: PartiesService,
    private readonly staff: StaffReader,
  ) {}

  async demandNoise(tx: Tx, { folded, subcategory }: DisputeRecord): Promise<void> {
    const { mediation } = await this.settings.ofVersion(tx, folded.settings);
    const objection = noNoiseCase(subcategory, mediation);
    if (objection !== undefined) throw new RefusedProblem([objection]);
  }

  async zoneOf(tx: Tx, centerId: string): Promise<string> {
    return (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
  }

  /** Parties of the case and those who led its sessions or were to, by id. */
  async namesIn(tx: Tx, { id, folded }: DisputeRecord): Promise<ReadonlyMap<string, string>> {
    const led = [...new Set(folded.sessions.flatMap((one) => [...one.presentMediatorIds, ...one.mediatorIds]))];
    const people = await this.staff.byIds(tx, led);
    return new Map([...(await this.parties.namesById(tx, id)), ...people.map((one) => [one.id, one.name] as const)]);
  }
}
