/**
 * A whole instance to another, its files with it: `npm run transfer -- out <file>` and `in <file>`. Tables: all of them (carried-tables.ts). No
 * endpoints: it is the operator's, who holds the keys of both.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { CarriedFiles } from './carried-files.service.js';
import { InstanceStore } from './instance.store.js';
import { TransferService } from './transfer.service.js';

@Module({ imports: [DisputesModule], providers: [CarriedFiles, InstanceStore, TransferService] })
export class TransferModule {}
