/**
 * What an agreement must say, who may sign it and when it may take effect. Sources: domain.md R6, R8, R9, R18,
 * R26-R29; PML 28-30. Example: "pay 8000.00 in two instalments of 4000.00 and 3999.99" is refused for one fen.
 */
import { dayOfInstant } from '../shared/day.js';
import type { StaffId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import {
  draftOf,
  earliestSigningDay,
  effectiveAt,
  hasFullSession,
  isBinding,
  isOutdated,
  slotCount,
  slotsOpen,
} from './agreement-effect.js';
import type { DraftAgreement, ObligationEntry, SignAgreement } from './commands.js';
import type { AttachmentKind } from './evidence/words.js';
import type { AgreementFacts, DisputeFacts, PartyFacts } from './facts.js';
import { isKnown, partyOf, refusal, type CaseAt, type Guard, type Objection } from './guard.js';
import { mediatorObjections } from './guards.js';
import { holds, isActing, needsGuardian, partyRepresented, representativeOf } from './people/representation.js';

/** R28: an agreement says what happened, what is at issue, who answers for what, and what was agreed. */
export const textIsComplete: Guard<DraftAgreement> = ({ command }) =>
  command.missingTexts.length === 0
    ? undefined
    : refusal('agreement_unclear', 'R28', { missing: command.missingTexts });

/** R28: who, what, when; otherwise a court will not confirm it. */
export const obligationsAreClear: Guard<DraftAgreement> = ({ command }) =>
  command.obligations.flatMap((duty, index) => {
    const missing = [
      ...(duty.debtorPartyIds.length === 0 ? ['debtorPartyIds'] : []),
      // An act that names nobody is owed to all others; money has to reach somebody.
      ...(duty.kind === 'pay' && duty.creditorPartyIds.length === 0 ? ['creditorPartyIds'] : []),
      ...(duty.described ? [] : ['description']),
      ...(duty.condition?.described === false ? ['condition'] : []),
      ...missingTime(duty),
      ...(duty.kind === 'pay' && duty.amountFen === null ? ['amount'] : []),
    ];
    return missing.length === 0 ? [] : refusal('obligation_unclear', 'R28', { index, missing });
  });

/** Exactly one of: a day, instalments with their days, continuing, or so many days after a condition comes true. */
function missingTime({ dueOn, instalments, continuing, condition = null }: ObligationEntry): string[] {
  const times = [dueOn !== null, instalments.length > 0, continuing, condition !== null].filter(Boolean).length;
  if (times !== 1) return ['dueOn'];
  return condition !== null && condition.dueDaysAfter === null ? ['dueDaysAfter'] : [];
}

export const obligationsAreBetweenParties: Guard<DraftAgreement> = ({ facts, command, at }) =>
  command.obligations.flatMap((duty, index) => {
    const strangers = [...duty.debtorPartyIds, ...duty.creditorPartyIds].flatMap((id) => isKnown(facts, id, at) ?? []);
    if (strangers.length > 0) return strangers.slice(0, 1);
    const isBoth = duty.debtorPartyIds.some((id) => duty.creditorPartyIds.includes(id));
    return isBoth ? refusal('debtor_is_creditor', 'R29', { index }) : [];
  });

/** R29: amounts belong to payments, are more than nothing, and their parts add up to the last fen. */
export const amountsAddUp: Guard<DraftAgreement> = ({ command }) =>
  command.obligations.flatMap((duty, index): Refusal[] => {
    const sum = duty.instalments.reduce((total, part) => total + part.amountFen, 0);
    if (duty.kind !== 'pay' && (duty.amountFen !== null || duty.instalments.length > 0)) {
      return [refusal('amount_not_applicable', 'R29', { index })];
    }
    if (duty.amountFen === null) return [];
    if (duty.amountFen <= 0 || duty.instalments.some((part) => part.amountFen <= 0)) {
      return [refusal('amount_not_positive', 'R29', { index })];
    }
    if (duty.instalments.length === 0 || sum === duty.amountFen) return [];
    return [refusal('instalments_do_not_add_up', 'R29', { index, sum: yuan(sum), amount: yuan(duty.amountFen) })];
  });

export const yuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** R26: oral only when nobody asks for paper and nothing stays to be performed. */
export const formFits: Guard<DraftAgreement> = ({ command, context }) => {
  if (command.form === 'written') return undefined;
  if (command.agreedOn === null) return refusal('agreed_on_missing', 'R27');
  const { agreedOn } = command;
  const isLater = (duty: ObligationEntry): boolean =>
    duty.continuing ||
    duty.condition != null ||
    [duty.dueOn, ...duty.instalments.map((part) => part.dueOn)].some((on) => on !== null && on > agreedOn);
  const staysOpen = context.settings.writtenWhenToBePerformed && command.obligations.some(isLater);
  return command.writtenRequested || staysOpen ? refusal('written_form_required', 'R26') : undefined;
};

export const versionIsOfDraft: Guard<DraftAgreement> = ({ facts, command }) => {
  const earlier = facts.agreements.find((agreement) => agreement.agreementId === command.agreementId);
  return earlier === undefined || earlier.state === 'draft' ? undefined : refusal('agreement_not_draft');
};

export const agreedSinceLastSession: Guard<DraftAgreement> = ({ facts, command, context }) => {
  if (command.form !== 'oral' || command.agreedOn === null) return undefined;
  const earliest = earliestSigningDay(facts, context.zone);
  return command.agreedOn < earliest ? refusal('signed_too_early', 'R27', { earliest }) : undefined;
};

/** The mediator of the case who writes an oral agreement down thereby records its content (PML 28). */
export function contentRecorder(c: CaseAt<DraftAgreement>): StaffId | null {
  const { staffId } = c.context.actor;
  if (c.command.form !== 'oral' || staffId === null || !isMediatorOfCase(c.facts, staffId)) return null;
  return mediatorObjections(c, [staffId], dayOfInstant(c.at, c.context.zone)).length === 0 ? staffId : null;
}

/** An oral agreement recorded by its mediator takes effect at once, and so needs the same sitting as a signed one. */
export const oralEffectFollowsSession: Guard<DraftAgreement> = (c) =>
  contentRecorder(c) === null || hasFullSession(c.facts, c.at) ? undefined : refusal('no_session_held', 'R27');

const isMediatorOfCase = (facts: DisputeFacts, id: StaffId): boolean =>
  facts.mediatorIds.includes(id) ||
  facts.sessions.some((session) => !session.fromBefore && session.presentMediatorIds.includes(id));

/** Runs a check that makes sense only on a draft of this case. */
const onDraft =
  (check: (c: CaseAt<SignAgreement>, draft: AgreementFacts) => Objection): Guard<SignAgreement> =>
  (c) => {
    const draft = draftOf(c.facts, c.command.agreementId);
    return draft === undefined ? undefined : check(c, draft);
  };

export const draftAwaitsSignature: Guard<SignAgreement> = ({ facts, command }) => {
  if (draftOf(facts, command.agreementId) !== undefined) return undefined;
  const exists = facts.agreements.some((agreement) => agreement.agreementId === command.agreementId);
  return refusal(exists ? 'agreement_not_draft' : 'no_draft', 'R27');
};

/** R30: a signature covers the text that was signed and no other. */
export const boundToVersion = onDraft(({ command }, draft) =>
  command.version === draft.version && command.textDigest === draft.textDigest
    ? undefined
    : refusal('agreement_changed', 'R30', { version: draft.version }),
);

export const draftNamesAllParties = onDraft(({ facts }, draft) =>
  isOutdated(facts, draft) ? refusal('agreement_lacks_party', 'R28') : undefined,
);

/** R17, R30: what was signed before the case was reopened or changed hands was signed of another mediation. */
export const draftedInThisMediation = onDraft((_, draft) =>
  draft.fromBefore ? refusal('agreement_before_reopening', 'R30') : undefined,
);

export const methodIsAccepted: Guard<SignAgreement> = ({ command }) =>
  command.method === 'electronic' ? refusal('electronic_not_configured') : undefined;

export const signedInTime: Guard<SignAgreement> = ({ facts, command, context }) => {
  const earliest = earliestSigningDay(facts, context.zone);
  return command.signedOn < earliest ? refusal('signed_too_early', 'R27', { earliest }) : undefined;
};

/** The party a signature is for, whoever's hand it was. */
export function partySigning(facts: DisputeFacts, by: SignAgreement['by']): PartyFacts | undefined {
  if (by.kind === 'party') return partyOf(facts, by.partyId);
  if (by.kind !== 'representative') return undefined;
  return partyRepresented(facts, by.representativeId);
}

export const signerMaySign = onDraft((c, draft) => {
  const { by } = c.command;
  if (by.kind === 'mediator') return mediatorObjection(c, by.staffId);
  if (draft.form === 'oral') return refusal('oral_needs_no_signature', 'R27');
  return by.kind === 'seal' ? sealObjection(c, draft) : partyObjection(c);
});

function partyObjection({ facts, command: { by, method }, context, at }: CaseAt<SignAgreement>): Objection {
  const party = partySigning(facts, by);
  if (party === undefined) return refusal('signer_unknown', 'R27');
  const gone = isKnown(facts, party.partyId, at);
  if (gone !== undefined) return gone;
  if (by.kind === 'party') return ownHandObjection(party, method);
  if (by.kind !== 'representative') return undefined;
  const representative = representativeOf(party, by.representativeId);
  if (representative === undefined) return undefined;
  if (!isActing(representative, at, context.zone))
    return refusal('representative_not_acting', 'R9', { partyId: party.partyId });
  // R9: settling is a power of its own.
  return holds(representative, 'settle') ? undefined : refusal('agent_lacks_power', 'R9', { partyId: party.partyId });
}

/** R8: who cannot act alone is bound by the legal representative's hand. R9: an organisation has a seal and no hand, a group neither. */
function ownHandObjection(party: PartyFacts, method: SignAgreement['method']): Objection {
  const { partyId } = party;
  if (needsGuardian(party)) return refusal('legal_representative_needed', 'R8', { partyId });
  if (party.kind === 'group') return refusal('group_acts_by_representatives', 'R9', { partyId });
  if (party.kind !== 'organization' || method === 'seal') return undefined;
  return refusal('organization_acts_by_others', 'R9', { partyId });
}

function mediatorObjection(c: CaseAt<SignAgreement>, staffId: StaffId): Objection {
  if (!isMediatorOfCase(c.facts, staffId)) return refusal('signer_unknown', 'R27');
  return mediatorObjections(c, [staffId], c.command.signedOn);
}

function sealObjection({ context }: CaseAt<SignAgreement>, draft: AgreementFacts): Objection {
  if (!context.actor.maySeal) return refusal('seal_not_permitted', 'R27');
  const { staffId } = context.actor;
  const isSigner = draft.signatures.some(({ by }) => by.kind === 'mediator' && by.staffId === staffId);
  return isSigner ? refusal('seal_by_signing_mediator', 'R27') : undefined;
}

/** The other order of the same rule: who set the seal does not sign as mediator afterwards. */
export const mediatorDidNotSeal = onDraft(({ command: { by } }, draft) => {
  if (by.kind !== 'mediator') return undefined;
  const sealed = draft.signatures.find((signature) => signature.by.kind === 'seal');
  return sealed?.recordedByStaffId === by.staffId ? refusal('seal_by_signing_mediator', 'R27') : undefined;
});

export const notYetSigned = onDraft(({ facts, command: { by } }, draft) => {
  const partyId = partySigning(facts, by)?.partyId;
  const isSigned = draft.signatures.some((signature) => {
    if (signature.by.kind === 'party' || signature.by.kind === 'representative')
      return signature.by.partyId === partyId && isBinding(facts, signature);
    if (signature.by.kind === 'mediator') return by.kind === 'mediator' && signature.by.staffId === by.staffId;
    return by.kind === 'seal';
  });
  return isSigned ? refusal('already_signed', 'R27') : undefined;
});

/** A party's hand is seen by somebody other than who types it in, or the signed page is on file. */
export const handIsWitnessed: Guard<SignAgreement> = ({ command, context }) => {
  const isParty = command.by.kind === 'party' || command.by.kind === 'representative';
  const { witness } = command;
  if (witness !== null && 'staffId' in witness) {
    if (witness.staffId === context.actor.staffId) return refusal('witness_is_recorder', 'R27');
    if (context.staff(witness.staffId)?.active !== true) {
      return refusal('staff_unknown', undefined, { staffId: witness.staffId });
    }
  }
  return isParty && witness === null && command.evidenceId === null ? refusal('witness_missing', 'R27') : undefined;
};

const PAGES: readonly AttachmentKind[] = ['scan', 'photo'];

/** R27, R30: a page on file shows the hand under this very text: a picture of it, no older than the text, and of no other. */
export const pageShowsThisText = onDraft(({ facts, command: { evidenceId } }, { agreementId, version, draftedAt }) => {
  const page = facts.attachments.find(({ attachmentId }) => attachmentId === evidenceId);
  if (page === undefined) return undefined;
  const isOther = page.shows !== null && (page.shows.agreementId !== agreementId || page.shows.version !== version);
  return PAGES.includes(page.kind) && page.at >= draftedAt && !isOther
    ? undefined
    : refusal('page_of_another_text', 'R30', { version });
});

/** The signature that would complete the agreement waits until the parties have sat together. */
export const effectFollowsSession = onDraft((c, draft) => {
  if (!completes(c, draft)) return undefined;
  const at = [effectiveAt(draft), c.at].reduce((latest, other) => (other > latest ? other : latest));
  return hasFullSession(c.facts, at) ? undefined : refusal('no_session_held', 'R27');
});

function completes({ facts, command: { by } }: CaseAt<SignAgreement>, draft: AgreementFacts): boolean {
  const open = slotsOpen(facts, draft);
  if (slotCount(open) !== 1) return false;
  if (by.kind === 'mediator') return open.mediator;
  if (by.kind === 'seal') return open.seal;
  const partyId = partySigning(facts, by)?.partyId;
  return partyId !== undefined && open.partyIds.includes(partyId);
}
