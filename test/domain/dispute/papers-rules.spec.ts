/** R40: which papers a case has, that each is issued only when it says something new, and that versions are counted by paper. */
import { papersOf } from '../../../src/domain/papers/catalog.js';
import { isIssuable } from '../../../src/domain/papers/issuing.js';
import type { IssuePaper } from '../../../src/domain/dispute/papers/commands.js';
import { DIRECTOR } from '../../support/arbitraries.js';
import { CHEN, LIN, occurredAt, remedies, Story } from '../../support/dispute-story.js';

const issue = (paper: IssuePaper['paper'], subjectId: string | null = null, digest = 'd1'): IssuePaper => ({
  type: 'issuePaper',
  documentId: `doc-${paper}-${digest}`,
  paper,
  subjectId,
  digest,
  says: digest,
  occurredAt,
});

const NOTE = { type: 'writeFileNote', noteId: 'n1', occurredAt } as const;

const onFile = (story: Story): string[] => papersOf(story.facts).flatMap((one) => (one.onFile ? [one.paper] : []));

describe('R40 a paper', () => {
  it('is issued of a case that has it', () => {
    const story = Story.of().settled();
    expect(story.codesOf(issue('intake_form'))).toEqual(['paper_not_applicable']);
    expect(story.codesOf(issue('rights_notice', 'nobody'))).toEqual(['paper_not_applicable']);
    expect(story.codesOf(issue('oral_agreement', 'a1'))).toEqual(['paper_not_applicable']);
    expect(story.codesOf(issue('file_note'))).toEqual(['paper_not_applicable']);
    expect(story.take(NOTE).codesOf(issue('file_note'))).toEqual([]);
    expect(story.codesOf(issue('application'))).toEqual([]);
    expect(story.codesOf(issue('rights_notice', CHEN))).toEqual([]);
    expect(story.codesOf(issue('written_agreement', 'a1'))).toEqual([]);
  });

  it('is issued again only when it says something else, as the next version; each is counted by what it is about', () => {
    const story = Story.of().mediating().take(issue('rights_notice', CHEN));
    expect(story.codesOf(issue('rights_notice', CHEN))).toEqual(['paper_unchanged']);
    expect(story.codesOf(issue('rights_notice', LIN))).toEqual([]);
    story.take(issue('rights_notice', CHEN, 'd2')).take(issue('rights_notice', LIN));
    expect(story.facts.papers.issued).toMatchObject([
      { subjectId: CHEN, version: 2, digest: 'd2' },
      { subjectId: LIN, version: 1 },
    ]);
    // What an earlier version said may be said again.
    expect(story.codesOf(issue('rights_notice', CHEN, 'd1'))).toEqual([]);
  });

  it('is issued until the archive, also while a party refuses and after the case is closed', () => {
    const refusing = Story.of().mediating();
    refusing.take({
      type: 'fail',
      reason: 'no_agreement',
      remediesNotices: [CHEN, LIN].map((partyId) => {
        const { type: _, ...notice } = remedies(partyId, '2024-05-06');
        return notice;
      }),
      occurredAt,
    });
    expect(refusing.codesOf(issue('termination_notice'))).toEqual([]);
    refusing.take({ type: 'close', occurredAt });
    expect(refusing.codesOf(issue('closing_report'))).toEqual([]);
    expect(refusing.codesOf(NOTE)).toEqual([]);
    refusing.take({ type: 'archive', retentionClass: 'short', hasReason: true, occurredAt });
    expect(refusing.codesOf(NOTE)).toEqual(['wrong_state']);
  });

  it('of the archive: what binds the file once more, what is compulsory and never was issued; of a destroyed file none', () => {
    const story = Story.of().mediating().take(issue('rights_notice', CHEN)).take(issue('cover'));
    story.take({ type: 'withdraw', partyId: CHEN, occurredAt });
    story.take(remedies(CHEN, '2024-05-06')).take(remedies(LIN, '2024-05-06')).take({ type: 'close', occurredAt });
    expect(isIssuable(story.facts, 'closing_report', null)).toBe(true);
    story.take({ type: 'archive', retentionClass: 'short', hasReason: true, occurredAt });
    expect(story.codesOf(issue('cover'))).toEqual(['paper_unchanged']);
    for (const paper of ['cover', 'contents', 'back_cover'] as const) {
      expect([paper, isIssuable(story.facts, paper, null)]).toEqual([paper, true]);
      story.take(issue(paper, null, 'd2'));
      expect(story.codesOf(issue(paper, null, 'd3'))).toEqual(['paper_not_in_archive']);
      expect([paper, isIssuable(story.facts, paper, null)]).toEqual([paper, false]);
    }
    expect(story.codesOf(issue('rights_notice', CHEN, 'd2'))).toEqual(['paper_not_in_archive']);
    expect(story.codesOf(issue('rights_notice', LIN))).toEqual([]);
    expect(story.codesOf(issue('application'))).toEqual([]);
    expect(story.codesOf(issue('closing_report'))).toEqual(['paper_not_in_archive']);
    expect(story.codesOf(issue('termination_notice'))).toEqual(['paper_not_in_archive']);
    const another = story
      .at('2035-01-01T01:00:00.000Z')
      .context({ ...DIRECTOR, accountId: 'a-other', staffId: 'other' });
    story.take({ type: 'proposeDestruction', destructionId: 'd1' });
    story.take({ type: 'decideDestruction', approved: true, isAppraised: true }, another);
    expect(story.codesOf(issue('application'))).toEqual(['file_destroyed']);
  });

  it('of an agreement that another replaced is not issued any more', () => {
    const story = Story.of().mediating().sat().drafted([]).drafted([], { agreementId: 'a2' });
    expect(isIssuable(story.facts, 'written_agreement', 'a1')).toBe(true);
    story.signedByHands({ agreementId: 'a2' }).take(story.sign({ kind: 'seal' }, { agreementId: 'a2' }));
    expect(isIssuable(story.facts, 'written_agreement', 'a1')).toBe(false);
    expect(story.codesOf(issue('written_agreement', 'a1'))).toEqual(['paper_not_applicable']);
    expect(story.codesOf(issue('written_agreement', 'a2'))).toEqual([]);
  });

  it('is on file by what happened, in the order of the thirteen', () => {
    const open = Story.of().mediating().sat();
    expect(onFile(open)).toEqual([
      'cover',
      'contents',
      'application',
      'rights_notice',
      'rights_notice',
      'mediation_record',
      'back_cover',
    ]);
    open.drafted();
    expect(onFile(open)).not.toContain('written_agreement');
    expect(onFile(Story.of().settled())).toEqual([
      'cover',
      'contents',
      'application',
      'rights_notice',
      'rights_notice',
      'mediation_record',
      'written_agreement',
      'closing_report',
      'back_cover',
    ]);
  });

  it('numbers the versions of the note on the file', () => {
    const story = Story.of()
      .mediating()
      .take(NOTE)
      .take({ ...NOTE, noteId: 'n2' });
    expect(story.facts.papers.fileNotes).toBe(2);
  });
});
