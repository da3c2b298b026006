/**
 * Applicants, respondents, third parties and their representatives: `party`, `party_representative`. Names in the clear (they
 * are searched), phones, identity numbers and addresses encrypted under the dispute's key and shown masked. Endpoints:
 * GET parties, GET a party, reveal; joining and amending are steps of intake.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PartiesController } from './parties.controller.js';
import { PartiesService } from './parties.service.js';
import { PartyTraitsReader } from './party-traits.reader.js';
import { PartyStore } from './party.store.js';

@Module({
  imports: [DisputesModule],
  controllers: [PartiesController],
  providers: [PartyStore, PartiesService, PartyTraitsReader],
  exports: [PartiesService, PartyTraitsReader],
})
export class PartiesModule {}
