/** Builds the HTTP application: used by the service, by the tests and by the script that writes the OpenAPI document. */
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { AppModule, type Deps } from './app.module.js';
import { serveDocs } from './docs/docs.js';
import { AccessJournal } from './modules/audit/access-journal.service.js';
import { openEnvelope } from './modules/data-keys/instance-key.store.js';
import { describeApi } from './openapi.document.js';
import type { CallerRequest } from './platform/auth/caller.js';
import { MetricsService } from './platform/health/metrics.service.js';
import { loggedRequest } from './platform/http/address.js';
import { allowOrigins, varyByOrigin } from './platform/http/cors.js';
import { frameworkLog } from './platform/http/framework-log.js';
import { loggedError } from './platform/http/logged-error.js';
import { warnOfPersonalData } from './platform/http/personal-data-warning.js';
import { answerBrokenRequest } from './platform/http/broken-request.js';
import { limitRequests } from './platform/http/rate-limit.js';
import { requestIdOf } from './platform/http/request-id.js';
import { addSafeHeaders } from './platform/http/safe-headers.js';
import { isInUtf8, isUrlEncoded, parseForm, takesForm, URL_ENCODED } from './platform/http/url-encoded.js';
import { isForm, takesUpload } from './platform/http/upload-route.js';
import { notFound, Problem } from './platform/http/problem.js';
import { BODY_LIMIT, sendProblem } from './platform/http/problem.filter.js';

/** The application, initialised but not listening. */
export async function createApp(deps: Deps): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: deps.config.trustProxy,
    logger: loggerOf(deps),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    // An address that cannot be decoded names nothing; no hook runs for it.
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) => {
      addToEvery(request, reply);
      sendProblem(notFound(), request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  });
  const { corsOrigins, requestsPerMinute } = deps.config;
  adapter
    .getInstance()
    .addHook('onRequest', allowOrigins(corsOrigins))
    .addHook('onRequest', limitRequests(requestsPerMinute, deps.clock))
    .addHook('onSend', (request, reply, payload, done) => {
      addToEvery(request, reply);
      varyByOrigin(corsOrigins, reply);
      warnOfPersonalData(request, reply);
      done(null, payload);
    });
  const envelope = deps.envelope ?? (await openEnvelope(deps.pool, deps.config.keys));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with({ ...deps, envelope }), adapter, {
    logger: frameworkLog(adapter.getInstance().log),
    abortOnError: false,
    bodyParser: false,
  });
  acceptJsonOnly(adapter);
  acceptUrlEncoded(adapter);
  await acceptForms(adapter);
  const metrics = app.get(MetricsService);
  const journal = app.get(AccessJournal);
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    const { refusalCode } = request as CallerRequest;
    if (refusalCode !== undefined) metrics.refused(refusalCode);
    journal.observe(request, reply.statusCode);
    metrics.observe(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics', 'open311/{*path}'] });
  serveDocs(adapter.getInstance(), () => describeApi(app));
  await app.init();
  await adapter.getInstance().ready();
  return app;
}

function addToEvery(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  addSafeHeaders(request, reply);
}

/** RFC 8259: JSON is UTF-8. Another encoding read as if it were would store broken names. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON bodies only; an action without a body may be sent with none. */
function acceptJsonOnly(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(Buffer.from(body));
    } catch (error) {
      return done(new Problem('malformed_json', { cause: error }));
    }
    if (text === '') done(null, undefined);
    else void parse(request, text, done);
  });
}

/** A body that comes with one of these says nothing and is not read (RFC 9110 §9.3.1). */
const carriesBody = ({ method }: FastifyRequest): boolean => method !== 'GET' && method !== 'HEAD';

/** Plain forms, where a route says that it takes one, and nothing else there. */
function acceptUrlEncoded(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  fastify.addHook('preParsing', (request, _, payload, done) => {
    const hasBody = carriesBody(request) && request.headers['content-type'] !== undefined;
    const takes = takesForm(request);
    const fits = isUrlEncoded(request) === takes && (!takes || isInUtf8(request));
    const expected = takes ? { params: { expected: `${URL_ENCODED}; charset=utf-8` } } : {};
    done(hasBody && !fits ? new Problem('unsupported_media_type', expected) : null, payload);
  });
  fastify.addContentTypeParser(URL_ENCODED, { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, parseForm(Buffer.from(body)));
    } catch (error) {
      done(new Problem('malformed_form', { cause: error }));
    }
  });
}

/** A form with a file, where a route says that it takes one; it is read by the route itself. */
async function acceptForms(adapter: FastifyAdapter): Promise<void> {
  const fastify = adapter.getInstance();
  fastify.addHook('preParsing', (request, _, payload, done) => {
    const isMisplaced = carriesBody(request) && isForm(request) && !takesUpload(request);
    done(isMisplaced ? new Problem('unsupported_media_type') : null, payload);
  });
  await fastify.register(multipart, { throwFileSizeLimit: false });
}

function loggerOf({ config: { logLevel, logPretty }, log }: Deps): object | false {
  if (logLevel === 'silent') return false;
  // What reads forms tells all headers of a request at `trace`.
  const redact = ['req.headers', 'busboyOptions.headers'];
  const serializers = { err: loggedError, req: loggedRequest };
  const logger = { level: logLevel, redact, serializers, ...(log === undefined ? {} : { stream: log }) };
  return logPretty ? { ...logger, transport: { target: 'pino-pretty' } } : logger;
}
