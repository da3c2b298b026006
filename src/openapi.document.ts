/** The OpenAPI 3.1 document: what the decorators say, completed with what holds for every route (api.md §1). */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { markGrowing } from './openapi.growing.js';
import { describeEvents, SIGNATURE, SIGNATURE_SCHEME, SIGNED_HEADERS } from './openapi.events.js';
import { KEY_SCHEME } from './platform/auth/requires.decorator.js';
import { CONFIG, type Config } from './platform/config/config.js';
import { exampleOf } from './openapi.examples.js';
import { limit } from './openapi.limits.js';
import { BODY_LIMIT, MOST_FAULTS } from './platform/http/problem.filter.js';
import { operationOf } from './platform/http/operation.js';

type Json = Record<string, unknown>;
type SecuritySchemeObject = Parameters<DocumentBuilder['addSecurity']>[1];

interface Operation extends Json {
  operationId: string;
  parameters?: Json[];
  requestBody?: { required?: boolean; content: Record<string, Json> };
  responses: Record<string, Json>;
  description?: string;
  'x-permission'?: string;
  'x-scopes'?: readonly string[];
  'x-if-match'?: string;
}

const DESCRIPTION = [
  'Case management for dispute mediation at a community governance centre (综治中心).',
  'Times are UTC instants, days are civil days of the centre, money is yuan as a decimal string.',
  'Errors are RFC 9457 `application/problem+json` with a stable `code`; a refused action answers 409 with every reason',
  'and `availableActions`. Send `Accept-Language: en` for English texts.',
].join('\n');

const LOCAL_SIGN_IN = 'Sign in with `POST /api/v1/auth/token`, then send the token as `Authorization: Bearer …`.';
const CHINESE = [
  '社区综治中心矛盾纠纷受理、调解、履行、回访与报告的接口。时间为 UTC 时刻，日期为中心所在地的日历日，金额为十进制字符串（元）。',
  '错误按 RFC 9457 返回 `application/problem+json`，`code` 固定不变；被规则拒绝的事项返回 409，列出全部原因和 `availableActions`。',
  '登录后在 `Authorization: Bearer …` 中携带令牌；系统对接使用接口密钥（`gck_…`）。',
].join('\n');
const MACHINES = 'Machines send an API key (`gck_…`) in the same header; each operation names the scopes that open it.';

