/** Where a request without a signed-in caller came from. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { remoteAddressOf } from '../http/remote-address.js';

export interface Origin {
  readonly actor: null;
  readonly address: string;
  readonly requestId: string;
}

export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { actor: null, address: remoteAddressOf(request), requestId: request.id };
});

/** The address under which the caller reached the service: what a link for them begins with. */
export const BaseAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return `${request.protocol}://${request.host}`;
});
