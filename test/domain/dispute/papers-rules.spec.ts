/** R40: which papers a case has, that each is issued only when it says something new, and that versions are counted by paper. */
import { papersOf } from '../../../src/domain/papers/catalog.js';
import type { IssuePaper } from '../../../src/domain/dispute/papers/commands.js';
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
    expect(refusing.codesOf(issue('cover'))).toEqual(['wrong_state']);
    expect(refusing.codesOf(NOTE)).toEqual(['wrong_state']);
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
