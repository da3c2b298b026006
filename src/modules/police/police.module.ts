/**
 * What the police is given (R36, R37): attempts to stop a noise and the evidence made of them, the parties' application, the
 * package of a police case. Owns `dissuasion`, `police_application`. Endpoints: /disputes/{id}/dissuasions, …/noise-attempts(.csv),
 * …/police-applications, …/police-package(.zip). Log events: DissuasionRecorded, PoliceApplicationRecorded.
 */
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { DissuasionStore } from './dissuasion.store.js';
import { DissuasionsService } from './dissuasions.service.js';
import { NoiseAttemptsService } from './noise-attempts.service.js';
import { PackageParts } from './package-parts.js';
import { PoliceApplicationStore } from './police-application.store.js';
import { PoliceApplicationsService } from './police-applications.service.js';
import { PoliceController } from './police.controller.js';
import { PoliceGround } from './police-ground.js';
import { PolicePackageService } from './police-package.service.js';

@Module({
  imports: [
    AgreementsModule,
    CentersModule,
    DepartmentsModule,
    DisputesModule,
    FulfilmentModule,
    PartiesModule,
    StaffModule,
    WorkflowModule,
  ],
  controllers: [PoliceController],
  providers: [
    DissuasionStore,
    DissuasionsService,
    NoiseAttemptsService,
    PackageParts,
    PoliceApplicationStore,
    PoliceApplicationsService,
    PoliceGround,
    PolicePackageService,
  ],
})
export class PoliceModule {}
