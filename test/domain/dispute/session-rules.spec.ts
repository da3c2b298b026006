/** Around a session: who is expected, who was missing and why, its parts, what may leave the file; and investigations. */
import fc from 'fast-check';
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import { hasFullSession } from '../../../src/domain/dispute/agreement-effect.js';
import type { RecordInvestigation } from '../../../src/domain/dispute/investigation/commands.js';
import type { HeldPart, RecordNoShow, ReplyToSession } from '../../../src/domain/dispute/session/commands.js';
import { concessionsMayLeave } from '../../../src/domain/dispute/session/concessions.js';
import { expectedParties, lastReply } from '../../../src/domain/dispute/session/expected.js';
import type { ReplyFact } from '../../../src/domain/dispute/session/facts.js';
import { noteObjection } from '../../../src/domain/dispute/session/private-notes.js';
import { SESSION_REPLIES } from '../../../src/domain/dispute/session/words.js';
import { addMinutes } from '../../../src/domain/shared/day.js';
import { OPENING, person } from '../../support/arbitraries.js';
import { CHEN, consent, LIN, occurredAt, representative, session, Story } from '../../support/dispute-story.js';

const NOBODY = 'nobody';
/** The session of the story: two hours after the case came in. */
const STARTS = '2024-05-06T03:00:00.000Z';
const ENDS = '2024-05-06T04:00:00.000Z';

const planned = (story: Story = Story.of()): Story =>
  story.mediating().take(session({ startsAt: STARTS, endsAt: ENDS }));

const reply = (partyId: string, rest: Partial<ReplyToSession> = {}): ReplyToSession => ({
  type: 'replyToSession',
  replyId: `reply-${partyId}`,
  sessionId: 's1',
  partyId,
  reply: 'confirmed',
  representativeId: null,
  occurredAt,
  ...rest,
});

const noShow = (rest: Partial<RecordNoShow> = {}): RecordNoShow => ({
  type: 'recordNoShow',
  sessionId: 's1',
  absentPartyIds: [LIN],
  mediatorAbsent: false,
  causedBy: null,
  occurredAt,
  ...rest,
});

const first = ({ facts }: Story) => {
  const [found] = facts.sessions;
  if (found === undefined) throw new Error('no session');
  return found;
};
const answered = (story: Story, partyId: string): string | undefined => lastReply(first(story), partyId)?.reply;
const adjourn = (to: { startsAt: string; endsAt: string } | null, rest: object = {}): CaseCommand => ({
  type: 'adjournSession',
  sessionId: 's1',
  to: to === null ? null : { ...to, roomId: null },
  occurredAt,
  ...rest,
});

