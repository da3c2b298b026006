/**
 * Who sees what of the cases that belong together (R10, R45; api.md §2): cases the reader may see are shown, those with an
 * open agreement first, then by the strongest reason, then the newest; of all others only a number, and only to those who
 * answer for the case. Example: an oral agreement of 2024, only part performed, stands above a newer case long closed.
 */
import type { Relation } from '../access/scope.js';
import { compare } from '../shared/compare.js';
import { msOfInstant, type Instant } from '../shared/day.js';
import { type CaseMarks, kinship, type Kinship, REASONS } from './matching.js';

export interface Candidate {
  readonly disputeId: string;
  readonly isVisible: boolean;
  readonly marks: CaseMarks;
}

export interface Findings<C extends Candidate> {
  readonly visible: readonly (C & Kinship)[];
  readonly hidden: readonly C[];
}

/** Of the candidates those that are related. What is hidden changes nothing of what is visible. */
export function relatedTo<C extends Candidate>(here: CaseMarks, candidates: readonly C[]): Findings<C> {
  const related = candidates
    .map((candidate) => ({ ...candidate, ...kinship(here, candidate.marks) }))
    .filter(({ reasons }) => reasons.length > 0);
  return {
    visible: related.filter(({ isVisible }) => isVisible),
    hidden: related.filter(({ isVisible }) => !isVisible),
  };
}

export interface Ranked extends Kinship {
  readonly disputeId: string;
  readonly receivedAt: Instant;
  /** obligations of the agreement in force that are not performed */
  readonly openObligations: number;
}

/** The last instant there is, in milliseconds. */
const LAST_MS = 8.64e15;

/** Later instants get smaller keys, compared as text. */
export const newestFirst = (instant: Instant): string => String(LAST_MS - msOfInstant(instant)).padStart(17, '0');

/** Compared part by part as text; also what a page ends with. */
export const rankOf = ({ disputeId, receivedAt, reasons, openObligations }: Ranked): readonly string[] => [
  openObligations > 0 ? '0' : '1',
  String(reasons[0] === undefined ? REASONS.length : REASONS.indexOf(reasons[0])),
  newestFirst(receivedAt),
  disputeId,
];

export function inRank<R extends Ranked>(cases: readonly R[]): R[] {
  return cases
    .map((each) => ({ each, rank: rankOf(each) }))
    .sort((one, other) => compareParts(one.rank, other.rank))
    .map(({ each }) => each);
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  const place = left.findIndex((part, index) => part !== right[index]);
  return place === -1 ? 0 : compare(left[place] ?? '', right[place] ?? '');
}

const ANSWERING: readonly Relation[] = ['mediator', 'responsible', 'director'];

/** Assignees and directors learn how many related cases they may not see, and whom to ask; nobody else does. */
export const learnsOfHidden = (relations: ReadonlySet<Relation>): boolean =>
  ANSWERING.some((relation) => relations.has(relation));
