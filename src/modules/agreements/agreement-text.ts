/** The text of an agreement as sent, as kept, and as the digest that signatures are bound to. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { instalmentsOf, splitEqually } from '../../domain/dispute/agreements/split.js';
import type { DraftAgreement, ObligationEntry } from '../../domain/dispute/commands.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { standing } from '../../domain/dispute/guard.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { instantOrNull } from '../../domain/shared/day.js';
import { fenOf, yuanOf } from '../../platform/http/money.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import type { ObligationRecord } from '../disputes/obligations.service.js';
import type { DraftAgreementRequest } from './agreement.dto.js';
import type { ObligationInput } from './obligation-input.dto.js';
import type { AgreementText } from './agreement.store.js';

export function digestOf(text: AgreementText, obligations: readonly ObligationRecord[]): string {
  const { form, facts, issues, responsibilities, terms, copies, agreedOn } = text;
  const duties = obligations.map((duty) => ({
    amount: duty.amountFen === null ? null : yuanOf(duty.amountFen),
    continuing: duty.continuing,
    creditorPartyIds: duty.creditorPartyIds,
    debtorPartyIds: duty.debtorPartyIds,
    description: duty.description,
    // Counted from the day its condition comes true, it has none in the text.
    dueOn: duty.condition === null ? duty.dueOn : null,
    instalments: (duty.instalments ?? []).map(({ amountFen, dueOn }) => ({ amount: yuanOf(amountFen), dueOn })),
    kind: duty.kind,
    ...(duty.shares.length === 0
      ? {}
      : { shares: duty.shares.map(({ partyId, amountFen }) => ({ partyId, amount: yuanOf(amountFen) })) }),
    ...(duty.condition === null ? {} : { condition: duty.condition }),
  }));
  const whole = { form, facts, issues, responsibilities, terms, copies, agreedOn, obligations: duties };
  return createHash('sha256').update(canonicalJson(whole)).digest('hex');
}

/** A day of its own belongs to an oral agreement, and then there is no `occurredAt` beside it. */
export function demandOneTime({ form, agreedOn, occurredAt, id, agreementId }: DraftAgreementRequest): void {
  if (id !== undefined && agreementId !== undefined) throw invalid('/id', 'not_allowed_with', { other: 'agreementId' });
  if (form === 'written' && agreedOn !== undefined)
    throw invalid('/agreedOn', 'not_allowed_with', { other: 'form: written' });
  if (agreedOn !== undefined && occurredAt !== undefined)
    throw invalid('/occurredAt', 'not_allowed_with', { other: 'agreedOn' });
}

/** A draft to be written anew must be one of this case; a new one must not take the id of another. */
export function demandKnownDraft({ id, agreementId }: DraftAgreementRequest, { agreements }: DisputeFacts): void {
  const isKnown = (wanted: string): boolean => agreements.some((agreement) => agreement.agreementId === wanted);
  if (agreementId !== undefined && !isKnown(agreementId)) throw unknownReference('/agreementId');
  if (id !== undefined && isKnown(id)) throw new Problem('id_in_use');
}

export function textOf(request: DraftAgreementRequest, facts: DisputeFacts): AgreementText {
  const { form, issues, responsibilities, terms } = request;
  const copies = request.copies ?? standing(facts).length + 1;
  return { form, facts: request.facts, issues, responsibilities, terms, copies, agreedOn: request.agreedOn ?? null };
}

/** Two ways to say the same thing are one too many. */
export function demandOneWay(obligations: readonly ObligationInput[]): void {
  obligations.forEach(({ liability, shares, split, instalments, instalmentPlan }, index) => {
    const at = `/obligations/${index}`;
    const sharing = shares === undefined ? (split === undefined ? undefined : 'split') : 'shares';
    if (shares !== undefined && split !== undefined)
      throw invalid(`${at}/split`, 'not_allowed_with', { other: 'shares' });
    if (liability === 'joint' && sharing !== undefined)
      throw invalid(`${at}/${sharing}`, 'not_allowed_with', { other: 'liability: joint' });
    if (liability === 'several' && sharing === undefined)
      throw invalid(`${at}/liability`, 'needs', { other: 'shares' });
    if (instalments !== undefined && instalmentPlan !== undefined)
      throw invalid(`${at}/instalmentPlan`, 'not_allowed_with', { other: 'instalments' });
  });
}

