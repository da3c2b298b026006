/**
 * The petition register, the items that bodies answer for, and the monthly returns by which somebody answers for it (domain.md §7, R14).
 * Tables: petition, petition_version, petition_item, petition_item_record, petition_return, petition_return_version, zero_baseline,
 * zero_baseline_version.
 * Endpoints: /petitions, /petitions/{id}, …/confirm, …/versions, …/item, /petition-items, /petition-items/{id} and its steps,
 * /petition-returns, /petition-returns/{id}, …/confirm, …/correct, …/versions, /centers/{id}/zero-baseline.
 * Events: petition.registered, petition.amended, petition.confirmed, petition_item.recorded, petition_return.filed,
 * petition_return.corrected, petition_return.confirmed, petition_return.contradicted, zero_baseline.declared. It writes no entries of
 * the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { ItemKeeping } from './item-keeping.service.js';
import { ItemStepsController } from './item-steps.controller.js';
import { ItemStepsService } from './item-steps.service.js';
import { PetitionDeskReader } from './petition-desk.reader.js';
import { PetitionDeskStore } from './petition-desk.store.js';
import { PetitionItemsController } from './petition-items.controller.js';
import { PetitionItemsService } from './petition-items.service.js';
import { PetitionItemsStore } from './petition-items.store.js';
import { PetitionRegister } from './petition-register.service.js';
import { PetitionReturnsController } from './petition-returns.controller.js';
import { PetitionReturnsService } from './petition-returns.service.js';
import { PetitionReturnsStore } from './petition-returns.store.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionsReader } from './petitions.reader.js';
import { PetitionsService } from './petitions.service.js';
import { PetitionsStore } from './petitions.store.js';
import { ReturnCheck } from './return-check.service.js';
import { ReturnFiling } from './return-filing.service.js';
import { ZeroBaselineStore } from './zero-baseline.store.js';
import { ZeroBaselinesController } from './zero-baselines.controller.js';
import { ZeroBaselinesService } from './zero-baselines.service.js';

const SHARED = [PetitionRegister, ReturnFiling, PetitionDeskReader, PetitionsReader];

@Module({
  imports: [CentersModule, DepartmentsModule, DisputesModule],
  controllers: [
    PetitionsController,
    PetitionItemsController,
    ItemStepsController,
    PetitionReturnsController,
    ZeroBaselinesController,
  ],
  providers: [
    ...SHARED,
    PetitionsService,
    PetitionItemsService,
    ItemKeeping,
    ItemStepsService,
    PetitionReturnsService,
    ReturnCheck,
    ZeroBaselinesService,
    PetitionsStore,
    PetitionDeskStore,
    PetitionItemsStore,
    PetitionReturnsStore,
    ZeroBaselineStore,
  ],
  exports: SHARED,
})
export class PetitionsModule {}
