/**
 * Who is who and who may what: sign-in with local accounts, tokens, sessions, role grants; resolves the Actor of a request.
 * Tables: account, role_grant, sign_in_session, refresh_token, sign_in_failure. Endpoints: /auth/token, /auth/refresh,
 * /auth/logout, /me, /me/password, /accounts, /accounts/{id}, …/password-reset, …/grants, …/grants/{id}, …/grants/{id}/approve.
 * It writes no entries of the case log; every change of an account, a password or a grant is a line in audit_log.
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
import { ActorsStore } from './actors.store.js';
import { AuthController } from './auth.controller.js';
import { FirstAdministratorService } from './first-administrator.service.js';
import { FirstAdministratorStore } from './first-administrator.store.js';
import { GrantsController } from './grants.controller.js';
import { GrantsService } from './grants.service.js';
import { GrantsStore } from './grants.store.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { PasswordsService } from './passwords.service.js';
import { SessionActorResolver } from './session-actor.resolver.js';
import { SignInFailuresStore } from './sign-in-failures.store.js';
import { SignInService } from './sign-in.service.js';
import { SignInStore } from './sign-in.store.js';
import { SlowDownService } from './slow-down.service.js';
import { TokensService } from './tokens.service.js';

const STORES = [AccountsStore, ActorsStore, GrantsStore, SignInStore, SignInFailuresStore, FirstAdministratorStore];
const SERVICES = [
  SignInService,
  MeService,
  AccountsService,
  AccountPasswordsService,
  GrantsService,
  SlowDownService,
  TokensService,
];

@Global()
@Module({
  imports: [CentersModule, DepartmentsModule, StaffModule],
  controllers: [AuthController, MeController, AccountsController, GrantsController],
  providers: [
    ...STORES,
    ...SERVICES,
    AccountSetupService,
    FirstAdministratorService,
    PasswordsService,
    { provide: ACTOR_RESOLVER, useClass: SessionActorResolver },
  ],
  exports: [ACTOR_RESOLVER, AccountSetupService, FirstAdministratorService, PasswordsService],
})
export class AccessModule {}
