/** Reads variables one by one and collects what is wrong with them, so that one message can name everything at once. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { codeOf } from './error-code.js';
import { StartError } from './start-error.js';

export class ConfigError extends StartError {
  constructor(readonly problems: readonly string[]) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    super(`These settings cannot be used:\n${list}`);
    this.name = 'ConfigError';
  }
}

/** What Fastify takes; a number of proxies becomes a question per hop. */
export type TrustProxy = boolean | string | ((address: string, hop: number) => boolean);

export type Environment = Readonly<Record<string, string | undefined>>;

export class Variables {
  readonly problems: string[] = [];

  constructor(private readonly env: Environment) {}

  /** An empty variable counts as unset, as compose files write it. */
  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  isSet(name: string): boolean {
    return this.text(name) !== undefined;
  }

  refuse(problem: string): void {
    this.problems.push(problem);
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return fallback;
    if (value === 'true' || value === '1') return true;
    if (value === 'false' || value === '0') return false;
    this.refuse(`${name} must be true or false`);
    return fallback;
  }

  integer(name: string, range: { min: number; max: number; fallback: number }): number {
    const value = this.text(name);
    if (value === undefined) return range.fallback;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= range.min && number <= range.max) return number;
    this.refuse(`${name} must be a whole number from ${range.min} to ${range.max}`);
    return range.fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) this.refuse(`${name} must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  }

  /** The value of NAME, or the content of the file NAME_FILE points to. */
  secret(name: string): string | undefined {
    const file = this.text(`${name}_FILE`);
    const value = this.text(name);
    if (file === undefined) return value;
    if (value !== undefined) this.refuse(`${name} and ${name}_FILE contradict each other: set one of them`);
    try {
      const content = readFileSync(file, 'utf8').trim();
      if (content === '') this.refuse(`${name}_FILE names an empty file`);
      return content === '' ? undefined : content;
    } catch (error) {
      this.refuse(`${name}_FILE cannot be read (${codeOf(error) ?? 'unknown reason'})`);
      return undefined;
    }
  }

  /** A PostgreSQL address with a role and a database in it. The address itself is never repeated: it holds a password. */
  postgresUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
      this.refuse(`${name} must look like postgres://role:password@host:5432/database`);
      return undefined;
    }
    if (url.username === '') this.refuse(`${name} names no role`);
    if (url.pathname.length < 2) this.refuse(`${name} names no database`);
    return value;
  }

  /** Origins as browsers send them, apart by commas; without path, query or password. */
  origins(name: string): readonly string[] {
    const origins = (this.text(name) ?? '').split(',').map((part) => part.trim());
    const named = origins.filter((origin) => origin !== '');
    if (named.some((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)) {
      this.refuse(`${name} must be a list of origins such as https://desk.example, apart by commas`);
    }
    return named;
  }

  /** What Fastify takes for `trustProxy`: true, a number of hops, or a list of addresses and networks. */
  trustProxy(name: string): TrustProxy {
    const value = this.text(name);
    if (value === undefined || value === 'false') return false;
    if (value === 'true') return true;
    if (/^\d{1,2}$/.test(value)) return (_address, hop) => hop < Number(value);
    if (value.split(',').every((part) => isNetwork(part.trim()))) return value;
    this.refuse(`${name} must be true, false, a number of proxies, or a list of addresses and networks`);
    return false;
  }
}

/** 32 bytes written as base64 (also base64url) or as hexadecimal digits. */
export function bytesOf32(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 ? bytes : undefined;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
