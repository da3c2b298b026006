/**
 * What a centre cannot count itself: its population, and what courts and the police counted (domain.md §7). A person enters it and
 * names the source; nothing is ever guessed, and what was replaced stays.
 * Tables: population, outside_count. Endpoints: /centers/{id}/populations, /centers/{id}/outside-counts.
 * Events: population.recorded, outside_count.recorded. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { IndicatorsController } from './indicators.controller.js';
import { IndicatorsService } from './indicators.service.js';
import { IndicatorsStore } from './indicators.store.js';

@Module({
  imports: [CentersModule, DisputesModule],
  controllers: [IndicatorsController],
  providers: [IndicatorsService, IndicatorsStore],
})
export class IndicatorsModule {}