/** In the order a dispute travels. */
const TAGS = [
  ['auth', 'Sign in, refresh, sign out 登录'],
  ['me', 'Who I am and what I may do 我'],
  ['desk', 'My day: what is to be done, due and late 工作台'],
  ['disputes', 'Take in, accept, assign, read, search 纠纷登记、受理、分派、查询'],
  ['parties', 'Applicants, respondents, representatives 当事人'],
  ['referrals', 'To other departments and bodies, to the centre above and back 移送、提级'],
  ['supervisions', 'Orders of the director on a case, and their answers 督办'],
  ['mediation', 'Rights and remedies told, consents, start, withdrawal, failure 告知、同意、调解'],
  ['offline', 'What was queued in the field, sent when there is a network again 离线补报'],
  ['risk', 'Flags, level, leader, the report to the police 风险、报警'],
  ['sessions', 'Sessions in a room or on site: planned, answered, held, adjourned, cancelled, missed 调解会'],
  ['agreements', 'Agreements, signatures, seal, judicial confirmation 调解协议、司法确认'],
  ['attachments', 'Evidence and other files of a dispute 附件'],
  ['clips', 'Clips of public cameras from the monitoring room 监控录像片段'],
  ['fulfilment', 'Obligations, performance, urging, waiver, hand-over, return visits, closing 履行、催促、回访、结案'],
  ['investigations', 'Records of people asked, places and papers looked at 调查记录'],
  ['documents', 'The papers of a file as DOCX, issued in versions, and the whole file as one archive 卷宗文书'],
  ['legal aid', 'Requests for legal aid of the parties, beside mediation 法律援助'],
  ['police', 'Attempts to stop a noise, and the package for a police case 劝阻记录、治安案件材料'],
  ['imports', 'Files of other systems 数据导入'],
  ['indicators', 'Population, and what courts and the police counted 人口数、外部数据'],
  ['petitions', 'Petition register, petition items and monthly returns 信访登记、信访事项与月报'],
  ['duty', 'The day on duty: check-in and check-out, calls, handover 到岗、呼叫、交接班'],
  ['roster', 'Duty roster: drafts, publication, who is on duty, absences, substitutes, swaps 值班'],
  [
    'reports',
    'Zero petitions, three zeros, litigation rate, the duty roster: figures and the records behind them 报告',
  ],
  ['centers', 'Governance centres and their tree 综治中心'],
  ['departments', 'Stationed departments 入驻部门'],
  ['staff', 'Officers, people’s mediators, grid staff 人员'],
  ['rooms', 'Rooms, bookings, reservations, the search for a slot 房间、预留、找时段'],
  ['calendar', 'Working days, holidays and make-up days 工作日历'],
  ['settings', 'What a centre sets for itself: duty, rooms 中心设置'],
  ['routing', 'Which rule sends a dispute to which department, and trying rules out 分流规则'],
  ['grids', 'Grids, buildings, who answers for an address 网格'],
  ['code-tables', 'Categories, reasons, articles of law, valid from–to 代码表'],
  ['workflow', 'The state machine and the numbered rules as data 流程与规则'],
  ['exports', 'Everything one may see, as one file 批量导出'],
  ['national-records', 'Disputes by the national standard GB/T 31000-2015 国家标准数据'],
  ['events', 'What happened, for other systems: the feed and the stream 事件'],
  ['privacy', 'What was provided to whom; what people ask about their own data 个人信息保护'],
  ['audit', 'Who did, read and was refused what 审计日志'],
  ['accounts', 'Accounts and grants 账号与授权'],
  ['webhooks', 'Events sent to other systems: signed, in order, tried again 推送'],
  ['api-keys', 'Keys of other systems: scopes, expiry, rotation, revocation 接口密钥'],
] as const;

export function describeApi(app: INestApplication): OpenAPIObject {
  const { oidc } = app.get<Config>(CONFIG);
  const signIn =
    oidc === undefined
      ? LOCAL_SIGN_IN
      : `People sign in with ${oidc.issuer} and send its access token as \`Authorization: Bearer …\`.`;
  const builder = new DocumentBuilder();
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const config = builder
    .setOpenAPIVersion('3.1.0')
    .setTitle('Governance centre API 综治中心')
    .setDescription(`${[DESCRIPTION, signIn, MACHINES].join('\n')}\n\n${CHINESE}`)
    .setVersion('1.0.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addSecurity('bearer', peopleScheme(oidc))
    .addSecurity(KEY_SCHEME, KEYS)
    .addSecurity(SIGNATURE_SCHEME, SIGNATURE)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => operationOf(controller, method),
  });
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) complete(method, path, operation);
  }
  const schemas = (document.components ??= {}).schemas as Record<string, Json> | undefined;
  const all = { ...schemas, Problem: PROBLEM } as Record<string, Json>;
  const sent = closeRequests(document as unknown as Json, all);
  Object.assign(document.components, {
    schemas: sorted(all),
    responses: responses(),
    parameters: { ...PARAMETERS, ...SIGNED_HEADERS },
    headers: headersIn(document),
  });
  Object.assign(document, { webhooks: describeEvents() });
  const complete31 = inOpenApi31(document) as OpenAPIObject;
  Object.assign(complete31, { servers: SERVERS });
  declareTokens(complete31 as unknown as Json);
  limit(complete31 as unknown as Json, sent);
  addExamples(complete31 as unknown as Json);
  markGrowing(complete31);
  return complete31;
}

/** The document is read from the service it describes. */
const SERVERS = [{ url: '/', description: 'Production: the service that gave this document.', 'x-internal': false }];

