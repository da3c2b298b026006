/** The register of provisions as it is read. */
import { SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import { PROVISION_KINDS } from '../../domain/privacy/provisions.js';
import { Code, InstantField, Int, NestedList, OneOf, QueryList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

const KINDS =
  'In what way: `export`, `national_records`, `folder`, `police_package`, `noise_attempts` were taken out as files; `referral_outside`, ' +
  '`referral_department`, `escalation`, `police_report`, `court_confirmation` are steps of a case.';
const GROUND = 'On what ground: `statutory`, a duty of law; `consent` of the parties (PIPL 13, 23).';
/** Cases named in one line; the others are counted. */
export const CASES_NAMED = 100;

export class DataProvisionsQuery extends PageQuery {
  @QueryList()
  @Uuid({ optional: true, list: { max: 50 }, description: 'Centre of origin of the cases; repeat for OR.' })
  centerId?: string[];

  @Uuid({ optional: true, description: 'A case: to whom its data went.' }) disputeId?: string;

  @QueryList()
  @OneOf(PROVISION_KINDS, {
    optional: true,
    list: { max: PROVISION_KINDS.length },
    description: 'In what way; repeat for OR.',
    example: ['referral_outside'],
  })
  kind?: string[];

  @OneOf(SHARING_GROUNDS, { optional: true, description: GROUND, example: 'consent' }) ground?: string;

  @InstantField({ optional: true, description: 'From this instant on.' }) from?: string;

  @InstantField({ optional: true, description: 'Before this instant.' }) to?: string;
}

export class DataProvisionResponse {
  @Uuid({ description: 'Id of the line.' }) id!: string;
  @InstantField({ description: 'When it was recorded.' }) at!: string;
  @Uuid({ description: 'Centre of origin of the cases.' }) centerId!: string;
  @OneOf(PROVISION_KINDS, { description: KINDS, example: 'referral_outside' }) kind!: string;
  @Text({ max: 200, description: 'The kind in words.', example: '移送中心以外的单位' }) text!: string;
  @Code({
    nullable: true,
    description:
      'Kind of the body that received it; null: see `recipientId`, or whoever did it took it (`byAccountId`).',
    example: 'court',
  })
  recipient!: string | null;
  @Uuid({ nullable: true, description: 'Department or centre above that received it.' }) recipientId!: string | null;
  @Text({
    max: 200,
    nullable: true,
    description: 'Its name, or that of the body outside; of a file that somebody took, theirs or that of their system.',
    example: '示例区人民法院',
  })
  recipientName!: string | null;
  @OneOf(SHARING_GROUNDS, { description: GROUND, example: 'statutory' }) ground!: string;
  @Uuid({ nullable: true, description: 'Referral, export, report or application; null: the case itself.' })
  subjectId!: string | null;
  @Int({ min: 1, max: 2_147_483_647, description: 'Of how many cases.', example: 1 }) cases!: number;
  @Uuid({ list: { max: CASES_NAMED }, description: `Their ids, the first ${CASES_NAMED}.` }) disputeIds!: string[];
  @Uuid({ nullable: true, description: 'Account or API key that did it; null: the system.' }) byAccountId!:
    string | null;
}

export class DataProvisionPage extends PageResponse {
  @NestedList(() => DataProvisionResponse, { max: 200, description: 'The latest first.' })
  items!: DataProvisionResponse[];
}
