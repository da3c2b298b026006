/**
 * The beginning of a demo dispute, and the ends it can have without an agreement: every step is a request to the service
 * behind the route, made by the account whose work it is, and put on the timeline.
 */
import { v7 as uuidv7 } from 'uuid';
import type { FailReason, Remedy, RefusalReason } from '../domain/dispute/vocabulary.js';
import type { Day, Instant } from '../domain/shared/day.js';
import type { Caller } from '../platform/auth/caller.js';
import { RegistrationService } from '../modules/intake/registration.service.js';
import { MediationService } from '../modules/mediation/mediation.service.js';
import { TriageService } from '../modules/triage/triage.service.js';
import type { PartyInput } from '../modules/parties/party.dto.js';
import type { DemoDispute } from './disputes.data.js';
import type { Scene } from './scene.js';
import type { CaseTeam } from './teams.js';
import type { Timeline } from './timeline.js';

/** When: a day, or how many working days before today, and the time on the wall clock. */
export type When = readonly [on: number | Day, time: string];

export class CaseOpening {
  readonly disputeId = uuidv7();
  readonly applicantId = uuidv7();
  readonly respondentId = uuidv7();
  readonly companyHeadId = uuidv7();

  constructor(
    protected readonly timeline: Timeline,
    protected readonly scene: Scene,
    protected readonly story: DemoDispute,
    protected readonly team: CaseTeam,
  ) {}

  register(when: When, gridId: string | null, by = this.team.officer): this {
    const { story, team, scene } = this;
    return this.step(when, 'register', () =>
      scene.context.get(RegistrationService).register(this.as(by), {
        id: this.disputeId,
        centerId: scene.ground.center(team.center),
        gridId,
        track: story.track ?? 'peoples_mediation',
        source: {
          kind: story.delegatedBy === undefined ? 'on_application' : 'delegated',
          channel: story.channel ?? 'reception_room',
          delegatedBy: story.delegatedBy ?? null,
        },
        category: story.category,
        subcategory: story.subcategory,
        title: story.title,
        facts: story.facts,
        claims: [...story.claims],
        amountInvolved: story.amount ?? null,
        peopleInvolved: 2,
        location: { address: story.address },
        parties: [
          {
            id: this.applicantId,
            role: 'applicant',
            kind: 'person',
            name: story.applicant,
            phone: '13800000000',
            address: story.address,
          },
          {
            id: this.respondentId,
            role: 'respondent',
            name: story.respondent,
            ...this.respondentKind(),
          },
        ],
        riskFlags: [...(story.riskFlags ?? [])],
      }),
    );
  }

  accept(when: When): this {
    const screening = { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false };
    return this.step(when, 'accept', () =>
      this.scene.context.get(TriageService).accept(this.officer, this.disputeId, { screening }),
    );
  }

  refuse(when: When, reason: RefusalReason, remedy: Remedy): this {
    return this.step(when, 'refuse', () =>
      this.scene.context.get(TriageService).refuse(this.officer, this.disputeId, { reason, remedy }),
    );
  }

  assign(when: When): this {
    const departmentId = this.scene.ground.department(this.team.department, this.team.center);
    const request = { departmentId, mediatorIds: [this.mediatorId] };
    return this.step(when, 'assign', () =>
      this.scene.context.get(TriageService).assign(this.officer, this.disputeId, request),
    );
  }

  /** Both sides are told their rights and agree to mediation; then it begins. */
  begin(when: When): this {
    return this.step(when, 'begin', async () => {
      const mediation = this.scene.context.get(MediationService);
      for (const partyId of [this.applicantId, this.respondentId]) {
        await mediation.giveRightsNotice(this.worker, this.disputeId, { partyId, method: 'written' });
        const consent = { partyId, subject: 'mediation', decision: 'given', ...this.spokenForBy(partyId) };
        await mediation.recordConsent(this.worker, this.disputeId, consent);
      }
      await mediation.start(this.worker, this.disputeId, {});
    });
  }

  withdraw(when: When): this {
    return this.step(when, 'withdraw', () =>
      this.scene.context.get(MediationService).withdraw(this.officer, this.disputeId, { partyId: this.applicantId }),
    );
  }

  /** Both sides are told where else they can turn. */
  fail(when: When, reason: FailReason): this {
    const on = this.day(when);
    const remediesNotices = [this.applicantId, this.respondentId].map((partyId) => ({
      partyId,
      method: 'written',
      on,
    }));
    return this.step(when, 'fail', () =>
      this.scene.context.get(MediationService).fail(this.worker, this.disputeId, { reason, remediesNotices }),
    );
  }

  day([on]: When): Day {
    return typeof on === 'number' ? this.scene.days.ago(on) : on;
  }

  private respondentKind(): Pick<PartyInput, 'kind' | 'representatives'> {
    const { companyHead: name } = this.story;
    if (name === undefined) return { kind: 'person' };
    return { kind: 'organization', representatives: [{ id: this.companyHeadId, kind: 'legal', name }] };
  }

  /** A company agrees through its legal representative. */
  private spokenForBy(partyId: string): { readonly byRepresentativeId?: string } {
    const isCompany = partyId === this.respondentId && this.story.companyHead !== undefined;
    return isCompany ? { byRepresentativeId: this.companyHeadId } : {};
  }

  protected step(when: When, what: string, work: () => Promise<unknown>): this {
    this.timeline.add(this.instant(when), `${this.story.title}: ${what}`, work);
    return this;
  }

  protected instant(when: When): Instant {
    return this.scene.days.at(this.day(when), when[1]);
  }

  protected as(username: string): Caller {
    return this.scene.ground.as(username);
  }

  protected get officer(): Caller {
    return this.as(this.team.officer);
  }

  /** Who does the daily work on the case. */
  protected get worker(): Caller {
    return this.as(this.team.mediatorAccount ?? this.team.officer);
  }

  protected get mediatorId(): string {
    return this.scene.ground.person(this.team.mediator);
  }
}
