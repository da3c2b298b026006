/** Taking a dispute in, amending it before acceptance, and parties who join. */
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Amend, Register, SourceEntry, SplitFrom } from '../../domain/dispute/commands.js';
import type { ConfidentialGround } from '../../domain/dispute/risk/words.js';
import type { Channel, DelegatingBody, SourceKind } from '../../domain/dispute/vocabulary.js';
import type { Track } from '../../domain/deadlines/tracks.js';
import { receiptCharacters, receiptNo } from '../../domain/numbering/case-number.js';
import { dayOfInstant, instantOrNull } from '../../domain/shared/day.js';
import { partyOf } from '../../domain/dispute/guard.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { TryAgain, type Tx, violates } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { changed, created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse, DisputeSource } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { amendPartyCommand, type SplitParty, splitParty, splitRepresentative } from '../parties/party-entries.js';
import type { AddPartyRequest, AmendPartyRequest, PartyResponse } from '../parties/party.dto.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { CaseRewritingService } from './case-rewriting.service.js';
import { textsOf } from './dispute-texts.js';
import type { AmendDisputeRequest, RegisterDisputeRequest } from './intake.dto.js';
import { IntakeReferences } from './intake-references.js';
import { IntakeRoutingService, mayMove } from './intake-routing.service.js';

/** What comes with a case that is split off another: its parties as they stand there, under ids of their own. */
export interface SplitOff {
  readonly from: SplitFrom;
  readonly parties: readonly SplitParty[];
  /** that stand there; the new case begins with them where it names none */
  readonly riskFlags: readonly string[];
  /** what keeps listeners out there keeps them out here */
  readonly confidential: readonly ConfidentialGround[];
}

export interface OpenedCase {
  readonly record: DisputeRecord;
  readonly reply: Reply<DisputeResponse>;
}

