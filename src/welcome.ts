/** What a person at the terminal needs first: where it listens, where the documentation is, how to sign in. */
import { demoAccountLines } from './demo/demo-accounts.js';
import type { Config } from './platform/config/config.js';
import type { Accounts } from './prepare.js';

export function welcome(config: Config, url: string, accounts: Accounts): void {
  const seconds = (performance.now() / 1000).toFixed(1);
  const lines = ['', `Ready on ${url}  (${seconds} s after the start)`, `Documentation: ${url}/docs`];
  process.stdout.write(`${[...lines, ...signInLines(config, accounts)].join('\n')}\n`);
}

function signInLines(config: Config, accounts: Accounts): string[] {
  switch (accounts) {
    case 'none':
      return ['Nobody can sign in yet: "npm run admin" makes the first administrator' + whenTo(config)];
    case 'own':
      return config.demo ? ['The database was not empty: the demo centre was not loaded.'] : [];
    case 'demo':
      return [...demoLines(), `Password of all: ${config.demoPassword}`];
    case 'demo_other_password':
      return [...demoLines(), 'Password: the one they were loaded with, or were changed to since.'];
  }
}

/** The embedded database belongs to one process at a time. */
function whenTo(config: Config): string {
  return config.database.kind === 'embedded' ? ', while the service is stopped.' : '.';
}

function demoLines(): string[] {
  return ['', 'Demo accounts:', ...demoAccountLines().map((line) => `  ${line}`)];
}
