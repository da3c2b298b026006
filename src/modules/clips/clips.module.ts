/**
 * Clips of public cameras 监控录像片段 from the monitoring room (R49). Owns `camera_clip` (who asked, why, of when, until when).
 * Endpoints: /clips, /clips/{id}, …/content, …/attach. Events: clip.taken, clip.attached, clip.expired; every look is in the
 * audit log. It writes the log of a case through attachments only.
 */
import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { ClipExpiryService } from './clip-expiry.service.js';
import { ClipFilingService } from './clip-filing.service.js';
import { ClipJournal } from './clip-journal.service.js';
import { ClipStore } from './clip.store.js';
import { ClipTakingService } from './clip-taking.service.js';
import { ClipsController } from './clips.controller.js';
import { ClipsReader } from './clips.reader.js';
import { ClipsService } from './clips.service.js';

@Module({
  imports: [AttachmentsModule, CentersModule],
  controllers: [ClipsController],
  providers: [
    ClipExpiryService,
    ClipFilingService,
    ClipJournal,
    ClipStore,
    ClipTakingService,
    ClipsReader,
    ClipsService,
  ],
})
export class ClipsModule {}
