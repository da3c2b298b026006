/**
 * Mutation testing of the rule book: `npm run mutate`, or a part of it with `npm run mutate -- --mutate 'src/domain/deadlines/*.ts'`.
 * Only tests of the domain run, and of those the ones that load the changed file. Not part of `npm test`: it takes hours.
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
    enableFindRelatedTests: true,
    config: {
      ...rest,
      // The domain needs no database.
      globalSetup: null,
      globalTeardown: null,
      roots: ['<rootDir>/test/domain'],
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
