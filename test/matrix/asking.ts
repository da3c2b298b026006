/** Asks one cell of the matrix, with a body nobody would take: what comes first is who asks (api.md §1.3). */
import type { Response, Test } from 'supertest';
import { as, nobody } from '../support/as.js';
import type { TestApp } from '../support/app.js';
import { fill, type Operation } from '../support/document.js';
import type { Places } from '../support/places.js';
import type { Cell, Outcome } from './cells.js';
import type { Person } from './people.js';
import type { Lying, Situation } from './situations.js';

export async function ask(
  app: TestApp,
  { person }: { person: Person },
  target: Operation,
  path: string,
): Promise<Response> {
  const agent = person.key === undefined ? await as(app, person.username) : nobody(app);
  const request: Test = agent[target.method](path);
  if (person.key !== undefined) request.set('Authorization', `Bearer ${person.key.token}`);
  return target.method === 'get' ? request : request.send(target.body === null ? undefined : {});
}

/** What has to be asked along, as the document shows it. */
function requiredQuery({ parameters }: Operation, places: Readonly<Record<string, unknown>>): string {
  const wanted = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true);
  const query = wanted.map(
    ({ name, schema }) => `${name}=${encodeURIComponent(String(schema.example ?? places[name]))}`,
  );
  return wanted.length === 0 ? '' : `?${query.join('&')}`;
}

export async function answerTo(
  app: TestApp,
  cell: Cell,
  places: Places,
  lying: ReadonlyMap<Situation, Lying>,
): Promise<Outcome> {
  const found = cell.situation === null ? undefined : lying.get(cell.situation);
  const named = found === undefined ? places : { ...places, disputeId: found.id, partyId: found.partyId };
  const { status } = await ask(app, cell, cell.target, fill(cell.target, named) + requiredQuery(cell.target, named));
  if (status === 401) throw new Error(`${cell.person.username} is not signed in`);
  return status === 403 ? 'forbidden' : status === 404 ? 'hidden' : 'passes';
}
