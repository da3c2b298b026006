/** Pure: rows of related cases as they are ranked, told and shown. */
import type { Kinship, PartyMatch } from '../../domain/related/matching.js';
import type { FlagProposal } from '../../domain/related/earlier.js';
import { RELATED_WORDS } from '../../domain/related/related-texts.js';
import { inBrief, type ToldCase } from '../../domain/related/summary.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import { yuanOf } from '../../platform/http/money.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Language } from '../../platform/http/texts.js';
import type {
  FlagProposalResponse,
  OpenObligationResponse,
  PartyMatchResponse,
  RelatedCaseResponse,
  RelatedPage,
} from './related.dto.js';
import type { AgreementBrief, CandidateRecord, OpenObligation } from './related.store.js';

export type RelatedAnswer = PageOf<RelatedCaseResponse> & Omit<RelatedPage, keyof PageOf<never>>;

const TERMS_SHOWN = 200;
const MATCHES_SHOWN = 100;

interface Outcome {
  readonly agreement: AgreementBrief | null;
  readonly obligations: readonly OpenObligation[];
  readonly names: ReadonlyMap<string, string>;
  /** in which days are told */
  readonly zone: string;
}

/** A related case the caller may see, with what became of it. */
export interface FoundCase extends ToldCase, CandidateRecord, Kinship {
  readonly agreement: AgreementBrief | null;
  readonly obligations: readonly OpenObligation[];
  readonly mediators: readonly string[];
  readonly mediatorNames: RelatedCaseResponse['mediators'];
}

export function toFoundCase(found: CandidateRecord & Kinship, outcome: Outcome): FoundCase {
  const { agreement, obligations, names, zone } = outcome;
  const mediatorNames = found.mediatorIds.map((staffId) => ({ staffId, name: names.get(staffId) ?? '' }));
  return {
    ...found,
    agreement,
    obligations,
    mediatorNames,
    mediators: mediatorNames.map(({ name }) => name),
    openObligations: obligations.length,
    reference: found.number ?? found.receiptNo,
    receivedOn: dayOfInstant(found.receivedAt, zone),
    agreed:
      agreement === null
        ? null
        : { settledOn: agreement.effectiveOn, isOral: agreement.form === 'oral', terms: agreement.terms },
  };
}

export const toRelatedCase = (found: FoundCase): RelatedCaseResponse => ({
  disputeId: found.disputeId,
  receiptNo: found.receiptNo,
  number: found.number,
  title: found.title,
  state: found.state,
  receivedAt: found.receivedAt,
  category: found.category,
  subcategory: found.subcategory,
  reasons: [...found.reasons],
  matches: found.matches.slice(0, MATCHES_SHOWN).map(toMatch),
  settledOn: found.agreement?.effectiveOn ?? null,
  agreement: found.agreement === null ? null : toAgreement(found.agreement),
  openObligations: found.obligations.map(toObligation),
  mediators: found.mediatorNames,
});

export const toProposal =
  (language: Language) =>
  (proposal: FlagProposal): FlagProposalResponse => ({
    flag: proposal.flag,
    earlierDisputes: proposal.earlier,
    text: RELATED_WORDS[language].proposed(proposal),
  });

const toMatch = ({ here, there, by }: PartyMatch): PartyMatchResponse => ({
  partyId: here.partyId,
  partyIndex: here.index,
  otherPartyId: there.partyId ?? '',
  otherName: there.name,
  by,
});

const toAgreement = ({ id, form, terms }: AgreementBrief): NonNullable<RelatedCaseResponse['agreement']> => ({
  agreementId: id,
  form,
  terms: inBrief(terms, TERMS_SHOWN),
});

const toObligation = (row: OpenObligation): OpenObligationResponse => ({
  obligationId: row.id,
  kind: row.kind,
  description: row.description,
  amount: row.amountFen === null ? null : yuanOf(row.amountFen),
  paid: yuanOf(row.paidFen),
  dueOn: row.dueOn,
  continuing: row.continuing,
});
