/** The whole file as a list: the text that stands and no other, for whom it goes, and what is out of date. */
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { canonicalJson } from '../../../src/domain/shared/canonical.js';
import { AUDIENCES, type Audience, type PaperCode } from '../../../src/domain/papers/catalog.js';
import type { FileRecord } from '../../../src/domain/papers/file-record.js';
import { type FolderPaper, folderOf, type Issued } from '../../../src/domain/papers/folder.js';
import { formOf } from '../../../src/domain/papers/forms.js';
import { saidBy } from '../../../src/domain/papers/issuing.js';
import { CHEN, draft, LIN, occurredAt, Story } from '../../support/dispute-story.js';
import { agreement, fileRecord, party } from '../../support/paper-file.js';

const SEAL = { kind: 'seal' } as const;

/** As the story has them: the ids of its parties and agreements, each with the text it is asked for. */
const fileOf = ({ facts }: Story, rest: Partial<FileRecord> = {}): FileRecord =>
  fileRecord({
    parties: [party({ id: CHEN }), party({ id: LIN, name: '林某某' })],
    agreements: facts.agreements.map(({ agreementId, textDigest }) =>
      agreement({ id: agreementId, terms: textDigest }),
    ),
    agreementId: facts.agreementId,
    ...rest,
  });

class Shelf {
  readonly rows: Issued[] = [];

  issue(story: Story, paper: PaperCode, subjectId: string | null, file = fileOf(story)): this {
    const printed = canonicalJson(formOf(paper, file, subjectId)?.blocks ?? []);
    const says = saidBy(story.facts, paper, subjectId, printed);
    const documentId = `document-${this.rows.length}`;
    story.take({ type: 'issuePaper', documentId, paper, subjectId, digest: documentId, says, occurredAt });
    this.rows.push({ paper, subjectId, pages: 7 });
    return this;
  }

  folder(facts: DisputeFacts, file: FileRecord, audience: Audience = 'archive'): FolderPaper<Issued>[] {
    return folderOf(facts, file, this.rows, canonicalJson, audience);
  }
}

const agreementsIn = (folder: readonly FolderPaper<Issued>[]) =>
  folder
    .filter(({ paper }) => paper === 'written_agreement')
    .map(({ subjectId, document, blocks }) => [
      subjectId,
      document !== null,
      canonicalJson(blocks).match(/text-\d/)?.[0],
    ]);

const drafted = (): Story => Story.of().mediating().sat().drafted([], { textDigest: 'text-1' });

describe('the agreement of a file', () => {
  it('is the text in force: what was issued of an earlier version is not, what was issued of this one is', () => {
    const story = drafted();
    const shelf = new Shelf().issue(story, 'written_agreement', 'a1');
    story
      .take(draft([], { textDigest: 'text-2' }))
      .signedByHands()
      .take(story.sign(SEAL));
    for (const audience of AUDIENCES)
      expect(agreementsIn(shelf.folder(story.facts, fileOf(story), audience))).toEqual([['a1', false, 'text-2']]);
    shelf.issue(story, 'written_agreement', 'a1');
    expect(agreementsIn(shelf.folder(story.facts, fileOf(story)))).toEqual([['a1', true, 'text-2']]);
  });

  it('stays as people signed it, also when a phone number or the day of effect came later', () => {
    const story = drafted();
    const shelf = new Shelf().issue(story, 'written_agreement', 'a1');
    story.signedByHands().take(story.sign(SEAL));
    const file = fileOf(story, { parties: [party({ id: CHEN, phone: '13900000009' })] });
    expect(agreementsIn(shelf.folder(story.facts, file))).toEqual([['a1', true, 'text-1']]);
    expect(shelf.folder(story.facts, file).find(({ paper }) => paper === 'written_agreement')?.outdated).toBe(false);
  });

  it('is one for a court and the police; what was issued of a rival draft stays in the archive alone', () => {
    const story = drafted();
    const shelf = new Shelf().issue(story, 'written_agreement', 'a1');
    for (const audience of ['court', 'police'] as const)
      expect(agreementsIn(shelf.folder(story.facts, fileOf(story), audience))).toEqual([]);
    story.take(draft([], { agreementId: 'a2', textDigest: 'text-2' })).signedByHands({ agreementId: 'a2' });
    story.take(story.sign(SEAL, { agreementId: 'a2' }));
    expect(agreementsIn(shelf.folder(story.facts, fileOf(story)))).toEqual([
      ['a2', false, 'text-2'],
      ['a1', true, 'text-1'],
    ]);
    for (const audience of ['court', 'police'] as const)
      expect(agreementsIn(shelf.folder(story.facts, fileOf(story), audience))).toEqual([['a2', false, 'text-2']]);
  });
});

describe('what was issued', () => {
  it('goes along as it was, marked where the record says something else by now', () => {
    const story = Story.of().mediating();
    const shelf = new Shelf().issue(story, 'cover', null).issue(story, 'rights_notice', CHEN);
    const marked = (file: FileRecord) =>
      shelf
        .folder(story.facts, file)
        .flatMap(({ paper, document, outdated }) => (outdated ? [[paper, document !== null]] : []));
    expect(marked(fileOf(story))).toEqual([]);
    expect(marked(fileOf(story, { today: '2027-05-06' }))).toEqual([]);
    expect(marked(fileOf(story, { title: '改题' }))).toEqual([
      ['cover', true],
      ['rights_notice', true],
    ]);
  });

  it('the contents list this file: issued ones are used only where they say the same', () => {
    const story = Story.of().mediating();
    const file = fileOf(story);
    const shelf = new Shelf();
    const contents = (audience: Audience = 'archive') =>
      shelf.folder(story.facts, file, audience).find(({ paper }) => paper === 'contents');
    const says = canonicalJson(contents()?.blocks);
    story.take({
      type: 'issuePaper',
      documentId: 'x',
      paper: 'contents',
      subjectId: null,
      digest: 'x',
      says,
      occurredAt,
    });
    shelf.rows.push({ paper: 'contents', subjectId: null, pages: 1 });
    expect(contents()).toMatchObject({ outdated: false, document: { paper: 'contents' } });
    shelf.issue(story, 'rights_notice', CHEN);
    expect(contents()).toMatchObject({ outdated: true, document: null });
    expect(canonicalJson(contents()?.blocks)).not.toBe(says);
    // Seven pages were issued of the notice, whatever it would be now.
    expect(canonicalJson(contents()?.blocks)).toContain('"7"');
  });
});
