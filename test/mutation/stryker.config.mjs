/**
 * Mutation testing of the rule book: `npm run mutate`, or a part of it with `npm run mutate -- --mutate 'src/domain/deadlines/*.ts'`.
 * `MUTATE_TESTS` names the tests that judge a part: `MUTATE_TESTS=clock-rules npm run mutate -- --mutate src/domain/dispute/clock/guards.ts`.
 * Not part of `npm test`: over the whole rule book it takes hours.
 */
import { readFileSync } from 'node:fs';

const { jest } = JSON.parse(readFileSync('package.json', 'utf8'));
const { maxWorkers: _, ...rest } = jest;

export default {
  packageManager: 'npm',
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    // Jest's list of related tests misses those that reach a file through the table of steps: every test is put to a change.
    enableFindRelatedTests: false,
    config: {
      ...rest,
      // The domain needs no database.
      globalSetup: null,
      globalTeardown: null,
      roots: ['<rootDir>/test/domain'],
      testMatch: [`**/*${process.env.MUTATE_TESTS ?? ''}*.spec.ts`],
      // Random walks pass by every line of the rule book: each change would wait for all of them.
      testPathIgnorePatterns: [
        '/node_modules/',
        'guard-removal',
        '/model\\.spec',
        'walks',
        'waiting',
        'as-data',
        '/routing\\.spec',
      ],
    },
  },
  mutate: ['src/domain/**/*.ts', '!src/domain/**/*texts.ts', '!src/domain/rules/**'],
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'dist/mutation.json' },
  tempDirName: 'dist/mutation',
  concurrency: 2,
  timeoutMS: 20000,
  allowConsoleColors: false,
};
