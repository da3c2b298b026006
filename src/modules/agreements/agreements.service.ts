/**
 * Use cases of agreements: drafting, and drafting anew. The rule book decides; the words are kept here, the log holds their
 * digest. An oral agreement that its mediator writes down takes effect in the same breath.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { type ObligationRecord } from '../disputes/obligations.service.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { AgreementEffects } from './agreement-effects.js';
import {
  demandKnownDraft,
  demandOneTime,
  demandOneWay,
  digestOf,
  draftCommand,
  obligationRow,
  textOf,
} from './agreement-text.js';
import type { AgreementResponse, DraftAgreementRequest } from './agreement.dto.js';
import type { AgreementText } from './agreement.store.js';
import { pathOf } from './agreement.view.js';
import { AgreementsReader } from './agreements.reader.js';

/** What is written once the rule book has agreed. */
interface Draft {
  readonly id: string;
  readonly text: AgreementText;
  readonly rows: readonly ObligationRecord[];
  readonly isRevision: boolean;
}

@Injectable()
export class AgreementsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly reader: AgreementsReader,
    private readonly effects: AgreementEffects,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('agreement', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => (await this.reader.permitted(tx, caller, id, permission)).row.version),
    );
  }

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<AgreementResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      const agreements = await this.reader.ofDispute(tx, caller, record);
      const list = { path: `/disputes/${disputeId}/agreements`, query, envelope: this.envelope };
      return pageOfAll(
        agreements,
        list,
        ({ createdAt, id }) => [createdAt, id],
        (agreement) => agreement,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<AgreementResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { row, record } = await this.reader.permitted(tx, caller, id, null);
      return found(await this.reader.one(tx, caller, record, id), row.version, pathOf(id));
    });
  }

  draft(caller: Caller, disputeId: string, request: DraftAgreementRequest): Promise<Reply<AgreementResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const id = request.agreementId ?? request.id ?? uuidv7();
      const rows = request.obligations.map((input, index) => obligationRow(input, index, disputeId, id));
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'draftAgreement', ({ facts }) => {
        demandOneTime(request);
        demandOneWay(request.obligations);
        demandKnownDraft(request, facts);
        return draftCommand(id, request, textOf(request, facts), rows);
      });
      const text = textOf(request, outcome.before);
      await this.write(tx, outcome, { id, text, rows, isRevision: request.agreementId !== undefined });
      const agreement = await this.reader.one(tx, caller, outcome.record, id);
      return created(agreement, agreement.version, pathOf(id));
    });
  }

  private async write(tx: Tx, outcome: Outcome, { id, text, rows, isRevision }: Draft): Promise<void> {
    const { record, facts } = outcome;
    const version = facts.agreements.find(({ agreementId }) => agreementId === id)?.version ?? 1;
    const row = {
      ...text,
      id,
      disputeId: record.id,
      version,
      textDigest: digestOf(text, rows),
      state: 'draft',
      effectiveOn: null,
      createdAt: this.clock.nowIso(),
    };
    await this.effects.keepDraft(tx, record.centerId, row, isRevision);
    await this.effects.keepObligations(tx, outcome, id, rows);
    await this.effects.follow(tx, outcome);
  }
}
