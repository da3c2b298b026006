/** A refusal or an error on its way to the edge: a stable code, the values its text needs, and what may be done instead. */
import type { GenericCode } from './status-of.js';
import type { Refusal } from '../../domain/shared/refusal.js';

/** One fault in a request body, query or path. */
export interface FieldFault {
  /** JSON pointer into the body, `query/<name>` or `path/<name>`. */
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ProblemExtra {
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly errors?: readonly FieldFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The ETag of the resource as it is now, on a stale If-Match. */
  readonly currentETag?: string;
  readonly cause?: unknown;
}

/** A fault of the request itself; its status follows from its code. */
export class Problem extends Error {
  constructor(
    readonly code: GenericCode,
    readonly extra: ProblemExtra = {},
  ) {
    super(code, extra.cause === undefined ? undefined : { cause: extra.cause });
  }
}

/** The rule book said no: 409 with every reason and what is allowed now. */
export class RefusedProblem extends Error {
  constructor(
    readonly refusals: readonly [Refusal, ...Refusal[]],
    readonly availableActions: readonly string[] = [],
  ) {
    super(refusals[0].code);
  }
}

/** Refuses with one reason of the rule book. */
export const refuse = (code: string, rest: Omit<Refusal, 'code'> = {}, availableActions: readonly string[] = []) =>
  new RefusedProblem([{ code, ...rest }], availableActions);

export const notFound = (): Problem => new Problem('not_found');

/** An id in the body that the caller may not know or that names nothing; the same answer for both. */
export const unknownReference = (pointer: string): Problem =>
  new Problem('unknown_reference', { errors: [{ pointer, code: 'unknown_reference' }] });

export const invalid = (pointer: string, code: string, params: Record<string, string | number> = {}): Problem =>
  new Problem('validation_failed', { errors: [{ pointer, code, params }] });

/** Thrown to end a request with 304 or with the answer to an earlier request with the same Idempotency-Key. */
export class ShortCut extends Error {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string | null,
  ) {
    super('short cut');
  }
}
