/** A route that declares no query parameters refuses all of them: a misspelt filter must not silently match everything. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Problem } from './problem.js';

/** Nest's number for a `@Query()` parameter in its route metadata. */
const QUERY_PARAMETER = /^4:/;

@Injectable()
export class StrictQueryInterceptor implements NestInterceptor {
  private readonly takesQuery = new WeakMap<object, boolean>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>;
    const names = Object.keys(query);
    if (names.length > 0 && !this.declaresQuery(context)) {
      throw new Problem('validation_failed', {
        errors: names.map((name) => ({ pointer: `query/${name}`, code: 'unknown_parameter' })),
      });
    }
    return next.handle();
  }

  private declaresQuery(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let takes = this.takesQuery.get(handler);
    if (takes === undefined) {
      const args = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) as object | undefined;
      takes = Object.keys(args ?? {}).some((key) => QUERY_PARAMETER.test(key));
      this.takesQuery.set(handler, takes);
    }
    return takes;
  }
}
