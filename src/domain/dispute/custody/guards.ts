/**
 * Conditions of custody. R13: a department accepts a referral or objects within some working days, else silence accepts it; what
 * was objected to comes back to the centre, and after several objections a director decides (信访工作条例 23). R46: nothing goes to
 * an outside body without a duty of law or every party's consent (PIPL 23). R17: a case moves up to a centre above and back.
 * Example: sent on Monday, five working days: an objection of the Tuesday after next is refused, the case is theirs.
 */
import { dayOfInstant, type Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import type { ReferralId, SupervisionId } from '../../shared/ids.js';
import type { DisputeFacts } from '../facts.js';
import { lastConsent, partiesAt, refusal, type CaseAt, type Guard, type Objection } from '../guard.js';
import type { CaseCommand } from '../commands.js';
import type {
  AcceptReferral,
  AnswerSupervision,
  CloseSupervision,
  Escalate,
  ObjectToReferral,
  OrderSupervision,
  Refer,
  ReferToDepartment,
  ReturnCase,
} from './commands.js';
import { objectionsOf, openReferral, referralAccepted, type ReferralFacts, type SupervisionFacts } from './facts.js';

/** The department that has the case, or in whose queue it waits. */
export const departmentWithCase = ({ departmentId, routing }: DisputeFacts): string | null =>
  departmentId ?? routing?.departmentId ?? null;

const dayOf = ({ at, context }: CaseAt<CaseCommand>): Day => dayOfInstant(at, context.zone);

const notBefore = (dueOn: Day | null, on: Day): Objection =>
  dueOn !== null && dueOn < on ? refusal('due_before_order', undefined, { on }) : undefined;

export const noReferralIsOpen: Guard<ReferToDepartment> = ({ facts }) =>
  openReferral(facts) === undefined ? undefined : refusal('referral_open', 'R13');

export const receiverIsAnother: Guard<ReferToDepartment> = ({ facts, command }) =>
  command.departmentId === departmentWithCase(facts) ? refusal('department_has_case', 'R13') : undefined;

export const receiverIsPresent: Guard<ReferToDepartment> = ({ command }) =>
  command.departmentPresent ? undefined : refusal('department_not_present');

/** R13: a case that departments keep sending back is not sent on by them any more. The seal is the director's alone. */
export const directorDecidesAfterObjections: Guard<ReferToDepartment> = ({ facts, context: { settings, actor } }) => {
  const objections = objectionsOf(facts);
  return objections >= settings.objectionsUntilSupervision && !actor.maySeal
    ? refusal('director_decides_referral', 'R13', { objections })
    : undefined;
};

export const referralIsDueLater: Guard<ReferToDepartment | Refer> = (c) => notBefore(c.command.dueOn, dayOf(c));

/** R46: without a duty of law, every party agreed that the case may be shared; their consents are named with it. */
export const partiesAgreeToShare: Guard<Refer> = ({ facts, command, at }) => {
  const given = consentsToShare(facts, at);
  const unknown = command.consentIds.filter((id) => !given.some(({ consentId }) => consentId === id));
  if (command.ground !== 'consent') return undefined;
  return [
    ...unknown.map((consentId) => refusal('share_consent_unknown', 'R46', { consentId })),
    ...consentsLacking(facts, at),
  ];
};

/** Of each party that has not agreed to share the case, or does not any more. */
export const consentsLacking = (facts: DisputeFacts, at: string): Refusal[] =>
  partiesAt(facts, at)
    .filter((party) => lastConsent(party, 'share', at)?.decision !== 'given')
    .map(({ partyId }) => refusal('share_consent_missing', 'R46', { partyId }));

/** The consents to share that stand as of that instant. */
export const consentsToShare = (facts: DisputeFacts, at: string): { readonly consentId: string }[] =>
  partiesAt(facts, at).flatMap((party) => {
    const said = lastConsent(party, 'share', at);
    return said?.decision === 'given' ? [said] : [];
  });

const waiting = (facts: DisputeFacts, referralId: ReferralId): ReferralFacts | undefined => {
  const referral = openReferral(facts);
  return referral?.referralId === referralId ? referral : undefined;
};

export const referralWaits: Guard<AcceptReferral | ObjectToReferral> = ({ facts, command, at }) => {
  const referral = waiting(facts, command.referralId);
  if (referral === undefined) return refusal('referral_not_open', 'R13');
  return at < referral.sentAt ? refusal('answered_before_sent', 'R13') : undefined;
};

/** R13: judged by the day on which somebody objected. */
export const objectsInTime: Guard<ObjectToReferral> = (c) => {
  const objectUntil = waiting(c.facts, c.command.referralId)?.objectUntil ?? null;
  if (objectUntil === null || dayOf(c) <= objectUntil) return undefined;
  return refusal('objection_too_late', 'R13', { objectUntil });
};

/** R38: handed over is not yet finished; the other body has to take it. */
export const outsideBodyAccepted: Guard = ({ facts }) =>
  facts.state !== 'referred' || referralAccepted(facts) ? undefined : refusal('referral_unanswered', 'R38');

export const centerStandsAbove: Guard<Escalate> = ({ command, context }) => {
  if (!context.hasCenterAbove) return refusal('no_center_above', 'R17');
  return command.isAbove ? undefined : refusal('center_not_above', 'R17');
};

export const cameFromBelow: Guard<ReturnCase> = ({ facts }) =>
  facts.custody.cameFrom.length > 0 ? undefined : refusal('not_escalated', 'R17');

export const supervisionIsDueLater: Guard<OrderSupervision> = (c) => notBefore(c.command.dueOn, dayOf(c));

export const betterAnswerIsDueLater: Guard<CloseSupervision> = (c) => notBefore(c.command.dueAgainOn, dayOf(c));

const supervisionOf = (facts: DisputeFacts, id: SupervisionId): SupervisionFacts | undefined =>
  facts.custody.supervisions.find(({ supervisionId }) => supervisionId === id);

export const supervisionIsOpen: Guard<AnswerSupervision> = ({ facts, command, at }) => {
  const supervision = supervisionOf(facts, command.supervisionId);
  if (supervision?.state !== 'open') return refusal('supervision_not_open');
  return at < supervision.orderedAt ? refusal('answered_before_order') : undefined;
};

export const supervisionIsAnswered: Guard<CloseSupervision> = ({ facts, command, at }) => {
  const supervision = supervisionOf(facts, command.supervisionId);
  if (supervision?.state !== 'answered') return refusal('supervision_not_answered');
  return at < (supervision.answeredAt ?? '') ? refusal('decided_before_answer') : undefined;
};
