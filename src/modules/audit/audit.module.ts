/**
 * The audit log: what was read and refused is gathered here, and the auditor reads it all. Tables: none of its own (audit_log and
 * its chain are the platform's). Endpoints: /audit-log.
 */
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessJournal } from './access-journal.service.js';
import { AuditLinesReader } from './audit-lines.reader.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditSubjectsReader } from './audit-subjects.reader.js';
import { OperationTitles } from './operation-titles.service.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [AuditLogController],
  providers: [AccessJournal, AuditLinesReader, AuditLogService, AuditSubjectsReader, OperationTitles],
})
export class AuditModule {}
