/**
 * The table of who may what, as people read it (`access.md`): written from the rule book and the routes when it is asked for,
 * reviewed in every change, and from then on the only thing the matrix of requests believes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { SCOPE_PERMISSIONS } from '../../src/domain/access/key-scopes.js';
import { PERMISSIONS, ROLES, roleHolds, SUBTREE_ROLES } from '../../src/domain/access/permissions.js';
import { RELATION_PERMISSIONS, RELATIONS } from '../../src/domain/access/scope.js';
import { OPERATIONS } from '../support/document.js';

const FILE = 'test/matrix/access.md';
const YES = '●';

export interface AccessTable {
  readonly roleHolds: (role: string, permission: string) => boolean;
  readonly relationAllows: (relation: string, permission: string) => boolean;
  readonly isOnCases: (permission: string) => boolean;
  readonly scopeHolds: (scope: string, permission: string) => boolean;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (cells: readonly string[]): string[] => [row(cells), row(cells.map(() => '---'))];
const mark = (holds: boolean): string => (holds ? YES : '');

const addressesOf = (permission: string): string =>
  OPERATIONS.filter((each) => each.permission === permission)
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    .join('<br>');

const relationHolds = (relation: keyof typeof RELATION_PERMISSIONS, permission: string): boolean =>
  (RELATION_PERMISSIONS[relation] as readonly string[]).includes(permission);

const ON_CASES = PERMISSIONS.filter((permission) => RELATIONS.some((relation) => relationHolds(relation, permission)));

/** What the rule book and the routes say now. */
export function tableNow(): string {
  const scopes = Object.entries(SCOPE_PERMISSIONS) as [string, readonly string[]][];
  return [
    '# Who may what',
    '',
    'A caller needs a role (or the scope of an API key) that holds the permission of the operation: otherwise 403. On a case it takes besides',
    'a relation to that case: with none the case does not exist (404), with one that does not hold the permission the answer is 403.',
    `Grants of ${SUBTREE_ROLES.join(', ')} reach the centre and everything below; every other grant is good for one centre.`,
    '',
    '## Roles',
    '',
    ...head(['permission', ...ROLES, 'operations']),
    ...PERMISSIONS.map((permission) =>
      row([permission, ...ROLES.map((role) => mark(roleHolds(role, permission))), addressesOf(permission)]),
    ),
    '',
    '## Relations to a case',
    '',
    ...head(['permission', ...RELATIONS]),
    ...ON_CASES.map((permission) =>
      row([permission, ...RELATIONS.map((relation) => mark(relationHolds(relation, permission)))]),
    ),
    '',
    '## Scopes of API keys',
    '',
    ...head(['permission', ...scopes.map(([scope]) => scope)]),
    ...PERMISSIONS.filter((permission) => scopes.some(([, held]) => held.includes(permission))).map((permission) =>
      row([permission, ...scopes.map(([, held]) => mark(held.includes(permission)))]),
    ),
    '',
    '## Everybody who is signed in',
    '',
    addressesOf('signed-in'),
    '',
    '## Anybody',
    '',
    addressesOf('public'),
    '',
  ].join('\n');
}

export const tableWritten = (): string => readFileSync(FILE, 'utf8');
export const writeTable = (): void => writeFileSync(FILE, tableNow());

export function readTable(): AccessTable {
  const parts = new Map(
    tableWritten()
      .split('\n## ')
      .map((part) => [part.split('\n', 1)[0] ?? '', cellsOf(part)]),
  );
  const marked = (part: string, column: string, permission: string): boolean =>
    parts.get(part)?.get(permission)?.get(column) === YES;
  return {
    roleHolds: (role, permission) => marked('Roles', role, permission),
    relationAllows: (relation, permission) => marked('Relations to a case', relation, permission),
    isOnCases: (permission) => parts.get('Relations to a case')?.has(permission) === true,
    scopeHolds: (scope, permission) => marked('Scopes of API keys', scope, permission),
  };
}

/** Row by its first cell, cell by the head of its column. */
function cellsOf(part: string): Map<string, Map<string, string>> {
  const [columns = [], , ...rows] = part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(2, -2).split(' | '));
  return new Map(
    rows.map((cells) => [cells[0] ?? '', new Map(cells.map((cell, nth) => [columns[nth] ?? '', cell.trim()]))]),
  );
}
