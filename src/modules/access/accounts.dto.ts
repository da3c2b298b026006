/** Requests and responses of accounts and their grants. */
import { ROLES } from '../../domain/access/permissions.js';
import { Bool, InstantField, Int, NestedList, OneOf, QueryBool, Text, Uuid } from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

/** `integrator` belongs to API keys; naming it for a person is refused by the rule, not by the form. */
export const GRANT_STATES = ['pending', 'active'] as const;

const USERNAME = {
  max: 64,
  min: 2,
  description: 'User name for signing in: letters of any script, digits and . _ - @; unique whatever its case.',
  example: 'lin.mediator',
};
const NAME = { max: 100, description: 'Name shown to colleagues.', example: '林某' };
const STAFF = {
  description: 'The person at work behind the account, of the same centre.',
  example: '01900000-0000-7000-8000-000000000031',
};
const CENTER = {
  description: 'Home centre: its administrators manage the account.',
  example: '01900000-0000-7000-8000-000000000004',
};
const ROLE = {
  description: 'What the holder may do; see `GET /me` for the permissions it gives.',
  example: 'mediator',
};
const GRANT_CENTER = {
  description: 'The centre the grant is good for.',
  example: '01900000-0000-7000-8000-000000000004',
};
const DEPARTMENT = {
  description: 'Limits the grant to one department of the centre; null: all of them.',
  example: '01900000-0000-7000-8000-000000000014',
};

const SUBJECT = {
  max: 255,
  description:
    'Who the holder is to the identity provider (`OIDC_ISSUER`): the value of its claim `OIDC_CLAIM`, `sub` unless set otherwise. ' +
    'null: not linked. One identity is linked to one account (`subject_linked`).',
  example: 'f3c1d7a2-7b64-4f0e-9c55-0a1b2c3d4e5f',
};

export class CreateAccountRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new account.',
    example: '01900000-0000-7000-8000-0000000000b1',
  })
  id?: string;
  @Text(USERNAME) username!: string;
  @Text(NAME) name!: string;
  @Uuid(CENTER) centerId!: string;
  @Uuid({ ...STAFF, optional: true, nullable: true }) staffId?: string | null;
}

export class UpdateAccountRequest {
  @Text({ ...NAME, optional: true }) name?: string;
  @Uuid({ ...STAFF, optional: true, nullable: true }) staffId?: string | null;
  @Text({ ...SUBJECT, optional: true, nullable: true }) oidcSubject?: string | null;
  @Bool({
    optional: true,
    description: 'true: cannot sign in, and every session ends at once; never your own account.',
    example: true,
  })
  disabled?: boolean;
}

export class AccountQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Home centre.' }) centerId?: string;
  @Text({ max: 100, optional: true, description: 'Part of the user name or the name.', example: '林' }) q?: string;
  @QueryBool()
  @Bool({ optional: true, description: 'Only disabled accounts, or only enabled ones.', example: false })
  disabled?: boolean;
  @QueryBool()
  @Bool({
    optional: true,
    description: 'Only accounts with a grant that waits for its second approver.',
    example: true,
  })
  withPendingGrant?: boolean;
}

export class CreateGrantRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new grant.',
    example: '01900000-0000-7000-8000-0000000000c1',
  })
  id?: string;
  @OneOf(ROLES, { ...ROLE, example: 'director' }) role!: (typeof ROLES)[number];
  @Uuid(GRANT_CENTER) centerId!: string;
  @Uuid({ ...DEPARTMENT, optional: true, nullable: true }) departmentId?: string | null;
}

export class GrantResponse {
  @Uuid({ description: 'Id of the grant.' }) id!: string;
  @OneOf(ROLES, ROLE) role!: string;
  @Uuid(GRANT_CENTER) centerId!: string;
  @Uuid({ ...DEPARTMENT, nullable: true }) departmentId!: string | null;
  @OneOf(GRANT_STATES, {
    description: '`pending`: a director waits for the second approver and is none yet.',
    example: 'active',
  })
  state!: string;
  @Uuid({ nullable: true, description: 'Account that gave it; null at set-up.' }) grantedBy!: string | null;
  @InstantField({ description: 'When it was given.' }) grantedAt!: string;
  @Uuid({ nullable: true, description: 'Second person, for a director.' }) approvedBy!: string | null;
  @InstantField({ nullable: true, description: 'When the second person approved.' }) approvedAt!: string | null;
}

export class AccountResponse {
  @Uuid({ description: 'Id of the account.' }) id!: string;
  @Text(USERNAME) username!: string;
  @Text(NAME) name!: string;
  @Uuid(CENTER) centerId!: string;
  @Uuid({ ...STAFF, nullable: true }) staffId!: string | null;
  @Bool({ description: 'Cannot sign in.', example: false }) disabled!: boolean;
  @Bool({ description: 'false: no password was issued yet.', example: true }) hasPassword!: boolean;
  @Bool({ description: 'The password was issued by somebody else and has to be changed first.', example: false })
  mustChangePassword!: boolean;
  @Text({ ...SUBJECT, nullable: true }) oidcSubject!: string | null;
  @NestedList(() => GrantResponse, { max: 500, description: 'Grants, oldest first.' }) grants!: GrantResponse[];
  @Int({
    min: 0,
    max: 2147483647,
    description: 'Raised by every change of the account and its grants; part of the ETag.',
  })
  version!: number;
  @InstantField({ description: 'When it was made.' }) createdAt!: string;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class AccountPage extends PageResponse {
  @NestedList(() => AccountResponse, { max: 200, description: 'Accounts by user name.' }) items!: AccountResponse[];
}

export class IssuedPasswordResponse {
  @Uuid({ description: 'Id of the account.' }) accountId!: string;
  @Text({
    max: 64,
    description: 'Shown this once; the holder must change it at the first sign-in.',
    example: 'k7mq-2xwd-9fht-r4np',
  })
  temporaryPassword!: string;
}
