/** What the desk asks: for each place somebody is missing from, who is first in the fair order. */
import { Injectable } from '@nestjs/common';
import type { Place } from '../../domain/roster/substitutes.js';
import { overlaps } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import { CentersReader } from '../centers/centers.reader.js';
import { rankFor, SubstitutesService } from './substitutes.service.js';

export interface MissingPlace extends Place {
  readonly id: string;
  readonly centerId: string;
  /** who is to be replaced; null where nobody stood */
  readonly staffId: string | null;
}

@Injectable()
export class StandInsReader {
  constructor(
    private readonly substitutes: SubstitutesService,
    private readonly centers: CentersReader,
  ) {}

  /** Staff ids by the places' ids, nobody for two places at one time; places for which there is nobody are left out. */
  async firstFor(tx: Tx, places: readonly MissingPlace[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const centerId of new Set(places.map((place) => place.centerId))) {
      const center = await this.centers.get(tx, centerId);
      const here = places.filter((place) => place.centerId === centerId);
      if (center === undefined) continue;
      const ground = await this.substitutes.ground(tx, center, here);
      for (const place of here) {
        const promised = new Set(
          here.filter((other) => overlaps(other, place)).flatMap(({ id }) => found.get(id) ?? []),
        );
        const { able } = rankFor(ground, place, place.staffId ?? undefined);
        const first = able.find(({ staffId }) => !promised.has(staffId));
        if (first !== undefined) found.set(place.id, first.staffId);
      }
    }
    return found;
  }
}
