/**
 * Where a request came from. Behind a proxy the address is what a header says, which anybody can fill with anything where the proxy
 * passes it on: what is no address is not believed, and the other end of the connection counts.
 */
import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';

export function remoteAddressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const [address = ''] = ip.split('%');
  return isIP(address) === 0 ? (socket.remoteAddress ?? '') : address;
}

/** An IPv4 address itself (also written in IPv6), else the first 64 bits. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const filled = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')];
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
