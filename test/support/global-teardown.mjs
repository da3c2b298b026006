/** Ends the host of the test database and waits until its server and its files are gone. */
import { once } from 'node:events';

export default async function tearDown() {
  const host = globalThis.testDatabaseHost;
  if (host === undefined || host.exitCode !== null) return;
  const ended = once(host, 'exit');
  host.stdin.end();
  await ended;
}
