/** A demo dispute from the table to the file: sittings, agreement, performance, visits, closing. */
import { v7 as uuidv7 } from 'uuid';
import { addMinutes, type Day, type Instant } from '../domain/shared/day.js';
import type { DraftAgreementRequest } from '../modules/agreements/agreement.dto.js';
import { AgreementsService } from '../modules/agreements/agreements.service.js';
import type { ObligationInput } from '../modules/agreements/obligation-input.dto.js';
import { DeliveriesService } from '../modules/agreements/deliveries.service.js';
import { SignaturesService } from '../modules/agreements/signatures.service.js';
import { ConfirmationService } from '../modules/confirmation/confirmation.service.js';
import { ClosingService } from '../modules/fulfilment/closing.service.js';
import { ObligationPerformanceService } from '../modules/fulfilment/obligation-performance.service.js';
import { ReturnVisitsService } from '../modules/fulfilment/return-visits.service.js';
import type { RecordVisitRequest } from '../modules/fulfilment/fulfilment.dto.js';
import { PoliceReportsService } from '../modules/risk/police-reports.service.js';
import type { HoldSessionRequest } from '../modules/sessions/session.dto.js';
import { SessionsService } from '../modules/sessions/sessions.service.js';
import { CaseOpening, type When } from './case-opening.js';
import type { DemoDispute } from './disputes.data.js';
import type { CaseTeam } from './teams.js';

export interface Meeting extends Pick<HoldSessionRequest, 'minutes' | 'outcome'> {
  readonly undisputedFacts?: string;
  readonly concessions?: string;
  readonly articles?: readonly string[];
  /** Adviser of the staff, by name. */
  readonly adviser?: string;
  /** Room by name; without one the sitting is on the spot. */
  readonly room?: string;
}

const CIVIL_CODE = '民法典';
const MEETING_MINUTES = 70;

/** Begins the script of a dispute, worked on by a team. */
export type Begin = (dispute: DemoDispute, team: CaseTeam) => CaseScript;
export type GridOf = (dispute: DemoDispute) => string | null;

export class CaseScript extends CaseOpening {
  readonly agreementId = uuidv7();

  /** A sitting planned for a coming day. */
  plan(when: When, startsAt: Instant, { room, adviser }: Pick<Meeting, 'room' | 'adviser'>): string {
    const sessionId = uuidv7();
    this.step(when, 'plan a session', () =>
      this.scene.context.get(SessionsService).schedule(this.worker, this.disputeId, {
        id: sessionId,
        startsAt,
        endsAt: addMinutes(startsAt, MEETING_MINUTES),
        venue: room === undefined ? 'on_site' : 'room',
        roomId: room === undefined ? null : this.scene.ground.room(room),
        invited: adviser === undefined ? [] : [{ staffId: this.scene.ground.person(adviser), as: 'adviser' }],
      }),
    );
    return sessionId;
  }

  /** A sitting with both sides present: planned at one time, held at another. */
  meet(planned: When, held: When, meeting: Meeting): this {
    const from = this.instant(held);
    const to = addMinutes(from, MEETING_MINUTES);
    const sessionId = this.plan(planned, from, meeting);
    const { adviser, articles = [], minutes, outcome, undisputedFacts = null, concessions = null } = meeting;
    const request: HoldSessionRequest = {
      heldFrom: from,
      heldTo: to,
      attendance: [
        { partyId: this.applicantId, as: 'party', present: true },
        { partyId: this.respondentId, as: 'party', present: true },
        { staffId: this.mediatorId, as: 'mediator', present: true },
        ...(adviser === undefined
          ? []
          : [{ staffId: this.scene.ground.person(adviser), as: 'adviser' as const, present: true }]),
      ],
      minutes,
      undisputedFacts,
      concessions,
      citations: articles.map((article) => ({ law: CIVIL_CODE, article })),
      lawExplained: true,
      outcome,
    };
    this.timeline.add(to, `${this.story.title}: hold`, () =>
      this.scene.context.get(SessionsService).hold(this.worker, this.disputeId, sessionId, request),
    );
    return this;
  }

  /** Drafted, signed by everybody, sealed by the director: in force; a copy for everybody, and both told of judicial confirmation. */
  agree(when: When, agreement: Omit<DraftAgreementRequest, 'form'>): this {
    return this.step(when, 'agree', async () => {
      const drafts = this.scene.context.get(AgreementsService);
      await drafts.draft(this.worker, this.disputeId, { id: this.agreementId, form: 'written', ...agreement });
      await this.sign(this.day(when));
      await this.handOut(this.day(when));
    });
  }

