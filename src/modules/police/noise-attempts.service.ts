/**
 * The evidence the law asks for in a noise case (R37): every dissuasion, every session held or missed by a party and every refusal to
 * be mediated, with day, persons and result, here and in the cases that were merged into this one; no word of what was said and nothing that was conceded (R25).
 */
import { Injectable } from '@nestjs/common';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { noiseLawOn } from '../../domain/dispute/police/noise-law.js';
import { NO_SHOW } from '../../domain/dispute/police/words.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DissuasionsService } from './dissuasions.service.js';
import type { NoiseAttemptResponse, NoiseAttemptsResponse } from './noise.dto.js';
import { noiseSheet } from './noise-sheet.js';
import { PoliceGround } from './police-ground.js';

@Injectable()
export class NoiseAttemptsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly dissuasions: DissuasionsService,
    private readonly ground: PoliceGround,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  get(caller: Caller, disputeId: string): Promise<Reply<NoiseAttemptsResponse>> {
    return this.useCases.read(caller, async (tx) =>
      plain(await this.drawnUp(tx, await this.disputes.visible(tx, caller, disputeId))),
    );
  }

  /** Taken out of the house, so it is on record who took it. */
  csv(caller: Caller, disputeId: string): Promise<FileReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, 'dispute.disclose');
      const evidence = await this.drawnUp(tx, record);
      await this.audit.add(tx, caller, {
        action: 'dispute.noise_attempts_disclosed',
        subjectKind: 'dispute',
        subjectId: disputeId,
        centerId: record.centerId,
        params: { ground: 'statutory', attempts: evidence.items.length, asOf: evidence.asOf },
      });
      return new FileReply({
        content: noiseSheet(evidence, caller.language),
        mediaType: 'text/csv; charset=utf-8',
        name: `${evidence.number ?? evidence.receiptNo}.csv`,
      });
    });
  }

  private async drawnUp(tx: Tx, record: DisputeRecord): Promise<NoiseAttemptsResponse> {
    const { id, number, receiptNo } = record;
    await this.ground.demandNoise(tx, record);
    const zone = await this.ground.zoneOf(tx, record.custodyCenterId);
    const asOf = this.clock.today(zone);
    return {
      disputeId: id,
      number,
      receiptNo,
      asOf,
      basis: [...noiseLawOn(asOf)],
      items: await this.items(tx, record, zone),
    };
  }

  private async items(tx: Tx, record: DisputeRecord, zone: string): Promise<NoiseAttemptResponse[]> {
    const attempts: NoiseAttemptResponse[] = [];
    for (const one of await this.disputes.withMerged(tx, record))
      attempts.push(...(await this.attemptsIn(tx, one, zone)));
    return attempts.sort((one, other) => one.on.localeCompare(other.on));
  }

  private async attemptsIn(tx: Tx, record: DisputeRecord, zone: string): Promise<NoiseAttemptResponse[]> {
    const names = await this.ground.namesIn(tx, record);
    const dissuasions = (await this.dissuasions.ofDispute(tx, record)).map(
      ({ on, by, person, partyId, method, outcome }): NoiseAttemptResponse => ({
        on,
        kind: 'dissuasion',
        by,
        persons: [person],
        party: names.get(partyId) ?? null,
        method,
        result: outcome,
      }),
    );
    return [
      ...dissuasions,
      ...sessionsIn(record.folded, zone, names),
      ...missedIn(record.folded, zone, names),
      ...refusalsIn(record.folded, zone, names),
    ];
  }
}

type NamesById = ReadonlyMap<string, string>;

const sessionsIn = ({ sessions }: DisputeFacts, zone: string, names: NamesById): NoiseAttemptResponse[] =>
  sessions.flatMap(({ heldFrom, outcome, presentMediatorIds }) =>
    heldFrom === null || outcome === null
      ? []
      : {
          on: dayOfInstant(heldFrom, zone),
          kind: 'mediation',
          by: null,
          persons: presentMediatorIds.flatMap((staffId) => names.get(staffId) ?? []),
          party: null,
          method: null,
          result: outcome,
        },
  );

/** Called to the table in vain; that nobody of the centre came is no attempt. */
const missedIn = ({ sessions }: DisputeFacts, zone: string, names: NamesById): NoiseAttemptResponse[] =>
  sessions.flatMap(({ startsAt, missed, mediatorIds }) =>
    missed === null || missed.absentPartyIds.length === 0
      ? []
      : {
          on: dayOfInstant(startsAt, zone),
          kind: 'mediation',
          by: null,
          persons: missed.mediatorAbsent ? [] : mediatorIds.flatMap((staffId) => names.get(staffId) ?? []),
          party: missed.absentPartyIds.flatMap((partyId) => names.get(partyId) ?? []).join('、'),
          method: null,
          result: NO_SHOW,
        },
  );

const refusalsIn = ({ parties }: DisputeFacts, zone: string, names: NamesById): NoiseAttemptResponse[] =>
  parties.flatMap(({ partyId, consents }) =>
    consents
      .filter(({ subject, decision }) => subject === 'mediation' && decision === 'refused')
      .map(({ at }) => ({
        on: dayOfInstant(at, zone),
        kind: 'mediation_refused',
        by: null,
        persons: [],
        party: names.get(partyId) ?? null,
        method: null,
        result: 'refused',
      })),
  );
