/**
 * What can be issued of a case now, and whether what was issued still says what the record says (R40).
 * Example: only the archive decides how long a file is kept, so that the cover is issued once more after it; an agreement issued
 * as its first draft is out of date when the second took effect.
 */
import { lastIssued } from '../dispute/papers/facts.js';
import type { DisputeFacts } from '../dispute/facts.js';
import { hasPaper, type PaperCode, paperRule } from './catalog.js';

/** What binds a file, once it is in the archive. */
const BINDING: readonly PaperCode[] = ['cover', 'contents', 'back_cover'];

/** Of a file in the archive: what binds it, once; and whatever it must have and was never issued. */
export function isOpenInArchive(facts: DisputeFacts, paper: PaperCode, subjectId: string | null): boolean {
  const last = lastIssued(facts, { paper, subjectId });
  if (BINDING.includes(paper)) return last?.inArchive !== true;
  const isCompulsory = paperRule(paper)
    .about(facts)
    .some((one) => one.subjectId === subjectId && one.compulsory);
  return isCompulsory && last === undefined;
}

export const isIssuable = (facts: DisputeFacts, paper: PaperCode, subjectId: string | null): boolean =>
  hasPaper(facts, paper, subjectId) && (facts.state !== 'archived' || isOpenInArchive(facts, paper, subjectId));

/** An agreement says its text, which was signed, whatever became of a phone number since; any other paper all that is printed. */
export function saidBy(facts: DisputeFacts, paper: PaperCode, subjectId: string | null, printed: string): string {
  if (!isAgreement(paper)) return printed;
  return facts.agreements.find(({ agreementId }) => agreementId === subjectId)?.textDigest ?? printed;
}

export const isAgreement = (paper: PaperCode): boolean => paper === 'written_agreement' || paper === 'oral_agreement';

/** `said`: by the paper as of now. */
export const isOutdated = (facts: DisputeFacts, paper: PaperCode, subjectId: string | null, said: string): boolean =>
  lastIssued(facts, { paper, subjectId })?.says !== said;
