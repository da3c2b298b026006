/**
 * The papers a file must hold before it is archived, as far as this service knows them (R40; 司发通〔2010〕239号): what is
 * compulsory follows from what happened. Example: a party that joined late and was never told its rights is named.
 */
import type { Instant } from '../../shared/day.js';
import { undeliveredOf } from '../agreements/facts.js';
import { openAidRequests } from '../aid/facts.js';
import { openSupervisions } from '../custody/facts.js';
import type { DisputeFacts, NoticeFact } from '../facts.js';
import { refusal, standing } from '../guard.js';
import { openTask } from '../risk/level.js';
import type { State } from '../states.js';
import { openReports } from '../unsettled/facts.js';
import type { Refusal } from '../../shared/refusal.js';

export const PAPERS = {
  rights_notice: { zh: '权利义务告知书', en: 'Notice of rights and duties' },
  mediation_record: { zh: '调解记录', en: 'Record of mediation' },
  agreement: { zh: '调解协议', en: 'Agreement' },
  delivery: { zh: '协议送达回证', en: 'Receipt of a copy of the agreement' },
  remedies_notice: { zh: '救济途径告知书', en: 'Notice of remedies' },
  return_visit: { zh: '回访记录', en: 'Record of the return visit' },
  supervision: { zh: '督办答复', en: 'Answer to a supervision' },
  police_report: { zh: '报警记录', en: 'Report to the police' },
  challenge: { zh: '回避决定', en: 'Decision on a challenge' },
  countersign: { zh: '补录会签', en: 'Countersignature of a late entry' },
  confirmation: { zh: '司法确认结果', en: 'Result of judicial confirmation' },
  unsettled: { zh: '“未解决”反映的答复', en: 'Answer to what is said not to be settled' },
  legal_aid: { zh: '法律援助办理结果', en: 'Outcome of a request for legal aid' },
} as const;

export type Paper = keyof typeof PAPERS;

/** A reason against archiving, and the paper it is about. */
export interface MissingPaper extends Refusal {
  readonly paper: Paper;
}

/** Everything compulsory that is not there, as of that instant. */
export function missingPapers(facts: DisputeFacts, at: Instant): MissingPaper[] {
  const outcome = facts.ending.outcome?.state;
  return [
    ...(facts.mediationStartedAt === null ? [] : rightsPapers(facts, at)),
    ...(isOneOf(outcome, ['settled', 'performed'])
      ? [...agreementPapers(facts, at), ...deliveryPapers(facts, at)]
      : []),
    ...(isOneOf(outcome, ['failed', 'withdrawn']) ? remediesPapers(facts, at) : []),
    ...visitPapers(facts, at),
    ...supervisionPapers(facts),
    ...policePapers(facts),
    ...challengePapers(facts),
    ...lateEntryPapers(facts),
    ...aidPapers(facts),
    ...confirmationPapers(facts),
    ...unsettledPapers(facts),
  ];
}

const isOneOf = (state: State | undefined, states: readonly State[]): boolean =>
  state !== undefined && states.includes(state);

const lacks = (notices: readonly NoticeFact[], at: Instant): boolean => !notices.some((notice) => notice.at <= at);

const rightsPapers = (facts: DisputeFacts, at: Instant): MissingPaper[] =>
  standing(facts)
    .filter((party) => lacks(party.rightsNotices, at))
    .map(({ partyId }) => ({
      paper: 'rights_notice',
      ...refusal('rights_notice_not_on_file', 'R40', { partyId }),
    }));

const remediesPapers = (facts: DisputeFacts, at: Instant): MissingPaper[] =>
  standing(facts)
    .filter((party) => lacks(party.remediesNotices, at))
    .map(({ partyId }) => ({
      paper: 'remedies_notice',
      ...refusal('remedies_notice_not_on_file', 'R40', { partyId }),
    }));

const agreementPapers = ({ agreementId, sessions }: DisputeFacts, at: Instant): MissingPaper[] => {
  const isRecorded = sessions.some(({ heldTo }) => heldTo !== null && heldTo <= at);
  return [
    ...(agreementId === null ? [{ paper: 'agreement' as const, ...refusal('agreement_not_on_file', 'R40') }] : []),
    ...(isRecorded ? [] : [{ paper: 'mediation_record' as const, ...refusal('mediation_record_not_on_file', 'R40') }]),
  ];
};

/** PML 29: each party and the committee keep a copy of a written agreement. */
function deliveryPapers(facts: DisputeFacts, at: Instant): MissingPaper[] {
  const agreement = facts.agreements.find(({ agreementId }) => agreementId === facts.agreementId);
  const lacking = agreement === undefined ? null : undeliveredOf(facts, agreement, at);
  if (lacking === null) return [];
  const committee = lacking.committee ? [refusal('committee_copy_not_on_file', 'R40')] : [];
  return [...lacking.partyIds.map((partyId) => refusal('copy_not_on_file', 'R40', { partyId })), ...committee].map(
    (reason) => ({ paper: 'delivery', ...reason }),
  );
}

const visitPapers = ({ visits }: DisputeFacts, at: Instant): MissingPaper[] =>
  visits
    .filter(({ visitedAt }) => visitedAt === null || visitedAt > at)
    .map(({ dueOn }) => ({ paper: 'return_visit', ...refusal('return_visit_not_on_file', 'R40', { dueOn }) }));

const supervisionPapers = (facts: DisputeFacts): MissingPaper[] =>
  openSupervisions(facts).map(({ dueOn }) => ({
    paper: 'supervision',
    ...refusal('supervision_not_on_file', 'R40', { dueOn }),
  }));

const policePapers = ({ risk }: DisputeFacts): MissingPaper[] => {
  const task = openTask(risk);
  return task === undefined
    ? []
    : [{ paper: 'police_report', ...refusal('police_report_open', 'R16', { flags: task.flags }) }];
};

const challengePapers = ({ challenges }: DisputeFacts): MissingPaper[] =>
  challenges
    .filter(({ state }) => state === 'open')
    .map(({ staffId }) => ({ paper: 'challenge', ...refusal('challenge_not_on_file', 'R40', { staffId }) }));

const lateEntryPapers = ({ lateEntries }: DisputeFacts): MissingPaper[] =>
  lateEntries
    .filter(({ at }) => at === null)
    .map(({ seq }) => ({ paper: 'countersign', ...refusal('countersign_not_on_file', 'R40', { seq }) }));

const aidPapers = (facts: DisputeFacts): MissingPaper[] =>
  openAidRequests(facts).map(({ partyId }) => ({
    paper: 'legal_aid',
    ...refusal('legal_aid_not_on_file', 'R40', { partyId }),
  }));

const unsettledPapers = (facts: DisputeFacts): MissingPaper[] =>
  openReports(facts).map(({ dueOn }) => ({
    paper: 'unsettled',
    ...refusal('unsettled_not_on_file', 'R40', { dueOn }),
  }));

/** Form 11: an application is in the file with what became of it. */
const confirmationPapers = ({ confirmations }: DisputeFacts): MissingPaper[] =>
  confirmations
    .filter(({ result }) => result === null)
    .map(({ filedOn }) => ({ paper: 'confirmation', ...refusal('confirmation_not_on_file', 'R40', { filedOn }) }));
