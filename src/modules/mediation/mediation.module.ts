/**
 * The course of mediation outside its sessions: rights and remedies told, consents and refusals, secrets that
 * close its sessions, start, withdrawal, failure.
 * Owns no table: all of it is in the case log. Log events: RightsNoticeGiven, RemediesNoticeGiven, ConsentRecorded, ConfidentialityMarked,
 * MediationStarted, Withdrawn, Failed.
 */
import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { MediationController } from './mediation.controller.js';
import { MediationService } from './mediation.service.js';

@Module({
  imports: [StaffModule, WorkflowModule],
  controllers: [MediationController],
  providers: [MediationService],
})
export class MediationModule {}
