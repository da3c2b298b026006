/**
 * An operation that is to go says so: in the document (`deprecated`), and in each answer since when (`Deprecation`, RFC 9745)
 * and when it will be gone (`Sunset`, RFC 8594). How long that takes is in README, "Versions of the API".
 */
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import {
  type Day,
  diffDays,
  httpDateOf,
  type Instant,
  msOfInstant,
  startOfDayInstant,
} from '../../domain/shared/day.js';

/** So many days at least lie between the notice and the end. */
export const NOTICE_DAYS = 183;

export interface Retirement {
  /** The day of the notice. */
  readonly since: Day;
  /** The first day without it. */
  readonly until: Day;
}

const RETIREMENT = 'retirement';
const startOf = (day: Day): Instant => startOfDayInstant(day, 'Asia/Shanghai');

/** Marks an operation that is to go; one with less notice than promised does not compile into a service. */
export function Retires(retirement: Retirement): MethodDecorator {
  const days = diffDays(retirement.since, retirement.until);
  if (days < NOTICE_DAYS) throw new Error(`${days} days of notice, ${NOTICE_DAYS} are promised`);
  return applyDecorators(
    SetMetadata(RETIREMENT, retirement),
    ApiOperation({ deprecated: true }),
    ApiExtension('x-sunset', retirement.until),
  );
}

export const retirementHeaders = ({ since, until }: Retirement): Record<string, string> => ({
  deprecation: `@${msOfInstant(startOf(since)) / 1000}`,
  sunset: httpDateOf(startOf(until)),
});

@Injectable()
export class RetirementInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const retirement = this.reflector.get<Retirement | undefined>(RETIREMENT, context.getHandler());
    if (retirement !== undefined) {
      context.switchToHttp().getResponse<FastifyReply>().headers(retirementHeaders(retirement));
    }
    return next.handle();
  }
}
