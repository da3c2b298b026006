/**
 * Referrals 移送: to a department of the centre, which accepts, objects in time or accepts by silence (R13), and to a body outside
 * on a recorded ground (R38, R46). Reasons and letters are kept beside the log.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ReferralBody, SharingGround } from '../../domain/dispute/custody/words.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { CustodyNotesService } from './custody-notes.service.js';
import { ReferralStore } from './referral.store.js';
import type { ReferralResponse, ReferRequest, SendReferralRequest } from './referrals.dto.js';
import { ReferralsReader } from './referrals.reader.js';

export const pathOf = (id: string): string => `/referrals/${id}`;

@Injectable()
export class ReferralsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly departments: DepartmentsReader,
    private readonly reader: ReferralsReader,
    private readonly store: ReferralStore,
    private readonly notes: CustodyNotesService,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<ReferralResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, { disputeId });
      const list = { path: `/disputes/${disputeId}/referrals`, query, envelope: this.envelope };
      return pageOfAll(
        await this.reader.ofDispute(tx, record),
        list,
        ({ sentAt, id }) => [sentAt, id],
        (row) => row,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ReferralResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, await this.reader.existing(tx, id));
      return found(await this.reader.one(tx, record, id), record.version, pathOf(id));
    });
  }

  send(caller: Caller, disputeId: string, request: SendReferralRequest): Promise<Reply<ReferralResponse>> {
    const { toDepartmentId, dueOn, reason, letterNo } = request;
    const referralId = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'referToDepartment', async ({ record }) => ({
        type: 'referToDepartment',
        referralId,
        departmentId: toDepartmentId,
        departmentPresent: await this.isPresent(tx, record, toDepartmentId),
        dueOn,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.keep(tx, outcome, referralId, { letterNo });
      await this.notes.keep(tx, outcome, 'ReferralSent', reason);
      const { record } = outcome;
      return created(await this.reader.one(tx, record, referralId), record.version, pathOf(referralId));
    });
  }

  refer(caller: Caller, disputeId: string, request: ReferRequest): Promise<Reply<DisputeResponse>> {
    demandFitting(request);
    const { body, bodyName, ground, consentIds = [], letterNo, dueOn = null, reason } = request;
    const referralId = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'refer', () => ({
        type: 'refer',
        referralId,
        body: body as ReferralBody,
        ground: ground as SharingGround,
        consentIds,
        dueOn,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.keep(tx, outcome, referralId, { letterNo, bodyName });
      await this.notes.keep(tx, outcome, 'Referred', reason);
      return this.views.reply(tx, caller, outcome.record);
    });
  }

  /** A department of the centre that has the case, or 400; true when it is open and takes cases. */
  private async isPresent(tx: Tx, { custodyCenterId }: DisputeRecord, id: string): Promise<boolean> {
    const department = await this.departments.get(tx, id);
    if (department?.centerId !== custodyCenterId) throw unknownReference('/toDepartmentId');
    return (await this.departments.firstThatTakesCases(tx, custodyCenterId, [id])) !== null;
  }

  private async keep(
    tx: Tx,
    { record: { id: disputeId, centerId } }: Outcome,
    id: string,
    papers: { letterNo: string | undefined; bodyName?: string | undefined },
  ): Promise<void> {
    const row = { id, centerId, disputeId, letterNo: papers.letterNo ?? null, bodyName: papers.bodyName ?? null };
    if (!(await this.store.insert(tx, row))) throw new Problem('id_in_use');
  }
}

function demandFitting({ body, bodyName, ground, consentIds }: ReferRequest): void {
  if (body === 'other' && bodyName === undefined) throw invalid('/bodyName', 'required');
  if (ground !== 'consent' && consentIds !== undefined)
    throw invalid('/consentIds', 'not_allowed_with', { other: `ground: ${ground}` });
}
