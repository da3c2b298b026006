/** The order of ids, days and instants: by code unit, the same on every machine. Example: compare('a', 'b') is −1. */
export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