describe('an answer to the invitation', () => {
  it('is a party’s, to a session that has a time', () => {
    const story = planned();
    expect(story.codesOf(reply(NOBODY))).toEqual(['party_unknown']);
    expect(story.codesOf(reply(CHEN, { sessionId: NOBODY }))).toEqual(['session_not_planned']);
    expect(story.take(adjourn(null)).codesOf(reply(CHEN))).toEqual(['session_not_planned']);
    expect(Story.of().mediating().sat().codesOf(reply(CHEN))).toEqual(['session_not_planned']);
  });

  it('R9 names who comes for the party, with authority on the day of the session', () => {
    const story = planned();
    const name = (id: string, rest: object = {}): CaseCommand => ({
      type: 'addRepresentative',
      partyId: LIN,
      representative: representative(id, 'agent', undefined, rest),
      occurredAt,
    });
    const by = (representativeId: string) => reply(LIN, { reply: 'represented', representativeId });
    expect(story.codesOf(by('lawyer'))).toEqual(['representative_unknown']);
    story.take(name('lawyer')).take(name('late', { validFrom: '2024-05-07' }));
    story.take(name('over', { validTo: '2024-05-06' }));
    expect(story.codesOf(by('lawyer'))).toEqual([]);
    expect(story.codesOf(by('late'))).toEqual(['representative_not_acting']);
    expect(story.codesOf(by('over'))).toEqual(['representative_not_acting']);
    expect(story.rulesOf(by('over'))).toEqual(['R9']);
    expect(story.codesOf(reply(CHEN, { reply: 'represented', representativeId: 'lawyer' }))).toEqual([
      'representative_unknown',
    ]);
  });

  it('may be changed, and is asked for anew with a new time', () => {
    const story = planned().take(reply(LIN)).at('2024-05-06T02:00:00.000Z');
    story.take(reply(LIN, { reply: 'declined' }));
    expect(answered(story, LIN)).toBe('declined');
    // Written down last, said first.
    story.take(reply(LIN, { occurredAt: '2024-05-06T01:30:00.000Z' }));
    expect(answered(story, LIN)).toBe('declined');
    expect(answered(story, CHEN)).toBeUndefined();
    story.take(adjourn({ startsAt: addMinutes(STARTS, 60), endsAt: addMinutes(ENDS, 60) }));
    expect(answered(story, LIN)).toBeUndefined();
    expect(expectedParties(story.facts, first(story)).map(({ partyId }) => partyId)).toEqual([CHEN, LIN]);
  });

  it('the last word counts, in whatever order it is written down', () => {
    const said = fc.uniqueArray(
      fc.record({ minute: fc.nat(500), reply: fc.constantFrom(...SESSION_REPLIES), other: fc.boolean() }),
      { selector: ({ minute }) => minute, maxLength: 12 },
    );
    fc.assert(
      fc.property(said, (words) => {
        const replies = words.map(({ minute, reply: word, other }, seq): ReplyFact => ({
          replyId: String(seq),
          partyId: other ? CHEN : LIN,
          reply: word,
          representativeId: null,
          at: addMinutes(OPENING, minute),
          seq,
        }));
        const own = words.filter(({ other }) => !other);
        const latest = own.find(({ minute }) => own.every((one) => one.minute <= minute));
        expect(lastReply({ replies }, LIN)?.reply).toBe(latest?.reply);
      }),
    );
  });

  it('is expected of whoever was a party when it took place', () => {
    const story = Story.of([person(CHEN, 'applicant'), person(LIN, 'respondent'), person('xu', 'respondent')]);
    story.mediating().sat([CHEN, LIN, 'xu']);
    story
      .at('2024-05-06T05:00:00.000Z')
      .take({ type: 'leaveParty', partyId: 'xu', reason: 'not_concerned', occurredAt });
    story.take({ type: 'addParty', party: person('he', 'respondent'), occurredAt });
    expect(expectedParties(story.facts, first(story)).map(({ partyId }) => partyId)).toEqual([CHEN, LIN, 'xu']);
    story.take(session({ sessionId: 's2', startsAt: '2024-05-06T06:00:00Z', endsAt: '2024-05-06T07:00:00Z' }));
    const next = story.facts.sessions[1] ?? first(story);
    expect(expectedParties(story.facts, next).map(({ partyId }) => partyId)).toEqual([CHEN, LIN, 'he']);
  });
});

describe('a session that did not take place', () => {
  it('was due, and those missing are parties', () => {
    const story = planned().at('2024-05-06T02:50:00.000Z');
    expect(story.codesOf(noShow())).toEqual(['session_not_due']);
    story.at(STARTS);
    expect(story.codesOf(noShow())).toEqual([]);
    expect(story.codesOf(noShow({ absentPartyIds: [LIN, NOBODY] }))).toEqual(['party_unknown']);
    expect(story.codesOf(noShow({ sessionId: NOBODY }))).toEqual(['session_not_planned']);
    expect(story.codesOf(noShow({ causedBy: { partyIds: [NOBODY], mediator: false, center: false } }))).toEqual([
      'party_unknown',
    ]);
  });

  it('is a no-show from then on, and no session that was held', () => {
    const story = planned()
      .at(STARTS)
      .take(noShow({ mediatorAbsent: true }));
    expect(first(story)).toMatchObject({
      state: 'no_show',
      heldTo: null,
      missed: { absentPartyIds: [LIN], mediatorAbsent: true },
    });
    expect(hasFullSession(story.facts, STARTS)).toBe(false);
    expect(story.codesOf(noShow())).toEqual(['session_not_planned']);
    expect(story.codesOf(story.hold([CHEN, LIN]))).toEqual(['session_not_planned']);
    expect(story.codesOf(adjourn(null))).toEqual(['session_not_planned']);
  });

  it('lies with whoever stayed away without a word; who declined in time is at fault only when the recorder says so', () => {
    const causeOf = (story: Story, rest: Partial<RecordNoShow> = {}) =>
      first(story.at(STARTS).take(noShow({ absentPartyIds: [CHEN, LIN], ...rest }))).causedBy;
    const nobody = { partyIds: [], mediator: false, center: false };
    expect(causeOf(planned())).toEqual({ ...nobody, partyIds: [CHEN, LIN] });
    expect(causeOf(planned().take(reply(LIN, { reply: 'declined' })))).toEqual({ ...nobody, partyIds: [CHEN] });
    expect(causeOf(planned().take(reply(LIN)))).toEqual({ ...nobody, partyIds: [CHEN, LIN] });
    expect(causeOf(planned(), { absentPartyIds: [], mediatorAbsent: true })).toEqual({ ...nobody, mediator: true });
    const said = { ...nobody, partyIds: [LIN] };
    const declined = planned().take(reply(LIN, { reply: 'declined' }));
    expect(causeOf(declined, { causedBy: said })).toEqual(said);
    // Declined when it had begun: too late to be of use to anybody.
    expect(
      causeOf(
        planned()
          .at(STARTS)
          .take(reply(LIN, { reply: 'declined' })),
      ),
    ).toMatchObject({
      partyIds: [CHEN, LIN],
    });
  });

  it('adjourned or cancelled, may say on whose side it lay', () => {
    const causedBy = { partyIds: [LIN], mediator: false, center: true };
    const wrong = { causedBy: { ...causedBy, partyIds: [NOBODY] } };
    const cancel = { type: 'cancelSession', sessionId: 's1', occurredAt } as const;
    expect(planned().codesOf(adjourn(null, wrong))).toEqual(['party_unknown']);
    expect(planned().codesOf({ ...cancel, ...wrong })).toEqual(['party_unknown']);
    expect(first(planned().take(adjourn(null, { causedBy })))).toMatchObject({ state: 'adjourned', causedBy });
    expect(first(planned().take({ ...cancel, causedBy }))).toMatchObject({ state: 'cancelled', causedBy });
    const again = planned().take(adjourn(null, { causedBy })).take(cancel);
    expect(first(again).causedBy).toBeNull();
  });
});

