/** My day: one read over roster, duty, cases, sessions, promises, visits, returns and webhooks. Writes nothing and owns no table. */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { PetitionsModule } from '../petitions/petitions.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { DeskCasesService } from './desk-cases.service.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DeskController } from './desk.controller.js';
import { DeskDutyService } from './desk-duty.service.js';
import { DeskService } from './desk.service.js';
import { DeskStore } from './desk.store.js';

@Module({
  imports: [CentersModule, RosterModule, DutyModule, PetitionsModule, WebhooksModule],
  controllers: [DeskController],
  providers: [DeskService, DeskCasesService, DeskDutyService, DeskStore],
})
export class DeskModule {}
