/** Requests and responses of API keys. */
import { KEY_STANDINGS, OVERLAP_HOURS } from '../../domain/access/api-keys.js';
import { KEY_SCOPES, type KeyScope } from '../../domain/access/key-scopes.js';
import { InstantField, Int, NestedList, OneOf, QueryList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

const NAME = { max: 100, description: 'The system that holds the key.', example: '12345 热线工单平台' };
const CENTER = {
  description: 'The one centre the key is good for; centres below it are not included.',
  example: '01900000-0000-7000-8000-000000000004',
};
const SCOPES = {
  list: { min: 1, max: KEY_SCOPES.length, unique: true },
  description:
    'What the key opens, beside what everybody signed in reads (centres, departments, staff names, published rosters, code tables, rules). ' +
    '`disputes:read`: the cases it sent in; `disputes:read.center`: every case of its centre; `disputes:write`: send cases in, complete and read ' +
    'them; `petitions:read`: petitions and monthly returns; `indicators:write`: population and outside counts; `reports:read`: reports and ' +
    'indicators; `exports:read`: every case of its centre by the national standard, and exports of what its other scopes let it see; `imports:write`: ' +
    'bring in data of other systems; `open311`: the Open311 façade; `webhooks:manage`: webhooks of its own, which send what its other scopes let it see. ' +
    'All but `reports:read`, `imports:write`, `open311` and `webhooks:manage` need the approval of a director.',
  example: ['disputes:write'],
};
const EXPIRES = {
  description: 'From this instant on it is refused (`api_key_expired`).',
  example: '2027-06-30T16:00:00.000Z',
};

export class IssueApiKeyRequest {
  @Text(NAME) name!: string;
  @Uuid(CENTER) centerId!: string;
  @OneOf(KEY_SCOPES, SCOPES) scopes!: KeyScope[];
  @InstantField({
    description: 'When it stops working, after now and at most `API_KEY_MAX_DAYS` (366 unless set) days away.',
    example: '2027-06-30T16:00:00Z',
  })
  expiresAt!: string;
}

export class UpdateApiKeyRequest {
  @Text({ ...NAME, optional: true }) name?: string;
  @OneOf(KEY_SCOPES, {
    ...SCOPES,
    optional: true,
    description: 'What is left of the present scopes; others are never added (`scopes_only_narrow`).',
  })
  scopes?: KeyScope[];
}

export class RotateApiKeyRequest {
  @InstantField({
    description: 'When the new token stops working, after now and at most `API_KEY_MAX_DAYS` days away.',
    example: '2027-06-30T16:00:00Z',
  })
  expiresAt!: string;
  @Int({
    min: 0,
    max: OVERLAP_HOURS.max,
    optional: true,
    default: OVERLAP_HOURS.default,
    description: 'Hours for which the token until now stays good beside the new one, never beyond its own expiry.',
    example: 24,
  })
  overlapHours?: number;
}

export class ApiKeyQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Only keys of this centre.' }) centerId?: string;
  @QueryList()
  @OneOf(KEY_STANDINGS, {
    optional: true,
    list: { max: KEY_STANDINGS.length },
    description: 'Only keys of these standings.',
    example: ['active'],
  })
  standing?: string[];
}

export class ApiKeyTokenResponse {
  @Text({
    max: 12,
    description: 'The part of the token after `gck_`; tells tokens apart and opens nothing.',
    example: '4fQ0aZ81kLmN',
  })
  handle!: string;
  @InstantField({ description: 'When it was made.' }) issuedAt!: string;
  @InstantField(EXPIRES) expiresAt!: string;
  @InstantField({ nullable: true, description: 'Last use, to the hour; null: never used.' }) lastUsedAt!: string | null;
}

export class ApiKeyResponse {
  @Uuid({ description: 'Id of the key; in logs and timelines the key acts under it.' }) id!: string;
  @Text(NAME) name!: string;
  @Uuid(CENTER) centerId!: string;
  @OneOf(KEY_SCOPES, SCOPES) scopes!: string[];
  @OneOf(KEY_STANDINGS, {
    description:
      '`pending`: waits for a director and opens nothing yet; `expired`: none of its tokens is good any more.',
    example: 'active',
  })
  standing!: string;
  @InstantField(EXPIRES) expiresAt!: string;
  @InstantField({ nullable: true, description: 'Last use of any token, to the hour; null: never used.' }) lastUsedAt!:
    string | null;
  @NestedList(() => ApiKeyTokenResponse, { max: 2, description: 'Tokens that have not run out, newest first.' })
  tokens!: ApiKeyTokenResponse[];
  @Uuid({ description: 'Account that issued it.' }) issuedBy!: string;
  @InstantField({ description: 'When it was issued.' }) issuedAt!: string;
  @Uuid({ nullable: true, description: 'Account of the director who approved it; null: not yet, or not needed.' })
  approvedBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was approved.' }) approvedAt!: string | null;
  @Uuid({ nullable: true, description: 'Account that revoked it.' }) revokedBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was revoked.' }) revokedAt!: string | null;
  @Int({ min: 1, max: 2147483647, description: 'Raised by every change; part of the ETag. Use is no change.' })
  version!: number;
}

export class IssuedApiKeyResponse extends ApiKeyResponse {
  @Text({
    max: 100,
    description: 'Shown this once. Send it as `Authorization: Bearer gck_…`.',
    example: 'gck_4fQ0aZ81kLmN_<43 letters and digits><checksum>',
  })
  token!: string;
}

export class ApiKeyPage extends PageResponse {
  @NestedList(() => ApiKeyResponse, { max: 200, description: 'Keys, newest first.' }) items!: ApiKeyResponse[];
}
