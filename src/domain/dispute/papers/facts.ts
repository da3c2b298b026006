/** What the rules know about the papers issued so far: the latest of each. */
import type { PapersPayloads } from './events.js';

export type IssuedFact = PapersPayloads['PaperIssued'];

export interface PapersFacts {
  /** the latest version of each paper, by what it is about */
  readonly issued: readonly IssuedFact[];
  /** versions of the note on the file */
  readonly fileNotes: number;
}

export const NO_PAPERS: PapersFacts = { issued: [], fileNotes: 0 };

export const lastIssued = (
  { papers }: { readonly papers: PapersFacts },
  { paper, subjectId }: Pick<IssuedFact, 'paper' | 'subjectId'>,
): IssuedFact | undefined => papers.issued.find((one) => one.paper === paper && one.subjectId === subjectId);