/** What a client may rely on of the tokens that people send. */
function declareTokens(document: Json): void {
  const { securitySchemes } = document['components'] as { securitySchemes: Record<string, Json> };
  for (const scheme of Object.values(securitySchemes)) {
    if (scheme['bearerFormat'] !== 'JWT') continue;
    const told = [
      scheme['description'],
      'Judged as RFC8725 asks: one algorithm, issuer, audience and end are checked.',
    ];
    scheme['description'] = told.filter((part) => part !== undefined).join(' ');
  }
}

/** How people sign in here: with local accounts, or with the identity provider that is in force. */
function peopleScheme(oidc: Config['oidc']): SecuritySchemeObject {
  if (oidc === undefined) {
    const description = 'Access token of `POST /auth/token`, good for 15 minutes.';
    return { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description };
  }
  const openIdConnectUrl = `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return { type: 'openIdConnect', openIdConnectUrl, description: `Access token (JWT) for ${oidc.audience}.` };
}

const KEYS: SecuritySchemeObject = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'gck_…',
  description: 'API key of another system, see `POST /api-keys`; opens the operations of its scopes (`x-scopes`).',
};

const sorted = (entries: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));

function complete(method: string, path: string, operation: Operation): void {
  const isPublic = operation['x-permission'] === 'public';
  const ifMatch = operation['x-if-match'];
  // A route that reads the language itself names the header, too.
  const parameters = (operation.parameters ?? []).filter(({ name }) => name !== 'accept-language');
  operation.parameters = parameters;
  for (const parameter of parameters) describeParameter(parameter);
  const add = (name: keyof typeof PARAMETERS): void =>
    void parameters.push({ $ref: `#/components/parameters/${name}` });
  add('AcceptLanguage');
  if (ifMatch === 'required') add('IfMatch');
  if (ifMatch === 'honoured') add('IfMatchHonoured');
  if (method === 'post' && !isPublic && keepsAnswers(path)) add('IdempotencyKey');
  const warns = operation.requestBody !== undefined && !/\/auth\//.test(path);
  const isPaged = parameters.some((parameter) => parameter.name === 'limit');
  const revalidates = method === 'get' && !isPaged && !isComputed(path);
  if (revalidates) add('IfNoneMatch');
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status.startsWith('2')) {
      const hasETag = revalidates || method !== 'get' || path.endsWith('/actions');
      response['headers'] = { ...headersOf({ status, method, isPaged, hasETag, warns }), ...retirementOf(operation) };
    }
    if (response['description'] === '') response['description'] = DONE[status];
    if (/^[24]/.test(status)) response['headers'] = { ...(response['headers'] as Json), ...headersOfAll(status) };
  }
  // Nobody needs to be signed in; said outright, so that it cannot be taken for forgotten.
  if (isPublic) operation['security'] = [{}];
  for (const status of problemsOf({ method, path, isPublic, ifMatch, revalidates })) {
    operation.responses[status] ??= { $ref: `#/components/responses/Answer${status}` };
  }
  if (operation.requestBody !== undefined) operation.requestBody.required = true;
  tellScopes(operation);
  delete operation['x-if-match'];
}

/** `disputeId` needs no words of its own. */
function describeParameter(parameter: Json): void {
  const [, thing = ''] = /^(\w+)Id$/.exec(String(parameter['name'])) ?? [];
  const words = thing.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (parameter['in'] === 'path' && thing !== '') parameter['description'] ??= `Id of the ${words}.`;
}

const DONE: Readonly<Record<string, string>> = {
  '200': 'Done; the thing as it is now, or what was asked for.',
  '201': 'Made; `Location` says where.',
  '202': 'Being made; `Location` says where to look how far it is.',
  '204': 'Done; there is nothing to tell.',
};

