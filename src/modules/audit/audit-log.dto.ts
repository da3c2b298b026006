/** Lines of the audit log, as the auditor reads them. */
import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS } from '../../domain/audit/actions.js';
import {
  Bool,
  Code,
  InstantField,
  Int,
  Matching,
  Nested,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  RequestIdField,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

const ACTIONS = Object.keys(AUDIT_ACTIONS);
const POSITION = { min: 1, max: 2_147_483_647, example: 1024 } as const;

export class AuditLogQuery extends PageQuery {
  @QueryList()
  @Uuid({ optional: true, list: { max: 50 }, description: 'Centre the lines belong to; repeat for OR.' })
  centerId?: string[];

  @QueryList()
  @Uuid({ optional: true, list: { max: 50 }, description: 'Account or API key that did it; repeat for OR.' })
  actorId?: string[];

  @QueryList()
  @OneOf(ACTIONS, {
    optional: true,
    list: { max: 50 },
    description: 'What was done; repeat for OR.',
    example: ['data.read'],
  })
  action?: string[];

  @Code({ optional: true, description: 'Kind of the thing it was done to.', example: 'dispute' }) subjectKind?: string;

  @Uuid({
    optional: true,
    description: 'The thing it was done to. Reads and refusals under a case are found by the id of the case.',
  })
  subjectId?: string;

  @RequestIdField({ optional: true, description: '`X-Request-Id` of an answer.' }) requestId?: string;

  @InstantField({ optional: true, description: 'From this instant on.' }) from?: string;

  @InstantField({ optional: true, description: 'Before this instant.' }) to?: string;

  @QueryBool()
  @Bool({ optional: true, description: 'Only lines with a place in their chain, or only those without.' })
  sealed?: boolean;
}

export class AuditActorResponse {
  @Uuid({ description: 'Account, or API key.' }) id!: string;
  @Text({
    max: 200,
    nullable: true,
    description: 'Name of the account or of the system that holds the key; null: it is not there any more.',
    example: '周警官',
  })
  name!: string | null;
  @Text({ max: 200, nullable: true, description: 'User name; null for an API key.', example: 'police' })
  username!: string | null;
}

export class AuditSealResponse {
  @Int({ ...POSITION, description: 'Place in the chain of the centre, from 1 without gaps.' }) position!: number;
  @Matching('^[0-9a-f]{64}$', {
    max: 64,
    expected: '64 hexadecimal digits',
    description: 'SHA-256 over the hash of the line before and this line.',
    example: 'ab'.repeat(32),
  })
  hash!: string;
  @Int({ ...POSITION, description: 'Last place of the batch it was sealed with.' }) batchEnd!: number;
  @InstantField({ description: 'When that was.' }) sealedAt!: string;
}

export class AuditLineResponse {
  @Uuid({ description: 'Id of the line.' }) id!: string;
  @InstantField({ description: 'When it happened.' }) at!: string;
  @OneOf(ACTIONS, { enumName: 'AuditAction', description: 'What was done.', example: 'party.revealed' })
  action!: string;
  @Text({
    max: 500,
    description: 'The same in words, in the language asked for.',
    example: '查看当事人完整信息',
  })
  text!: string;
  @Nested(() => AuditActorResponse, {
    nullable: true,
    description: 'Who did it; null: nobody was signed in, or the system itself.',
  })
  actor!: AuditActorResponse | null;
  @Uuid({
    nullable: true,
    description: 'Centre it belongs to; null: to none, such as a sign-in under an unknown name.',
  })
  centerId!: string | null;
  @Code({ description: 'Kind of the thing it was done to.', example: 'party' }) subjectKind!: string;
  @Uuid({ nullable: true, description: 'Its id; null where there is no single one.' }) subjectId!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'What else belongs to it: ids, codes and numbers, never a name or a text. `operation` is that of this document, `code` why ' +
      'it was refused, `times` how often the same came within a second (of refusals beyond 20 a minute: within that minute), `shown` ids of a list.',
    example: { fields: ['phone'], purpose: 'contact' },
  })
  params!: Readonly<Record<string, unknown>>;
  @Text({ max: 100, nullable: true, description: 'Network address it came from.', example: '192.0.2.7' })
  address!: string | null;
  @RequestIdField({ nullable: true, description: 'The request, as in its `X-Request-Id`.' }) requestId!: string | null;
  @Nested(() => AuditSealResponse, {
    nullable: true,
    description: 'Its place in the chain; null for the few seconds until it has one.',
  })
  seal!: AuditSealResponse | null;
}

export class AuditLogPage extends PageResponse {
  @NestedList(() => AuditLineResponse, { max: 200, description: 'The latest first.' }) items!: AuditLineResponse[];
}
