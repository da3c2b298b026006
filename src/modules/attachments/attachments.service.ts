/** Attachments 附件 of a case: filed once however often they are sent, read under authorisation, marked void with a reason. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { AttachmentKind } from '../../domain/dispute/evidence/words.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { FieldKey } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { displayName } from '../../platform/files/display-name.js';
import { FilesService, type IncomingFile } from '../../platform/files/files.service.js';
import { type Extension, MEDIA_TYPES } from '../../platform/files/media-type.js';
import { invalid, Problem, refuse } from '../../platform/http/problem.js';
import { already, changed, created, type Reply } from '../../platform/http/reply.js';
import { Uploads } from '../../platform/http/uploads.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { AttachRequest, type AttachmentResponse, type VoidAttachmentRequest } from './attachment.dto.js';
import { type AttachmentRecord, AttachmentStore } from './attachment.store.js';
import { contextOf, pathOf, toAttachment } from './attachment.view.js';
import { AttachmentsReader } from './attachments.reader.js';

/** What is said of a file that is filed. */
export interface Filing {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly title: string;
  readonly source: string | null;
  readonly providedBy: string | null;
  readonly provider: string | null;
  readonly name: string;
  readonly occurredAt: string | null;
}

const PERMISSION = 'evidence.record';

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly uploads: Uploads,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly reader: AttachmentsReader,
    private readonly store: AttachmentStore,
    private readonly files: FilesService,
  ) {}

  /** Who may not file anything is told before a byte of it is read. */
  async upload(request: FastifyRequest, caller: Caller, disputeId: string): Promise<Reply<AttachmentResponse>> {
    const key = await this.keyToFileWith(caller, disputeId);
    const types = Object.keys(MEDIA_TYPES) as Extension[];
    const form = { fields: AttachRequest, types, keyOf: (fileId: string) => key.fileKey(fileId) };
    return this.uploads.take(request, caller, form, ({ caller: known, fields, file, name }) => {
      const filing = filingOf(fields, displayName(name, file.extension));
      return this.useCases.write(known, (tx) => this.file(tx, known, disputeId, filing, file));
    });
  }

  /** The key of a case that the caller may file something with; else 404, 403 or 412. */
  keyToFileWith(caller: Caller, disputeId: string): Promise<FieldKey> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, PERMISSION);
      checkIfMatch(caller, record.version);
      return this.reader.keyOf(record);
    });
  }

  /** Under the case's lock: what is on file already is answered as it stands, and nothing is written. */
  async file(
    tx: Tx,
    caller: Caller,
    disputeId: string,
    filing: Filing,
    file: IncomingFile,
  ): Promise<Reply<AttachmentResponse>> {
    await this.workflow.hold(tx, disputeId);
    const before = await this.disputes.permitted(tx, caller, disputeId, PERMISSION);
    const same = await this.store.sameContent(tx, disputeId, file.sha256);
    if (same !== undefined) {
      checkIfMatch(caller, before.version);
      if (filing.kind === 'camera_clip' && same.kind !== 'camera_clip')
        throw refuse('clip_filed_otherwise', { ruleId: 'R49' });
      return already(this.reader.shownTo(caller, before, same, true), before.version, pathOf(same.id));
    }
    const { id, kind, providedBy, occurredAt } = filing;
    const { record, entries } = await this.workflow.apply(tx, caller, disputeId, 'attach', () => ({
      type: 'attach',
      attachmentId: id,
      kind,
      providedByPartyId: providedBy,
      occurredAt,
    }));
    const [entry] = entries;
    if (entry === undefined) throw new Error('an attachment that was not logged');
    const key = this.reader.keyOf(record);
    const said = { id, disputeId, kind, providedByPartyId: providedBy, ...sealedWords(filing, key) };
    const { occurredAt: handedInAt, recordedAt } = entry;
    const recordedByAccountId = caller.actor.accountId;
    const row = { ...said, fileId: file.id, occurredAt: handedInAt, recordedAt, recordedByAccountId };
    await this.files.confirm(tx, file);
    if (!(await this.store.insert(tx, { ...row, centerId: record.centerId }))) throw new Problem('id_in_use');
    const { size, sha256, mediaType } = file;
    const stored: AttachmentRecord = { ...row, size, sha256, mediaType, voidedAt: null, voidReasonSealed: null };
    return created(toAttachment(stored, key), record.version, pathOf(id));
  }

  void(caller: Caller, id: string, { reason, occurredAt }: VoidAttachmentRequest): Promise<Reply<AttachmentResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { row } = await this.reader.permitted(tx, caller, id, null);
      const { record, entries } = await this.workflow.apply(tx, caller, row.disputeId, 'voidAttachment', () => ({
        type: 'voidAttachment',
        attachmentId: id,
        occurredAt: instantOrNull(occurredAt),
      }));
      const key = this.reader.keyOf(record);
      const voidReasonSealed = key.seal(reason, contextOf(id, 'void_reason'));
      const voidedAt = entries[0]?.occurredAt ?? '';
      await this.store.void(tx, id, voidedAt, voidReasonSealed);
      // R49: nothing keeps a recording of a public place but the case it stands for.
      if (row.kind === 'camera_clip') await this.files.forget(tx, [row.fileId]);
      return changed(toAttachment({ ...row, voidedAt, voidReasonSealed }, key), record.version, pathOf(id));
    });
  }
}

function filingOf(fields: AttachRequest, name: string): Filing {
  const { id = uuidv7(), kind, title, source = null, providedBy = null, provider = null } = fields;
  if (providedBy !== null && provider !== null) throw invalid('/provider', 'not_allowed_with', { other: 'providedBy' });
  if (kind === 'evidence' && source === null) throw invalid('/source', 'required');
  if (kind === 'evidence' && providedBy === null && provider === null) throw invalid('/provider', 'required');
  return { id, kind, title, source, providedBy, provider, name, occurredAt: instantOrNull(fields.occurredAt) };
}

const sealedWords = ({ id, title, name, source, provider }: Filing, key: FieldKey) => ({
  titleSealed: key.seal(title, contextOf(id, 'title')),
  nameSealed: key.seal(name, contextOf(id, 'name')),
  sourceSealed: source === null ? null : key.seal(source, contextOf(id, 'source')),
  providerSealed: provider === null ? null : key.seal(provider, contextOf(id, 'provider')),
});
