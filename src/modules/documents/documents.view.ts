/** Issued papers and the list of papers as the API shows them. */
import type { Refusal } from '../../domain/shared/refusal.js';
import { type CasePaper, type PaperCode, PAPER_RULES, paperRule } from '../../domain/papers/catalog.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import type { FileRecord } from '../../domain/papers/file-record.js';
import { formOf } from '../../domain/papers/forms.js';
import { isIssuable } from '../../domain/papers/issuing.js';
import { refusalText } from '../../platform/http/texts.js';
import type { DocumentResponse, PaperReasonResponse, PaperResponse } from './documents.dto.js';
import type { DocumentRecord } from './documents.store.js';

type Language = 'zh' | 'en';

export const pathOf = (id: string): string => `/documents/${id}`;

const isPaper = (code: string): code is PaperCode => Object.hasOwn(PAPER_RULES, code);

export const titleOf = (paper: string, language: Language): string =>
  isPaper(paper) ? paperRule(paper)[language] : paper;

export const toDocument = (row: DocumentRecord, language: Language): DocumentResponse => ({
  id: row.id,
  disputeId: row.disputeId,
  paper: row.paper,
  title: titleOf(row.paper, language),
  subjectId: row.subjectId,
  version: row.version,
  digest: row.digest,
  pages: row.pages,
  bytes: row.bytes,
  issuedAt: row.issuedAt,
  issuedByStaffId: row.issuedByStaffId,
});

export const toReason =
  (language: Language) =>
  ({ code, params, ruleId }: Refusal): PaperReasonResponse => ({
    code,
    text: refusalText(code, params ?? {}, language),
    ruleId: ruleId ?? null,
  });

export interface Seen {
  /** null: the file was destroyed */
  readonly file: FileRecord | null;
  readonly facts: DisputeFacts;
  readonly outdated: (one: CasePaper) => boolean;
  readonly documents: readonly DocumentRecord[];
  readonly language: Language;
}

export function toPaper(one: CasePaper, reasons: readonly Refusal[], seen: Seen): PaperResponse {
  const { paper, subjectId } = one;
  const form = seen.file === null ? undefined : formOf(paper, seen.file, subjectId);
  return {
    paper,
    title: titleOf(paper, seen.language),
    item: paperRule(paper).item,
    subjectId,
    subject: form?.subject ?? null,
    onFile: one.onFile,
    compulsory: one.compulsory,
    issuable: form !== undefined && isIssuable(seen.facts, paper, subjectId),
    outdated: seen.outdated(one),
    missing: reasons.map(toReason(seen.language)),
    versions: seen.documents
      .filter((row) => row.paper === paper && row.subjectId === subjectId)
      .map((row) => toDocument(row, seen.language)),
  };
}
