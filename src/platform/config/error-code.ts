/** The code of a system or database error ('ENOENT', '42501'); errors of another realm are no instances of ours. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
