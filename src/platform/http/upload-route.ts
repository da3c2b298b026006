/** Routes that take a form with one file: how they say so, in OpenAPI and to what parses bodies. */
import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import type { FastifyRequest } from 'fastify';

export const FORM = 'multipart/form-data';

/** The route takes a form with one file; the class names its fields, the file among them. */
export const TakesUpload = (form: Type<object>) =>
  applyDecorators(RouteConfig({ takesUpload: true }), ApiConsumes(FORM), ApiBody({ type: form }));

export const takesUpload = ({ routeOptions: { config } }: FastifyRequest): boolean =>
  (config as { takesUpload?: boolean }).takesUpload === true;

export const isForm = ({ headers }: FastifyRequest): boolean =>
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** The file itself, in the class that names the fields of a form. */
export const FilePart = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: 'string', format: 'binary', description }), Allow());

/** The request whose body is still to be read. */
export const UploadRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  context.switchToHttp().getRequest<FastifyRequest>(),
);
