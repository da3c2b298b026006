/** The matrix as single questions: this operation, by this person, on a case in this situation; and what must come of it. */
import { OPERATIONS, type Operation } from '../support/document.js';
import type { Chance } from '../support/chance.js';
import type { Person } from './people.js';
import { type Answering, relationsOf, type Situation, SITUATIONS } from './situations.js';
import type { AccessTable } from './table.js';

/** `refused`: 403 or 404, as the resource is open to readers or not. */
export type Outcome = 'passes' | 'forbidden' | 'hidden' | 'refused';

export interface Cell {
  readonly target: Operation;
  readonly person: Person;
  /** null: the operation is not about one case */
  readonly situation: Situation | null;
  readonly expected: Outcome;
}

/** Parameters that name something of the one settled case, and those of the case that is referred. */
const OF_SETTLED = [
  'agreementId',
  'deliveryId',
  'obligationId',
  'performanceId',
  'visitId',
  'sessionId',
  'attachmentId',
  'documentId',
  'linkId',
  'unsettledReportId',
];
const OF_REFERRED = ['referralId', 'supervisionId', 'legalAidRequestId', 'subjectRequestId'];
/** Of a third one that stands to everybody as the settled one does. */
const OF_CHALLENGED = ['challengeId', 'investigationId'];
/** The settled case has what these ask for; the others do not. */
const NEEDS_MORE = ['disputes_policeReport'];

const parametersOf = ({ path }: Operation): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

const asksForACenter = ({ parameters }: Operation): boolean =>
  parameters.some(({ name, required }) => name === 'centerId' && required === true);

/** In which situations the operation can be asked; null: it is about no case. */
function situationsOf(target: Operation): readonly (Situation | null)[] {
  const names = parametersOf(target);
  if (names.some((name) => OF_REFERRED.includes(name))) return ['referred'];
  if (names.some((name) => OF_SETTLED.includes(name) || OF_CHALLENGED.includes(name))) return ['settled'];
  if (!names.includes('disputeId')) return [null];
  return NEEDS_MORE.includes(target.id) ? ['settled'] : SITUATIONS.filter((situation) => situation !== 'referred');
}

export function allCells(table: AccessTable, people: readonly Person[], answering: Answering): Cell[] {
  return OPERATIONS.filter(({ id }) => !(id in ASIDE)).flatMap((target) =>
    situationsOf(target).flatMap((situation) =>
      people.map((person) => {
        const relations = situation === null ? [] : relationsOf(person, situation, answering);
        return { target, person, situation, expected: expectedOf(table, target, person, { situation, relations }) };
      }),
    ),
  );
}

/** Every operation with every role, and with each centre, department and situation as often as chance has it. */
export function someCells(cells: readonly Cell[], chance: Chance): Cell[] {
  const byPair = new Map<string, Cell[]>();
  for (const cell of cells) {
    const pair = `${cell.target.id} ${cell.person.role}`;
    byPair.set(pair, [...(byPair.get(pair) ?? []), cell]);
  }
  return [...byPair.values()].map((of) => chance.of(of));
}

function expectedOf(
  table: AccessTable,
  target: Operation,
  person: Person,
  { situation, relations }: { situation: Situation | null; relations: readonly string[] },
): Outcome {
  const { permission } = target;
  if (permission === 'public') return 'passes';
  if (person.key !== undefined && target.scopes === undefined) return 'forbidden';
  if (permission === 'signed-in') return 'passes';
  const held =
    table.roleHolds(person.role, permission) || person.key?.scopes.some((scope) => table.scopeHolds(scope, permission));
  if (held !== true) return 'forbidden';
  if (situation !== null && table.isOnCases(permission)) {
    if (relations.length === 0) return 'hidden';
    return relations.some((relation) => table.relationAllows(relation, permission)) ? 'passes' : 'forbidden';
  }
  const names = parametersOf(target).filter(
    (name) => !['kind', 'format', 'table', 'year', 'month', 'feedAddress'].includes(name),
  );
  const namesAPlace = names.length > 0 || asksForACenter(target);
  return namesAPlace && !SHOWS_OWN.includes(target.id) && !reaches(person, situation) ? 'refused' : 'passes';
}

/** Does the grant reach the centre whose things the matrix names? */
function reaches({ role, where }: Person, situation: Situation | null): boolean {
  if (where === 'above') return situation === 'above' || ['director', 'administrator', 'auditor'].includes(role);
  return where === 'own' && situation !== 'above';
}

/**
 * Beside the table these ask whose it is: one's own shift, absence, swap, account, duty link; the file of those who handle the case.
 * The table says who never may; of the others some are refused, by tests of their own.
 */
export const ASKS_WHOSE = [
  'absences_list',
  'absences_get',
  'absences_record',
  'absences_cancel',
  'absences_end',
  'accounts_get',
  'grants_take',
  'swaps_get',
  'swaps_request',
  'swaps_accept',
  'swaps_decline',
  'swaps_withdraw',
  'dutyFeeds_createForStaff',
  'dutyFeeds_listForStaff',
  'dutyFeeds_createForDepartment',
  'dutyFeeds_listForDepartment',
  'dutyFeeds_get',
  'dutyFeeds_revoke',
  'attendance_get',
  'attendance_checkIn',
  'attendance_checkOut',
  'dutyCalls_answer',
  'handover_get',
  'handover_add',
  'handover_accept',
  'sessions_get',
  'reservations_get',
  'reservations_giveBack',
  'exports_get',
  'exports_cancel',
  'exports_content',
  'exports_manifest',
  'attachments_content',
];

/** Answers everybody who holds the permission, with what is theirs. */
const SHOWS_OWN = ['swaps_list'];

/** Left out, and why. */
export const ASIDE: Readonly<Record<string, string>> = {
  auth_logout: 'It would sign the person out.',
  feeds_read: 'The address is the key.',
  events_stream: 'It never ends; test/http/event-stream.spec.ts asks it.',
};
