/**
 * How long a closed file is kept. The law names no period, so class and years are settings of the centre: each outcome has its
 * class, and a case of high risk at least the one set for those. Archiving below the proposal is possible, with a reason (R40).
 * Counted as archives do, from 1 January after the closing [check], so that whole years fall due together.
 * Example: closed on 2026-10-14 and kept long (30 years): until 2056-12-31; it may be destroyed from 2057-01-01 on.
 */
import type { RetentionSettings } from '../../centers/settings.js';
import { yearOf, type Day } from '../../shared/day.js';
import type { DisputeFacts } from '../facts.js';
import { riskOfCase } from '../risk/level.js';
import { RETENTION_CLASSES, type RetainedOutcome, type RetentionClass, type RetentionGround } from './words.js';

export interface RetentionProposal {
  readonly retentionClass: RetentionClass;
  readonly ground: RetentionGround;
}

const isShorter = (one: RetentionClass, other: RetentionClass): boolean =>
  RETENTION_CLASSES.indexOf(one) < RETENTION_CLASSES.indexOf(other);

export function proposedRetention({ ending, risk }: DisputeFacts, settings: RetentionSettings): RetentionProposal {
  const byOutcome = settings.retentionByOutcome[(ending.outcome?.state ?? 'failed') as RetainedOutcome];
  const ofHighRisk = settings.retentionOfHighRisk;
  return riskOfCase(risk).level === 'red' && isShorter(byOutcome, ofHighRisk)
    ? { retentionClass: ofHighRisk, ground: 'high_risk' }
    : { retentionClass: byOutcome, ground: 'outcome' };
}

export const isBelow = (chosen: RetentionClass, { retentionClass }: RetentionProposal): boolean =>
  isShorter(chosen, retentionClass);

/** The last day on which it is kept; null: for good. */
export function retainedUntil(closedOn: Day, retentionClass: RetentionClass, settings: RetentionSettings): Day | null {
  if (retentionClass === 'permanent') return null;
  return `${yearOf(closedOn) + settings.retentionYears[retentionClass]}-12-31`;
}
