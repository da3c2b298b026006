/**
 * How long a draft takes, in milliseconds and against a yardstick of the same run (a million SHA-256 digests): the ratio
 * travels from machine to machine, the milliseconds do not. Run by `npm run bench roster`, which builds first.
 */
import { createHash } from 'node:crypto';
import { workingCalendar } from '../../dist/src/domain/calendar/working-calendar.js';
import { announcedYear } from '../../dist/src/modules/centers/announced-holidays.js';
import { DEFAULT_DUTY_HOURS } from '../../dist/src/domain/roster/duty.js';
import { draftRoster } from '../../dist/src/domain/roster/rotation.js';

const ROUNDS = 5;
const DIGESTS = 1_000_000;

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const medianOf = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];

const yardstick = () => {
  let digest = Buffer.alloc(32);
  for (let at = 0; at < DIGESTS; at += 1) digest = createHash('sha256').update(digest).digest();
};

const officer = (staffId, terms) => ({ staffId, weekdays: null, maxPerWeek: null, minRestHours: null, ...terms });

/** Six departments of forty: plain, in halves with two each and a weekly maximum, with rests, and with shared officers. */
const center = ({ parts, needed, terms, shared }) =>
  Array.from({ length: 6 }, (_, at) => ({
    departmentId: `d${at}`,
    presence: 'resident',
    weekdays: null,
    parts,
    needed,
    officers: [
      ...Array.from({ length: 40 - shared }, (__, person) => officer(`o-${at}-${person}`, terms)),
      ...Array.from({ length: shared }, (__, person) => officer(`s-${Math.floor(at / 2)}-${person}`, terms)),
    ],
  }));

const KINDS = {
  'whole days, one person': { parts: ['day'], needed: 1, terms: {}, shared: 0 },
  'halves, two people, at most two a week': { parts: ['am', 'pm'], needed: 2, terms: { maxPerWeek: 2 }, shared: 0 },
  'halves, two people, 40 hours of rest': { parts: ['am', 'pm'], needed: 2, terms: { minRestHours: 40 }, shared: 0 },
  'halves, two people, two officers in two departments, 15 hours of rest': {
    parts: ['am', 'pm'],
    needed: 2,
    terms: { minRestHours: 15 },
    shared: 2,
  },
};

const PERIODS = { month: ['2026-11-01', '2026-12-01'], year: ['2026-01-01', '2027-01-01'] };

const calendar = workingCalendar([2025, 2026, 2027].map(announcedYear));
const unit = medianOf(Array.from({ length: ROUNDS }, () => timed(yardstick)));
console.log(`yardstick: ${DIGESTS} digests in ${unit.toFixed(0)} ms`);
for (const [kind, terms] of Object.entries(KINDS)) {
  for (const [period, [from, to]] of Object.entries(PERIODS)) {
    const input = {
      from,
      to,
      seed: 'bench',
      calendar,
      hours: DEFAULT_DUTY_HOURS,
      departments: center(terms),
      absences: [],
      fixed: [],
      history: [],
    };
    let draft;
    const time = medianOf(Array.from({ length: ROUNDS }, () => timed(() => (draft = draftRoster(input)))));
    const { fairness } = draft;
    const spread = Math.max(...fairness.map((each) => each.groupSpread));
    const rows = fairness.reduce((sum, each) => sum + each.twiceInARow, 0);
    const proven = fairness.filter((each) => each.proven).length;
    console.log(
      `${period.padEnd(5)} ${time.toFixed(0).padStart(6)} ms  ${(time / unit).toFixed(2).padStart(6)} yardsticks  ` +
        `${draft.shifts.length} shifts, ${draft.gaps.length} gaps, spread ${spread}, in a row ${rows}, proven ${proven} of 6  (${kind})`,
    );
  }
}
