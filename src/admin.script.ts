/**
 * `npm run admin -- --username <name>`: makes an administrator; the password is asked for, or read from standard input. With an
 * identity provider there are no passwords: `--oidc-subject` says who the administrator is there.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { CENTER_LEVELS, type CenterLevel } from './domain/centers/levels.js';
import { type FirstAdministrator, FirstAdministratorService } from './modules/access/first-administrator.service.js';
import { onInstance } from './on-instance.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { StartError } from './platform/config/start-error.js';
import { reasonOf } from './reason.js';

const USAGE = `npm run admin -- --username <name> [--name <shown name>] [--center <short name>] [--oidc-subject <identity>]
On a database without any centre, name the root as well:
  --center-name <full name> --center-short-name <word in case numbers> --center-level ${CENTER_LEVELS.join('|')}`;

type Wish = Omit<FirstAdministrator, 'password'>;

/** Either a password or an identity, as the settings of the service have it. */
function demandFitting({ oidcSubject }: Wish, { oidc }: Config): void {
  if (oidc !== undefined && oidcSubject === undefined) {
    throw new StartError(
      `People sign in with ${oidc.issuer}: say with --oidc-subject who this is there (its claim ${oidc.claim}).`,
    );
  }
  if (oidc === undefined && oidcSubject !== undefined) {
    throw new StartError('--oidc-subject needs OIDC_ISSUER: here people sign in with passwords.');
  }
}

function readWish(): Wish {
  const text = { type: 'string' } as const;
  const names = {
    username: text,
    name: text,
    center: text,
    'oidc-subject': text,
    'center-name': text,
    'center-short-name': text,
    'center-level': text,
  };
  const values = valuesOf(() => parseArgs({ options: names }).values);
  const { username, name, center } = values;
  if (username === undefined) throw new StartError(USAGE);
  const [rootName, shortName] = [values['center-name'], values['center-short-name']];
  const root =
    rootName === undefined || shortName === undefined
      ? undefined
      : { name: rootName, shortName, level: levelOf(values['center-level']) };
  return { username, name: name ?? username, center, root, oidcSubject: values['oidc-subject']?.normalize('NFC') };
}

function valuesOf<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function levelOf(text: string | undefined): CenterLevel {
  const level = CENTER_LEVELS.find((candidate) => candidate === (text ?? 'community'));
  if (level === undefined) throw new StartError(`--center-level takes ${CENTER_LEVELS.join(', ')}`);
  return level;
}

/** The first line of standard input; typed ones are not shown. */
async function readPassword(): Promise<string> {
  const isTyped = process.stdin.isTTY === true;
  if (isTyped) process.stdout.write('Password: ');
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: isTyped });
  for await (const line of lines) {
    lines.close();
    if (isTyped) process.stdout.write('\n');
    return line;
  }
  throw new StartError('No password came on standard input.');
}

function create(wish: Wish, settings: Config, password: string | undefined): Promise<string> {
  const config = { ...settings, demo: false, demoPassword: undefined, logLevel: 'silent' as const };
  return onInstance(config, (app) => app.get(FirstAdministratorService).create({ ...wish, password }));
}

try {
  const wish = readWish();
  const config = loadConfig();
  demandFitting(wish, config);
  const center = await create(wish, config, wish.oidcSubject === undefined ? await readPassword() : undefined);
  process.stdout.write(`${wish.username} is an administrator of ${center} and can sign in.\n`);
} catch (error) {
  process.stderr.write(`No administrator was made. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