/** Whether API keys may, and which: none named means every key. */
function tellScopes(operation: Operation): void {
  const scopes = operation['x-scopes'];
  if (scopes === undefined || scopes.length === 0) return;
  const names = scopes.map((scope) => `\`${scope}\``).join(' or ');
  operation.description = `${operation.description ?? ''} API keys need the scope ${names}.`;
}

/** The desk, the buttons and who is on duty are worked out each time: never 304 (api.md §1.2). Pages of lists have no ETag. */
const isComputed = (path: string): boolean => /\/(desk|actions|on-duty)$/.test(path);

/** Answers that hold secrets or personal data in the clear, or write nothing, are never kept for a retry (api.md §1.3). */
const keepsAnswers = (path: string): boolean =>
  !/\/auth\/|password|reveal|api-keys|webhooks|duty-feeds|slot-searches|duplicate-searches|dry-run|\/sync$/.test(path);

/** In the path, in the query, or the case in the body that stands for one. */
const namesAThing = (path: string): boolean => /\{|\/routing-rules$|\/slot-searches$/.test(path);

const header = (name: string, required: boolean, description: string, example: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', example },
});

const PARAMETERS = {
  AcceptLanguage: header('Accept-Language', false, 'Language of human texts: `zh-CN` (default) or `en`.', 'zh-CN'),
  IfMatch: header('If-Match', true, 'The ETag you last read; `*` is not accepted.', '"7-abc"'),
  IfMatchHonoured: header('If-Match', false, 'Honoured when sent.', '"7-abc"'),
  IdempotencyKey: header(
    'Idempotency-Key',
    false,
    'Makes a retry safe; ≤ 255 characters, kept 24 hours.',
    'counter-1-0001',
  ),
  IfNoneMatch: header('If-None-Match', false, 'Answers 304 when nothing changed.', '"7-abc"'),
} as const;

