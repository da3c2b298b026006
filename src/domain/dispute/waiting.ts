/**
 * What of a case waits for somebody: for the word of a director (R13, R18, 督办), and what still stands against its start (R3).
 * Example: two departments sent it back, nobody has it since: the director decides which one takes it.
 */
import { workingCalendar } from '../calendar/working-calendar.js';
import type { Instant } from '../shared/day.js';
import { DEFAULT_SETTINGS } from './context.js';
import { openReferral, openSupervisions } from './custody/facts.js';
import { decide } from './decide.js';
import { SYSTEM } from './events.js';
import type { DisputeFacts } from './facts.js';
import { isOpen } from './states.js';

/** A challenge of a mediator; an answer to a supervision; where a case goes that departments keep sending back. */
export const DECISION_KINDS = ['challenge', 'supervision_answer', 'objections'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export interface WaitingDecision {
  readonly kind: DecisionKind;
  /** the challenge, the supervision, or the referral that was objected to last */
  readonly subjectId: string;
  readonly since: Instant;
}

/** Longest waiting first. */
export function waitingDecisions(facts: DisputeFacts): WaitingDecision[] {
  if (facts.state === 'archived') return [];
  return [...challenges(facts), ...answers(facts), ...objections(facts)].sort((a, b) => (a.since < b.since ? -1 : 1));
}

const challenges = ({ challenges: made }: DisputeFacts): WaitingDecision[] =>
  made.flatMap(({ state, challengeId, at }) =>
    state === 'open' ? [{ kind: 'challenge', subjectId: challengeId, since: at }] : [],
  );

const answers = (facts: DisputeFacts): WaitingDecision[] =>
  openSupervisions(facts).flatMap(({ supervisionId, state, answeredAt }) =>
    state === 'answered' && answeredAt !== null
      ? [{ kind: 'supervision_answer', subjectId: supervisionId, since: answeredAt }]
      : [],
  );

/** The system's supervision says that there were too many objections; sent on, it is decided. */
function objections(facts: DisputeFacts): WaitingDecision[] {
  const last = facts.custody.referrals.at(-1);
  const isRaised = openSupervisions(facts).some(({ cause }) => cause === 'objections');
  if (!isRaised || !isOpen(facts.state) || openReferral(facts) !== undefined) return [];
  if (last?.state !== 'objected' || last.body !== null || last.endedAt === null) return [];
  return [{ kind: 'objections', subjectId: last.referralId, since: last.endedAt }];
}

/** Codes of what still stands against its start; neither calendar nor settings nor centre nor who asks has a say in that. */
export function obstaclesToStart(facts: DisputeFacts, now: Instant, zone: string): string[] {
  const decision = decide(
    facts,
    { type: 'start', occurredAt: null },
    {
      now,
      zone,
      calendar: workingCalendar([]),
      settings: DEFAULT_SETTINGS,
      settingsOf: null,
      hasCenterAbove: false,
      actor: { accountId: SYSTEM, staffId: null, maySeal: false, onlyAsHelper: false },
      staff: () => undefined,
    },
  );
  return decision.ok ? [] : [...new Set(decision.refusals.map(({ code }) => code))];
}
