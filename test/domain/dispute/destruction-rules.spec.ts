/** R40: a file is destroyed when it has been kept long enough, on the proposal of one person and the approval of another. */
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import type { RetentionClass } from '../../../src/domain/dispute/ending/words.js';
import { DIRECTOR } from '../../support/arbitraries.js';
import { occurredAt, remedies, Story, CHEN, LIN } from '../../support/dispute-story.js';

/** Closed in 2024 and kept short: ten years from 1 January 2025. */
const LAST_DAY = '2034-12-31T15:59:00.000Z';
const DAY_AFTER = '2034-12-31T16:00:00.000Z';

const propose: CaseCommand = { type: 'proposeDestruction', destructionId: 'd1' };
const decide = (approved = true, isAppraised = true): CaseCommand => ({
  type: 'decideDestruction',
  approved,
  isAppraised,
});
const OTHER = { ...DIRECTOR, accountId: 'a-other', staffId: 'other' };

function archived(retentionClass: RetentionClass = 'short'): Story {
  return Story.of()
    .assigned()
    .take({ type: 'withdraw', partyId: CHEN, occurredAt })
    .take(remedies(CHEN, '2024-05-06'))
    .take(remedies(LIN, '2024-05-06'))
    .take({ type: 'close', occurredAt })
    .take({ type: 'archive', retentionClass, hasReason: true, occurredAt });
}

const due = (): Story => archived().at(DAY_AFTER);
const proposed = (): Story => due().take(propose);

describe('R40 the destruction of a file', () => {
  it('waits until the retention is over, to the minute in the zone of the centre; a permanent one never comes', () => {
    const story = archived();
    expect(story.at(LAST_DAY).codesOf(propose)).toEqual(['retention_running']);
    expect(story.rulesOf(propose)).toEqual(['R40']);
    expect(story.at(DAY_AFTER).codesOf(propose)).toEqual([]);
    expect(archived('permanent').at('2999-01-01T00:00:00.000Z').codesOf(propose)).toEqual(['retention_permanent']);
  });

  it('is proposed once at a time, and decided on only when it is', () => {
    const story = due();
    expect(story.codesOf(decide())).toEqual(['destruction_not_proposed']);
    story.take(propose);
    expect(story.codesOf({ ...propose, destructionId: 'd2' })).toEqual(['destruction_waits']);
  });

  it('is approved by another person, whatever account they use, on the paper of the appraisal group', () => {
    const story = proposed();
    expect(story.codesOf(decide())).toEqual(['destruction_own_proposal']);
    const otherAccount = story.context({ ...DIRECTOR, accountId: 'a-second' });
    expect(story.codesOf(decide(), otherAccount)).toEqual(['destruction_own_proposal']);
    const sameAccount = story.context({ ...OTHER, accountId: DIRECTOR.accountId });
    expect(story.codesOf(decide(), sameAccount)).toEqual(['destruction_own_proposal']);
    const nobodyInParticular = story.context({ ...OTHER, staffId: null });
    expect(story.codesOf(decide(), nobodyInParticular)).toEqual([]);
    expect(story.codesOf(decide(true, false), story.context(OTHER))).toEqual(['appraisal_missing']);
    expect(story.eventsOf(decide(), story.context(OTHER)).map(({ type }) => type)).toEqual(['FileDestroyed']);
  });

  it('turned down leaves the file as it is, and it may be proposed again, also by who takes it back', () => {
    const story = proposed().take(decide(false, false));
    expect(story.facts.destruction).toEqual({ proposal: null, destroyedAt: null });
    expect(story.codesOf(propose)).toEqual([]);
  });

  it('leaves the archive its stub: state, outcome, retention and the whole log', () => {
    const story = proposed();
    const before = story.facts;
    story.take(decide(), story.context(OTHER));
    expect(story.facts.destruction).toEqual({ proposal: null, destroyedAt: DAY_AFTER });
    expect({ ...story.facts, destruction: before.destruction, version: before.version }).toEqual(before);
    expect(story.codesOf(propose)).toEqual(['file_destroyed']);
    expect(story.codesOf(decide(), story.context(OTHER))).toEqual(['destruction_not_proposed']);
  });
});