  /** Both once more, before the time to apply to a court ends. */
  tellAgain(when: When): this {
    return this.step(when, 'tell of confirmation', () => this.tellBoth());
  }

  /** Everything that is open of the obligation at that place of the agreement. */
  perform(when: When, position: number, evidence: string): this {
    const performedOn = this.day(when);
    return this.step(when, 'perform', async () => {
      const { obligations } = (await this.scene.context.get(AgreementsService).get(this.worker, this.agreementId)).body;
      const obligationId = obligations.find((duty) => duty.position === position)?.id ?? '';
      const request = { performedOn, evidence, confirmedBy: this.applicantId };
      await this.scene.context.get(ObligationPerformanceService).record(this.worker, obligationId, request);
    });
  }

  /** A visit given to somebody of the staff, by name. */
  giveVisit(when: When, dueOn: Day, assignee: string): this {
    return this.step(when, 'give a visit', () =>
      this.scene.context.get(ReturnVisitsService).schedule(this.worker, this.disputeId, {
        dueOn,
        assigneeId: this.scene.ground.person(assignee),
        partyId: this.applicantId,
      }),
    );
  }

  /** The next visit that is due. */
  visit(when: When, note: string, found: Partial<RecordVisitRequest> = {}): this {
    const visitedOn = this.day(when);
    return this.step(when, 'visit', async () => {
      const visits = this.scene.context.get(ReturnVisitsService);
      const { items } = (await visits.list(this.worker, this.disputeId, { limit: 20 })).body;
      await visits.record(this.worker, items.find(({ recorded }) => !recorded)?.id ?? '', {
        visitedOn,
        performance: 'performed',
        satisfaction: 'satisfied',
        breachFound: false,
        escalationSigns: false,
        note,
        ...found,
      });
    });
  }

  /** The report to the police that a flag demanded. */
  reportToPolice(when: When, unit: string): this {
    const request = { reportedOn: this.day(when), method: 'in_person', unit } as const;
    return this.step(when, 'report to the police', () =>
      this.scene.context.get(PoliceReportsService).record(this.worker, this.disputeId, request),
    );
  }

  close(when: When): this {
    return this.step(when, 'close', () =>
      this.scene.context.get(ClosingService).close(this.officer, this.disputeId, {}),
    );
  }

  /** What the respondent owes the applicant. */
  owes(duty: Omit<ObligationInput, 'debtorPartyIds' | 'creditorPartyIds'>): ObligationInput {
    return { ...duty, debtorPartyIds: [this.respondentId], creditorPartyIds: [this.applicantId] };
  }

  private async handOut(deliveredOn: Day): Promise<void> {
    const deliveries = this.scene.context.get(DeliveriesService);
    const copy = { method: 'in_person', deliveredOn } as const;
    for (const partyId of [this.applicantId, this.respondentId]) {
      const receipt = { signedBy: '本人（示例）' };
      await deliveries.deliver(this.worker, this.agreementId, { ...copy, partyId, receipt });
    }
    const kept = { ...copy, committee: true, receipt: { note: '存卷一份' } };
    await deliveries.deliver(this.worker, this.agreementId, kept);
    await this.tellBoth();
  }

  private async tellBoth(): Promise<void> {
    const confirmation = this.scene.context.get(ConfirmationService);
    for (const partyId of [this.applicantId, this.respondentId])
      await confirmation.tell(this.worker, this.agreementId, { partyId, method: 'oral' });
  }

  private async sign(signedOn: Day): Promise<void> {
    const signatures = this.scene.context.get(SignaturesService);
    const witness = { name: '见证人（示例）' };
    const respondentMethod = this.story.companyHead !== undefined ? ('seal' as const) : ('signature' as const);
    for (const [partyId, method] of [
      [this.applicantId, 'signature'],
      [this.respondentId, respondentMethod],
    ] as const) {
      await signatures.sign(this.worker, this.agreementId, { by: { partyId }, method, signedOn, witness });
    }
    const mediator = { by: { staffId: this.mediatorId }, method: 'signature' as const, signedOn };
    await signatures.sign(this.worker, this.agreementId, mediator);
    const seal = { by: { seal: true }, method: 'seal' as const, signedOn };
    await signatures.sign(this.as(this.team.director), this.agreementId, seal);
  }
}
