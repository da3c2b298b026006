/** From log to facts about judicial confirmation. */
import type { AgreementId, RecordId } from '../../shared/ids.js';
import type { DisputeFacts } from '../facts.js';
import type { FoldsOf } from '../folding.js';
import type { ConfirmationPayloads } from './events.js';
import type { ConfirmationWindowFact } from './facts.js';

const inWindow = (
  facts: DisputeFacts,
  edit: (window: ConfirmationWindowFact) => ConfirmationWindowFact,
): DisputeFacts =>
  facts.confirmationWindow === null ? facts : { ...facts, confirmationWindow: edit(facts.confirmationWindow) };

const agreementOf = ({ confirmations }: DisputeFacts, id: RecordId): AgreementId | undefined =>
  confirmations.find(({ confirmationId }) => confirmationId === id)?.agreementId;

export const CONFIRMATION_FOLDS = {
  ConfirmationWindowOpened: (facts, { agreementId, lastDay, calendarKnown, notices }) => ({
    ...facts,
    confirmationWindow: {
      agreementId,
      lastDay,
      appliedAt: null,
      notices: notices.map((notice) => ({ ...notice, at: null, calendarKnown })),
    },
  }),
  ConfirmationTold: (facts, { partyId, occasions }, { occurredAt }) =>
    inWindow(facts, (window) => ({
      ...window,
      notices: window.notices.map((notice) =>
        notice.partyId === partyId && notice.at === null && occasions.includes(notice.occasion)
          ? { ...notice, at: occurredAt }
          : notice,
      ),
    })),
  ConfirmationApplied: (facts, { confirmationId, agreementId, filedOn }, { occurredAt }) => ({
    ...inWindow(facts, (window) =>
      window.agreementId === agreementId ? { ...window, appliedAt: occurredAt } : window,
    ),
    confirmations: [...facts.confirmations, { confirmationId, agreementId, filedOn, at: occurredAt, result: null }],
  }),
  // What a court did not take, or the parties took back, may be handed in again while there is time.
  ConfirmationDecided: (facts, { confirmationId, result }) => ({
    ...(result === 'not_accepted' || result === 'withdrawn'
      ? inWindow(facts, (window) =>
          window.agreementId === agreementOf(facts, confirmationId) ? { ...window, appliedAt: null } : window,
        )
      : facts),
    confirmations: facts.confirmations.map((one) => (one.confirmationId === confirmationId ? { ...one, result } : one)),
  }),
} as const satisfies FoldsOf<ConfirmationPayloads>;
