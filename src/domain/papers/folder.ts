/**
 * The whole file in its order: what was issued as it was issued, the rest as of now; the contents list what follows them.
 * Example: a settled case has cover, contents, application, notices, records, the agreement, the back cover; a draft that
 * nobody issued is not in it. For a court or the police whatever is only about the work of the centre stays out.
 */
import type { DisputeFacts } from '../dispute/facts.js';
import type { Block } from './blocks.js';
import { type Audience, type CasePaper, type PaperCode, paperRule, papersKept } from './catalog.js';
import type { FileRecord, Listed } from './file-record.js';
import { formOf } from './forms.js';
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
  /** what was issued; null: nothing was */
  readonly document: D | null;
}

const BEFORE_THE_FIRST_PAGE: readonly PaperCode[] = ['cover', 'contents'];

/** Issued contents list what goes into the archive; a file for somebody else has its own. */
const isMadeAnew = ({ paper }: CasePaper, audience: Audience): boolean =>
  paper === 'contents' && audience !== 'archive';

export function folderOf<D extends Issued>(
  facts: DisputeFacts,
  file: FileRecord,
  issued: readonly D[],
  audience: Audience = 'archive',
): FolderPaper<D>[] {
  const papers = papersKept(facts, issued)
    .filter(({ paper }) => paperRule(paper).goesTo.includes(audience))
    .flatMap((one) => {
      const found = issued.findLast(({ paper, subjectId }) => paper === one.paper && subjectId === one.subjectId);
      const document = isMadeAnew(one, audience) ? null : (found ?? null);
      return one.onFile || found !== undefined ? madeOf(one, file, document) : [];
    });
  const listed = papers.filter(({ paper }) => !BEFORE_THE_FIRST_PAGE.includes(paper)).map(listedAs);
  return papers.map((one) => (one.paper === 'contents' && one.document === null ? withList(one, file, listed) : one));
}

function madeOf<D extends Issued>(
  { paper, subjectId }: CasePaper,
  file: FileRecord,
  document: D | null,
): FolderPaper<D>[] {
  const form = formOf(paper, file, subjectId);
  if (form === undefined && document === null) return [];
  const { subject = null, blocks = [] } = form ?? {};
  const pages = document?.pages ?? pagesOf(blocks);
  return [{ paper, subjectId, title: paperRule(paper).zh, subject, blocks, pages, document }];
}

const listedAs = ({ title, subject, pages, document }: FolderPaper<Issued>): Listed => ({
  title: subject === null ? title : `${title}（${subject}）`,
  pages,
  issued: document !== null,
});

function withList<D extends Issued>(one: FolderPaper<D>, file: FileRecord, listed: readonly Listed[]): FolderPaper<D> {
  const blocks = formOf('contents', file, null, listed)?.blocks ?? [];
  return { ...one, blocks, pages: pagesOf(blocks) };
}

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