describe('R27 parts of a session', () => {
  const part = (kind: HeldPart['kind'], ...partyIds: string[]): HeldPart => ({ kind, partyIds, from: null, to: null });
  const held = (story: Story, present: readonly string[], ...parts: HeldPart[]): CaseCommand => ({
    ...story.hold(present),
    parts,
  });
  const sitting = (): Story => Story.of().mediating().planned();

  it('held back to back, a session counts as one with every party when each took part', () => {
    const story = sitting();
    const apart = held(story, [CHEN, LIN], part('separate', CHEN), part('separate', LIN));
    expect(story.codesOf(apart)).toEqual([]);
    story.take(apart);
    expect(hasFullSession(story.facts, story.context().now)).toBe(true);
  });

  it('nobody is in a part without having been there, or there without a part', () => {
    const story = sitting();
    expect(story.codesOf(held(story, [CHEN], part('joint'), part('separate', LIN)))).toEqual(['part_without_party']);
    expect(story.codesOf(held(story, [CHEN], part('separate', NOBODY), part('joint')))).toEqual(['party_unknown']);
    expect(story.codesOf(held(story, [CHEN, LIN], part('separate', CHEN)))).toEqual(['present_in_no_part']);
    expect(story.codesOf(held(story, [CHEN, LIN], part('separate', CHEN), part('joint')))).toEqual([]);
  });

  it('a party that is represented takes part through who came', () => {
    const story = sitting().take({
      type: 'addRepresentative',
      partyId: LIN,
      representative: representative('lawyer', 'agent'),
      occurredAt,
    });
    const base = story.hold([CHEN]);
    const stands = { partyId: LIN, staffId: null, as: 'representative', present: true } as const;
    const attendance = [...base.attendance, stands];
    const parts = [part('separate', CHEN), part('separate', LIN)];
    expect(story.codesOf({ ...base, attendance, parts })).toEqual([]);
    expect(story.codesOf({ ...base, attendance: [...base.attendance, { ...stands, present: false }], parts })).toEqual([
      'part_without_party',
    ]);
  });
});

