/**
 * Who sees and who manages an account. It is seen by its holder and by administrators and directors who reach its home
 * centre or a centre of its grants. It is managed (name, password, disabled) by an administrator who reaches its home
 * centre *and* every centre it holds grants at: whoever can reset a password can act with everything it opens.
 */
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import type { AccountRecord } from './account.view.js';

/** The account, if the caller may know it; else 404. */
export function demandVisible(caller: Caller, account: AccountRecord | undefined): AccountRecord {
  if (account === undefined || !isVisible(caller, account)) throw notFound();
  return account;
}

export function demandManaged(caller: Caller, account: AccountRecord): void {
  const centers = [account.centerId, ...account.grants.map(({ centerId }) => centerId)];
  if (!centers.every((centerId) => mayInCenter(caller.actor, 'account.manage', centerId))) {
    throw new Problem('forbidden', { params: { permission: 'account.manage' } });
  }
}

export const isOwn = (caller: Pick<Caller, 'actor'>, account: { readonly id: string }): boolean =>
  account.id === caller.actor.accountId;

function isVisible(caller: Caller, account: AccountRecord): boolean {
  if (isOwn(caller, account)) return true;
  const reached = centersWith(caller.actor, 'grant.manage');
  return reached.includes(account.centerId) || account.grants.some(({ centerId }) => reached.includes(centerId));
}
