/** R40 and the list of evidence: what is filed says where it came from, stays, and is marked void only while nothing rests on it. */
import type { RecordPerformance } from '../../../src/domain/dispute/commands.js';
import type { EvidenceCommand } from '../../../src/domain/dispute/evidence/commands.js';
import { standingAttachments } from '../../../src/domain/dispute/evidence/standing.js';
import { ALL_STATES } from '../../../src/domain/dispute/states.js';
import { TRANSITIONS } from '../../../src/domain/dispute/transitions.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/dispute/context.js';
import { CHEN, duty, LIN, Story } from '../../support/dispute-story.js';

const occurredAt = null;

const attach = (attachmentId = 'a1', providedByPartyId: string | null = null): EvidenceCommand => ({
  type: 'attach',
  attachmentId,
  kind: 'scan',
  providedByPartyId,
  occurredAt,
});

const voiding = (attachmentId = 'a1'): EvidenceCommand => ({ type: 'voidAttachment', attachmentId, occurredAt });

const consent = (evidenceId: string | null) =>
  ({
    type: 'recordConsent',
    consentId: 'c1',
    partyId: CHEN,
    subject: 'mediation',
    decision: 'given',
    subjectId: null,
    evidenceId,
    occurredAt,
  }) as const;

describe('R40 attachments', () => {
  it('are filed and marked in every state but the archive, and not in a case that went into another', () => {
    const open = ALL_STATES.filter((state) => state !== 'archived' && state !== 'merged');
    expect(TRANSITIONS.attach.from).toEqual(open);
    expect(TRANSITIONS.voidAttachment.from).toEqual(open);
  });

  it('come from a party of the case, or from nobody in particular', () => {
    const story = Story.of();
    expect(story.codesOf(attach('a1', 'stranger'))).toEqual(['party_unknown']);
    story.take(attach('a1', LIN)).take(attach('a2'));
    expect(story.facts.attachments).toMatchObject([{ attachmentId: 'a1', kind: 'scan', voidedAt: null }, {}]);
  });

  it('are no more than the centre allows; a void one makes room', () => {
    const story = Story.of().take(attach('a1')).take(attach('a2'));
    const settings = { ...DEFAULT_SETTINGS, attachmentsMost: 2 };
    const context = story.context(undefined, { settings });
    expect(story.codesOf(attach('a3'), context)).toEqual(['attachments_full']);
    story.take(voiding('a1'));
    expect(story.codesOf(attach('a3'), context)).toEqual([]);
  });

  it('are marked void once, and stay', () => {
    const story = Story.of().take(attach());
    expect(story.codesOf(voiding('a9'))).toEqual(['attachment_not_standing']);
    story.take(voiding());
    expect(story.facts.attachments).toHaveLength(1);
    expect(standingAttachments(story.facts)).toEqual([]);
    expect(story.codesOf(voiding())).toEqual(['attachment_not_standing']);
  });

  it('whoever only helps with a visit takes back what they filed themselves, and nothing else', () => {
    const helper = { accountId: 'grid-account', staffId: 'grid', maySeal: false, onlyAsHelper: true };
    const story = Story.of().take(attach());
    const asHelper = story.context(helper);
    story.take(attach('a2'), asHelper);
    expect(story.codesOf(voiding(), asHelper)).toEqual(['attachment_not_yours']);
    expect(story.codesOf(voiding('a2'), asHelper)).toEqual([]);
    expect(story.codesOf(voiding('a2'))).toEqual([]);
  });

  it('are not marked void while a consent, a notice or a signature rests on them', () => {
    const story = Story.of().assigned().take(attach()).take(attach('a2')).take(attach('a3')).take(consent('a1'));
    story.take({
      type: 'giveRightsNotice',
      noticeId: 'n1',
      partyId: LIN,
      method: 'written',
      evidenceId: 'a2',
      toRepresentativeId: null,
      witnessStaffId: null,
      occurredAt,
    });
    expect(story.codesOf(voiding('a1'))).toEqual(['attachment_relied_on']);
    expect(story.codesOf(voiding('a2'))).toEqual(['attachment_relied_on']);
    expect(story.codesOf(voiding('a3'))).toEqual([]);
  });

  it('are not marked void while a performance, a waiver or a hand-over rests on them', () => {
    const settled = (): Story =>
      Story.of()
        .settled([duty({ dueOn: '2024-05-06' })])
        .take(attach());
    const paid = settled();
    paid.take({ ...paid.pay(null), evidenceId: 'a1' } as RecordPerformance);
    expect(paid.codesOf(voiding())).toEqual(['attachment_relied_on']);
    paid.take({ type: 'voidPerformance', performanceId: 'f1', occurredAt });
    expect(paid.codesOf(voiding())).toEqual([]);
    const shown = { obligationId: 'o1', evidenceId: 'a1', occurredAt } as const;
    const waived = settled().take({ type: 'waive', partyIds: [CHEN], ...shown });
    expect(waived.codesOf(voiding())).toEqual(['attachment_relied_on']);
    const sued = settled().at('2024-05-07T02:00:00.000Z');
    sued.take({ type: 'handOver', to: 'lawsuit', hasCourtPaper: false, ...shown });
    expect(sued.codesOf(voiding())).toEqual(['attachment_relied_on']);
    expect(sued.codesOf(voiding('a2'))).toEqual(['attachment_not_standing']);
  });

  it('the scanned page of a signature that counts stays; once the text is written anew it may go', () => {
    const story = Story.of().mediating().sat().drafted().take(attach());
    story.take(story.sign({ kind: 'party', partyId: CHEN }, { witness: null, evidenceId: 'a1' }));
    expect(story.codesOf(voiding())).toEqual(['attachment_relied_on']);
    story.drafted();
    expect(story.codesOf(voiding())).toEqual([]);
  });
});
