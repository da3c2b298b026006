/** Renders a case for the caller: its texts, its deadlines as of now, and what the caller may do next and why not the rest. */
import { Injectable } from '@nestjs/common';
import { relationsTo } from '../../domain/access/scope.js';
import { type ActionState, availableActions, explainActions, stepsLacking } from '../../domain/dispute/available.js';
import { type MissingPaper, missingPapers } from '../../domain/dispute/ending/papers.js';
import { proposedRetention, type RetentionProposal } from '../../domain/dispute/ending/retention.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { missingAboutRisk } from '../../domain/dispute/risk/guards.js';
import type { Refusals } from '../../domain/shared/result.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { RefusedProblem } from '../../platform/http/problem.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { toDispute } from '../disputes/dispute.view.js';
import { CaseContext } from './case-context.js';
import { NamedRefusals } from './named-refusals.js';
import { permissionsFrom } from './workflow.service.js';

@Injectable()
export class CaseViewService {
  constructor(
    private readonly contexts: CaseContext,
    private readonly envelope: Envelope,
    private readonly names: NamedRefusals,
  ) {}

  async dispute(tx: Tx, caller: Caller, record: DisputeRecord): Promise<DisputeResponse> {
    const relations = relationsTo(caller.actor, record);
    const context = await this.contexts.forReading(tx, caller, record, relations);
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    const actions = availableActions(record.folded, permissionsFrom(caller.actor, relations), context);
    const { now, zone } = context;
    const { language } = caller;
    return toDispute(record, key, { now, zone, language, availableActions: [...new Set(actions)] });
  }

  /** The case as an action left it: 200 with its new ETag. */
  async reply(tx: Tx, caller: Caller, record: DisputeRecord): Promise<Reply<DisputeResponse>> {
    return changed(await this.dispute(tx, caller, record), record.version, `/disputes/${record.id}`);
  }

  /** What is still lacking: for the steps that lead on from here, and in the file for the archive. */
  async missing(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
  ): Promise<{ steps: ActionState[]; papers: MissingPaper[]; retention: RetentionProposal | null }> {
    const { folded } = record;
    const relations = relationsTo(caller.actor, record);
    const context = await this.contexts.forReading(tx, caller, record, relations);
    const steps = [...stepsLacking(folded, permissionsFrom(caller.actor, relations), context), ...dangerOpen(folded)];
    const papers = missingPapers(folded, folded.lastRecordedAt);
    const named = await this.names.lookUp(tx, record.id, [...steps.flatMap(({ reasons }) => reasons), ...papers]);
    return {
      steps: steps.map((step) => ({ ...step, reasons: step.reasons.map(named) })),
      papers: papers.map((paper) => ({ ...paper, ...named(paper) })),
      retention: folded.ending.outcome === null ? null : proposedRetention(folded, context.settings),
    };
  }

  /** 409 with what stands against something, the people in it by their names. */
  async refused(tx: Tx, { id }: DisputeRecord, reasons: Refusals): Promise<RefusedProblem> {
    return new RefusedProblem(await this.names.into(tx, id, reasons));
  }

  /** Each action with what stands against it. */
  async actions(tx: Tx, caller: Caller, record: DisputeRecord): Promise<ActionState[]> {
    const relations = relationsTo(caller.actor, record);
    const context = await this.contexts.forReading(tx, caller, record, relations);
    const states = explainActions(record.folded, permissionsFrom(caller.actor, relations), context);
    const named = await this.names.lookUp(
      tx,
      record.id,
      states.flatMap(({ reasons }) => reasons),
    );
    return states.map((state) => ({ ...state, reasons: state.reasons.map(named) }));
  }
}

/** What stays to be done about danger, whatever the next step is, under the action that does it. */
const dangerOpen = (facts: DisputeFacts): ActionState[] =>
  missingAboutRisk(facts).map((reason) => ({
    action: reason.code === 'police_report_open' ? 'police-reports' : 'risk-leader',
    allowed: false,
    reasons: [reason],
  }));
