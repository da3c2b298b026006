/**
 * The settings of the service: the only reader of `process.env`. Everything is read and judged before anything starts,
 * and one message names every variable that is missing, malformed or contradicts another.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from '../../domain/access/password-rules.js';
import { codeOf } from './error-code.js';
import { type ExportsConfig, readExports } from './exports-config.js';
import { type FilesConfig, readFiles } from './files-config.js';
import { type OidcConfig, readOidc } from './oidc-config.js';
import { keepSecret } from './kept-secrets.js';
import { readWebhooks, type WebhooksConfig } from './webhooks-config.js';
import { bytesOf32, ConfigError, type Environment, isLoopback, type TrustProxy, Variables } from './variables.js';

export { ConfigError } from './variables.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  /** `migratorUrl` is needed by `npm run db:migrate` alone. */
  | { readonly kind: 'server'; readonly appUrl: string; readonly migratorUrl: string | undefined };

export interface Keys {
  /** Signs access tokens (HS256). */
  readonly jwtSecret: string;
  /** Wraps the key of every dispute; 32 bytes. Losing it loses every personal field. */
  readonly dataKey: Buffer;
  /** Those before it, while something may still be wrapped by them. */
  readonly previousDataKeys: readonly Buffer[];
  /** Seed of the key that seals reports; 32 bytes. */
  readonly signingKey: Buffer;
}

export interface EventsConfig {
  /** How long an event stays in the feed. */
  readonly retentionDays: number;
  /** Between the comment lines of a stream; a reader who takes nothing for as long is cut off. */
  readonly heartbeatSeconds: number;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** False: nobody asked for this port, so the next free one is as good. */
  readonly isPortGiven: boolean;
  readonly trustProxy: TrustProxy;
  readonly database: DatabaseConfig;
  readonly dataDir: string;
  readonly files: FilesConfig;
  readonly events: EventsConfig;
  readonly webhooks: WebhooksConfig;
  readonly exports: ExportsConfig;
  readonly demo: boolean;
  /** Password of the demo accounts; present exactly when `demo` is on. */
  readonly demoPassword: string | undefined;
  readonly keys: Keys;
  readonly metricsToken: string | undefined;
  /** Of one caller, in each process. */
  readonly requestsPerMinute: number;
  /** Personal fields shown in the clear to one account, in all processes together. */
  readonly revealsPerHour: number;
  /** Origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Present: tokens of this issuer in place of local accounts. */
  readonly oidc: OidcConfig | undefined;
  /** From how many people on a dispute is one of a group, and a major one, in national records. */
  readonly nationalScale: { readonly groupFrom: number; readonly majorFrom: number };
  /** Days for which an API key may be good. */
  readonly apiKeyMaxDays: number;
  readonly logLevel: LogLevel;
  /** JSON lines, or readable ones when a person sits at the terminal. */
  readonly logPretty: boolean;
  readonly workers: number;
}

/** Reads and judges all variables; throws one ConfigError. Secrets nobody gave are made only when all else is well. */
export function loadConfig(env: Environment = process.env): Config {
  const variables = new Variables(env);
  const database = readDatabase(variables);
  const host = variables.text('HOST') ?? '127.0.0.1';
  const dataDir = resolve(variables.text('DATA_DIR') ?? 'data');
  const oidc = readOidc(variables);
  const demo = variables.flag('DEMO', database.kind === 'embedded' && oidc === undefined);
  if (demo && oidc !== undefined) {
    variables.refuse('DEMO and OIDC_ISSUER contradict each other: the demo’s accounts are local ones; set DEMO=false');
  }
  const settings = {
    host,
    port: variables.integer('PORT', { min: 0, max: 65_535, fallback: 3000 }),
    isPortGiven: variables.isSet('PORT'),
    trustProxy: variables.trustProxy('TRUST_PROXY'),
    database,
    dataDir,
    files: readFiles(variables, dataDir, database.kind === 'server'),
    events: Object.freeze({
      retentionDays: variables.integer('EVENT_RETENTION_DAYS', { min: 1, max: 3650, fallback: 400 }),
      heartbeatSeconds: variables.integer('EVENT_HEARTBEAT_SECONDS', { min: 1, max: 60, fallback: 15 }),
    }),
    webhooks: readWebhooks(variables),
    exports: readExports(variables),
    demo,
    metricsToken: variables.text('METRICS_TOKEN'),
    requestsPerMinute: variables.integer('REQUESTS_PER_MINUTE', { min: 1, max: 10_000_000, fallback: 1200 }),
    revealsPerHour: variables.integer('REVEALS_PER_HOUR', { min: 1, max: 1_000_000, fallback: 120 }),
    corsOrigins: variables.origins('CORS_ORIGINS'),
    oidc,
    nationalScale: Object.freeze({
      groupFrom: variables.integer('NATIONAL_GROUP_FROM', { min: 2, max: 100_000, fallback: 5 }),
      majorFrom: variables.integer('NATIONAL_MAJOR_FROM', { min: 2, max: 100_000, fallback: 50 }),
    }),
    apiKeyMaxDays: variables.integer('API_KEY_MAX_DAYS', { min: 1, max: 1096, fallback: 366 }),
    logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    logPretty: process.stdout.isTTY === true,
    workers: variables.integer('WORKERS', { min: 1, max: 64, fallback: 1 }),
  };
  const given = readKeys(variables, database.kind === 'server');
  const demoPassword = readDemoPassword(variables, demo, host);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return Object.freeze({ ...settings, ...completeSecrets(given, demo, demoPassword, settings.dataDir) });
}

