/** Which figures of a report on cases are others when the same is counted as of another instant. */
import type { CaseFigure, StoredCaseReport } from './report.record.js';

export interface ChangedFigure {
  readonly then: CaseFigure | undefined;
  readonly now: CaseFigure | undefined;
}

/** What was hidden stays hidden: its change would tell it (R50). */
export function changedFigures(report: StoredCaseReport, now: readonly CaseFigure[]): ChangedFigure[] {
  const before = new Map(report.content.figures.map((figure) => [figure.key, figure]));
  const after = new Map(now.map((figure) => [figure.key, figure]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ then: before.get(key), now: after.get(key) }))
    .filter((pair) => pair.then?.behind !== null)
    .filter(({ then: one, now: other }) => numbersOf(one) !== numbersOf(other));
}

const numbersOf = (figure: CaseFigure | undefined): string => `${figure?.numerator ?? 0}/${figure?.denominator ?? 0}`;
