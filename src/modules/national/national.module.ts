/**
 * The national dispute record GB/T 31000-2015 (domain/national). Tables: none. Endpoints: /national-records. Reads cases through
 * `ExportedCasesReader`; each record that leaves is in the audit log (`national_records.exported`).
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { NationalMakingService } from './national-making.service.js';
import { NationalRecordsController } from './national-records.controller.js';
import { NationalRecordsService } from './national-records.service.js';

@Module({
  imports: [DisputesModule, PartiesModule, StaffModule],
  controllers: [NationalRecordsController],
  providers: [NationalMakingService, NationalRecordsService],
})
export class NationalModule {}
