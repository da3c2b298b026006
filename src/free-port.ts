/** The port of several workers, chosen before they start: the usual one, or without PORT the next that is free. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './platform/config/config.js';

/** How far above the usual port we look. */
export const PORTS_TRIED = 50;

export async function choosePort({ host, port, isPortGiven }: Config): Promise<number> {
  if (isPortGiven) return port;
  for (let candidate = port; candidate < port + PORTS_TRIED; candidate += 1) {
    if (await isFree(candidate, host)) return candidate;
  }
  return port;
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  const listening = once(server.listen(port, host), 'listening').then(
    () => true,
    () => false,
  );
  if (!(await listening)) return false;
  server.close();
  await once(server, 'close');
  return true;
}
