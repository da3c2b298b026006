/**
 * The petition register and the monthly returns by which somebody answers for it (domain.md §7).
 * Tables: petition, petition_version, petition_return, petition_return_version, zero_baseline.
 * Endpoints: /petitions, /petitions/{id}, /petition-returns, /petition-returns/{id}, /petition-returns/{id}/confirm,
 * /centers/{id}/zero-baselines.
 * Events: petition.registered, petition.amended, petition_return.filed, petition_return.confirmed,
 * petition_return.contradicted, zero_baseline.declared. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PetitionRegister } from './petition-register.service.js';
import { PetitionReturnsController } from './petition-returns.controller.js';
import { PetitionReturnsService } from './petition-returns.service.js';
import { PetitionReturnsStore } from './petition-returns.store.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionsService } from './petitions.service.js';
import { PetitionsStore } from './petitions.store.js';
import { ReturnCheck } from './return-check.service.js';
import { ReturnFiling } from './return-filing.service.js';
import { ZeroBaselinesController } from './zero-baselines.controller.js';
import { ZeroBaselinesService } from './zero-baselines.service.js';
import { ZeroBaselinesStore } from './zero-baselines.store.js';

const SHARED = [PetitionRegister, ReturnFiling, ZeroBaselinesService];

@Module({
  imports: [CentersModule, DisputesModule],
  controllers: [PetitionsController, PetitionReturnsController, ZeroBaselinesController],
  providers: [
    ...SHARED,
    PetitionsService,
    PetitionReturnsService,
    ReturnCheck,
    PetitionsStore,
    PetitionReturnsStore,
    ZeroBaselinesStore,
  ],
  exports: SHARED,
})
export class PetitionsModule {}
