/** A draft put to the rules without a trace: what is unclear, what is better mended, and what it would wait for. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { outlookOf } from '../../domain/dispute/agreements/preview.js';
import { contentsToldIn, warningsOf } from '../../domain/dispute/agreements/warnings.js';
import type { DraftAgreement } from '../../domain/dispute/commands.js';
import type { Context } from '../../domain/dispute/context.js';
import { nowOf, occurrenceOf } from '../../domain/dispute/timing.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import { yuanOf } from '../../platform/http/money.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { ObligationRecord } from '../disputes/obligations.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { AgreementPreviewResponse, DraftReasonResponse, DraftSplitResponse } from './agreement-preview.dto.js';
import {
  demandKnownDraft,
  demandOneTime,
  demandOneWay,
  draftCommand,
  obligationRow,
  textOf,
} from './agreement-text.js';
import type { DraftAgreementRequest } from './agreement.dto.js';
import type { AgreementText } from './agreement.store.js';

interface Sketch {
  readonly text: AgreementText;
  readonly rows: readonly ObligationRecord[];
  readonly command: DraftAgreement;
}

@Injectable()
export class AgreementPreviewService {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly workflow: WorkflowService,
  ) {}

  preview(caller: Caller, disputeId: string, request: DraftAgreementRequest): Promise<Reply<AgreementPreviewResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, 'agreement.draft');
      const sketch = sketchOf(request, record);
      const { refusals, context } = await this.workflow.weigh(tx, caller, record, sketch.command);
      return plain(previewOf(record, sketch, { refusals, context, language: caller.language }));
    });
  }
}

function sketchOf(request: DraftAgreementRequest, { id: disputeId, folded }: DisputeRecord): Sketch {
  demandOneTime(request);
  demandOneWay(request.obligations);
  demandKnownDraft(request, folded);
  const id = request.agreementId ?? request.id ?? uuidv7();
  const rows = request.obligations.map((input, index) => obligationRow(input, index, disputeId, id));
  const text = textOf(request, folded);
  return { text, rows, command: draftCommand(id, request, text, rows) };
}

interface Weighed {
  readonly refusals: readonly Refusal[];
  readonly context: Context;
  readonly language: Language;
}

function previewOf(
  { folded: facts, amountFen }: DisputeRecord,
  { text, rows, command }: Sketch,
  { refusals, context, language }: Weighed,
): AgreementPreviewResponse {
  const now = nowOf(facts, context);
  const today = dayOfInstant(now, context.zone);
  const descriptions = rows.map(({ description }) => description);
  const contents = contentsToldIn([text.terms, ...descriptions].join('\n'));
  const at = occurrenceOf(command, now, context.zone);
  const outlook = outlookOf({ facts, command, context, at, now }, contents);
  const surroundings = { today, calendar: context.calendar, claimedFen: amountFen };
  const told = toldIn(language);
  const { partyIds, mediator, seal } = outlook.waitsFor;
  return {
    clear: refusals.length === 0,
    problems: refusals.map(told),
    warnings: warningsOf(command.obligations, { terms: text.terms, descriptions }, surroundings).map(told),
    splits: splitsOf(rows),
    form: {
      required: outlook.mustBeWritten.length === 0 ? 'either' : 'written',
      why: outlook.mustBeWritten.map(told),
    },
    confirmation: { possible: outlook.notConfirmed.length === 0, why: outlook.notConfirmed.map(told) },
    effect: { waitsFor: { partyIds: [...partyIds], mediator, seal }, needsSession: outlook.needsSession },
  };
}

const toldIn =
  (language: Language) =>
  ({ code, params = {}, ruleId }: Refusal): DraftReasonResponse => ({
    code,
    text: refusalText(code, params, language),
    ruleId: ruleId ?? null,
    pointer: pointerOf(params),
  });

/** Where in the body: the obligation by its place, and the first thing that is missing there. */
function pointerOf({ index, missing }: NonNullable<Refusal['params']>): string | null {
  const first = Array.isArray(missing) ? String(missing[0]) : undefined;
  if (typeof index === 'number') return `/obligations/${index}${first === undefined ? '' : `/${placeOf(first)}`}`;
  return first === undefined ? null : `/${first}`;
}

const placeOf = (missing: string): string =>
  missing === 'dueDaysAfter' ? 'condition/dueDaysAfter' : missing === 'condition' ? 'condition/text' : missing;

const splitsOf = (rows: readonly ObligationRecord[]): DraftSplitResponse[] =>
  rows.flatMap(({ shares, instalments }, index) =>
    shares.length === 0 && instalments === null
      ? []
      : {
          index,
          shares: shares.map(({ partyId, amountFen }) => ({ partyId, amount: yuanOf(amountFen) })),
          instalments: (instalments ?? []).map(({ amountFen, dueOn }) => ({ amount: yuanOf(amountFen), dueOn })),
        },
  );