/** As sent, or the amount in equal parts. */
function sharesOf({ shares = [], split, debtorPartyIds, amount }: ObligationInput): ObligationRecord['shares'] {
  if (split === undefined) return shares.map(({ partyId, amount: part }) => ({ partyId, amountFen: fenOf(part) }));
  const parts = splitEqually(fenOf(amount ?? '0.00'), Math.max(1, debtorPartyIds.length));
  return debtorPartyIds.map((partyId, index) => ({ partyId, amountFen: parts[index] ?? 0 }));
}

const instalmentsIn = ({ instalments = [], instalmentPlan, amount }: ObligationInput) =>
  instalmentPlan === undefined
    ? instalments.map(({ amount: part, dueOn }) => ({ amountFen: fenOf(part), dueOn }))
    : instalmentsOf(fenOf(amount ?? '0.00'), instalmentPlan);

/** With instalments an obligation is due when the last of them is. */
export function obligationRow(
  input: ObligationInput,
  index: number,
  disputeId: string,
  agreementId: string,
): ObligationRecord {
  const instalments = instalmentsIn(input);
  const { condition } = input;
  return {
    id: uuidv7(),
    disputeId,
    agreementId,
    position: index + 1,
    debtorPartyIds: input.debtorPartyIds,
    creditorPartyIds: input.creditorPartyIds,
    kind: input.kind,
    description: input.description,
    amountFen: input.amount === undefined ? null : fenOf(input.amount),
    shares: sharesOf(input),
    instalments: instalments.length === 0 ? null : instalments,
    dueOn:
      input.dueOn ??
      instalments
        .map(({ dueOn }) => dueOn)
        .sort()
        .at(-1) ??
      null,
    continuing: input.continuing ?? false,
    condition: condition === undefined ? null : { text: condition.text, dueDaysAfter: condition.dueDaysAfter ?? null },
    state: 'draft',
    paidFen: 0,
  };
}

const TEXTS = ['facts', 'issues', 'responsibilities', 'terms'] as const;

export function draftCommand(
  agreementId: string,
  request: DraftAgreementRequest,
  text: AgreementText,
  rows: readonly ObligationRecord[],
): DraftAgreement {
  return {
    type: 'draftAgreement',
    agreementId,
    form: request.form,
    textDigest: digestOf(text, rows),
    missingTexts: TEXTS.filter((name) => text[name].trim() === ''),
    writtenRequested: request.writtenRequested ?? false,
    obligations: rows.map((row, index) => entryOf(row, request.obligations[index])),
    copies: text.copies,
    agreedOn: text.agreedOn,
    visitIds: [uuidv7(), uuidv7()],
    occurredAt: instantOrNull(request.occurredAt),
  };
}

/** What the rules and the log know of an obligation: everything but its words. */
function entryOf(row: ObligationRecord, input: ObligationInput | undefined): ObligationEntry {
  return {
    obligationId: row.id,
    kind: row.kind as ObligationEntry['kind'],
    debtorPartyIds: row.debtorPartyIds,
    creditorPartyIds: row.creditorPartyIds,
    described: row.description.trim() !== '',
    amountFen: row.amountFen,
    instalments: row.instalments ?? [],
    dueOn: input?.dueOn ?? null,
    continuing: row.continuing,
    shares: row.shares,
    condition:
      row.condition === null
        ? null
        : { described: row.condition.text.trim() !== '', dueDaysAfter: row.condition.dueDaysAfter },
  };
}
