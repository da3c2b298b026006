/**
 * What the service says to the database for a request, overheard: every statement with its parameters, in its transactions. It is
 * played again by the floor, under names of its own: what the request made (ids, the receipt number) and the case it acted upon.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';

/** Ids made by the service begin with their time; those of the filled database are random. */
const MADE_ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const RECEIPT = /R\d{8}-[0-9A-Z]{5}\b/g;

/** Runs `work` and answers the statements it sent. Nothing else may run in this process meanwhile. */
async function overheard(work) {
  const heard = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (statement, ...rest) {
    const { text, values } = typeof statement === 'string' ? { text: statement } : statement;
    heard.push({ text, values: values?.map(prepareValue) });
    return query.call(this, statement, ...rest);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return heard;
}

/** One request overheard, as a template. `target`: the case it acts upon, its number, and the entry of its log that it writes. */
export async function harvested(work, target) {
  const since = Date.now();
  const statements = await overheard(work);
  const sent = JSON.stringify(statements);
  const made = (sent.match(MADE_ID) ?? []).filter(
    (id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= since,
  );
  const names = new Map();
  for (const id of made) names.set(id, { fresh: 'id', of: id });
  for (const receipt of sent.match(RECEIPT) ?? []) names.set(receipt, { fresh: 'receipt', of: receipt });
  if (target !== undefined) {
    for (const field of ['id', 'no']) names.set(target[field], { fresh: 'target', field });
    for (const field of ['seq', 'version']) names.set(`"${field}":${target.seq}`, { fresh: field });
  }
  return statements.map(({ text, values }) => ({ text, values: values?.map((value) => templateOf(value, names)) }));
}

/** A string around its names: `[text, name, text …]`; anything else as it is. */
function templateOf(value, names) {
  if (typeof value !== 'string' || names.size === 0) return value;
  const any = new RegExp(`(${[...names.keys()].map((name) => name.replaceAll('"', '\\"')).join('|')})(?!\\d)`);
  const parts = value.split(any);
  return parts.length === 1 ? value : { parts: parts.map((part, index) => (index % 2 === 0 ? part : names.get(part))) };
}

/** The statements with names of this one turn. */
export function filled(statements, target) {
  const fresh = new Map();
  const nameOf = (part) => {
    if (part.fresh === 'target') return target[part.field];
    if (part.fresh === 'seq' || part.fresh === 'version') return `"${part.fresh}":${target.seq}`;
    if (!fresh.has(part.of))
      fresh.set(part.of, part.fresh === 'id' ? randomUUID() : `R20261126-${randomBytes(5).toString('hex')}`);
    return fresh.get(part.of);
  };
  return statements.map(({ text, values }) => ({
    text,
    values: values?.map((value) =>
      value?.parts === undefined
        ? value
        : value.parts.map((part) => (typeof part === 'string' ? part : nameOf(part))).join(''),
    ),
  }));
}
