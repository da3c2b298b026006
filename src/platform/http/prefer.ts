/** `Prefer: respond-async` (RFC 7240): whoever does not want to wait gets 202 and the address of a job. */
import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

export const RESPOND_ASYNC = 'respond-async';

/** Preferences nobody knows are passed over, as the RFC demands. */
export const prefersAsync = (header: string | readonly string[] | undefined): boolean =>
  String(header ?? '')
    .split(',')
    .some((preference) => preference.split(/[;=]/)[0]?.trim().toLowerCase() === RESPOND_ASYNC);

export const PrefersAsync = createParamDecorator((_: unknown, context: ExecutionContext): boolean =>
  prefersAsync(context.switchToHttp().getRequest<FastifyRequest>().headers['prefer']),
);

/** A route that answers at once with one thing, or later with another. */
export const MayAnswerLater = ({ now, later }: { now: Type; later: Type }) =>
  applyDecorators(
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`respond-async`: do not wait, answer 202 with the job that makes it.',
      schema: { type: 'string', example: RESPOND_ASYNC },
    }),
    ApiCreatedResponse({ type: now, description: 'Made at once.' }),
    ApiAcceptedResponse({ type: later, description: 'Being made: `Location` names the job.' }),
  );
