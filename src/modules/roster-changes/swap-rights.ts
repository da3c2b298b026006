/** Who may know of a swap request, and who may do what with it: role and relation, never its state. */
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import type { SwapRecord } from './swaps.store.js';

type Sides = Pick<SwapRecord, 'centerId' | 'staffId' | 'counterStaffId' | 'requestedBy'>;

export const readsAllSwaps = ({ actor }: Caller, centerId: string): boolean =>
  mayInCenter(actor, 'roster.change', centerId) || mayInCenter(actor, 'swap.approve', centerId);

const isParty = ({ actor }: Caller, { staffId, counterStaffId, requestedBy }: Sides): boolean =>
  requestedBy === actor.accountId || actor.staffId === staffId || actor.staffId === counterStaffId;

/** The two officers, whoever asked, and those who keep the roster; for the others it does not exist. */
export function visibleSwap<T extends Sides>(caller: Caller, swap: T | undefined): T {
  if (swap === undefined || !(readsAllSwaps(caller, swap.centerId) || isParty(caller, swap))) throw notFound();
  return swap;
}

/** The officer on the line asks, or who keeps the roster, on their behalf. */
export const mayAsk = ({ actor }: Caller, { staffId, centerId }: { staffId: string; centerId: string }): boolean =>
  mayInCenter(actor, 'swap.request', centerId) &&
  (actor.staffId === staffId || mayInCenter(actor, 'roster.change', centerId));

/** Only the officer who is asked answers: nobody gives away another one's day. */
export const mayAnswer = ({ actor }: Caller, swap: Sides): boolean => actor.staffId === swap.counterStaffId;

export const mayDecide = ({ actor }: Caller, { centerId }: Sides): boolean =>
  mayInCenter(actor, 'swap.approve', centerId);

export const mayWithdraw = (caller: Caller, swap: Sides): boolean =>
  swap.requestedBy === caller.actor.accountId || mayAsk(caller, swap);

export function demandRight(may: boolean, permission: string): void {
  if (!may) throw new Problem('forbidden', { params: { permission } });
}
