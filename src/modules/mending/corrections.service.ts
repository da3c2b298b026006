/**
 * Corrections 更正: after acceptance the director mends what was registered wrongly, under the rules of registration. Never a
 * reopening; the old value is kept beside the new one, and what stands must be what was taken for wrong.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CorrectedParty } from '../../domain/dispute/ending/commands.js';
import type { PartyFacts } from '../../domain/dispute/facts.js';
import { partyOf } from '../../domain/dispute/guard.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope, type FieldKey } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { found, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { BodyPipe } from '../../platform/http/validation.pipe.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { CaseRewritingService } from '../intake/case-rewriting.service.js';
import { AmendDisputeRequest } from '../intake/intake.dto.js';
import { PartiesService } from '../parties/parties.service.js';
import { demandSound, faultsAfter } from '../parties/party-entries.js';
import { AmendPartyRequest } from '../parties/party.dto.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { amendmentOf, CORRECTABLE, correctedParty, type Place, placeOf, shown, standing } from './correctable.js';
import { type CorrectionRecord, CorrectionStore } from './correction.store.js';
import type { CorrectionListResponse, CorrectionResponse, CorrectRequest } from './mending.dto.js';

/** Binds a sealed value to its correction. */
const contextOf = (id: string, side: 'old' | 'new'): string => `correction.${side}:${id}`;

@Injectable()
export class CorrectionsService {
  private readonly bodies = new BodyPipe();

  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: DisputesReader,
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
    private readonly rewriting: CaseRewritingService,
    private readonly store: CorrectionStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, disputeId: string): Promise<Reply<CorrectionListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, disputeId);
      const body = { items: await this.ofDispute(tx, record) };
      return found(body, record.version, `/disputes/${disputeId}/corrections`);
    });
  }

  correct(caller: Caller, disputeId: string, request: CorrectRequest): Promise<Reply<CorrectionResponse>> {
    const place = placeOf(request.pointer);
    if (place === undefined) throw invalid('/pointer', 'not_correctable', { allowed: CORRECTABLE });
    if (request.new === request.old) throw invalid('/new', 'unchanged');
    return this.useCases.write(caller, async (tx) => {
      const id = uuidv7();
      let amendment: object = {};
      const { record, entries } = await this.workflow.apply(tx, caller, disputeId, 'correct', async (current) => {
        if (place.kind === 'party') await this.parties.demandUnrestricted(tx, disputeId, [place.partyId]);
        const key = this.envelope.unwrap(current.record.wrappedKey, disputeId);
        amendment = await this.judged(tx, caller, current.record, key, place, request.new);
        const isCurrent = (await this.standing(tx, current.record, key, place)) === request.old;
        const party = correctedParty(place, amendment);
        return {
          type: 'correct',
          correctionId: id,
          pointer: request.pointer,
          isCurrent,
          ...peopleOf(place, amendment),
          ...(party === undefined ? {} : { party }),
          occurredAt: null,
        };
      });
      if (place.kind === 'party') await this.rewriting.changeParty(tx, record, place.partyId, amendment);
      else await this.rewriting.rewrite(tx, record, amendment);
      const seq = entries[0]?.seq ?? record.version;
      await this.disputes.note(tx, disputeId, seq, request.reason);
      await this.keep(tx, record, { id, seq, staffId: caller.actor.staffId }, request);
      const kept = (await this.ofDispute(tx, record)).find((correction) => correction.id === id);
      if (kept === undefined) throw new Error('a correction that was not kept');
      return recorded(kept, record.version, `/disputes/${disputeId}`);
    });
  }

  /** The amendment it amounts to, judged like one; its faults are those of `new`. */
  private async judged(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    key: FieldKey,
    place: Place,
    value: string | null,
  ): Promise<object> {
    if (place.kind === 'claim' && place.index > record.claims.length) throw unknownReference('/pointer');
    const party = place.kind === 'party' ? partyOf(record.folded, place.partyId) : undefined;
    if (place.kind === 'party' && party === undefined) throw unknownReference('/pointer');
    const metatype = place.kind === 'party' ? AmendPartyRequest : AmendDisputeRequest;
    try {
      const body = amendmentOf(place, value, record, key);
      const amendment = (await this.bodies.transform(body, { type: 'body', metatype })) as object;
      const corrected = correctedParty(place, amendment);
      if (party !== undefined && corrected !== undefined) demandSound(contradictions(party, corrected));
      if (place.kind === 'party') await this.rewriting.checkParty(tx, record, amendment);
      else await this.rewriting.check(tx, caller, record, amendment);
      return amendment;
    } catch (error) {
      throw error instanceof Problem ? ofNewValue(error) : error;
    }
  }

  private async standing(tx: Tx, record: DisputeRecord, key: FieldKey, place: Place): Promise<string | null> {
    const parties = place.kind === 'party' ? await this.parties.inClear(tx, record) : [];
    const party = place.kind === 'party' ? parties.find(({ id }) => id === place.partyId) : undefined;
    return standing(place, record, key, party);
  }

  private async keep(
    tx: Tx,
    record: DisputeRecord,
    entry: Pick<CorrectionRecord, 'id' | 'seq' | 'staffId'>,
    { pointer, old, new: corrected }: CorrectRequest,
  ): Promise<void> {
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    const sealed = (value: string | null, side: 'old' | 'new') =>
      value === null ? null : key.seal(value, contextOf(entry.id, side));
    const place = { centerId: record.centerId, disputeId: record.id };
    const values = { oldSealed: sealed(old, 'old'), newSealed: sealed(corrected, 'new') };
    await this.store.add(tx, place, { ...entry, pointer, ...values, correctedAt: this.clock.nowIso() });
  }

  private async ofDispute(tx: Tx, record: DisputeRecord): Promise<CorrectionResponse[]> {
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    const restricted = await this.reader.restrictedParties(tx, [record.id]);
    return (await this.store.ofDispute(tx, record.id)).map(({ oldSealed, newSealed, ...row }) => {
      const opened = (sealed: Buffer | null, side: 'old' | 'new') =>
        sealed === null ? null : key.open(sealed, contextOf(row.id, side));
      return {
        ...row,
        old: shown(row.pointer, opened(oldSealed, 'old'), restricted),
        new: shown(row.pointer, opened(newSealed, 'new'), restricted),
      };
    });
  }
}

/** One word is corrected at a time: a group may have to wait for its number. */
const contradictions = (party: PartyFacts, corrected: CorrectedParty) =>
  faultsAfter(party, corrected).filter(({ code }) => code !== 'required');

/** The rules look at how many people are involved. */
const peopleOf = (place: Place, amendment: Pick<AmendDisputeRequest, 'peopleInvolved'>) =>
  place.kind === 'field' && place.field === 'peopleInvolved'
    ? { peopleInvolved: amendment.peopleInvolved ?? null }
    : {};

/** Faults of an amendment are told of the value that was sent. */
const ofNewValue = ({ code, extra }: Problem): Problem =>
  new Problem(code, {
    ...extra,
    ...(extra.errors === undefined
      ? {}
      : { errors: extra.errors.map((fault) => ({ ...fault, pointer: newOf(fault.pointer) })) }),
  });

const newOf = (pointer: string): string => (pointer === '/pointer' ? pointer : '/new');
