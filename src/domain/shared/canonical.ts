/**
 * One spelling for equal values: names in order, no white space (RFC 8785 for texts and whole numbers), so that two
 * values can be compared or digested whatever order their names were written in. Example: {b: 1, a: 2} is {"a":2,"b":1}.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (isRecord(each) ? sorted(each) : each));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
