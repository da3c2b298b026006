/** Requests sent to this service by itself, by the whole way of every request: signed in, judged and answered as if they had come alone. */
import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { remoteAddressOf } from './remote-address.js';
import { API_PREFIX } from './use-cases.js';

/** On whose behalf: what of a request says who sent it. */
export interface Sender {
  readonly authorization: string;
  readonly language: string;
  readonly address: string;
  readonly requestId: string;
}

export const CurrentSender = createParamDecorator((_: unknown, context: ExecutionContext): Sender => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { authorization = '', 'accept-language': language = 'zh-CN' } = request.headers;
  return { authorization, language, address: remoteAddressOf(request), requestId: request.id };
});

export interface OwnAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

type FastifyInstance = ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance'] extends () => infer I
  ? I
  : never;

@Injectable()
export class OwnRequests {
  constructor(private readonly host: HttpAdapterHost) {}

  async post(sender: Sender, path: string, body: object, headers: Record<string, string>): Promise<OwnAnswer> {
    const {
      statusCode,
      headers: answered,
      payload,
    } = await this.host.httpAdapter.getInstance<FastifyInstance>().inject({
      method: 'POST',
      url: API_PREFIX + path,
      remoteAddress: sender.address,
      headers: {
        ...headers,
        authorization: sender.authorization,
        'accept-language': sender.language,
        'x-request-id': sender.requestId,
      },
      payload: body,
    });
    return { status: statusCode, headers: answered, body: payload };
  }
}
