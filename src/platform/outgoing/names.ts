/**
 * The addresses of a name, asked of DNS alone. The look-up of the operating system would take one of the few threads this
 * process has for files and passwords, and a name server that never answers would keep it; so the hosts file counts for nothing.
 */
import { Resolver } from 'node:dns/promises';

const TRIES = 2;
const TRY_MS = 1500;

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Throws where the name has no address, or nobody tells. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export class UnknownHost extends Error {
  readonly code = 'UNKNOWN_HOST';
}

/** Never asked for (RFC 6761): it is this machine. */
const LOCALHOST = /(^|\.)localhost\.?$/;
const THIS_MACHINE: readonly Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** `servers`: others than the machine has set. */
export function byDns(servers?: readonly string[]): Resolve {
  return async (host) => {
    if (LOCALHOST.test(host)) return THIS_MACHINE;
    // A new one each time: it knows the name servers the machine has now.
    const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
    if (servers !== undefined) resolver.setServers(servers);
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const found = [...addressesIn(four, 4), ...addressesIn(six, 6)];
    if (found.length === 0) throw new UnknownHost('nobody tells an address of this name');
    return found;
  };
}

const addressesIn = (answer: PromiseSettledResult<string[]>, family: 4 | 6): Address[] =>
  answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
