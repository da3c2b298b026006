/** Who is expected and what they answered, who was missing and why, and in which parts a session was held. */
import { GUEST_ROLES } from '../../domain/dispute/vocabulary.js';
import { PART_KINDS, type PartKind, SESSION_REPLIES, type SessionReply } from '../../domain/dispute/session/words.js';
import { Bool, InstantField, Nested, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

const UUID = '01900000-0000-7000-8000-0000000000c3';
const PARTIES = { max: 50, unique: true };
const REPLY = {
  description:
    'What the party says: it comes (`confirmed`), does not come (`declined`), or somebody comes for it (`represented`).',
  example: 'confirmed',
};
const REPRESENTATIVE = 'Who comes for the party, acting for it on the day of the session (R9)';
const CAUSE_PARTIES = { list: PARTIES, description: 'Parties on whose side it lay.', example: [UUID] };
const CAUSE_MEDIATOR = { description: 'It lay with a mediator.', example: false };
const CAUSE_CENTER = { description: 'It lay with the centre: no room, no power, a duty elsewhere.', example: false };

/** On whose side it lay that a session did not take place as planned. */
export class CauseInput {
  @Uuid({ ...CAUSE_PARTIES, optional: true }) partyIds?: string[];
  @Bool({ ...CAUSE_MEDIATOR, optional: true, default: false }) mediator?: boolean;
  @Bool({ ...CAUSE_CENTER, optional: true, default: false }) center?: boolean;
}

export const CAUSE =
  'On whose side it lay that the session does not take place as planned: parties, mediator, centre, several of them, or (with nothing in it) nobody. Left out: nobody said.';

export class CauseResponse {
  @Uuid(CAUSE_PARTIES) partyIds!: readonly string[];
  @Bool(CAUSE_MEDIATOR) mediator!: boolean;
  @Bool(CAUSE_CENTER) center!: boolean;
}

export class ReplyRequest {
  @Uuid({ description: 'The party that answers.', example: UUID }) partyId!: string;
  @OneOf(SESSION_REPLIES, REPLY) reply!: SessionReply;
  @Uuid({ optional: true, description: `${REPRESENTATIVE}; with \`represented\` only, and then required.` })
  representativeId?: string;
  @OccurredAt('When it was said; default now. The last word said counts.') occurredAt?: string;
}

export class ReplyResponse {
  @Uuid({ description: 'Id of the reply.' }) id!: string;
  @Uuid({ description: 'Session it is about.' }) sessionId!: string;
  @Uuid({ description: 'The party that answers.' }) partyId!: string;
  @OneOf(SESSION_REPLIES, REPLY) reply!: string;
  @Uuid({ nullable: true, description: `${REPRESENTATIVE}; null: the party itself, or nobody.` })
  representativeId!: string | null;
  @InstantField({ description: 'When it was said.' }) repliedAt!: string;
}

export const EXPECTED_AS = ['party', 'mediator', ...GUEST_ROLES] as const;
export const EXPECTED_REPLIES = ['unknown', ...SESSION_REPLIES] as const;

export class ExpectedResponse {
  @Uuid({ nullable: true, description: 'A party.' }) partyId!: string | null;
  @Uuid({ nullable: true, description: 'One of the staff.' }) staffId!: string | null;
  @Text({ max: 100, nullable: true, description: 'Somebody else, by name.' }) name!: string | null;
  @OneOf(EXPECTED_AS, { description: 'In which part.', example: 'party' }) as!: string;
  @OneOf(EXPECTED_REPLIES, {
    nullable: true,
    description:
      'What a party answered last to the present time, `unknown` until it did. Null for mediators and guests: they are booked, not asked.',
    example: 'unknown',
  })
  reply!: string | null;
  @Uuid({ nullable: true, description: `${REPRESENTATIVE}; with \`represented\` only.` })
  representativeId!: string | null;
  @InstantField({ nullable: true, description: 'When it was said; null: not yet.' }) repliedAt!: string | null;
}

export class NoShowRequest {
  @Uuid({
    list: PARTIES,
    description: 'Parties who were missing, and for whom nobody came; may be empty with `mediatorAbsent`.',
    example: [UUID],
  })
  absentPartyIds!: string[];
  @Bool({
    optional: true,
    default: false,
    description: 'No mediator came.',
    example: false,
  })
  mediatorAbsent?: boolean;
  @Text({
    max: 500,
    multiline: true,
    optional: true,
    description: 'What was noted; stays in the mediation file as `reason`.',
    example: '等候三十分钟，电话未接。',
  })
  note?: string;
  @Nested(() => CauseInput, {
    optional: true,
    description: `${CAUSE} Then it lies with whoever was missing without having declined before the beginning.`,
  })
  causedBy?: CauseInput;
  @OccurredAt('When it was found; default now. Not before the planned beginning.') occurredAt?: string;
}

const PART_KIND = { description: 'Together, or with one side at a time 背对背.', example: 'separate' };

/** A part of a session as it took place. */
export class HeldPartInput {
  @OneOf(PART_KINDS, PART_KIND) kind!: PartKind;
  @Uuid({
    list: PARTIES,
    optional: true,
    description:
      'Who was in it, present or represented; of a separate part required, of a joint one left out: everybody who came.',
    example: [UUID],
  })
  partyIds?: string[];
  @InstantField({
    optional: true,
    description: 'When it began, together with `to`; within the session. Nobody is in two parts at once.',
    example: '2026-10-14T01:10:00.000Z',
  })
  from?: string;
  @InstantField({ optional: true, description: 'When it ended, exclusive.', example: '2026-10-14T01:30:00.000Z' })
  to?: string;
}

export class HeldPartResponse {
  @OneOf(PART_KINDS, PART_KIND) kind!: string;
  @Uuid({ list: PARTIES, description: 'Who was in it; of a joint part empty: everybody who came.' })
  partyIds!: string[];
  @InstantField({ nullable: true, description: 'When it began; null: nobody looked at the clock.' }) from!:
    string | null;
  @InstantField({ nullable: true, description: 'When it ended, exclusive.' }) to!: string | null;
}