const HEADERS = {
  ETag: { description: '`"<version>-<variant>"`; send it back as If-Match.', schema: { type: 'string' } },
  Location: { description: 'Where the new thing, or for a record its parent, is found.', schema: { type: 'string' } },
  PreferenceApplied: { description: '`respond-async` where that was asked for.', schema: { type: 'string' } },
  Link: { description: 'On lists: the next page (RFC 8288).', schema: { type: 'string' } },
  RateLimit: {
    description: 'Requests left to the caller and seconds until there are more: `"requests";r=1199;t=42`.',
    schema: { type: 'string' },
  },
  RateLimitPolicy: {
    description: 'Requests in so many seconds: `"requests";q=1200;w=60`.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0, maximum: 86_400 } },
  RequestId: {
    description:
      'In the log and the audit log as well: the `X-Request-Id` you sent where it is a UUID, else the trace id of your `traceparent`, else a new one.',
    schema: { type: 'string', format: 'uuid' },
  },
  'Access-Control-Allow-Origin': {
    description: 'The origin of the asking page, where the operator allows it (`CORS_ORIGINS`); else absent.',
    schema: { type: 'string' },
  },
  PersonalDataWarning: {
    description:
      'Present when a free text that was sent looks like it holds a phone or an identity number, where it is neither encrypted nor masked: ' +
      'per field `"<JSON pointer>";kind=phone|id_number;detail=%"…"` (RFC 9651), ten at most, the sentence in the language asked for. ' +
      'What was asked for is done.',
    schema: { type: 'string' },
  },
  Deprecation: { description: 'Since when this is to go (RFC 9745): `@<seconds>`.', schema: { type: 'string' } },
  Sunset: { description: 'When it will be gone (RFC 8594).', schema: { type: 'string' } },
  IdempotencyReplayed: { description: '`true` when an earlier answer is given again.', schema: { type: 'string' } },
} as const;

/** Those of operations that are to go are told of only while there are any. */
function headersIn({ paths }: OpenAPIObject): Json {
  const isRetiring = Object.values(paths).some((item) =>
    Object.values(item).some(({ deprecated }: Operation) => deprecated === true),
  );
  const { Deprecation, Sunset, ...others } = HEADERS;
  return isRetiring ? { ...others, Deprecation, Sunset } : others;
}

interface HeaderContext {
  readonly status: string;
  readonly method: string;
  readonly isPaged: boolean;
  readonly hasETag: boolean;
  readonly warns: boolean;
}

const reference = (name: keyof typeof HEADERS): Json => ({ $ref: `#/components/headers/${name}` });

/** On every answer that is not an error of ours. */
const headersOfAll = (status: string): Json => ({
  RateLimit: reference('RateLimit'),
  'RateLimit-Policy': reference('RateLimitPolicy'),
  'X-Request-Id': reference('RequestId'),
  'Access-Control-Allow-Origin': reference('Access-Control-Allow-Origin'),
  ...(status === '429' ? { 'Retry-After': reference('RetryAfter') } : {}),
});

const retirementOf = ({ deprecated }: Operation): Json =>
  deprecated === true ? { Deprecation: reference('Deprecation'), Sunset: reference('Sunset') } : {};

function headersOf({ status, method, isPaged, hasETag, warns }: HeaderContext): Json {
  return {
    ...(hasETag ? { ETag: reference('ETag') } : {}),
    ...(status === '201' || status === '202' ? { Location: reference('Location') } : {}),
    ...(status === '202' ? { 'Preference-Applied': reference('PreferenceApplied') } : {}),
    ...(isPaged ? { Link: reference('Link') } : {}),
    ...(warns ? { 'Personal-Data-Warning': reference('PersonalDataWarning') } : {}),
    ...(method === 'post' ? { 'Idempotency-Replayed': reference('IdempotencyReplayed') } : {}),
  };
}

interface ProblemContext {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly ifMatch: string | undefined;
  readonly revalidates: boolean;
}

type Status = keyof typeof ANSWERS;

/** Every answer beside success that the operation can give. */
function problemsOf({ method, path, isPublic, ifMatch, revalidates }: ProblemContext): Status[] {
  const isGuarded = ifMatch === 'required' || ifMatch === 'honoured';
  return [
    '400',
    ...(isPublic ? [] : (['401', '403'] as const)),
    ...(namesAThing(path) ? (['404'] as const) : []),
    ...(revalidates ? (['304'] as const) : []),
    ...(method === 'get' ? [] : (['409', '413', '415'] as const)),
    ...(isGuarded ? (['412', '428'] as const) : []),
    ...(method === 'post' && !isPublic && keepsAnswers(path) ? (['422'] as const) : []),
    '429',
    '431',
    '500',
    '503',
  ];
}

const ANSWERS = {
  '304': 'Not changed since the ETag sent in If-None-Match.',
  '400': 'A value, parameter or header is wrong; `errors` names each one.',
  '401': 'Not signed in, or the token is no longer good.',
  '403': 'Seen, but not permitted.',
  '404': 'Nothing here that the caller may see.',
  '409': 'Refused by a rule (`ruleId`, `reasons`, `availableActions`), or in conflict with what is stored.',
  '412': 'If-Match is stale; the current ETag is in the header.',
  '413': 'The body is larger than 1 MiB, or the file larger than the service takes.',
  '415': 'The body is not application/json, or for an upload not multipart/form-data.',
  '422': 'The Idempotency-Key was used with another body.',
  '428': 'If-Match is missing or `*`.',
  '429': 'Too many requests; `Retry-After` says how many seconds to wait.',
  '431': 'Address and headers together are larger than 16 KiB.',
  '500': 'Our fault; `errorId` finds it in the log.',
  '503': 'Busy for the moment; try again.',
} as const;

const responses = (): Json =>
  Object.fromEntries(
    Object.entries(ANSWERS).map(([status, description]) => {
      const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
      const headers = status.startsWith('4') ? { headers: headersOfAll(status) } : {};
      return [`Answer${status}`, status === '304' ? { description } : { description, ...headers, content }];
    }),
  );

/** Names what was sent, whatever that was: as long as a body may be, each `/` and `~` in it written as two characters. */
const POINTER = { type: 'string', pattern: '^[\\s\\S]*$', maxLength: 2 * BODY_LIMIT };

const PROBLEM: Json = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'errorId'],
  properties: {
    type: { type: 'string', format: 'uri', maxLength: 200, description: 'URN of the code.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For people, in the language asked for.' },
    instance: { type: 'string', description: 'The address that was asked.' },
    code: { type: 'string', description: 'Stable code.' },
    errorId: { type: 'string', format: 'uuid', description: 'Also in the log.' },
    ruleId: { type: 'string', description: 'Rule of `GET /rules` that refuses.' },
    basis: {
      type: 'object',
      properties: { law: { type: 'string' }, article: { type: 'string' } },
      description: 'Law and article behind the rule.',
    },
    errors: {
      type: 'array',
      maxItems: MOST_FAULTS,
      description: 'Every fault of a request, up to a thousand.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: POINTER, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    reasons: {
      type: 'array',
      maxItems: MOST_FAULTS,
      description: 'Every reason of a refusal.',
      items: {
        type: 'object',
        required: ['code', 'detail'],
        properties: {
          code: { type: 'string' },
          detail: { type: 'string' },
          params: {
            type: 'object',
            description: 'The values the sentence is made of: ids, codes, days, counts.',
            additionalProperties: true,
          },
          ruleId: { type: 'string' },
          basis: { type: 'object', properties: { law: { type: 'string' }, article: { type: 'string' } } },
        },
      },
    },
    availableActions: {
      type: 'array',
      maxItems: MOST_FAULTS,
      items: { type: 'string' },
      description: 'What the caller may do with the case now.',
    },
  },
};

