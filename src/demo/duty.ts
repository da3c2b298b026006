/** Who came to work at the demo centre in the last days, and how one shift handed over to the next. */
import { addDays, type Day, type Instant } from '../domain/shared/day.js';
import type { Caller } from '../platform/auth/caller.js';
import { UnitOfWork } from '../platform/database/tx.js';
import { AttendanceService } from '../modules/duty/attendance.service.js';
import { HandoverService } from '../modules/duty/handover.service.js';
import { type DutyLine, RosterReader } from '../modules/roster/roster.reader.js';
import { callerOf } from './callers.js';
import type { Scene } from './scene.js';
import type { Timeline } from './timeline.js';

/** Further back than the service looks at its first start, so that it misses nobody who was there. */
const WORKING_DAYS = 4;
/** On this one somebody came late. */
const LATE_DAY = 2;
/** Departments come at least once a week. */
const NEXT_WITHIN_DAYS = 10;

export function addDuty(timeline: Timeline, scene: Scene): void {
  for (let ago = WORKING_DAYS; ago >= 1; ago -= 1) addDay(timeline, scene, scene.days.ago(ago), ago === LATE_DAY);
  if (scene.days.calendar.isWorkingDay(scene.days.today)) addDay(timeline, scene, scene.days.today, false);
}

function addDay(timeline: Timeline, scene: Scene, day: Day, isSomebodyLate: boolean): void {
  const { context, ground, days } = scene;
  const admin = ground.as('admin');
  const attendance = context.get(AttendanceService);
  const step = (time: string, what: string, work: () => Promise<void>): void => {
    const at = days.at(day, time);
    if (at <= days.now) timeline.add(at, `${what} ${day}`, work);
  };
  const counters = async () => (await linesAt(scene, days.at(day, '09:00'))).filter(({ kind }) => kind === 'counter');
  step('08:25', 'check-in', async () => {
    for (const { shiftId } of (await counters()).slice(isSomebodyLate ? 1 : 0))
      await attendance.checkIn(admin, shiftId, {});
  });
  if (isSomebodyLate) {
    step('08:43', 'late check-in', async () => {
      for (const { shiftId } of (await counters()).slice(0, 1)) await attendance.checkIn(admin, shiftId, {});
    });
  }
  step('17:32', 'check-out', async () => {
    for (const { shiftId } of await counters()) await attendance.checkOut(admin, shiftId, {});
  });
  step('17:45', 'handover', () => handOver(scene, day));
}

/** Every officer of the day hands over to whoever stands in the department's next shift. */
async function handOver(scene: Scene, day: Day): Promise<void> {
  for (const line of await linesAt(scene, scene.days.at(day, '09:00'))) {
    const next = await nextOf(scene, line, day);
    if (next !== undefined) await scene.context.get(HandoverService).accept(officerOn(scene, next), line.shiftId);
  }
}

async function nextOf(scene: Scene, { departmentId }: DutyLine, day: Day): Promise<DutyLine | undefined> {
  for (let ahead = 1; ahead <= NEXT_WITHIN_DAYS; ahead += 1) {
    const lines = await linesAt(scene, scene.days.at(addDays(day, ahead), '09:00'));
    const next = lines.find((line) => line.departmentId === departmentId);
    if (next !== undefined) return next;
  }
  return undefined;
}

function linesAt({ context, ground }: Scene, at: Instant): Promise<DutyLine[]> {
  const { scope } = ground.as('admin');
  const reader = context.get(RosterReader);
  return context.get(UnitOfWork).read(scope, (tx) => reader.onDutyAt(tx, ground.center('yangchun'), at));
}

/** Not every officer has an account: the administrator's writes for them. */
function officerOn({ ground }: Scene, { staffId, centerId, departmentId }: DutyLine): Caller {
  const { actor } = ground.as('admin');
  return callerOf({ ...actor, staffId, grants: [{ role: 'duty_officer', centerId, departmentId }] });
}
