/** Before registration: what is there already about these people and this place? Nothing of the question is kept. */
import { Injectable } from '@nestjs/common';
import { reaches } from '../../domain/access/actor.js';
import { placeKey } from '../../domain/centers/address.js';
import type { CaseMarks } from '../../domain/related/matching.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import type { PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import { matchOf, type PersonalField } from '../parties/personal-fields.js';
import { RelatedCasesService } from './related-cases.service.js';
import type { DuplicateSearchRequest, SearchedParty } from './related.dto.js';
import type { RelatedAnswer } from './related.view.js';

@Injectable()
export class DuplicateSearchesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly centers: CentersReader,
    private readonly codes: CodeTablesService,
    private readonly relatedCases: RelatedCasesService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  search(caller: Caller, request: DuplicateSearchRequest, query: PageQuery): Promise<Reply<RelatedAnswer>> {
    const { centerId } = request;
    return this.useCases.read(caller, async (tx) => {
      demandInCenter(caller, 'dispute.register', centerId);
      await this.checkCodes(tx, request);
      const marks = this.marksOf(request);
      if (!hasMarks(marks)) throw invalid('/parties', 'nothing_to_search_by');
      return this.relatedCases.answer(tx, caller, {
        marks,
        record: null,
        centerId,
        learnsOfHidden: reaches(caller.actor, 'director', centerId),
        path: '/duplicate-searches',
        query,
      });
    });
  }

  private async checkCodes(tx: Tx, { centerId, category, subcategory }: DuplicateSearchRequest): Promise<void> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    const today = dayOfInstant(this.clock.nowIso(), center.zone);
    await this.codes.mustBeValid(tx, 'categories', category, today, '/category');
    if (subcategory == null) return;
    await this.codes.mustBeValid(tx, 'subcategories', subcategory, today, '/subcategory', category);
  }

  private marksOf({ category, subcategory, location, parties }: DuplicateSearchRequest): CaseMarks {
    const place = location?.address == null ? null : placeKey(location.address);
    return {
      place: place === null ? null : this.envelope.matchOf('address', place).toString('hex'),
      category,
      subcategory: subcategory ?? null,
      parties: parties.map((party, index) => ({
        partyId: null,
        index,
        role: null,
        kind: null,
        name: party.name,
        idNumber: this.markOf('idNumber', party),
        phone: this.markOf('phone', party),
        home: this.markOf('address', party),
      })),
    };
  }

  private markOf(field: Exclude<PersonalField, 'workUnit'>, party: SearchedParty): string | null {
    return matchOf(this.envelope, field, party[field] ?? null)?.toString('hex') ?? null;
  }
}

/** A name alone finds nobody: there are too many of it. */
const hasMarks = ({ place, parties }: CaseMarks): boolean =>
  place !== null || parties.some(({ idNumber, phone, home }) => (idNumber ?? phone ?? home) !== null);
