/** The parts of the package for the police, each rendered by the module that owns it. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { FulfilmentReader } from '../fulfilment/fulfilment.reader.js';
import { PartiesService } from '../parties/parties.service.js';
import { PoliceApplicationsService } from './police-applications.service.js';
import type { PolicePackageResponse } from './police.dto.js';

type Parts = Pick<PolicePackageResponse, 'parties' | 'agreement' | 'obligations' | 'applications'>;

@Injectable()
export class PackageParts {
  constructor(
    private readonly parties: PartiesService,
    private readonly agreements: AgreementsReader,
    private readonly fulfilment: FulfilmentReader,
    private readonly applications: PoliceApplicationsService,
  ) {}

  async of(tx: Tx, caller: Caller, record: DisputeRecord): Promise<Parts> {
    const names = await this.parties.namesById(tx, record.id);
    const agreements = await this.agreements.ofDispute(tx, caller, record);
    return {
      parties: [...names].map(([id, name]) => ({ id, name })),
      agreement: agreements.find(({ id, state }) => id === record.agreementId && state === 'effective') ?? null,
      obligations: await this.fulfilment.obligationsOf(tx, caller, record),
      applications: await this.applications.ofDispute(tx, record),
    };
  }
}
