/**
 * The register of what was provided to whom, on what ground and when (R46). Owns `data_provision`, written by the audit store and by the
 * one door with the act itself. Endpoint: GET /data-provisions.
 */
import { Module } from '@nestjs/common';
import { ProvisionsController } from './provisions.controller.js';
import { ProvisionsReader } from './provisions.reader.js';
import { ProvisionsService } from './provisions.service.js';

@Module({
  controllers: [ProvisionsController],
  providers: [ProvisionsReader, ProvisionsService],
})
export class ProvisionsModule {}
