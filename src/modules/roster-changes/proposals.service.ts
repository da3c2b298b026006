/** The gaps an absence opened, with the line that fell out and who could stand in. */
import { Injectable } from '@nestjs/common';
import { splitAt, whyOver } from '../../domain/roster/changes.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Language } from '../../platform/http/texts.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { GapRecord } from '../roster/roster.record.js';
import { toShiftView } from '../roster/roster.view.js';
import type { OpenedGapResponse } from './absences.dto.js';
import type { AbsenceRecord } from './absences.store.js';
import type { SubstituteResponse } from './changes.dto.js';
import { placeOf, toGapView, toSubstituteView } from './changes.view.js';
import { type Moment, MomentsService } from './moments.service.js';
import { rankFor, type SubstituteGround, SubstitutesService } from './substitutes.service.js';

/** Enough to make a few calls. */
const PROPOSED = 5;

@Injectable()
export class ProposalsService {
  constructor(
    private readonly history: RosterHistoryReader,
    private readonly moments: MomentsService,
    private readonly candidates: SubstitutesService,
  ) {}

  async openedBy(tx: Tx, absence: AbsenceRecord, language: Language): Promise<OpenedGapResponse[]> {
    const { centerId, id, recordedAt } = absence;
    const changes = await this.history.changesFor(tx, centerId, id, recordedAt);
    const gaps = await this.history.gapsOpenedBy(
      tx,
      changes.map((change) => change.id),
    );
    if (gaps.length === 0) return [];
    const moment = await this.moments.of(tx, centerId);
    const fallen = await this.history.lines(
      tx,
      gaps.flatMap(({ shiftId }) => shiftId ?? []),
    );
    const lines = new Map(fallen.map((line) => [line.id, line]));
    const ground = await this.candidates.ground(tx, moment.center, gaps);
    return gaps.flatMap((gap) => {
      const line = lines.get(gap.shiftId ?? '');
      if (line === undefined) return [];
      const shift = toShiftView(line, language, moment.today);
      return [{ ...toGapView(gap, language), shift, substitutes: proposed(ground, gap, moment, language) }];
    });
  }
}

function proposed(ground: SubstituteGround, gap: GapRecord, moment: Moment, language: Language): SubstituteResponse[] {
  const isGone = gap.filledAt !== null || whyOver(gap, moment.now, moment.today) !== undefined;
  if (isGone) return [];
  const { able } = rankFor(ground, placeOf(gap, splitAt(gap, moment.now).left));
  return able.slice(0, PROPOSED).map((each) => toSubstituteView(each, language));
}
