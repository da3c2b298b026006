/**
 * Which addresses the service may connect to on behalf of others: public ones, and what the operator allows. Private,
 * loopback, link-local (metadata services), carrier-grade NAT, multicast and reserved ones are refused, also where they hide
 * in an IPv6 address.
 */
import ipaddr from 'ipaddr.js';
import type { Network } from '../config/webhooks-config.js';

export function mayConnectTo(address: string, allow: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` takes the IPv4 address out of ::ffff:127.0.0.1.
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' || allow.some((network) => isIn(parsed, network));
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
