/** Requests and responses of absences. Why somebody is away is health data at times: only few may read it (PIPL 28). */
import { ABSENCE_KINDS } from '../../domain/roster/changes.js';
import { DayField, InstantField, Int, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';
import { ShiftResponse } from '../roster/roster.dto.js';
import { MovedDispute } from '../routing/routing.dto.js';
import { MOVED, RosterGapResponse, SubstituteResponse } from './changes.dto.js';

const FROM = { description: "First day, in the centre's zone; today or later.", example: '2026-12-01' };
const TO = { description: 'First day back; at most 366 days after `from`.', example: '2026-12-04' };
const SINCE = {
  description: 'The moment the officer left, on day `from`, after any check-in; the whole day when absent.',
};
const NOTE = { max: 2000, multiline: true };

export class CreateAbsenceRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new absence.',
    example: '01900000-0000-7000-8000-0000000000a1',
  })
  id?: string;
  @DayField(FROM) from!: string;
  @DayField(TO) to!: string;
  @InstantField({ ...SINCE, optional: true }) since?: string;
  @OneOf(ABSENCE_KINDS, { description: 'Why, as a code.', example: 'leave' }) kind!: string;
  @Text({
    ...NOTE,
    optional: true,
    description: 'For those who keep the roster; as little as possible, never a diagnosis.',
    example: '年休假',
  })
  note?: string;
}

export class EndAbsenceRequest {
  @DayField({
    description: 'First whole day back, earlier than recorded unless `until` is told; today or later.',
    example: '2026-12-03',
  })
  to!: string;
  @InstantField({
    optional: true,
    description:
      'The moment the officer came back, on the day before `to`, today or later; then `to` may stay as recorded. Without it ' +
      'they were away until `to` begins.',
  })
  until?: string;
}

export class AbsenceSummaryResponse {
  @Uuid({ description: 'Id of the absence.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Uuid({ description: 'Who is away.' }) staffId!: string;
  @DayField(FROM) from!: string;
  @DayField(TO) to!: string;
  @InstantField({ description: 'Away from.' }) startsAt!: string;
  @InstantField({ description: 'Away until, exclusive.' }) endsAt!: string;
  @OneOf(ABSENCE_KINDS, {
    nullable: true,
    description: 'Why; null for everybody but the person and those who may change the roster of the centre.',
    example: 'leave',
  })
  kind!: string | null;
  @Text({ ...NOTE, nullable: true, description: 'Shown to the same people as `kind`.', example: '年休假' })
  note!: string | null;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
  @InstantField({ nullable: true, description: 'When it was taken back.' }) cancelledAt!: string | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
}

export class OpenedGapResponse extends RosterGapResponse {
  @Nested(() => ShiftResponse, { description: 'The line that fell out.' }) shift!: ShiftResponse;
  @NestedList(() => SubstituteResponse, {
    max: 5,
    description: 'Who could stand in, the fairest first, at most five; empty once it is filled or over.',
  })
  substitutes!: SubstituteResponse[];
}

export class AbsenceResponse extends AbsenceSummaryResponse {
  @NestedList(() => OpenedGapResponse, { max: 2000, description: 'Gaps it opened on the published roster.' })
  opened!: OpenedGapResponse[];
  @NestedList(() => MovedDispute, MOVED) moved!: MovedDispute[];
}

export class AbsencePage extends PageResponse {
  @NestedList(() => AbsenceSummaryResponse, { max: 200, description: 'Absences in the order of their first day.' })
  items!: AbsenceSummaryResponse[];
}
