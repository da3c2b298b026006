/**
 * The order of checks of api.md §1.3: authenticate, authorise, look the key up, If-Match, validate, rules. Where a route
 * works on an existing resource it names it with `@On(kind, param)`; the owning module registers how to see it. The gate is
 * asked only when something else already failed (a missing If-Match, an invalid body), so the good path costs nothing: there
 * the service authorises under the lock.
 */
import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Caller } from '../auth/caller.js';
import { isUuid } from './atoms.js';
import { notFound } from './problem.js';

export interface OnResource {
  readonly kind: string;
  /** Path parameter that names the resource; `centerId/year` where it takes two. */
  readonly param: string;
  /** `required`: POST/PATCH/PUT on an existing resource; `honoured`: records that only add; `none`: no version. */
  readonly ifMatch: 'required' | 'honoured' | 'none';
  /** Permission the caller needs towards this very resource. */
  readonly permission: string | null;
}

export const ON_RESOURCE = 'onResource';

export const On = (
  kind: string,
  param: string,
  ifMatch: OnResource['ifMatch'] = 'none',
  permission: string | null = null,
) =>
  applyDecorators(
    SetMetadata(ON_RESOURCE, { kind, param, ifMatch, permission } satisfies OnResource),
    ApiExtension('x-if-match', ifMatch),
  );

/** Throws 404 or 403, or tells the version of the resource as it is now. */
export type Gate = (caller: Caller, id: string, permission: string | null) => Promise<number>;

@Injectable()
export class Gates {
  private readonly gates = new Map<string, Gate>();

  register(kind: string, gate: Gate): void {
    this.gates.set(kind, gate);
  }

  check(kind: string, caller: Caller, id: string, permission: string | null): Promise<number> {
    const gate = this.gates.get(kind);
    if (gate === undefined) throw new Error(`no gate is registered for ${kind}`);
    if (!isUuid(id.split('/')[0])) throw notFound();
    return gate(caller, id, permission);
  }
}
