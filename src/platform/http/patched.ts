/** A row with the fields of a PATCH laid over it: absent leaves, null clears (api.md §1). */
export function patched<R extends object>(row: R, patch: { readonly [K in keyof R]?: R[K] | undefined }): R {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...row, ...(Object.fromEntries(given) as Partial<R>) };
}