/**
 * For who works on an instance that is there or comes out of a backup: the same settings, silent and without a demo. Its data key
 * must be there too; one that is made anew would open nothing.
 */
export function loadConfigOfInstance(env: Environment = process.env): Config {
  const { database, dataDir } = loadDatabaseConfig(env);
  const isGiven = ['DATA_KEY', 'DATA_KEY_FILE'].some((name) => (env[name] ?? '') !== '');
  if (database.kind === 'embedded' && !isGiven && !existsSync(join(dataDir, DATA_KEY_FILE)))
    throw keyIsMissing(dataDir);
  return { ...loadConfig({ ...env, DEMO: 'false', DEMO_PASSWORD: '' }), logLevel: 'silent' };
}

const DATA_KEY_FILE = 'data-key';

const keyIsMissing = (folder: string): ConfigError =>
  new ConfigError([
    `the data key is missing: set DATA_KEY, or put the file ${DATA_KEY_FILE} you kept into DATA_DIR (${folder}); without it ` +
      'nobody opens what is sealed',
  ]);

type Secrets = Pick<Config, 'keys' | 'demoPassword'>;

function completeSecrets(given: GivenKeys, demo: boolean, demoPassword: string | undefined, folder: string): Secrets {
  try {
    return {
      demoPassword: demo ? (demoPassword ?? keptDemoPassword(folder)) : undefined,
      keys: Object.freeze(completeKeys(given, folder)),
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new ConfigError([`DATA_DIR (${folder}) cannot be used by this user (${code})`]);
  }
}

export interface MigrationConfig {
  readonly migratorUrl: string;
  /** The role of the service, which is granted what it needs. */
  readonly appRole: string;
}

/** What `npm run db:migrate` needs: the two addresses, and none of the keys. */
export function loadMigrationConfig(env: Environment = process.env): MigrationConfig {
  const variables = new Variables(env);
  const database = readDatabase(variables);
  if (database.kind === 'embedded') {
    variables.refuse('DATABASE_URL is not set: the embedded database is migrated by the service itself when it starts');
  } else if (!variables.isSet('MIGRATION_DATABASE_URL')) {
    variables.refuse('MIGRATION_DATABASE_URL is required: the address with the role that owns the tables');
  }
  if (variables.problems.length > 0 || database.kind === 'embedded') throw new ConfigError(variables.problems);
  return { migratorUrl: database.migratorUrl ?? '', appRole: roleOf(database.appUrl) };
}

/** Where the database is, and nothing else: for who only looks at it. */
export function loadDatabaseConfig(env: Environment = process.env): Pick<Config, 'database' | 'dataDir'> {
  const variables = new Variables(env);
  const database = readDatabase(variables);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return { database, dataDir: resolve(variables.text('DATA_DIR') ?? 'data') };
}

export interface RemovalConfig {
  /** undefined: the embedded database */
  readonly migratorUrl: string | undefined;
  readonly dataDir: string;
  readonly retentionMonths: number;
}

/** What `npm run audit:remove` needs. Six months are the law's least (R47). */
export function loadRemovalConfig(env: Environment = process.env): RemovalConfig {
  const variables = new Variables(env);
  const database = readDatabase(variables);
  if (database.kind === 'server' && database.migratorUrl === undefined)
    variables.refuse('MIGRATION_DATABASE_URL is required: the service’s own role cannot remove lines of the audit log');
  const retentionMonths = variables.integer('AUDIT_RETENTION_MONTHS', { min: 6, max: 1200, fallback: 36 });
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  const migratorUrl = database.kind === 'server' ? database.migratorUrl : undefined;
  return { migratorUrl, dataDir: resolve(variables.text('DATA_DIR') ?? 'data'), retentionMonths };
}

function readDatabase(variables: Variables): DatabaseConfig {
  const appUrl = variables.postgresUrl('DATABASE_URL');
  const migratorUrl = variables.postgresUrl('MIGRATION_DATABASE_URL');
  if (!variables.isSet('DATABASE_URL')) {
    if (variables.isSet('MIGRATION_DATABASE_URL')) {
      variables.refuse(
        'MIGRATION_DATABASE_URL is set without DATABASE_URL: set both, or none for the embedded database',
      );
    }
    return { kind: 'embedded' };
  }
  if (appUrl !== undefined && migratorUrl !== undefined && roleOf(appUrl) === roleOf(migratorUrl)) {
    variables.refuse(
      'DATABASE_URL and MIGRATION_DATABASE_URL name the same role: the role that serves must not own the tables',
    );
  }
  return { kind: 'server', appUrl: appUrl ?? '', migratorUrl };
}

/** The role a PostgreSQL address signs in as. */
export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

interface GivenKeys {
  readonly jwtSecret: string | undefined;
  readonly dataKey: string | undefined;
  readonly previousDataKeys: readonly string[];
  readonly signingKey: string | undefined;
}

function readKeys(variables: Variables, required: boolean): GivenKeys {
  const keys = {
    jwtSecret: variables.secret('JWT_SECRET'),
    dataKey: variables.secret('DATA_KEY'),
    previousDataKeys: variables.secret('DATA_KEY_PREVIOUS')?.split(/[\s,]+/) ?? [],
    signingKey: variables.secret('SIGNING_KEY'),
  };
  if (keys.jwtSecret !== undefined && keys.jwtSecret.length < 32) {
    variables.refuse('JWT_SECRET must have at least 32 characters');
  }
  const ofBytes = [
    ['DATA_KEY', keys.dataKey] as const,
    ['SIGNING_KEY', keys.signingKey] as const,
    ...keys.previousDataKeys.map((key) => ['Each key of DATA_KEY_PREVIOUS', key] as const),
  ];
  for (const [name, value] of ofBytes) {
    if (value !== undefined && bytesOf32(value) === undefined) {
      variables.refuse(`${name} must be 32 bytes in base64 or hexadecimal, as "openssl rand -base64 32" writes them`);
    }
  }
  if (required) {
    for (const name of ['JWT_SECRET', 'DATA_KEY', 'SIGNING_KEY']) {
      if (!variables.isSet(name) && !variables.isSet(`${name}_FILE`)) {
        variables.refuse(`${name} (or ${name}_FILE) is required with DATABASE_URL`);
      }
    }
  }
  return keys;
}

function completeKeys(given: GivenKeys, folder: string): Keys {
  const fresh = (): string => randomBytes(32).toString('base64');
  const isLost = given.dataKey === undefined && !existsSync(join(folder, DATA_KEY_FILE));
  if (isLost && ['postgres', 'postgres.location'].some((name) => existsSync(join(folder, name))))
    throw keyIsMissing(folder);
  return {
    jwtSecret: given.jwtSecret ?? keepSecret(folder, 'jwt-secret', fresh),
    dataKey: keyBytes(DATA_KEY_FILE, given.dataKey ?? keepSecret(folder, DATA_KEY_FILE, fresh)),
    previousDataKeys: given.previousDataKeys.map((key) => keyBytes(DATA_KEY_FILE, key)),
    signingKey: keyBytes('signing-key', given.signingKey ?? keepSecret(folder, 'signing-key', fresh)),
  };
}

function keyBytes(file: string, text: string): Buffer {
  const bytes = bytesOf32(text);
  if (bytes === undefined) throw new ConfigError([`the file ${file} in DATA_DIR no longer holds a key of 32 bytes`]);
  return bytes;
}

function readDemoPassword(variables: Variables, demo: boolean, host: string): string | undefined {
  const password = variables.text('DEMO_PASSWORD');
  if (password !== undefined && (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX)) {
    variables.refuse(`DEMO_PASSWORD must have ${PASSWORD_MIN} to ${PASSWORD_MAX} characters`);
  }
  const fault = password === undefined || !demo || isLoopback(host) ? undefined : passwordFault(password, []);
  if (fault === 'common_password') {
    variables.refuse('DEMO_PASSWORD is one that everybody tries, and HOST is reachable from outside: choose another');
  }
  if (demo && password === undefined && !isLoopback(host)) {
    variables.refuse(
      'DEMO_PASSWORD is required, because HOST is reachable from outside and DEMO is on; or set DEMO=false',
    );
  }
  return password;
}

/** Letters and digits nobody mistakes for one another: people type this one. */
function keptDemoPassword(folder: string): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letter = (): string => alphabet.charAt(randomInt(alphabet.length));
  const group = (): string => Array.from({ length: 4 }, letter).join('');
  return keepSecret(folder, 'demo-password', () => [group(), group(), group(), group()].join('-'));
}
