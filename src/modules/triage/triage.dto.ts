/** What is sent to accept, refuse and assign. */
import { COURT_PROCEDURES } from '../../domain/deadlines/terms.js';
import { ALL_TRACKS } from '../../domain/deadlines/tracks.js';
import { REFUSAL_REASONS, REMEDIES } from '../../domain/dispute/vocabulary.js';
import { Bool, DayField, Nested, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

/** The questions of R7, answered by the officer; any `true` stands against acceptance. */
export class ScreeningInput {
  @Bool({ description: 'Reserved by law to a special organ.', example: false })
  reservedToOrgan!: boolean;

  @Bool({
    description: 'Already accepted by a court, the police or another organ that did not delegate it.',
    example: false,
  })
  acceptedElsewhere!: boolean;

  @Bool({ description: 'Purely administrative.', example: false })
  administrativeOnly!: boolean;
}

export class AcceptRequest {
  @Uuid({
    optional: true,
    description:
      'Department that takes the case. Default: the case’s, else the one it was routed to; open until assignment when an officer of another department accepts it.',
  })
  departmentId?: string;

  @OneOf(ALL_TRACKS, {
    optional: true,
    description: 'Fixes the procedure; default the one given at registration.',
    example: 'peoples_mediation',
  })
  track?: string;

  @OneOf(COURT_PROCEDURES, {
    optional: true,
    description:
      'Of a case entrusted after filing: its procedure decides the term, 15 or 7 days (R21). Default ordinary.',
  })
  courtProcedure?: string;

  @DayField({
    optional: true,
    description:
      "On the court's tracks: day on which the mediator signed for the file; the term runs from it (R21). Default: the day of acceptance.",
  })
  fileReceivedOn?: string;

  @Nested(() => ScreeningInput, { description: 'Screening (R7).' })
  screening!: ScreeningInput;

  @OccurredAt()
  occurredAt?: string;
}

export class RefuseRequest {
  @OneOf(REFUSAL_REASONS, { description: 'Why it cannot be mediated here.', example: 'reserved_to_organ' })
  reason!: string;

  @OneOf(REMEDIES, { description: 'Where the applicant was told to turn.', example: 'court' })
  remedy!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class AssignRequest {
  @Uuid({
    optional: true,
    description: 'Default: the case’s, else the accepting officer’s, else the first whose duty it is.',
  })
  departmentId?: string;

  @Uuid({
    list: { min: 1, max: 20, unique: true },
    optional: true,
    description: 'Default on people’s mediation: the available mediator in term with the least open load.',
  })
  mediatorIds?: string[];

  @Text({
    max: 500,
    multiline: true,
    optional: true,
    description: 'Why; kept with the entry of the timeline.',
    example: '熟悉该小区情况',
  })
  reason?: string;

  @OccurredAt()
  occurredAt?: string;
}
