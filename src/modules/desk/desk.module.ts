/** My day: one read over roster, duty, cases, sessions, promises, visits and returns. Writes nothing and owns no table. */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { PetitionsModule } from '../petitions/petitions.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { DeskCasesService } from './desk-cases.service.js';
import { DeskController } from './desk.controller.js';
import { DeskService } from './desk.service.js';
import { DeskStore } from './desk.store.js';

@Module({
  imports: [CentersModule, RosterModule, DutyModule, PetitionsModule],
  controllers: [DeskController],
  providers: [DeskService, DeskCasesService, DeskStore],
})
export class DeskModule {}
