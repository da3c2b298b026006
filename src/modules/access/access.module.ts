/**
 * Who is who and who may what: sign-in with local accounts or an identity provider, tokens, sessions, role grants, API keys;
 * resolves the Actor of a request. Tables: account, role_grant, sign_in_session, refresh_token, sign_in_failure, api_key,
 * api_key_token. Endpoints: /api-keys, /api-keys/{id}, …/approve, …/rotate, …/revoke, /auth/token, /auth/refresh,
 * /auth/logout, /me, /me/password, /accounts, /accounts/{id}, …/password-reset, …/grants, …/grants/{id}, …/grants/{id}/approve.
 * It writes no entries of the case log; every change of an account, a password, a grant or a key is a line in audit_log.
 */
import { Global, Module } from '@nestjs/common';
import { ACTOR_RESOLVER } from '../../platform/auth/actor-resolver.js';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AccountPasswordsService } from './account-passwords.service.js';
import { AccountSetupService } from './account-setup.service.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { ActorsReader } from './actors.reader.js';
import { ActorsStore } from './actors.store.js';
import { ApiKeySignInService } from './api-key-sign-in.service.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeysStore } from './api-keys.store.js';
import { AuthController } from './auth.controller.js';
import { BearerActorResolver } from './bearer-actor.resolver.js';
import { FirstAdministratorService } from './first-administrator.service.js';
import { FirstAdministratorStore } from './first-administrator.store.js';
import { GrantsController } from './grants.controller.js';
import { GrantsService } from './grants.service.js';
import { GrantsStore } from './grants.store.js';
import { IdentityProviderService } from './identity-provider.service.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { OidcSignInService } from './oidc-sign-in.service.js';
import { PasswordsService } from './passwords.service.js';
import { RevealLimitService } from './reveal-limit.service.js';
import { SessionActorResolver } from './session-actor.resolver.js';
import { SignInFailuresStore } from './sign-in-failures.store.js';
import { SignInService } from './sign-in.service.js';
import { SignInStore } from './sign-in.store.js';
import { SlowDownService } from './slow-down.service.js';
import { TokensService } from './tokens.service.js';

const STORES = [
  AccountsStore,
  ActorsStore,
  ApiKeysStore,
  GrantsStore,
  SignInStore,
  SignInFailuresStore,
  FirstAdministratorStore,
];
const SERVICES = [
  SignInService,
  MeService,
  AccountsService,
  AccountPasswordsService,
  ApiKeysService,
  ApiKeySignInService,
  IdentityProviderService,
  OidcSignInService,
  SessionActorResolver,
  GrantsService,
  SlowDownService,
  TokensService,
];

@Global()
@Module({
  imports: [CentersModule, DepartmentsModule, StaffModule],
  controllers: [AuthController, MeController, AccountsController, GrantsController, ApiKeysController],
  providers: [
    ...STORES,
    ...SERVICES,
    AccountSetupService,
    FirstAdministratorService,
    PasswordsService,
    RevealLimitService,
    ActorsReader,
    { provide: ACTOR_RESOLVER, useClass: BearerActorResolver },
  ],
  exports: [
    ACTOR_RESOLVER,
    ActorsReader,
    AccountSetupService,
    FirstAdministratorService,
    PasswordsService,
    RevealLimitService,
  ],
})
export class AccessModule {}
