/** Judicial confirmation 司法确认 (R31–R33): what is open, the joint application, and what the court said. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { courtsOf } from '../../domain/dispute/confirmation/courts.js';
import { NAMES_OF_PAPERS } from '../../domain/dispute/confirmation/texts.js';
import { agreementInForce, isConfirmable, waysOf, windowOf } from '../../domain/dispute/confirmation/window.js';
import {
  COMPULSORY_PAPERS,
  CONFIRMATION_PAPERS,
  type ConfirmationPaper,
} from '../../domain/dispute/confirmation/words.js';
import { dayOfInstant, diffDays, instantOrNull, yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { found, recorded, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type {
  ApplyForConfirmationRequest,
  ConfirmationResponse,
  ConfirmationResultRequest,
  TellOfConfirmationRequest,
} from './confirmation.dto.js';
import { toApplication } from './confirmation.reader.js';
import { ConfirmationStore } from './confirmation.store.js';

const pathOf = (agreementId: string): string => `/agreements/${agreementId}/confirmation`;

/** If-Match names the agreement's version, not the case's: compared once the case is locked. */
const unversioned = (caller: Caller): Caller => ({ ...caller, ifMatch: null });

const isCompulsory = (paper: ConfirmationPaper): boolean => COMPULSORY_PAPERS.some((one) => one === paper);

@Injectable()
export class ConfirmationService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly agreements: AgreementsReader,
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly store: ConfirmationStore,
    private readonly clock: Clock,
  ) {}

  get(caller: Caller, agreementId: string): Promise<Reply<ConfirmationResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { record, row } = await this.agreements.permitted(tx, caller, agreementId, null);
      return found(await this.seen(tx, caller, record, agreementId), row.version, pathOf(agreementId));
    });
  }

  tell(caller: Caller, agreementId: string, request: TellOfConfirmationRequest): Promise<Reply<ConfirmationResponse>> {
    const { id: noticeId = uuidv7(), occurredAt, ...told } = request;
    return this.useCases.write(caller, async (tx) => {
      const { disputeId, version } = await this.agreements.existing(tx, agreementId);
      const { record } = await this.workflow.apply(tx, unversioned(caller), disputeId, 'tellOfConfirmation', () => {
        checkIfMatch(caller, version);
        return {
          type: 'tellOfConfirmation',
          noticeId,
          agreementId,
          ...told,
          occurredAt: instantOrNull(occurredAt),
        };
      });
      return recorded(await this.seen(tx, caller, record, agreementId), version, pathOf(agreementId));
    });
  }

  apply(
    caller: Caller,
    agreementId: string,
    request: ApplyForConfirmationRequest,
  ): Promise<Reply<ConfirmationResponse>> {
    const { filedOn, court, courtGround, partyIds, papers, contents, latePaper = null, note = null } = request;
    const id = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { disputeId, version } = await this.agreements.existing(tx, agreementId);
      const { record } = await this.workflow.apply(tx, unversioned(caller), disputeId, 'applyForConfirmation', () => {
        checkIfMatch(caller, version);
        return {
          type: 'applyForConfirmation',
          confirmationId: id,
          agreementId,
          filedOn,
          partyIds,
          representativeIds: request.representativeIds ?? [],
          courtGround,
          papers,
          contents,
          lateByCourt: latePaper !== null,
        };
      });
      const undecided = { result: null, decidedOn: null, rulingNo: null, note };
      const row = { id, disputeId, agreementId, court, courtGround, filedOn, latePaper, ...undecided };
      if (!(await this.store.insert(tx, record.centerId, row))) throw new Problem('id_in_use');
      return recorded(await this.seen(tx, caller, record, agreementId), version, pathOf(agreementId));
    });
  }

  decide(
    caller: Caller,
    agreementId: string,
    request: ConfirmationResultRequest,
  ): Promise<Reply<ConfirmationResponse>> {
    const { decidedOn, result, rulingNo = null, note = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const { disputeId, version } = await this.agreements.existing(tx, agreementId);
      let id = '';
      const { record } = await this.workflow.apply(
        tx,
        unversioned(caller),
        disputeId,
        'recordConfirmationResult',
        async () => {
          checkIfMatch(caller, version);
          const rows = await this.store.ofAgreement(tx, agreementId);
          id = rows.find((row) => row.result === null)?.id ?? '';
          return {
            type: 'recordConfirmationResult',
            confirmationId: id,
            decidedOn,
            result,
            hasRuling: rulingNo !== null,
          };
        },
      );
      await this.store.decide(tx, { id, result, decidedOn, rulingNo, note });
      return recorded(await this.seen(tx, caller, record, agreementId), version, pathOf(agreementId));
    });
  }

  private async seen(
    tx: Tx,
    { language }: Caller,
    { custodyCenterId, folded }: DisputeRecord,
    agreementId: string,
  ): Promise<ConfirmationResponse> {
    const agreement = agreementInForce(folded);
    const effectiveOn = agreement?.agreementId === agreementId ? agreement.effectiveOn : null;
    const zone = (await this.centers.get(tx, custodyCenterId))?.zone ?? 'Asia/Shanghai';
    const today = dayOfInstant(this.clock.nowIso(), zone);
    const since = yearOf(effectiveOn ?? today);
    const calendar = await this.calendars.workingCalendar(tx, custodyCenterId, since, since + 1);
    const window = effectiveOn === null || !isConfirmable(folded) ? null : windowOf(effectiveOn, calendar);
    return {
      agreementId,
      effectiveOn,
      window: window === null ? null : { ...window, daysLeft: diffDays(today, window.lastDay) },
      ways: effectiveOn === null ? [] : waysOf(folded, today, calendar),
      courts: courtsOf(folded),
      papers: CONFIRMATION_PAPERS.map((paper) => ({
        paper,
        text: NAMES_OF_PAPERS[paper][language],
        compulsory: isCompulsory(paper),
      })),
      notices:
        folded.confirmationWindow?.agreementId !== agreementId
          ? []
          : folded.confirmationWindow.notices.map(({ partyId, occasion, dueOn, at }) => ({
              partyId,
              occasion,
              dueOn,
              at,
            })),
      applications: (await this.store.ofAgreement(tx, agreementId)).map(toApplication),
    };
  }
}
