/** Use cases of roster drafts. They exist for those who may draft at that centre, and for nobody else. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { CreateDraftRequest, DraftResponse } from './drafts.dto.js';
import { DraftsStore } from './drafts.store.js';
import { RosterPlanningService } from './roster-planning.service.js';
import { toDraftView } from './roster.view.js';

const pathOf = (id: string): string => `/roster/drafts/${id}`;

@Injectable()
export class DraftsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly drafts: DraftsStore,
    private readonly planning: RosterPlanningService,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('roster-draft', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const { centerId, version } = visible(caller, await this.drafts.head(tx, id));
        demandInCenter(caller, permission, centerId);
        return version;
      }),
    );
  }

  create(caller: Caller, centerId: string, input: CreateDraftRequest): Promise<Reply<DraftResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      demandInCenter(caller, 'roster.draft', centerId);
      const draft = await this.planning.draft(tx, { ...input, centerId, by: caller.actor.accountId });
      return created(toDraftView(draft, caller.language), draft.version, pathOf(draft.id));
    });
  }

  get(caller: Caller, id: string): Promise<Reply<DraftResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const draft = visible(caller, await this.drafts.get(tx, id));
      return found(toDraftView(draft, caller.language), draft.version, pathOf(id));
    });
  }

  publish(caller: Caller, id: string): Promise<Reply<DraftResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const draft = visible(caller, await this.drafts.lock(tx, id));
      demandInCenter(caller, 'roster.publish', draft.centerId);
      checkIfMatch(caller, draft.version);
      const published = await this.planning.publish(tx, draft, caller.actor.accountId);
      return changed(toDraftView(published, caller.language), published.version, pathOf(id));
    });
  }
}

function visible<T extends { readonly centerId: string }>(caller: Caller, draft: T | undefined): T {
  if (draft === undefined || !mayInCenter(caller.actor, 'roster.draft', draft.centerId)) throw notFound();
  return draft;
}
