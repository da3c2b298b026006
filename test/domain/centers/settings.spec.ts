import {
  completeSettings,
  DEFAULT_CENTER_SETTINGS,
  faultsOfSettings,
  type DutySettings,
} from '../../../src/domain/centers/settings.js';

const HOURS = DEFAULT_CENTER_SETTINGS.duty.hours;
const faults = (duty: Partial<DutySettings>): string[] =>
  faultsOfSettings(completeSettings({ duty })).map(({ pointer, code }) => `${pointer} ${code}`);

describe('settings of a centre', () => {
  it('fit together as they are built in', () => {
    expect(faults({})).toEqual([]);
  });

  it('are completed where something did not exist yet when they were kept', () => {
    const kept = completeSettings({ duty: { lateAfterMinutes: 5 } });
    expect(kept.duty).toEqual({ ...DEFAULT_CENTER_SETTINGS.duty, lateAfterMinutes: 5 });
    expect(kept.rooms).toEqual(DEFAULT_CENTER_SETTINGS.rooms);
  });

  it.each<[string, Partial<DutySettings>, string[]]>([
    ['the afternoon begins when the morning ends', { hours: { ...HOURS, pm: { from: '12:00', to: '17:30' } } }, []],
    [
      'a morning that ends as it begins',
      { hours: { ...HOURS, am: { from: '09:00', to: '09:00' } } },
      ['/duty/hours/am/to bad_range'],
    ],
    [
      'halves that overlap',
      { hours: { ...HOURS, pm: { from: '11:59', to: '17:30' } } },
      ['/duty/hours/pm/from halves_overlap'],
    ],
    [
      'a day shorter than its halves',
      { hours: { ...HOURS, day: { from: '08:31', to: '17:29' } } },
      ['/duty/hours/day/from day_too_short', '/duty/hours/day/to day_too_short'],
    ],
    [
      'everything the wrong way round',
      {
        hours: {
          am: { from: '12:00', to: '08:30' },
          pm: { from: '17:30', to: '14:30' },
          day: { from: '18:00', to: '08:00' },
        },
      },
      [
        '/duty/hours/am/to bad_range',
        '/duty/hours/pm/to bad_range',
        '/duty/hours/day/to bad_range',
        '/duty/hours/day/from day_too_short',
        '/duty/hours/day/to day_too_short',
      ],
    ],
    ['late and missing at once', { lateAfterMinutes: 30, missingAfterMinutes: 30 }, []],
    [
      'missing before late',
      { lateAfterMinutes: 31, missingAfterMinutes: 30 },
      ['/duty/missingAfterMinutes missing_before_late'],
    ],
  ])('%s', (_, duty, expected) => expect(faults(duty)).toEqual(expected));
});
