/**
 * The whole file in its order: what was issued as it was issued, the rest as of now; the contents list what follows them, and
 * an agreement is the text that stands. Example: a settled case has cover, contents, application, notices, records, the
 * agreement, the back cover; a draft that nobody issued is not in it. For a court or the police whatever is only about the work
 * of the centre stays out, and every agreement but the one in force.
 */
import type { DisputeFacts } from '../dispute/facts.js';
import type { Block } from './blocks.js';
import { type Audience, type CasePaper, hasPaper, type PaperCode, paperRule, papersKept } from './catalog.js';
import type { FileRecord, Listed } from './file-record.js';
import { formOf } from './forms.js';
import { isAgreement, isOutdated, saidBy } from './issuing.js';
import { pagesOf } from './pages.js';

/** The latest version of a paper. */
export interface Issued {
  readonly paper: string;
  readonly subjectId: string | null;
  readonly pages: number;
}

export interface FolderPaper<D extends Issued> {
  readonly paper: PaperCode;
  readonly subjectId: string | null;
  readonly title: string;
  readonly subject: string | null;
  readonly pages: number;
  /** as of now */
  readonly blocks: readonly Block[];
  /** what was issued; null: nothing was, or nothing that stands */
  readonly document: D | null;
  /** the record says something else by now than what was issued last */
  readonly outdated: boolean;
}

/** What was printed, as one digest. */
export type DigestOf = (blocks: readonly Block[]) => string;

const BEFORE_THE_FIRST_PAGE: readonly PaperCode[] = ['cover', 'contents'];

/** A list of other papers or a text that does not stand any more would deceive: a file has what is true now. */
const isMadeAnew = (paper: PaperCode): boolean => paper === 'contents' || isAgreement(paper);

export function folderOf<D extends Issued>(
  facts: DisputeFacts,
  file: FileRecord,
  issued: readonly D[],
  digestOf: DigestOf,
  audience: Audience = 'archive',
): FolderPaper<D>[] {
  const asOfNow = (one: CasePaper, listed: readonly Listed[] = []): FolderPaper<D>[] => {
    const { paper, subjectId } = one;
    const found = issued.findLast((row) => row.paper === paper && row.subjectId === subjectId) ?? null;
    const form = formOf(paper, file, subjectId, listed);
    if (found === null && (form === undefined || !one.onFile)) return [];
    const { subject = null, blocks = [] } = form ?? {};
    const said = saidBy(facts, paper, subjectId, digestOf(blocks));
    const outdated = found !== null && form !== undefined && isOutdated(facts, paper, subjectId, said);
    const document = outdated && isMadeAnew(paper) && hasPaper(facts, paper, subjectId) ? null : found;
    const pages = document?.pages ?? pagesOf(blocks);
    return [{ paper, subjectId, title: paperRule(paper).zh, subject, blocks, pages, document, outdated }];
  };
  const kept = papersKept(facts, issued).filter((one) => goesTo(facts, one, audience));
  const listed = kept
    .filter(({ paper }) => !BEFORE_THE_FIRST_PAGE.includes(paper))
    .flatMap((one) => asOfNow(one))
    .map(listedAs);
  return kept.flatMap((one) => asOfNow(one, listed));
}

const goesTo = (facts: DisputeFacts, { paper, subjectId }: CasePaper, audience: Audience): boolean =>
  paperRule(paper).goesTo.includes(audience) &&
  (audience === 'archive' || !isOfAnotherAgreement(facts, paper, subjectId));

/** A draft, one that another replaced, and what is about them. */
function isOfAnotherAgreement(facts: DisputeFacts, paper: PaperCode, subjectId: string | null): boolean {
  const inForce = facts.agreements.find(({ agreementId }) => agreementId === facts.agreementId);
  const { subject } = paperRule(paper);
  if (subject === 'agreement') return subjectId !== facts.agreementId;
  return subject === 'delivery' && inForce?.deliveries.some(({ deliveryId }) => deliveryId === subjectId) !== true;
}

const listedAs = ({ title, subject, pages, document }: FolderPaper<Issued>): Listed => ({
  title: subject === null ? title : `${title}（${subject}）`,
  pages,
  issued: document !== null,
});

/** `03-人民调解申请书.docx`: what a person typed may be in it, so only letters, figures and Chinese stay. */
export function fileNameOf(
  position: number,
  { title, subject }: Pick<FolderPaper<Issued>, 'title' | 'subject'>,
): string {
  const about = plainly(subject ?? '');
  return `${numberedName(position, title)}${about === '' ? '' : `-${about}`}.docx`;
}

const plainly = (typed: string): string => [...typed.replace(/[^\p{L}\p{N}]+/gu, '')].slice(0, 40).join('');

const numberedName = (position: number, name: string): string =>
  `${String(position).padStart(2, '0')}${name === '' ? '' : `-${name}`}`;

/** `附件/02-渗水照片.jpg`. */
export const attachmentNameOf = (position: number, title: string, extension: string): string =>
  `附件/${numberedName(position, plainly(title))}.${extension}`;

/** R49: a clip of a public camera stays in the archive, or goes to the police who may ask for it. */
export const goesAlong = (
  { kind, voided }: { readonly kind: string; readonly voided: boolean },
  audience: Audience,
): boolean => !voided && (kind !== 'camera_clip' || audience !== 'court');
