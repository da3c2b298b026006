/** So many clients at once, each asking anew as soon as it was answered, for some seconds: requests a second and how long they took. */
import { Client } from 'undici';

/** `ask(client, turn)` for each of the clients; turns are counted over all of them and all rounds. */
export async function driven({ clients, seconds, ask, turns }) {
  const taken = [];
  const problems = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const loop = async (client) => {
    for (let start = performance.now(); start < until; start = performance.now()) {
      await ask(client, turns.next++).catch((error) => problems.push(error));
      taken.push(performance.now() - start);
    }
  };
  await Promise.all(clients.map(loop));
  return { taken, problems, seconds: (performance.now() - begun) / 1000 };
}

export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export const medianOf = (figures) =>
  quantile(
    [...figures].sort((a, b) => a - b),
    0.5,
  );

/** A connection of HTTP that is kept alive; the answer is read to its end and thrown away. */
export const httpClient = (origin) =>
  new Client(origin, { pipelining: 1, keepAliveTimeout: 60_000, headersTimeout: 60_000, bodyTimeout: 60_000 });

export function sent(client, { method, path, headers, body, expected }) {
  return new Promise((resolve, reject) => {
    let status = 0;
    let said = '';
    client.dispatch(
      { method, path, headers, body: body ?? null },
      {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode;
        },
        onResponseData(_, chunk) {
          if (status !== expected) said += chunk;
        },
        onResponseEnd() {
          if (status === expected) resolve();
          else reject(new Error(`${method} ${path}: ${status} ${said.slice(0, 500)}`));
        },
        onResponseError(_, error) {
          reject(error);
        },
      },
    );
  });
}
