/** Requests as one of the demo accounts: `as(app, 'mediator').post('/disputes').send(…)`. */
import request from 'supertest';
import { DEMO_PASSWORD, type TestApp } from './app.js';
import { checkAgainstDocument } from './contract.js';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

export type Agent = Readonly<Record<Method, (path: string) => request.Test>>;

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const current = new WeakMap<TestApp, Map<string, Promise<Tokens>>>();
const ended = new WeakMap<TestApp, Map<string, Promise<Tokens>>>();

const ask = (app: TestApp, path: string, body: object): request.Test =>
  request(app.server).post(`/api/v1/auth/${path}`).send(body);

async function signIn(app: TestApp, username: string): Promise<Tokens> {
  const reply = await ask(app, 'token', { username, password: DEMO_PASSWORD });
  if (reply.status !== 200) throw new Error(`${username} cannot sign in: ${JSON.stringify(reply.body)}`);
  return reply.body as Tokens;
}

/** A session goes on as a desk's does, without the password, as long as it may. */
async function goOn(app: TestApp, username: string): Promise<Tokens> {
  const before = await ended.get(app)?.get(username);
  if (before === undefined) return signIn(app, username);
  const reply = await ask(app, 'refresh', { refreshToken: before.refreshToken });
  return reply.status === 200 ? (reply.body as Tokens) : signIn(app, username);
}

/** The access token of a demo account; signed in once per application. */
export async function tokenOf(app: TestApp, username: string): Promise<string> {
  const known = current.get(app) ?? new Map<string, Promise<Tokens>>();
  current.set(app, known);
  const tokens = known.get(username) ?? goOn(app, username);
  known.set(username, tokens);
  return (await tokens).accessToken;
}

/** The access tokens are no good any more, after the clock was moved past their end. */
export function signInAgain(app: TestApp): void {
  ended.set(app, new Map([...(ended.get(app) ?? []), ...(current.get(app) ?? [])]));
  current.delete(app);
}

/** Every answer is checked against the OpenAPI document before the test sees it. */
export async function as(app: TestApp, username: string): Promise<Agent> {
  const token = await tokenOf(app, username);
  return agent(app, (test) => test.set('Authorization', `Bearer ${token}`), username);
}

/** Somebody who is not signed in. */
export const nobody = (app: TestApp): Agent => agent(app, (test) => test, null);

function agent(app: TestApp, dress: (test: request.Test) => request.Test, username: string | null): Agent {
  const call = (method: Method) => (path: string) =>
    dress(request(app.server)[method](`/api/v1${path}`)).expect((reply) => checkAgainstDocument(reply, username));
  return { get: call('get'), post: call('post'), patch: call('patch'), put: call('put'), delete: call('delete') };
}
