/** The clocks of a case in the rule book: pauses, extension, expiry, and what is written down late. */
import fc from 'fast-check';
import { deadlinesOf, isExpired } from '../../../src/domain/deadlines/deadlines.js';
import { daysCounted, dueAfter, shifted } from '../../../src/domain/deadlines/pauses.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/dispute/context.js';
import { expiry } from '../../../src/domain/dispute/clock/expiry.js';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import * as days from '../../../src/domain/shared/day.js';
import { aCalendar, aDay, CALENDAR, CLERK, ZONE } from '../../support/arbitraries.js';
import { CHEN, LIN, occurredAt, Story } from '../../support/dispute-story.js';

const agree = (partyId: string, decision: 'given' | 'refused' = 'given') =>
  ({
    type: 'recordConsent',
    consentId: `consent ${partyId} ${decision}`,
    partyId,
    subject: 'extension',
    decision,
    subjectId: null,
    evidenceId: null,
    occurredAt,
  }) as const;
const extend = (dueOn: string) => ({ type: 'extend', dueOn, occurredAt }) as const;
const suspend = { type: 'suspend', reason: 'appraisal', occurredAt } as const;
const resume = { type: 'resume', occurredAt } as const;

const clockOf = (story: Story, now: string) =>
  deadlinesOf(story.facts, now, ZONE).find(({ kind }) => kind === 'mediation');

