/** What is sent and told about legal aid. */
import {
  LEGAL_AID_GROUNDS,
  LEGAL_AID_KINDS,
  LEGAL_AID_PAPERS,
  LEGAL_AID_STATES,
  type LegalAidGround,
  type LegalAidKind,
  type LegalAidPaper,
} from '../../domain/dispute/aid/words.js';
import { Bool, DayField, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';

const TEXT = { max: 2000, multiline: true } as const;
const KIND = {
  description:
    '`advice` is for anyone and given at once; `drafting` of papers and `representation` are decided in seven days, somebody is assigned within three more (法律援助法 22-23, 43).',
  example: 'drafting',
};
const GROUND = {
  description:
    '`listed_matter`: on the list of 法律援助法 31, whose item 9 takes in what local rules add; `hardship` alone does for drafting, not for representation.',
  example: 'hardship',
};
const PAPERS = {
  description:
    'Papers of an application: its form, proof of identity, authority of who applies for another, statement of hardship, documents of the matter.',
  example: ['hardship_statement'],
};
const LAWYER = { max: 100, example: '示例律师' } as const;

export class RequestLegalAidRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the request.',
    example: '01900000-0000-7000-8000-0000000000f5',
  })
  id?: string;

  @Uuid({ description: 'Party of this dispute who asks for it; one of another case is refused (`party_unknown`).' })
  partyId!: string;

  @OneOf(LEGAL_AID_KINDS, KIND)
  kind!: LegalAidKind;

  @OneOf(LEGAL_AID_GROUNDS, {
    ...GROUND,
    optional: true,
    description: `${GROUND.description} Required for drafting and representation, not allowed with advice.`,
  })
  ground?: LegalAidGround;

  @DayField({
    optional: true,
    description:
      'Day on which the application came in; the seven days run from it, and it does not count. Neither before the dispute was received nor after today; default now.',
    example: '2026-10-14',
  })
  receivedOn?: string;
}

export class ListLegalAidPapersRequest {
  @OneOf(LEGAL_AID_PAPERS, {
    ...PAPERS,
    list: { min: 1, max: LEGAL_AID_PAPERS.length, unique: true },
    description: `Everything that is missing; a second list is refused (\`papers_listed_before\`). ${PAPERS.description}`,
  })
  missing!: LegalAidPaper[];

  @OccurredAt('When the party was told; from that day on the time for the papers does not count. Default now.')
  occurredAt?: string;
}

export class CompleteLegalAidPapersRequest {
  @OccurredAt('When the last of them came in; from that day on the time counts again. Default now.')
  occurredAt?: string;
}

export class DecideLegalAidRequest {
  @Bool({ description: 'Is it granted?', example: true })
  granted!: boolean;

  @Text({
    ...TEXT,
    description: 'Why; the party is told a refusal in writing with this reason. Kept beside the log.',
    example: '符合经济困难标准，准予代拟起诉状',
  })
  reason!: string;

  @OccurredAt('When it was decided; in time or not is judged by that day. Default now.')
  occurredAt?: string;
}

export class AssignLegalAidRequest {
  @Uuid({
    optional: true,
    description:
      'Active member of the staff of the centre that has the case, not a mediator of it. Either this or `lawyerName`.',
  })
  staffId?: string;

  @Text({ ...LAWYER, optional: true, description: 'Somebody from outside. Either this or `staffId`.' })
  lawyerName?: string;

  @OccurredAt('When the assignment was made; in time or not is judged by that day. Default now.')
  occurredAt?: string;
}

export class GiveLegalAdviceRequest {
  @Text({
    ...TEXT,
    description: 'What was asked and advised; kept beside the log.',
    example: '告知漏水侵权责任和举证要点',
  })
  note!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class WithdrawLegalAidRequest {
  @Text({
    ...TEXT,
    optional: true,
    description: 'How it came: by the party, or by law because the papers were not brought (法律援助法 43).',
    example: '逾期未补正材料，视为撤回',
  })
  note?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class LegalAidRequestResponse {
  @Uuid({ description: 'Id of the request.' })
  id!: string;

  @Uuid({ description: 'Dispute it belongs to.' })
  disputeId!: string;

  @Uuid({ description: 'Party who asked for it.' })
  partyId!: string;

  @OneOf(LEGAL_AID_KINDS, KIND)
  kind!: string;

  @OneOf(LEGAL_AID_GROUNDS, { ...GROUND, nullable: true, description: `${GROUND.description} Null: advice.` })
  ground!: string | null;

  @OneOf(LEGAL_AID_STATES, {
    description:
      'Waits to be decided or advised, waits for papers, is granted, refused, assigned, advised or withdrawn.',
  })
  state!: string;

  @DayField({ description: 'Day on which the application came in.' })
  receivedOn!: string;

  @OneOf(LEGAL_AID_PAPERS, {
    ...PAPERS,
    list: { max: LEGAL_AID_PAPERS.length },
    description: `What the party was told is missing; stays when they have come. ${PAPERS.description}`,
  })
  missing!: string[];

  @InstantField({ nullable: true, description: 'When the party was told what is missing.' })
  papersListedAt!: string | null;

  @InstantField({ nullable: true, description: 'When the papers were complete.' })
  papersCompletedAt!: string | null;

  @DayField({
    nullable: true,
    description:
      'Last day for the decision; while papers are missing the one before their time is added. Null: advice needs none.',
  })
  decisionDueOn!: string | null;

  @Bool({ nullable: true, description: 'Null: not decided.' })
  granted!: boolean | null;

  @Text({ ...TEXT, nullable: true, description: 'Why it was decided so.' })
  reason!: string | null;

  @InstantField({ nullable: true, description: 'When it was decided.' })
  decidedAt!: string | null;

  @DayField({ nullable: true, description: 'Last day for assigning somebody; null: not granted.' })
  assignmentDueOn!: string | null;

  @Uuid({ nullable: true, description: 'Member of the staff who was assigned.' })
  staffId!: string | null;

  @Text({ ...LAWYER, nullable: true, description: 'Who was assigned from outside.' })
  lawyerName!: string | null;

  @InstantField({ nullable: true, description: 'When somebody was assigned.' })
  assignedAt!: string | null;

  @Text({ ...TEXT, nullable: true, description: 'The advice that was given, or how the request came to be withdrawn.' })
  note!: string | null;

  @InstantField({ nullable: true, description: 'When advice was given or the request withdrawn.' })
  endedAt!: string | null;
}

export class LegalAidRequestPage extends PageResponse {
  @NestedList(() => LegalAidRequestResponse, { max: 200, description: 'Requests in the order they came in.' })
  items!: LegalAidRequestResponse[];
}
