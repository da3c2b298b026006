/**
 * What a request was about, read off the route that answered it and what it names: the outermost resource that is named by an id, and the innermost where that is
 * another. Example: `/disputes/7…/parties/9…` is about dispute 7…, and of it about party 9….
 */
export interface PathSubject {
  readonly kind: string;
  readonly id: string;
  readonly part: { readonly kind: string; readonly id: string } | null;
}

const NAMED = /\/([a-z0-9-]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=[/?]|$)/gi;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As the router understood the address, however it was written; what no route was found for is about nothing. */
export function subjectOfRoute(
  route: string | undefined,
  params: Readonly<Record<string, unknown>>,
): PathSubject | null {
  return subjectOfPath((route ?? '').replaceAll(/:(\w+)/g, (_, name: string) => idIn(params, name)));
}

const idIn = (params: Readonly<Record<string, unknown>>, name: string): string => {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' && ID.test(value) ? value : '-';
};

export function subjectOfPath(path: string): PathSubject | null {
  const named = [...path.matchAll(NAMED)].map(([, segment = '', id = '']) => ({
    kind: singular(segment.toLowerCase()).replaceAll('-', '_'),
    id: id.toLowerCase(),
  }));
  const [first, ...more] = named;
  return first === undefined ? null : { ...first, part: more.at(-1) ?? null };
}

/** Of what kind the things are that a list shows: `/petitions` lists petitions. */
export const kindOfRoute = (route: string | undefined): string | null => {
  const last = /\/([a-z0-9-]+)$/.exec(route ?? '')?.[1];
  return last === undefined ? null : singular(last).replaceAll('-', '_');
};

function singular(segment: string): string {
  if (segment.endsWith('ies')) return `${segment.slice(0, -3)}y`;
  return segment.endsWith('s') ? segment.slice(0, -1) : segment;
}
