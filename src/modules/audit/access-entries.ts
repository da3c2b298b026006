/**
 * What people read and what they were refused, gathered until it is written. The same again is counted, not repeated. Of one
 * caller, or one network without one, so many refusals a minute get lines of their own, and of everybody unknown together not more
 * than a few hundred; the others are one line that counts them, so that nobody floods the log by being refused.
 */
import type { PathSubject } from '../../domain/audit/subject-of-path.js';
import { networkOf } from '../../platform/http/remote-address.js';

/** Refusals a minute, of one account or network, that are told one by one. */
export const REFUSALS_A_MINUTE = 20;
/** Of all together who are not signed in, from however many networks. */
export const UNKNOWN_A_MINUTE = 300;
/** More callers are not told apart in one minute, nor more entries kept while they cannot be written. */
export const MOST_KEPT = 10_000;
/** Of a list that was read again and again; then a further line tells of what else was shown. */
export const MOST_SHOWN = 200;

export interface Access {
  readonly action: 'data.read' | 'request.refused';
  readonly operation: string | null;
  readonly subject: PathSubject | null;
  readonly accountId: string | null;
  /** Centre of the account. */
  readonly home: string | null;
  readonly address: string;
  readonly requestId: string;
  readonly at: string;
  /** Why it was refused. */
  readonly code: string | null;
  /** Ids of what a list showed. */
  readonly shown: readonly string[];
  /** What these are, where the address names nothing they belong to. */
  readonly shownKind: string | null;
}

export interface AccessEntry extends Access {
  readonly times: number;
}

interface Budget {
  readonly minute: string;
  told: number;
  more: AccessEntry | undefined;
}

export class AccessEntries {
  private entries = new Map<string, AccessEntry>();
  private readonly budgets = new Map<string, Budget>();
  private lost = 0;

  add(access: Access): void {
    const { action, operation, accountId, address, code, subject } = access;
    const what = [subject?.id, subject?.part?.id];
    const key = JSON.stringify([action, accountId, address, operation, code, ...what]);
    const known = this.entries.get(key);
    if (known !== undefined) this.merge(key, known, access);
    else if (action === 'data.read' || this.isTold(access)) this.put(key, { ...access, times: 1 });
  }

  /** Takes out what is to be written now; the counted refusals of a minute once it is over, or at the very end. */
  take(minute: string | null): { readonly entries: readonly AccessEntry[]; readonly lost: number } {
    const counted: AccessEntry[] = [];
    for (const [who, budget] of this.budgets) {
      if (budget.minute === minute) continue;
      if (budget.more !== undefined) counted.push(budget.more);
      this.budgets.delete(who);
    }
    const taken = { entries: [...this.entries.values(), ...counted], lost: this.lost };
    this.entries = new Map();
    this.lost = 0;
    return taken;
  }

  /** They could not be written: kept for the next time, as far as there is room. */
  putBack({ entries, lost }: { readonly entries: readonly AccessEntry[]; readonly lost: number }): void {
    this.lost += lost;
    entries.forEach((entry, index) => this.put(`back ${entry.requestId} ${index}`, entry));
  }

  private merge(key: string, known: AccessEntry, access: Access): void {
    const shown = [...new Set([...known.shown, ...access.shown])];
    if (shown.length <= MOST_SHOWN) {
      this.entries.set(key, { ...known, times: known.times + 1, shown });
      return;
    }
    this.entries.delete(key);
    this.put(`full ${known.requestId}`, known);
    this.put(key, { ...access, times: 1 });
  }

  private put(key: string, entry: AccessEntry): void {
    if (this.entries.size < MOST_KEPT) this.entries.set(key, entry);
    else this.lost += entry.times;
  }

  private isTold(access: Access): boolean {
    const minute = minuteOf(access.at);
    const own = this.budgetOf(access.accountId ?? networkOf(access.address), minute);
    const unknown = access.accountId === null ? this.budgetOf('unknown', minute) : undefined;
    if (unknown !== undefined && unknown.told >= UNKNOWN_A_MINUTE) return countedIn(unknown, access);
    if (own.told >= REFUSALS_A_MINUTE) return countedIn(own, access);
    own.told += 1;
    if (unknown !== undefined) unknown.told += 1;
    return true;
  }

  private budgetOf(caller: string, minute: string): Budget {
    const who = this.budgets.has(caller) || this.budgets.size < MOST_KEPT ? caller : 'others';
    const known = this.budgets.get(who);
    if (known?.minute === minute) return known;
    if (known?.more !== undefined) this.put(`more ${who} ${known.minute}`, known.more);
    const fresh = { minute, told: 0, more: undefined };
    this.budgets.set(who, fresh);
    return fresh;
  }
}

export const minuteOf = (instant: string): string => instant.slice(0, 16);

function countedIn(budget: Budget, access: Access): false {
  const { more } = budget;
  budget.more =
    more === undefined
      ? { ...access, operation: null, code: null, subject: null, times: 1 }
      : { ...more, times: more.times + 1 };
  return false;
}
