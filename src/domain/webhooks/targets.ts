/**
 * Which addresses a webhook may name: https (plain http only where the operator allows it), no credentials, no fragment, and
 * a port on which web servers listen, so that nobody makes the service speak to mail or database servers.
 * Example: `http://user:word@10.0.0.5:25/` is refused three times over; what a name resolves to is looked at elsewhere.
 */
export type TargetFault = 'bad_url' | 'https_only' | 'credentials_in_url' | 'fragment_in_url' | 'port_refused';

const WEB_PORTS: readonly number[] = [80, 443];
const FIRST_FREE_PORT = 1024;

export function targetFault(text: string, isHttpAllowed: boolean): TargetFault | undefined {
  if (!URL.canParse(text)) return 'bad_url';
  const { protocol, username, password, port, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return 'https_only';
  if (protocol === 'http:' && !isHttpAllowed) return 'https_only';
  if (hostname === '') return 'bad_url';
  if (username + password !== '') return 'credentials_in_url';
  if (text.includes('#')) return 'fragment_in_url';
  return port === '' || WEB_PORTS.includes(Number(port)) || Number(port) >= FIRST_FREE_PORT
    ? undefined
    : 'port_refused';
}
