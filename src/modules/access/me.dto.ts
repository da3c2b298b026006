/** Requests and responses of one's own account. */
import { PASSWORD_MAX, PASSWORD_MIN } from '../../domain/access/password-rules.js';
import { KEY_SCOPES } from '../../domain/access/key-scopes.js';
import { PERMISSIONS, ROLES } from '../../domain/access/permissions.js';
import { Bool, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

export class MyGrantResponse {
  @Uuid({ description: 'Id of the grant.' }) id!: string;
  @OneOf(ROLES, { description: 'Role.', example: 'mediator' }) role!: string;
  @Uuid({ description: 'Centre; `director`, `auditor` and `administrator` reach everything below it too.' })
  centerId!: string;
  @Uuid({ nullable: true, description: 'Department the grant is limited to; null: all of the centre.' }) departmentId!:
    string | null;
}

export const CALLER_KINDS = ['person', 'api_key'] as const;

export class MeResponse {
  @Uuid({ description: 'Id of the account or API key.' }) id!: string;
  @OneOf(CALLER_KINDS, { description: 'A person’s account, or an API key.', example: 'person' })
  kind!: (typeof CALLER_KINDS)[number];
  @Uuid({ nullable: true, description: 'The person at work behind it.' }) staffId!: string | null;
  @Text({ max: 64, description: 'User name; of an API key `key` and its id.', example: 'mediator' }) username!: string;
  @Text({ max: 100, description: 'Name shown to colleagues.', example: '林某' }) name!: string;
  @Uuid({ description: 'Home centre.' }) centerId!: string;
  @NestedList(() => MyGrantResponse, { max: 500, description: 'Grants in force.' }) grants!: MyGrantResponse[];
  @OneOf(PERMISSIONS, {
    list: { max: 200 },
    description: 'What the grants, or the scopes, permit all together.',
    example: ['center.read', 'dispute.read'],
  })
  permissions!: string[];
  @OneOf(KEY_SCOPES, {
    list: { max: KEY_SCOPES.length },
    description: 'Scopes of an API key; a person has none.',
    example: [],
  })
  scopes!: string[];
  @InstantField({ nullable: true, description: 'When an API key stops working; null for a person.' })
  expiresAt!: string | null;
  @Bool({
    description: 'Only `GET /me`, `POST /me/password` and `POST /auth/logout` are open until it was changed.',
    example: false,
  })
  mustChangePassword!: boolean;
}

export class ChangePasswordRequest {
  @Text({ max: PASSWORD_MAX, description: 'The password used until now.', example: 'the-password-you-were-given' })
  currentPassword!: string;
  @Text({
    max: PASSWORD_MAX,
    min: PASSWORD_MIN,
    description:
      'The new one: at least 8 characters; no well-known one, none that goes on by itself, none made of the user name, your name or the centre’s.',
    example: 'three-calm-rivers',
  })
  newPassword!: string;
}
