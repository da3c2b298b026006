/** The identity provider that signs people in instead of local accounts. */
import { isLoopback, type Variables } from './variables.js';

export interface OidcConfig {
  /** As the `iss` of its tokens says it, to the letter. */
  readonly issuer: string;
  /** What its tokens for this service name in `aud`. */
  readonly audience: string;
  /** The claim by which accounts are linked. */
  readonly claim: string;
}

const WITH_ISSUER = ['OIDC_AUDIENCE', 'OIDC_CLAIM'] as const;

export function readOidc(variables: Variables): OidcConfig | undefined {
  const issuer = variables.text('OIDC_ISSUER');
  if (issuer === undefined) {
    for (const name of WITH_ISSUER.filter((one) => variables.isSet(one))) {
      variables.refuse(`${name} is set without OIDC_ISSUER: set it too, or unset ${name}`);
    }
    return undefined;
  }
  if (!isSafeAddress(issuer)) {
    variables.refuse('OIDC_ISSUER must be an https address without query or fragment (http only on this machine)');
  }
  const audience = variables.text('OIDC_AUDIENCE');
  if (audience === undefined) {
    variables.refuse('OIDC_AUDIENCE is required with OIDC_ISSUER: what its tokens for this service name in "aud"');
  }
  const claim = variables.text('OIDC_CLAIM') ?? 'sub';
  if (!/^[\w.:/-]{1,100}$/.test(claim)) variables.refuse('OIDC_CLAIM must be the name of one claim, such as sub');
  return { issuer, audience: audience ?? '', claim };
}

/** Keys and tokens travel encrypted, except on the machine itself. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(text);
  if (search + hash + username + password !== '' || /[?#]$/.test(text)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
}
