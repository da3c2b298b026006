/**
 * How an operator gets in: an administrator made from the command line by whoever holds the settings of the service. On an
 * empty database it founds the root centre too; all further centres and accounts are made over the API.
 */
import { Injectable } from '@nestjs/common';
import { isUsername } from '../../domain/access/credentials.js';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from '../../domain/access/password-rules.js';
import type { CenterLevel } from '../../domain/centers/levels.js';
import { StartError } from '../../platform/config/start-error.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { Problem, RefusedProblem } from '../../platform/http/problem.js';
import { CentersService } from '../centers/centers.service.js';
import { AccountSetupService } from './account-setup.service.js';
import { FirstAdministratorStore } from './first-administrator.store.js';
import { PasswordsService } from './passwords.service.js';

export interface FirstAdministrator {
  readonly username: string;
  readonly name: string;
  /** undefined: signs in with the identity provider, as `oidcSubject` */
  readonly password: string | undefined;
  readonly oidcSubject: string | undefined;
  /** Short name of the centre to administer; undefined: the root. */
  readonly center: string | undefined;
  /** The root to found when there is no centre at all. */
  readonly root: { readonly name: string; readonly shortName: string; readonly level: CenterLevel } | undefined;
}

@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: FirstAdministratorStore,
    private readonly centers: CentersService,
    private readonly accounts: AccountSetupService,
    private readonly passwords: PasswordsService,
  ) {}

  /** The short name of the centre the new administrator looks after. */
  async create(input: FirstAdministrator): Promise<string> {
    const { username, name, password, oidcSubject } = input;
    if (!isUsername(username)) throw new StartError('--username takes 2 to 64 letters, digits and . _ - @');
    const passwordHash = password === undefined ? null : await this.passwords.hash(password);
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const { id: centerId, shortName } = await this.place(tx, input);
      if (password !== undefined) judge(password, [username, name, shortName, input.root?.name ?? '']);
      const grants = [{ role: 'administrator' as const, centerId, departmentId: null }];
      await this.accounts
        .create(tx, { centerId, staffId: null, username, name, passwordHash, oidcSubject, grants })
        .catch(nameTaken);
      return shortName;
    });
  }

  private async place(tx: Tx, { center, root }: FirstAdministrator): Promise<{ id: string; shortName: string }> {
    if (center !== undefined) {
      const named = await this.store.named(tx, center);
      if (named === undefined) throw new StartError(`There is no centre with the short name ${center}.`);
      return named;
    }
    const [first, ...more] = await this.store.roots(tx);
    if (more.length > 0)
      throw new StartError('There is more than one root centre: name one with --center <short name>.');
    if (first !== undefined) return first;
    if (root === undefined) {
      throw new StartError(
        'There is no centre yet: name the root with --center-name, --center-short-name and --center-level.',
      );
    }
    return this.centers.add(tx, { ...root, parentId: null });
  }
}

/** Nothing has been made yet of what the transaction began with. */
function judge(password: string, known: readonly string[]): void {
  if (passwordFault(password, known) === undefined) return;
  throw new StartError(
    `The password needs ${PASSWORD_MIN} to ${PASSWORD_MAX} characters, must be none that everybody tries, and not be made of the user name or the centre’s.`,
  );
}

function nameTaken(error: unknown): never {
  if (error instanceof Problem && error.code === 'already_exists') throw new StartError('That user name is taken.');
  throw error instanceof RefusedProblem ? new StartError('That identity is linked to another account.') : error;
}
