/** Steps of judicial confirmation: rows of the table in `../transitions.ts`. */
import { partyIsKnown } from '../guards.js';
import { noticeReachesParty } from '../people/guards.js';
import { IN_FORCE } from '../states.js';
import type { Steps } from '../transition.js';
import type { ConfirmationCommand } from './commands.js';
import * as guards from './guards.js';

const AGREED = { from: IN_FORCE, to: null, whileRefused: true, afterExpiry: true } as const;

export const CONFIRMATION_STEPS = {
  tellOfConfirmation: {
    ...AGREED,
    action: 'confirmation-notices',
    permission: 'notice.record',
    guards: [partyIsKnown, noticeReachesParty, guards.thereIsAWindow],
    zh: '告知司法确认：协议生效后和期限届满前分别告知各方可以共同申请',
    en: 'Tell a party of judicial confirmation: once the agreement has taken effect, and again before the time is over',
    rules: ['R9', 'R32'],
  },
  applyForConfirmation: {
    ...AGREED,
    action: 'confirmation',
    permission: 'agreement.draft',
    guards: [
      guards.confirmsWhatIsInForce,
      guards.anOrganisationMediated,
      guards.everybodyApplies,
      guards.applicationBinds,
      guards.filedInTime,
      guards.contentCanBeConfirmed,
      guards.papersAreInHand,
      guards.courtIsCompetent,
      guards.notAppliedForYet,
    ],
    zh: '申请司法确认：各方共同提出，自协议生效之日起三十日内，材料齐备',
    en: 'Apply for judicial confirmation: jointly, within thirty days of effect, with the papers a court asks for',
    rules: ['R8', 'R9', 'R31', 'R32', 'R33'],
  },
  recordConfirmationResult: {
    ...AGREED,
    // A court answers when it answers: the case may be closed by then.
    from: [...IN_FORCE, 'closed'],
    action: 'confirmation-result',
    permission: 'agreement.draft',
    guards: [guards.courtStillHasIt, guards.rulingIsNamed],
    zh: '记录司法确认结果：裁定有效、裁定驳回、不予受理或者撤回；结案后也可以记录',
    en: 'Record what the court said of the confirmation: valid, dismissed, not accepted, withdrawn; also once the case is closed',
    rules: ['R33'],
  },
} as const satisfies Steps<ConfirmationCommand>;
