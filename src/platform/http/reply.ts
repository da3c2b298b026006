/**
 * What a use case answers: the body, the version behind its ETag and, for a creation, where the new thing lives.
 * The reply interceptor turns it into status, `ETag`, `Location` and caching headers.
 */
export interface Reply<T> {
  readonly status: 200 | 201 | 202;
  readonly body: T;
  /** Version of the resource named by `self`; null where the answer has no ETag (desk, actions, lists). */
  readonly version: number | null;
  /** Path below /api/v1 of a GET that renders this body again; used to replay a retried request. */
  readonly self: string | null;
  readonly location: string | null;
  /** True for a record without a GET of its own: its body is kept with the idempotency key. */
  readonly isRecord: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** False where the answer must be computed each time (never 304). */
  readonly revalidates: boolean;
}

/** A resource as it is now. */
export const found = <T>(body: T, version: number, self: string): Reply<T> => ({
  status: 200,
  body,
  version,
  self,
  location: null,
  isRecord: false,
  revalidates: true,
});

/** An action's answer: 200 with the resource and its new ETag. */
export const changed = found;

/** A new resource with a GET of its own. */
export const created = <T>(body: T, version: number, location: string): Reply<T> => ({
  ...found(body, version, location),
  status: 201,
  location,
});

/** Not done yet: where to look how far it is (RFC 9110 §15.3.3). */
export const accepted = <T>(
  body: T,
  version: number,
  location: string,
  headers: Record<string, string> = {},
): Reply<T> => ({ ...created(body, version, location), status: 202, headers });

/** A new record that only its parent lists: the parent's Location and version. */
export const recorded = <T>(body: T, parentVersion: number, parent: string): Reply<T> => ({
  ...found(body, parentVersion, parent),
  status: 201,
  location: parent,
  isRecord: true,
});

/** What was to be created was there already: 200 instead of the route's 201; a retry is told the same. */
export const already = <T>(body: T, version: number, self: string): Reply<T> => ({
  ...found(body, version, self),
  isRecord: true,
});

/** An answer without a version: lists, the desk, available actions. */
export const plain = <T>(body: T, headers: Record<string, string> = {}): Reply<T> => ({
  status: 200,
  body,
  version: null,
  self: null,
  location: null,
  isRecord: false,
  headers,
  revalidates: false,
});

/** A list or other answer without a version that may still be revalidated by its digest. */
export const revalidated = <T>(body: T, headers: Record<string, string> = {}): Reply<T> => ({
  ...plain(body, headers),
  version: 0,
  revalidates: true,
});
