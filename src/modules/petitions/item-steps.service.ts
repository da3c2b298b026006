/** What can be done with a petition item, each as a request says it (R14). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { ItemKeeping } from './item-keeping.service.js';
import type {
  AnswerItemRequest,
  DecideObjectionRequest,
  DecideReviewRequest,
  ExtendItemRequest,
  ItemDayRequest,
  ItemResponse,
  NotifyItemRequest,
  ObjectToItemRequest,
  OpenItemRequest,
  RequestReviewRequest,
  StrikeItemRecordRequest,
  TransferItemRequest,
} from './petition-items.dto.js';
import { pathOfItem, PetitionItemsService } from './petition-items.service.js';
import { PetitionRegister } from './petition-register.service.js';
import { PetitionsStore } from './petitions.store.js';

type Answer = Promise<Reply<ItemResponse>>;

const KEEPS = 'petition.register';

@Injectable()
export class ItemStepsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly items: PetitionItemsService,
    private readonly keeping: ItemKeeping,
    private readonly book: PetitionRegister,
    private readonly petitions: PetitionsStore,
    private readonly departments: DepartmentsReader,
  ) {}

  open(caller: Caller, petitionId: string, input: OpenItemRequest): Answer {
    const { departmentId = null, body = null, sameMatterAsId = null } = input;
    if (departmentId === null && body === null) throw invalid('/departmentId', 'required');
    if (departmentId !== null && body !== null) throw invalid('/body', 'not_allowed_with', { other: 'departmentId' });
    return this.useCases.write(caller, async (tx) => {
      const centerId = await this.centerOf(tx, caller, petitionId);
      const petition = await this.book.lock(tx, centerId, petitionId);
      checkIfMatch(caller, petition.version);
      if (departmentId !== null) await this.departments.demand(tx, departmentId, centerId, '/departmentId');
      const { id = uuidv7(), receivedOn, source } = input;
      const opened = { id, receivedOn, source, departmentId, body, sameMatterAsId };
      const item = await this.keeping.open(tx, caller.actor, petition, opened);
      return created(await this.items.viewOf(tx, item), item.version, pathOfItem(item.id));
    });
  }

  notify(caller: Caller, id: string, { on, form, acceptedOn = on }: NotifyItemRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'notify', on, form, acceptedOn }));
  }

  object(caller: Caller, id: string, { on, reason }: ObjectToItemRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'object', on }), reason);
  }

  decideObjection(caller: Caller, id: string, { on, upheld }: DecideObjectionRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'decide_objection', on, upheld }));
  }

  extend(caller: Caller, id: string, { on, days, reason }: ExtendItemRequest): Answer {
    return this.items.act(caller, id, 'petition_item.extend', () => ({ kind: 'extend', on, days }), reason);
  }

  tellExtension(caller: Caller, id: string, { on }: ItemDayRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'tell_extension', on }));
  }

  answer(caller: Caller, id: string, { on, outcome }: AnswerItemRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'answer', on, outcome }));
  }

  deliver(caller: Caller, id: string, { on }: ItemDayRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'deliver', on }));
  }

  requestReview(caller: Caller, id: string, { on, body }: RequestReviewRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'request_review', on }), body ?? null);
  }

  decideReview(caller: Caller, id: string, { on, outcome, hearingDays = 0 }: DecideReviewRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'decide_review', on, outcome, hearingDays }));
  }

  withdraw(caller: Caller, id: string, { on }: ItemDayRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'withdraw', on }));
  }

  transfer(caller: Caller, id: string, { on, body }: TransferItemRequest): Answer {
    return this.items.act(caller, id, KEEPS, () => ({ kind: 'transfer', on }), body);
  }

  strike(caller: Caller, id: string, { reason }: StrikeItemRecordRequest): Answer {
    return this.items.act(caller, id, KEEPS, (today) => ({ kind: 'strike', on: today }), reason);
  }

  private async centerOf(tx: Tx, caller: Caller, petitionId: string): Promise<string> {
    const petition = await this.petitions.get(tx, petitionId);
    if (petition === undefined || !mayInCenter(caller.actor, 'petition.read', petition.centerId)) throw notFound();
    demandInCenter(caller, KEEPS, petition.centerId);
    return petition.centerId;
  }
}