/** Unknown body fields are refused, and the document says so. */
function closeRequests(document: Json, schemas: Record<string, Json>): ReadonlySet<string> {
  const open: string[] = [];
  const seen = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') open.push(value.split('/').at(-1) ?? '');
      else collect(value);
    }
  };
  for (const item of Object.values(document['paths'] as Record<string, Record<string, Operation>>)) {
    for (const operation of Object.values(item)) collect(operation.requestBody);
  }
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = schemas[name];
    if (schema === undefined || seen.has(name)) continue;
    seen.add(name);
    schema['additionalProperties'] = false;
    collect(schema['properties']);
  }
  return seen;
}

/** A whole example beside every JSON body, sent or answered. */
function addExamples(document: Json): void {
  const { schemas } = document['components'] as { schemas: Record<string, Json> };
  for (const item of Object.values(document['paths'] as Record<string, Record<string, Operation>>)) {
    for (const { requestBody, responses: answers } of Object.values(item)) {
      for (const body of [requestBody, ...Object.values(answers)]) {
        const media = (body as { content?: Record<string, Json> } | undefined)?.content?.['application/json'];
        if (media?.['schema'] !== undefined) media['example'] ??= exampleOf(media['schema'] as Json, schemas);
      }
    }
  }
}

/** OpenAPI 3.1 is JSON Schema: `nullable` becomes a type, an `$ref` beside null becomes anyOf. */
function inOpenApi31(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inOpenApi31);
  if (typeof node !== 'object' || node === null) return node;
  const converted = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inOpenApi31(value)]));
  // A property may itself be called `nullable`; only the keyword is a boolean.
  if (typeof converted['nullable'] !== 'boolean') return converted;
  const { nullable, ...rest } = converted;
  if (!nullable) return rest;
  if (typeof rest['type'] === 'string') {
    const enumeration = Array.isArray(rest['enum']) ? { enum: [...(rest['enum'] as unknown[]), null] } : {};
    return { ...rest, type: [rest['type'], 'null'], ...enumeration };
  }
  const { allOf, $ref, ...others } = rest;
  const reference = $ref === undefined ? ((allOf as unknown[] | undefined)?.[0] ?? {}) : { $ref };
  return { ...others, anyOf: [reference, { type: 'null' }] };
}
