/** Puts one person's day together. */
import { Injectable } from '@nestjs/common';
import { addDays, dayOfInstant, startOfDayInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { PetitionDeskReader } from '../petitions/petition-desk.reader.js';
import { StoppedWebhooksReader } from '../webhooks/stopped-webhooks.reader.js';
import { DeskCasesService } from './desk-cases.service.js';
import { DeskDutyService } from './desk-duty.service.js';
import type { DeskQuery, DeskResponse } from './desk.dto.js';

/** What is due within a week is shown as soon. */
const SOON_DAYS = 7;

@Injectable()
export class DeskService {
  constructor(
    private readonly useCases: UseCases,
    private readonly centers: CentersReader,
    private readonly duty: DeskDutyService,
    private readonly cases: DeskCasesService,
    private readonly petitions: PetitionDeskReader,
    private readonly webhooks: StoppedWebhooksReader,
    private readonly clock: Clock,
  ) {}

  get(caller: Caller, query: DeskQuery): Promise<Reply<DeskResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const now = this.clock.nowIso();
      const zone = await this.zoneOf(tx, caller, query.centerId);
      const today = dayOfInstant(now, zone);
      const question = {
        actor: caller.actor,
        centerId: query.centerId ?? null,
        today,
        until: addDays(today, SOON_DAYS),
        now,
        from: startOfDayInstant(today, zone),
        to: startOfDayInstant(addDays(today, 1), zone),
      };
      return plain<DeskResponse>({
        today,
        ...(await this.duty.read(tx, caller, question)),
        ...(await this.cases.read(tx, question, zone)),
        returns: await this.petitions.returns(tx, question),
        petitionItems: await this.petitions.items(tx, question),
        provisionalPetitions: await this.petitions.provisional(tx, question),
        stoppedWebhooks: await this.webhooks.for(tx, question),
      });
    });
  }

  private async zoneOf(tx: Tx, caller: Caller, centerId: string | undefined): Promise<string> {
    const center = centerId ?? caller.actor.grants[0]?.centerId;
    return (center === undefined ? undefined : await this.centers.get(tx, center))?.zone ?? 'Asia/Shanghai';
  }
}
