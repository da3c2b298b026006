/**
 * What was written down in the field without a network and is sent later, in its order. Each request is judged when it arrives,
 * like any other; one that builds on a refused one is refused with it, as nobody knows whether it would still be meant.
 * Example: accept refused → the assignment queued behind it is `depends_on_refused`; the case in the next village goes through.
 */
export interface Queued {
  readonly id: string;
  /** below /api/v1 */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly afterId: string | null;
}

/** What can be done in the field; everything else wants a network. */
export const QUEUEABLE = '^/(disputes|sessions|agreements|obligations|visits)(/[A-Za-z0-9-]+)*$';

/** The case, session … a request works on, by its address; a registration is of the case whose id it brings. */
export function resourceOf({ path, body }: Pick<Queued, 'path' | 'body'>): string | null {
  const [kind = '', sent] = path.slice(1).split('/');
  const id = sent ?? body['id'];
  return typeof id === 'string' ? `/${kind}/${id.toLowerCase()}` : null;
}

/** The refused request this one builds on: the one it names, or an earlier one on the same resource. */
export function refusedBefore(
  request: Queued,
  earlier: readonly Queued[],
  refused: ReadonlySet<string>,
): string | null {
  const resource = resourceOf(request);
  const found = earlier.find(
    (one) => refused.has(one.id) && (one.id === request.afterId || (resource !== null && resourceOf(one) === resource)),
  );
  return found?.id ?? null;
}
