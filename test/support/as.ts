/** Requests as one of the demo accounts: `as(app, 'mediator').post('/disputes').send(…)`. */
import request from 'supertest';
import { DEMO_PASSWORD, type TestApp } from './app.js';
import { checkAgainstDocument } from './contract.js';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

export type Agent = Readonly<Record<Method, (path: string) => request.Test>>;

const tokens = new WeakMap<TestApp, Map<string, Promise<string>>>();

async function signIn(app: TestApp, username: string): Promise<string> {
  const reply = await request(app.server).post('/api/v1/auth/token').send({ username, password: DEMO_PASSWORD });
  if (reply.status !== 200) throw new Error(`${username} cannot sign in: ${JSON.stringify(reply.body)}`);
  return (reply.body as { accessToken: string }).accessToken;
}

/** The access token of a demo account; signed in once per application. */
export function tokenOf(app: TestApp, username: string): Promise<string> {
  const known = tokens.get(app) ?? new Map<string, Promise<string>>();
  tokens.set(app, known);
  const token = known.get(username) ?? signIn(app, username);
  known.set(username, token);
  return token;
}

/** Forgets the tokens, after the clock was moved past their end. */
export const signInAgain = (app: TestApp): void => void tokens.delete(app);

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
