/** Parties who leave, and those who act for a party: named, with their powers, and ended. Names stay here, the rest is in the log. */
import { Injectable } from '@nestjs/common';
import type { CommandOf } from '../../domain/dispute/commands.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { partyOf } from '../../domain/dispute/guard.js';
import { faultsOfAuthority } from '../../domain/dispute/people/party-form.js';
import { representativeOf } from '../../domain/dispute/people/representation.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { changed, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import type { PartyResponse, RepresentativeResponse } from '../parties/party.dto.js';
import { demandSound, splitRepresentative } from '../parties/party-entries.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import type { AddRepresentativeRequest, EndRepresentativeRequest, LeaveRequest } from './participants.dto.js';

const pathOf = (disputeId: string, partyId: string): string => `/disputes/${disputeId}/parties/${partyId}`;

@Injectable()
export class ParticipantsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
  ) {}

  leave(
    caller: Caller,
    id: string,
    partyId: string,
    { reason, note, occurredAt }: LeaveRequest,
  ): Promise<Reply<PartyResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const outcome = await this.apply(tx, caller, id, 'leaveParty', (facts) => {
        demandParty(facts, partyId);
        return { type: 'leaveParty', partyId, reason, occurredAt: instantOrNull(occurredAt) };
      });
      const [entry] = outcome.entries;
      if (note !== undefined && entry !== undefined) await this.disputes.note(tx, id, entry.seq, note);
      return this.reply(tx, outcome, partyId);
    });
  }

  addRepresentative(
    caller: Caller,
    id: string,
    partyId: string,
    request: AddRepresentativeRequest,
  ): Promise<Reply<RepresentativeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { entry, row } = splitRepresentative(request);
      demandSound(faultsOfAuthority(entry));
      const outcome = await this.apply(tx, caller, id, 'addRepresentative', (facts) => {
        demandParty(facts, partyId);
        const occurredAt = instantOrNull(request.occurredAt);
        return { type: 'addRepresentative', partyId, representative: entry, occurredAt };
      });
      await this.parties.addRepresentative(tx, id, partyId, row);
      const { body } = await this.reply(tx, outcome, partyId);
      const added = body.representatives.find((one) => one.id === row.id);
      if (added === undefined) throw new Error('a representative that was not logged');
      return recorded(added, outcome.record.version, pathOf(id, partyId));
    });
  }

  endRepresentative(
    caller: Caller,
    id: string,
    { partyId, representativeId }: { readonly partyId: string; readonly representativeId: string },
    { occurredAt }: EndRepresentativeRequest,
  ): Promise<Reply<PartyResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const outcome = await this.apply(tx, caller, id, 'endRepresentative', (facts) => {
        const party = demandParty(facts, partyId);
        if (representativeOf(party, representativeId) === undefined) throw notFound();
        return { type: 'endRepresentative', partyId, representativeId, occurredAt: instantOrNull(occurredAt) };
      });
      return this.reply(tx, outcome, partyId);
    });
  }

  private apply<V extends 'leaveParty' | 'addRepresentative' | 'endRepresentative'>(
    tx: Tx,
    caller: Caller,
    id: string,
    verb: V,
    build: (facts: DisputeFacts) => CommandOf<V>,
  ): Promise<Outcome> {
    return this.workflow.apply(tx, caller, id, verb, ({ facts }) => build(facts));
  }

  private async reply(tx: Tx, { record }: Outcome, partyId: string): Promise<Reply<PartyResponse>> {
    const { body } = await this.parties.reply(tx, record, partyId);
    return changed(body, record.version, pathOf(record.id, partyId));
  }
}

/** The party a path names; of another case it names nothing. */
function demandParty(facts: DisputeFacts, partyId: string) {
  const party = partyOf(facts, partyId);
  if (party === undefined) throw notFound();
  return party;
}
