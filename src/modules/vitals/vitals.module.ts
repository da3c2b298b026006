/**
 * What the operator's tools are told of work that waits: exports, imports and reports that are being made, deadlines that have passed,
 * files that should be gone. Reads over the tables of other modules, in SQL, for `/metrics` alone; owns no table and no endpoint.
 */
import { Module } from '@nestjs/common';
import { VitalsService } from './vitals.service.js';
import { VitalsStore } from './vitals.store.js';

@Module({ providers: [VitalsService, VitalsStore] })
export class VitalsModule {}
