/** 卷宗情况说明: whatever is odd about a file, in versions; the latest one is printed. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Problem } from '../../platform/http/problem.js';
import { plain, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { FileNoteListResponse, FileNoteResponse, WriteFileNoteRequest } from './documents.dto.js';
import { DocumentsStore } from './documents.store.js';

@Injectable()
export class FileNotesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly workflow: WorkflowService,
    private readonly store: DocumentsStore,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, disputeId: string): Promise<Reply<FileNoteListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      await this.disputes.permitted(tx, caller, disputeId, 'paper.read');
      return plain({ items: await this.store.notesOf(tx, disputeId) });
    });
  }

  write(
    caller: Caller,
    disputeId: string,
    { id = uuidv7(), text, occurredAt }: WriteFileNoteRequest,
  ): Promise<Reply<FileNoteResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { record, facts } = await this.workflow.apply(tx, caller, disputeId, 'writeFileNote', () => ({
        type: 'writeFileNote',
        noteId: id,
        occurredAt: instantOrNull(occurredAt),
      }));
      const note = {
        ...{ id, disputeId, version: facts.papers.fileNotes, text },
        ...{ writtenAt: this.clock.nowIso(), writtenByStaffId: caller.actor.staffId },
      };
      if (!(await this.store.insertNote(tx, record.centerId, note))) throw new Problem('id_in_use');
      return recorded(note, record.version, `/disputes/${disputeId}`);
    });
  }
}
