/**
 * Which addresses the service may connect to on behalf of others: public ones, and what the operator allows. Private,
 * loopback, link-local (metadata services), carrier-grade NAT, multicast and reserved ones are refused, also where they hide
 * in an IPv6 address (mapped, 6to4, Teredo, NAT64), and every IPv6 address outside 2000::/3, which alone is given out.
 */
import ipaddr from 'ipaddr.js';
import type { Network } from '../config/webhooks-config.js';

export function mayConnectTo(address: string, allow: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` takes the IPv4 address out of ::ffff:127.0.0.1.
  const parsed = ipaddr.process(address);
  return isPublic(parsed) || allow.some((network) => isIn(parsed, network));
}

const GIVEN_OUT: Network = ipaddr.parseCIDR('2000::/3');

const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || isIn(address, GIVEN_OUT));

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
