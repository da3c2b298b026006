/**
 * What a list, a search, a count, a desk, a report or a feed gives away: every GET by every person, and none of the answers may hold
 * a word of a case that person may not open, nor its id where the answer is about cases at all.
 */
import type { TestApp } from '../support/app.js';
import { fill, type Operation, OPERATIONS } from '../support/document.js';
import type { Places } from '../support/places.js';
import { ask } from './asking.js';
import { ASIDE } from './cells.js';
import type { Person } from './people.js';
import { type Answering, relationsOf, type Lying, type Situation } from './situations.js';

/** By design they tell the number of a case to those who may not open it, and nothing else of it. */
const NUMBERS_ALONE: Readonly<Record<string, string>> = {
  auditLog_list: 'An auditor follows what was done to a case without reading it.',
  provisions_list: 'The same, of what was provided to whom.',
  nationalRecords_list: 'Coded records for the higher platform, by a key a second person has approved for it.',
};

const READS = OPERATIONS.filter(({ id, method }) => method === 'get' && !(id in ASIDE));

export interface Leak {
  readonly by: string;
  readonly at: string;
  readonly of: Situation;
  readonly what: string;
}

export async function leaksTo(
  app: TestApp,
  person: Person,
  places: readonly Places[],
  lying: ReadonlyMap<Situation, Lying>,
  answering: Answering,
): Promise<{ leaks: Leak[]; shown: Set<Situation> }> {
  const leaks: Leak[] = [];
  const shown = new Set<Situation>();
  for (const { by, at, text } of await answers(app, person, places)) {
    for (const [situation, { id, words }] of lying) {
      // A refusal names the address that was asked for.
      const found = [...(at.includes(id) || by in NUMBERS_ALONE ? [] : [id]), ...words].filter((word) =>
        text.includes(word),
      );
      if (found.length === 0) continue;
      if (relationsOf(person, situation, answering).length > 0) shown.add(situation);
      else leaks.push({ by: person.username, at, of: situation, what: found.join(' ') });
    }
  }
  return { leaks, shown };
}

async function answers(
  app: TestApp,
  person: Person,
  places: readonly Places[],
): Promise<{ by: string; at: string; text: string }[]> {
  const found: { by: string; at: string; text: string }[] = [];
  for (const target of READS) {
    for (const path of new Set(places.map((named) => fill(target, named)))) {
      for (const query of queriesOf(target)) {
        const reply = await ask(app, { person }, target, path + query);
        found.push({ by: target.id, at: `${target.id} ${path}${query}`, text: reply.text ?? '' });
      }
    }
  }
  return found;
}

/** As it stands; and where it takes one, with a search that all of the words begin with, a long page and a count. */
function queriesOf({ parameters }: Operation): string[] {
  const has = (name: string): boolean =>
    parameters.some((parameter) => parameter.in === 'query' && parameter.name === name);
  const paged = has('limit') ? `limit=200${has('withTotal') ? '&withTotal=true' : ''}` : '';
  const searched = has('q') ? [`?q=${encodeURIComponent('渡鸦')}${paged === '' ? '' : `&${paged}`}`] : [];
  return [paged === '' ? '' : `?${paged}`, ...searched];
}