describe('R21 a pause', () => {
  const aUnit = fc.constantFrom('calendar' as const, 'working' as const);

  it('never moves a deadline to an earlier day, and a longer one never to an earlier day than a shorter', () => {
    fc.assert(
      fc.property(
        aCalendar,
        aDay,
        fc.nat(60),
        fc.nat(90),
        fc.nat(90),
        aUnit,
        (calendar, day, left, long, more, unit) => {
          const due = dueAfter(day, { days: left, unit }, calendar);
          const after = (length: number) => shifted({ ...due, unit }, day, days.addDays(day, length), calendar).dueOn;
          expect(after(long) >= due.dueOn).toBe(true);
          expect(after(long + more) >= after(long)).toBe(true);
          expect(after(0)).toBe(due.dueOn);
          expect(calendar.isWorkingDay(after(long))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never moves a deadline to an earlier day when the calendar was entered since', () => {
    fc.assert(
      fc.property(
        fc.tuple(aCalendar, aCalendar),
        aDay,
        fc.nat(60),
        fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
        aUnit,
        ([before, since], day, left, lengths, unit) => {
          let due = dueAfter(day, { days: left, unit }, before);
          for (const length of lengths) {
            const next = shifted({ ...due, unit }, day, days.addDays(day, length), since);
            expect(next.dueOn >= due.dueOn).toBe(true);
            expect(since.isWorkingDay(next.dueOn)).toBe(true);
            due = next;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of no day leaves the last day that was told, though its raw day turns out to be worked', () => {
    const unknown = workingCalendar([]);
    const due = dueAfter('2026-01-15', { days: 30, unit: 'calendar' }, unknown);
    expect(due).toEqual({ rawDueOn: '2026-02-14', dueOn: '2026-02-16', calendarKnown: false });
    const entered = (holidays: string[]) =>
      workingCalendar([{ year: 2026, known: true, holidays, workingDays: ['2026-02-14'] }]);
    const paused = (calendar: typeof unknown) =>
      shifted({ ...due, unit: 'calendar' }, '2026-02-02', '2026-02-02', calendar);
    expect(paused(entered([]))).toEqual({ rawDueOn: '2026-02-14', dueOn: '2026-02-16', calendarKnown: true });
    // That day is a holiday now: the last day moves on, never back.
    expect(paused(entered(['2026-02-16', '2026-02-17'])).dueOn).toBe('2026-02-18');
  });

  it('in working days counts working days, and one that ends before it began counts none', () => {
    const holiday = workingCalendar([
      { year: 2024, known: true, holidays: ['2024-05-08'], workingDays: ['2024-05-11'] },
    ]);
    const length = { days: 5, unit: 'working' } as const;
    // Tuesday, Thursday, Friday, the Saturday made up for, Monday.
    const due = dueAfter('2024-05-06', length, holiday);
    expect(due).toEqual({ rawDueOn: '2024-05-13', dueOn: '2024-05-13', calendarKnown: true });
    // Paused over the weekend and the Monday: one working day.
    expect(shifted({ ...due, unit: 'working' }, '2024-05-11', '2024-05-13', holiday).dueOn).toBe('2024-05-14');
    expect(shifted({ ...due, unit: 'calendar' }, '2024-05-10', '2024-05-13', holiday).dueOn).toBe('2024-05-16');
    expect(daysCounted('2024-05-13', '2024-05-10', 'calendar', holiday)).toBe(0);
    expect(daysCounted('2024-05-13', '2024-05-10', 'working', holiday)).toBe(0);
  });

  it('of several, each counts once, whenever the case is looked at', () => {
    const aPause = fc.record({ before: fc.nat(4), length: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(aPause, { maxLength: 5 }), (pauses) => {
        const story = Story.of().mediating();
        let day = '2024-05-06';
        let total = 0;
        const move = (by: number) => {
          day = days.addDays(day, by);
          story.at(`${day}T08:00:00.000Z`);
        };
        for (const { before, length } of pauses) {
          move(before);
          if (story.codesOf(suspend).length > 0) break;
          story.take(suspend);
          move(length);
          story.take(resume);
          total += length;
        }
        const view = clockOf(story, `${day}T09:00:00.000Z`);
        expect(view?.grossDays).toBe(days.diffDays('2024-05-06', day));
        expect(view?.netDays).toBe((view?.grossDays ?? 0) - total);
        expect((view?.dueOn ?? '') >= days.addDays('2024-06-05', total)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('that lasts to the end stops the clock where it began: failed in a pause, in time all the same', () => {
    const story = Story.of().mediating().at('2024-06-04T02:00:00Z').take(suspend).at('2024-07-01T02:00:00Z');
    expect(clockOf(story, '2024-07-01T02:00:00Z')).toMatchObject({ state: 'paused' });
    expect(isExpired(story.facts, '2024-07-01T02:00:00.000Z', ZONE)).toBe(false);
    story.take({ type: 'withdraw', partyId: CHEN, occurredAt });
    expect(clockOf(story, '2024-07-02T02:00:00Z')).toMatchObject({ state: 'met', grossDays: 56, netDays: 29 });
    expect(story.facts.pauses).toMatchObject([{ kind: 'appraisal', to: '2024-07-01T02:00:00.000Z' }]);
  });

  it('leads back to where the case was, and not while a party refuses', () => {
    const assigned = Story.of().assigned().take(suspend);
    expect(assigned.facts).toMatchObject({ state: 'suspended', suspendedFrom: 'assigned' });
    expect(assigned.take(resume).facts).toMatchObject({ state: 'assigned', suspendedFrom: null });
    const refused = Story.of()
      .mediating()
      .take(suspend)
      .take({ ...agree(LIN, 'refused'), subject: 'mediation' });
    expect(refused.codesOf(resume)).toEqual(['party_refuses']);
  });
});

describe('R22 an extension', () => {
  it('needs the consent of each party to this one', () => {
    const story = Story.of().mediating().take(agree(CHEN));
    expect(story.codesOf(extend('2024-06-20'))).toEqual(['extension_consent_missing']);
    story.take(agree(LIN)).take(extend('2024-06-20'));
    expect(story.facts.deadlines.at(-1)).toMatchObject({ dueOn: '2024-06-20' });
    const settings = { ...DEFAULT_SETTINGS, extensionsMost: 2 };
    const again = () => story.codesOf(extend('2024-06-28'), story.context(undefined, { settings }));
    expect(again()).toEqual(['extension_consent_missing', 'extension_consent_missing']);
    story.take(agree(CHEN)).take(agree(LIN));
    expect(again()).toEqual([]);
    expect(story.codesOf(extend('2024-06-28'))).toEqual(['extensions_used_up']);
  });

  it('does not lead to a day that is over when it is written down', () => {
    const story = Story.of().mediating().take(agree(CHEN)).take(agree(LIN)).at('2024-06-10T02:00:00Z');
    expect(story.codesOf(extend('2024-06-09'))).toEqual(['extension_in_past']);
    expect(story.rulesOf(extend('2024-06-09'))).toEqual(['R22']);
    expect(story.codesOf({ ...extend('2024-06-09'), occurredAt: '2024-06-04T02:00:00Z' })).toEqual([
      'extension_in_past',
    ]);
    expect(story.codesOf(extend('2024-06-10'))).toEqual([]);
  });

  it('leads to a later day, no further than the settings allow', () => {
    const story = Story.of().mediating().take(agree(CHEN)).take(agree(LIN));
    expect(story.codesOf(extend('2024-06-05'))).toEqual(['extension_not_later']);
    expect(story.codesOf(extend('2024-07-05'))).toEqual([]);
    expect(story.codesOf(extend('2024-07-06'))).toEqual(['extension_too_long']);
    expect(Story.of().codesOf(extend('2024-07-06'))).toEqual(['wrong_state']);
  });
});

describe('R22 the end of the term', () => {
  const LATE = '2024-06-06T02:00:00.000Z';

  it('is marked once, at the end of the last day, and not before', () => {
    const story = Story.of().mediating();
    expect(expiry(story.facts, story.at('2024-06-05T15:59:00.000Z').context())).toEqual([]);
    const [marked, ...more] = expiry(story.facts, story.at(LATE).context());
    expect(marked).toMatchObject({ type: 'Expired', occurredAt: '2024-06-05T15:59:59.999Z', bySystem: true });
    expect(more).toEqual([]);
    expect(expiry({ ...story.facts, expiredAt: LATE }, story.context())).toEqual([]);
    expect(expiry(Story.of().facts, story.context())).toEqual([]);
  });

  it('has not passed any more once a pause that is written down later moves it, and passes again', () => {
    const marked = (): Story => {
      const story = Story.of().mediating().at(LATE);
      return story.happened(expiry(story.facts, story.context()));
    };
    const inTime = { occurredAt: '2024-06-05T02:00:00Z' } as const;
    const rested = marked().take({ ...suspend, ...inTime });
    expect(rested.facts.expiredAt).not.toBeNull();
    rested.at('2024-06-26T02:00:00.000Z').take(resume);
    expect(rested.facts).toMatchObject({ state: 'mediating', expiredAt: null, deadlines: [{ dueOn: '2024-06-26' }] });
    expect(expiry(rested.facts, rested.context())).toEqual([]);
    rested.at('2024-08-25T02:00:00.000Z');
    expect(expiry(rested.facts, rested.context())).toMatchObject([
      { type: 'Expired', payload: { dueOn: '2024-06-26' } },
    ]);

    const refer = {
      type: 'refer',
      referralId: 'r',
      body: 'court',
      ground: 'statutory',
      consentIds: [],
      dueOn: null,
    } as const;
    const away = marked()
      .take({ ...refer, ...inTime })
      .at('2024-06-26T02:00:00.000Z');
    away.take({ type: 'objectToReferral', referralId: 'r', supervisionId: 's', occurredAt });
    expect(away.facts).toMatchObject({ state: 'mediating', expiredAt: null, deadlines: [{ dueOn: '2024-06-26' }] });

    const briefly = marked()
      .take({ ...suspend, ...inTime })
      .take({ ...resume, ...inTime });
    expect(briefly.facts.deadlines).toMatchObject([{ dueOn: '2024-06-05' }]);
    expect(briefly.facts.expiredAt).not.toBeNull();
  });

  it('bars everything but what extends or ends the case and the records these need, by when it occurred', () => {
    const story = Story.of().mediating().at(LATE);
    expect(story.codesOf(suspend)).toEqual(['mediation_expired']);
    expect(story.codesOf({ ...suspend, occurredAt: '2024-06-05T02:00:00Z' })).toEqual([]);
    expect(story.codesOf({ type: 'withdraw', partyId: CHEN, occurredAt })).toEqual([]);
    expect(story.codesOf(agree(CHEN))).toEqual([]);
    story.take(agree(CHEN)).take(agree(LIN)).take(extend('2024-06-20'));
    expect(story.codesOf(suspend)).toEqual([]);
  });
});

describe('an entry recorded too late', () => {
  it('asks for a countersignature once more than three working days have passed, by somebody else', () => {
    const told = {
      type: 'giveRightsNotice',
      noticeId: 'n',
      partyId: CHEN,
      method: 'oral',
      occurredAt: '2024-05-06T02:00:00Z',
    } as const;
    // Monday the 6th to Friday the 10th: four working days; Thursday the 9th: three.
    expect(
      Story.of()
        .assigned()
        .at('2024-05-09T02:00:00Z')
        .eventsOf(told)
        .map(({ type }) => type),
    ).toEqual(['RightsNoticeGiven']);
    const story = Story.of()
      .assigned()
      .at('2024-05-10T02:00:00Z')
      .take(told, Story.of().at('2024-05-10T02:00:00Z').context(CLERK));
    const [late] = story.facts.lateEntries;
    expect(late).toMatchObject({ recordedByAccountId: CLERK.accountId, at: null });
    expect(story.log.find(({ seq }) => seq === late?.seq)).toMatchObject({ type: 'RightsNoticeGiven' });
    const countersign = { type: 'countersignLateEntry', seq: late?.seq ?? 0 } as const;
    expect(story.codesOf(countersign, story.context(CLERK))).toEqual(['countersigned_by_recorder']);
    story.take(countersign);
    expect(story.facts.lateEntries).toMatchObject([{ at: '2024-05-10T02:00:00.000Z' }]);
    expect(story.codesOf(countersign)).toEqual(['late_entry_not_waiting']);
    expect(CALENDAR.isWorkingDay('2024-05-09')).toBe(true);
  });
});
