/**
 * What people read and what they were refused, gathered until it is written. The same again is counted, not repeated. Of one
 * caller, or one address without one, so many refusals a minute get lines of their own; the others are one line that counts them,
 * so that nobody floods the log by being refused.
 */
import { type PathSubject, subjectOfPath } from '../../domain/audit/subject-of-path.js';

/** Refusals a minute, of one account or address, that are told one by one. */
export const REFUSALS_A_MINUTE = 20;
/** More callers are not told apart in one minute, nor more entries kept while they cannot be written. */
export const MOST_KEPT = 10_000;
const MOST_SHOWN = 200;

export interface Access {
  readonly action: 'data.read' | 'request.refused';
  readonly operation: string | null;
  readonly path: string;
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
}

export interface AccessEntry extends Omit<Access, 'path'> {
  readonly subject: PathSubject | null;
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
    const { path, ...rest } = access;
    const subject = subjectOfPath(path);
    const { action, operation, accountId, address, code } = access;
    const what = [subject?.id, subject?.part?.id];
    const key = JSON.stringify([action, accountId ?? address, operation, code, ...what]);
    const known = this.entries.get(key);
    if (known !== undefined) this.entries.set(key, merged(known, access));
    else if (action === 'data.read' || this.isTold(access)) this.put(key, { ...rest, subject, times: 1 });
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

  private put(key: string, entry: AccessEntry): void {
    if (this.entries.size < MOST_KEPT) this.entries.set(key, entry);
    else this.lost += entry.times;
  }

  private isTold(access: Access): boolean {
    const minute = minuteOf(access.at);
    const budget = this.budgetOf(access.accountId ?? access.address, minute);
    if (budget.told < REFUSALS_A_MINUTE) {
      budget.told += 1;
      return true;
    }
    const { path: _, ...rest } = access;
    budget.more =
      budget.more === undefined
        ? { ...rest, operation: null, code: null, subject: null, times: 1 }
        : { ...budget.more, times: budget.more.times + 1 };
    return false;
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

const merged = (known: AccessEntry, { shown }: Access): AccessEntry => ({
  ...known,
  times: known.times + 1,
  shown: [...new Set([...known.shown, ...shown])].slice(0, MOST_SHOWN),
});
