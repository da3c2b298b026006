/**
 * A whole instance: to another, its files with it (`npm run transfer -- out <file>` and `in <file>`); into a backup and back (`npm run backup`,
 * `npm run restore`); and looked through for what does not fit (`npm run verify`). Tables: all of them (carried-tables.ts). No endpoints: it
 * is the operator's, who holds the keys.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { BackupReader } from './backup.reader.js';
import { BackupService } from './backup.service.js';
import { CarriedFiles } from './carried-files.service.js';
import { InstanceStore } from './instance.store.js';
import { InstanceVerification } from './instance-verification.service.js';
import { TransferService } from './transfer.service.js';
import { VerificationReader } from './verification.reader.js';

@Module({
  imports: [DisputesModule],
  providers: [
    BackupReader,
    BackupService,
    CarriedFiles,
    InstanceStore,
    InstanceVerification,
    TransferService,
    VerificationReader,
  ],
})
export class TransferModule {}
