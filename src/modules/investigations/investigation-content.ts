/** What was said and found, as it is sealed; and a request checked against itself, so that a record is one an official can read. */
import type { RecordInvestigation } from '../../domain/dispute/investigation/commands.js';
import { toInstant } from '../../domain/shared/day.js';
import { invalid } from '../../platform/http/problem.js';
import type { RecordInvestigationRequest } from './investigation.dto.js';

export interface InvestigationContent {
  readonly place: string;
  readonly person: { readonly name: string; readonly relation: string } | null;
  readonly participants: readonly string[];
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly findings: string | null;
  readonly refusalReason: string | null;
}

export const contentOf = (request: RecordInvestigationRequest): InvestigationContent => ({
  place: request.place,
  person: request.person === undefined ? null : { name: request.person.name, relation: request.person.relation },
  participants: request.participants ?? [],
  questions: (request.questions ?? []).map(({ question, answer }) => ({ question, answer })),
  findings: request.findings ?? null,
  refusalReason: request.refusalReason ?? null,
});

export function commandOf(investigationId: string, request: RecordInvestigationRequest): RecordInvestigation {
  const { kind, partyId = null, investigatorIds, recorderId = null, signed = null } = request;
  const [from, to] = [toInstant(request.from), toInstant(request.to)];
  if (to <= from) throw invalid('/to', 'bad_range');
  demandPersonAsked(request);
  demandContent(request);
  const who = { partyId, investigatorIds, recorderId, signed };
  return { type: 'recordInvestigation', investigationId, kind, from, to, ...who };
}

/** An interview is of somebody; who was asked signs, or does not, and then says why. */
function demandPersonAsked({ kind, partyId, person, signed, refusalReason }: RecordInvestigationRequest): void {
  const isAsked = partyId !== undefined || person !== undefined;
  if (partyId !== undefined && person !== undefined) throw invalid('/person', 'not_allowed_with', { other: 'partyId' });
  if (kind === 'interview' && !isAsked) throw invalid('/partyId', 'required');
  if (isAsked && signed === undefined) throw invalid('/signed', 'required');
  if (!isAsked && signed !== undefined) throw invalid('/signed', 'needs', { other: 'partyId' });
  if (signed === 'refused' && refusalReason === undefined) throw invalid('/refusalReason', 'required');
  if (signed !== 'refused' && refusalReason !== undefined)
    throw invalid('/refusalReason', 'needs', { other: 'signed: refused' });
}

function demandContent({ kind, partyId, person, questions = [], findings }: RecordInvestigationRequest): void {
  if (kind === 'interview' && questions.length === 0) throw invalid('/questions', 'required');
  if (questions.length > 0 && partyId === undefined && person === undefined)
    throw invalid('/questions', 'needs', { other: 'partyId' });
  if (questions.length === 0 && findings === undefined) throw invalid('/findings', 'required');
}
