/** Warnings about the neutrality of who mediates or is thought of: people of the staff compared with the parties of the case. */
import { Injectable } from '@nestjs/common';
import { barsOf } from '../../domain/dispute/people/mediators.js';
import { NEUTRALITY, neutralityOf, type PartyTraits } from '../../domain/dispute/people/neutrality.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { refusalText } from '../../platform/http/texts.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';
import type { NeutralityOfMediator, NeutralityQuery, NeutralityResponse } from './participants.dto.js';
import { TraitsService } from './traits.service.js';

@Injectable()
export class NeutralityService {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly staff: StaffReader,
    private readonly traits: TraitsService,
  ) {}

  of(caller: Caller, id: string, { staffId }: NeutralityQuery): Promise<Reply<NeutralityResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, id, 'mediator.challenge');
      const parties = await this.traits.ofParties(tx, record);
      const items: NeutralityOfMediator[] = [];
      for (const person of await this.peopleOf(tx, record, staffId))
        items.push(await this.look(tx, caller, record, person, parties));
      return plain({ items });
    });
  }

  /** In the order asked; somebody of another centre is nobody. */
  private async peopleOf(tx: Tx, record: DisputeRecord, asked: readonly string[] | undefined): Promise<StaffRecord[]> {
    const ids = asked ?? record.mediatorIds;
    const known = new Map((await this.staff.byIds(tx, ids)).map((person) => [person.id, person]));
    return ids.map((id) => {
      const person = known.get(id);
      if (person?.centerId !== record.custodyCenterId) throw unknownReference('query/staffId');
      return person;
    });
  }

  private async look(
    tx: Tx,
    { language }: Caller,
    record: DisputeRecord,
    person: StaffRecord,
    parties: readonly PartyTraits[],
  ): Promise<NeutralityOfMediator> {
    const { folded } = record;
    const warnings = neutralityOf(await this.traits.ofMediator(tx, record, person), parties);
    return {
      staffId: person.id,
      name: person.name,
      bars: barsOf(folded, person.id, folded.lastRecordedAt).map(({ code }) => ({
        code,
        text: refusalText(code, { staff: person.name }, language),
      })),
      warnings: warnings.map(({ code, partyIds, cases }) => ({
        code,
        text: NEUTRALITY[code][language],
        partyIds: [...partyIds],
        cases,
      })),
    };
  }
}
