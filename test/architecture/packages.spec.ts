/** What the service is made of besides its own sources: exact, unaltered, under licences that may be passed on, and listed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { sourcesIn } from './sources.js';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;

const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? '';
/** What is installed for the service alone. */
const SERVING = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

/** May be passed on with the service under Apache-2.0; none asks for more than to be named. */
const LICENCES = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
];

test('every package the service runs with has a licence of the list', () => {
  expect(SERVING.length).toBeGreaterThan(100);
  const others = SERVING.filter(([, { license }]) => license === undefined || !LICENCES.includes(license));
  expect(others.map(([path, { license }]) => `${path} ${license ?? 'none'}`)).toEqual([]);
});

test('every package is the one that was reviewed: by exact version, from a registry, with its digest', () => {
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  const strange = SERVING.filter(
    ([, { resolved, integrity }]) => resolved !== undefined || integrity?.startsWith('sha512-') !== true,
  );
  expect(strange.map(([path]) => path)).toEqual([]);
});

test('what is locked is what is asked for, so that an installation without tools has all the service needs', () => {
  const locked = packages[''] as unknown as Record<string, Record<string, string>>;
  expect(locked['dependencies']).toEqual(dependencies);
  expect(locked['devDependencies']).toEqual(devDependencies);
  const left = Object.keys(dependencies ?? {}).filter((name) => packages[`node_modules/${name}`]?.dev === true);
  expect(left).toEqual([]);
});

test('what the sources import is installed with the service', () => {
  const imported = sourcesIn('src').flatMap(({ imports }) =>
    imports
      .filter(({ to, isTypeOnly }) => !isTypeOnly && !/^(node:|src\/|migrations\/)/.test(to))
      .map(({ to }) => /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to),
  );
  expect([...new Set(imported)].filter((name) => dependencies?.[name] === undefined)).toEqual([]);
});

test('npm run sbom lists them all, as CycloneDX, with versions and digests', () => {
  const { scripts } = read('package.json') as { scripts: Record<string, string> };
  const [command = '', ...given] = (scripts['sbom'] ?? '').split(' ');
  const text = execFileSync(command, given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const sbom = JSON.parse(text) as {
    bomFormat: string;
    components: { name: string; group?: string; version: string; purl: string; hashes?: object[] }[];
  };
  expect(sbom.bomFormat).toBe('CycloneDX');
  const listed = new Set(sbom.components.map(({ purl }) => decodeURIComponent(purl)));
  const missing = SERVING.filter(([path, { version }]) => !listed.has(`pkg:npm/${nameOf(path)}@${version}`));
  expect(missing.map(([path]) => path)).toEqual([]);
  expect(
    Object.keys(dependencies ?? {}).filter((name) => ![...listed].some((purl) => purl.includes(`/${name}@`))),
  ).toEqual([]);
  expect(sbom.components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
  expect([...listed].filter((purl) => purl.startsWith('pkg:npm/jest@'))).toEqual([]);
}, 60_000);

describe('npm run audit:packages', () => {
  /** With an npm that answers this. */
  function audit(answer: string): { status: number | null; stdout: string } {
    const folder = mkdtempSync(join(tmpdir(), 'npm-'));
    try {
      writeFileSync(join(folder, 'answer'), answer);
      writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho "$@" > "${folder}/asked"\ncat "${folder}/answer"\nexit 1\n`);
      chmodSync(join(folder, 'npm'), 0o755);
      const env = { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
      const { status, stdout } = spawnSync(process.execPath, ['test/architecture/dependency-audit.mjs'], {
        env,
        encoding: 'utf8',
      });
      expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('audit --omit=dev --json\n');
      return { status, stdout };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const withWeakness = (severity: string): string =>
    JSON.stringify({
      vulnerabilities: { left: { name: 'left-pad', severity, range: '<1.3.0' } },
      metadata: { vulnerabilities: { [severity]: 1, total: 1 } },
    });

  test.each(['high', 'critical'])('fails on a %s weakness and names the package', (severity) => {
    expect(audit(withWeakness(severity))).toEqual({
      status: 1,
      stdout: expect.stringContaining(`${severity}: left-pad <1.3.0`),
    });
  });

  test.each(['low', 'moderate'])('tells of a %s one and passes', (severity) => {
    expect(audit(withWeakness(severity))).toEqual({ status: 0, stdout: expect.stringContaining('grave ones: 0') });
  });

  test('passes where there is none', () => {
    const none = { vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } };
    expect(audit(JSON.stringify(none)).status).toBe(0);
  });

  test.each([
    ['405 Method Not Allowed - POST address', '{"message":"405 Method Not Allowed - POST address","statusCode":405}'],
    ['no answer', ''],
    ['no answer', '<html>'],
  ])('says that it was skipped where the registry does not answer (%s)', (why, answer) => {
    expect(audit(answer)).toEqual({
      status: 0,
      stdout: expect.stringMatching(new RegExp(`^SKIPPED: .*\\(${why.slice(0, 9)}`)),
    });
  });
});