describe('R25 concessions', () => {
  const yes = (partyId: string, rest: object = {}) => consent(partyId, 'given', { subject: 'concessions', ...rest });
  const may = ({ facts }: Story, sessionId = 's1'): boolean =>
    concessionsMayLeave(facts, sessionId, facts.lastRecordedAt);

  it('leave the file when every party agrees, until one no longer does', () => {
    const story = Story.of().mediating().sat();
    expect(may(story)).toBe(false);
    expect(may(story.take(yes(CHEN)))).toBe(false);
    expect(may(story.take(yes(LIN)))).toBe(true);
    expect(may(story, NOBODY)).toBe(false);
    expect(concessionsMayLeave(story.facts, 's1', addMinutes(OPENING, -1))).toBe(false);
    expect(may(story.take(consent(LIN, 'refused', { subject: 'concessions' })))).toBe(false);
  });

  it('consent to something else, or about another session, opens nothing', () => {
    const story = Story.of().mediating().sat();
    for (const partyId of [CHEN, LIN]) story.take(consent(partyId, 'given', { subject: 'share' }));
    expect(may(story)).toBe(false);
    story.take(yes(CHEN)).take(yes(LIN, { subjectId: 's2' }));
    expect(may(story)).toBe(false);
    expect(may(story.take(yes(LIN, { subjectId: 's1' })))).toBe(true);
  });

  it('made before a party left stay that party’s too; later ones do not', () => {
    const story = Story.of([person(CHEN, 'applicant'), person(LIN, 'respondent'), person('xu', 'respondent')]);
    story.mediating().sat([CHEN, LIN, 'xu']);
    story.take(yes(CHEN)).take(yes(LIN)).at('2024-05-06T05:00:00.000Z');
    story.take({ type: 'leaveParty', partyId: 'xu', reason: 'not_concerned', occurredAt });
    expect(may(story)).toBe(false);
    story.sat([CHEN, LIN], 's2');
    expect(may(story, 's2')).toBe(true);
  });
});

it('private notes are added until the file is put away or goes into another', () => {
  const { facts } = Story.of().mediating();
  expect(noteObjection(facts)).toBeUndefined();
  expect(noteObjection({ ...facts, state: 'closed' })).toBeUndefined();
  expect(noteObjection({ ...facts, state: 'archived' })).toMatchObject({ code: 'private_note_too_late' });
  expect(noteObjection({ ...facts, state: 'merged' })).toMatchObject({ code: 'private_note_too_late' });
});

describe('an investigation', () => {
  const looked = (rest: Partial<RecordInvestigation> = {}): RecordInvestigation => ({
    type: 'recordInvestigation',
    investigationId: 'i1',
    kind: 'interview',
    from: '2024-05-06T01:00:00.000Z',
    to: '2024-05-06T01:30:00.000Z',
    partyId: LIN,
    investigatorIds: ['m1', 'officer'],
    recorderId: null,
    signed: 'signed',
    ...rest,
  });
  const later = (story: Story): Story => story.at('2024-05-08T02:00:00.000Z');

  it('lasts some hours, is made by people of the centre, and asks a party of this case or somebody else', () => {
    const story = later(Story.of().assigned());
    expect(story.codesOf(looked())).toEqual([]);
    expect(story.codesOf(looked({ partyId: null, signed: null }))).toEqual([]);
    expect(story.codesOf(looked({ partyId: NOBODY }))).toEqual(['party_unknown']);
    expect(story.codesOf(looked({ investigatorIds: ['m1', NOBODY] }))).toEqual(['staff_unknown']);
    expect(story.codesOf(looked({ recorderId: NOBODY }))).toEqual(['staff_unknown']);
    expect(story.codesOf(looked({ to: '2024-05-07T01:00:00.001Z' }))).toEqual(['investigation_times_wrong']);
    expect(story.codesOf(looked({ to: '2024-05-07T01:00:00.000Z' }))).toEqual([]);
    expect(story.codesOf(looked({ from: '2024-05-06T01:30:00.001Z' }))).toEqual(['investigation_times_wrong']);
  });

  it('occurred when it ended, and leaves the facts as they are but for its record', () => {
    const story = later(Story.of().assigned());
    expect(story.codesOf(looked({ to: '2024-05-08T02:00:00.001Z', from: '2024-05-08T01:00:00.000Z' }))).toEqual([
      'occurred_in_future',
    ]);
    const { version: _, lastRecordedAt: __, ...before } = story.facts;
    const [entry] = story.eventsOf(looked());
    expect(entry).toMatchObject({ type: 'InvestigationRecorded', occurredAt: '2024-05-06T01:30:00.000Z' });
    const { version: ___, lastRecordedAt: ____, ...after } = story.take(looked()).facts;
    expect(after).toEqual({ ...before, investigationIds: ['i1'] });
  });

  it('belongs to a case that is worked on', () => {
    expect(Story.of().codesOf(looked())).toEqual(['wrong_state']);
  });
});