@Injectable()
export class IntakeService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
    private readonly references: IntakeReferences,
    private readonly rewriting: CaseRewritingService,
    private readonly routing: IntakeRoutingService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  /** A new case from what was sent, or from what was split off another. */
  async open(tx: Tx, caller: Caller, request: RegisterDisputeRequest, split?: SplitOff): Promise<OpenedCase> {
    const zone = await this.references.check(tx, caller, request.centerId, request);
    const { centerId } = request;
    await this.routing.hold(tx, centerId);
    const id = request.id ?? uuidv7();
    const now = this.clock.nowIso();
    const sent = request.parties.map((party, index) => splitParty(party, `/parties/${index}`));
    const parties = split?.parties ?? sent;
    const riskFlags = request.riskFlags ?? split?.riskFlags ?? [];
    const receivedAt = instantOrNull(request.receivedAt);
    const command: Register = {
      type: 'register',
      centerId,
      receivedAt,
      receiptNo: receiptNo(dayOfInstant(receivedAt ?? now, zone), receiptCharacters(randomBytes(8))),
      track: (request.track ?? null) as Track | null,
      source: sourceEntry(request.source),
      departmentId: request.departmentId ?? null,
      routing: await this.routing.ofNew(tx, caller, request, { riskFlags, receivedAt: receivedAt ?? now }),
      parties: parties.map(({ entry }) => entry),
      riskFlags,
      peopleInvolved: request.peopleInvolved ?? null,
      ...(split === undefined ? {} : { splitFrom: split.from, confidential: split.confidential }),
    };
    const beginning = await this.workflow.begin(tx, caller, command);
    const { wrapped, key } = this.envelope.newKey(id);
    const texts = textsOf(request, id, key, this.envelope);
    const names = parties.map(({ row }) => row.name);
    const searchText = this.disputes.searchTextOf([command.receiptNo, texts.title, texts.facts, ...names]);
    const isNew = await this.disputes
      .insert(tx, { ...texts, id, wrappedKey: wrapped, keyId: this.envelope.keyId, searchText }, beginning.facts, now)
      .catch((error: unknown) => {
        // The number is drawn at random and was given to somebody before: another one is drawn.
        if (violates(error, 'dispute_receipt_no')) throw new TryAgain({ cause: error });
        throw error;
      });
    if (!isNew) throw new Problem('id_in_use');
    const place = { disputeId: id, centerId, key, now };
    await this.parties.insertFirst(tx, [{ place, parties: parties.map(({ row }) => row) }]);
    await this.workflow.open(tx, id, beginning);
    const record = await this.references.visible(tx, caller, id);
    const reply = created(await this.views.dispute(tx, caller, record), record.version, `/disputes/${id}`);
    return { record, reply };
  }

  amend(caller: Caller, id: string, request: AmendDisputeRequest): Promise<Reply<DisputeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if (mayMove(request)) {
        await this.routing.hold(tx, (await this.references.visible(tx, caller, id)).custodyCenterId);
      }
      const { record } = await this.workflow.apply(tx, caller, id, 'amend', async (current) => {
        await this.rewriting.check(tx, caller, current.record, request);
        return { ...amendCommand(request), ...(await this.routing.ofAmended(tx, current, request)) };
      });
      await this.rewriting.rewrite(tx, record, request);
      return this.views.reply(tx, caller, await this.references.visible(tx, caller, id));
    });
  }

  addParty(caller: Caller, id: string, request: AddPartyRequest): Promise<Reply<PartyResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { entry, row } = splitParty(request);
      const { record } = await this.workflow.apply(tx, caller, id, 'addParty', async (current) => {
        await this.references.checkParty(tx, current.record.centerId, request);
        return { type: 'addParty', party: entry, occurredAt: instantOrNull(request.occurredAt) };
      });
      const key = this.envelope.unwrap(record.wrappedKey, id);
      await this.parties.insert(tx, { disputeId: id, centerId: record.centerId, key, now: this.clock.nowIso() }, [row]);
      await this.rewriting.reindex(tx, record);
      const { body, version, self } = await this.parties.reply(tx, record, row.id);
      return created(body, version ?? record.version, self ?? `/disputes/${id}`);
    });
  }

  amendParty(caller: Caller, id: string, partyId: string, request: AmendPartyRequest): Promise<Reply<PartyResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const representatives = request.representatives?.map((one, index) =>
        splitRepresentative(one, `/representatives/${index}`),
      );
      const { record } = await this.workflow.apply(tx, caller, id, 'amendParty', async (current) => {
        await this.references.checkParty(tx, current.record.centerId, request);
        const entries = representatives?.map(({ entry }) => entry);
        return amendPartyCommand(partyId, request, entries, partyOf(current.facts, partyId));
      });
      const { role, kind, name, minor, phone, idNumber, address, workUnit } = request;
      const { sex, ethnicity, occupation, bornOn } = request;
      const fields = {
        role,
        kind,
        name,
        minor,
        phone,
        idNumber,
        address,
        workUnit,
        sex,
        ethnicity,
        occupation,
        bornOn,
      };
      const rows = representatives === undefined ? {} : { representatives: representatives.map(({ row }) => row) };
      await this.rewriting.changeParty(tx, record, partyId, { ...fields, ...rows });
      const reply = await this.parties.reply(tx, record, partyId);
      return changed(reply.body, record.version, `/disputes/${id}/parties/${partyId}`);
    });
  }
}

/** The letter's number stays in its table; the log knows only that there is one. */
function sourceEntry({ kind, channel, delegatedBy }: DisputeSource): SourceEntry {
  return {
    kind: kind as SourceKind,
    channel: channel as Channel,
    delegatedBy:
      delegatedBy == null
        ? null
        : { body: delegatedBy.body as DelegatingBody, hasLetter: delegatedBy.letterNo.trim() !== '' },
  };
}

function amendCommand(request: AmendDisputeRequest): Amend {
  return {
    type: 'amend',
    changed: Object.entries(request)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name),
    ...(request.track === undefined ? {} : { track: request.track as Track | null }),
    ...(request.source === undefined ? {} : { source: sourceEntry(request.source) }),
    ...(request.departmentId === undefined ? {} : { departmentId: request.departmentId }),
    ...(request.riskFlags === undefined ? {} : { riskFlags: request.riskFlags }),
    ...(request.peopleInvolved === undefined ? {} : { peopleInvolved: request.peopleInvolved }),
    occurredAt: null,
  };
}
