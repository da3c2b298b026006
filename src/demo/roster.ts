/** The published duty roster of this month and the next, laid out as an administrator would, late in the month before. */
import { knowsPeriod } from '../domain/calendar/working-calendar.js';
import { addDays, addMonths, earlierOf, firstDayOf, type Month } from '../domain/shared/day.js';
import { UnitOfWork } from '../platform/database/tx.js';
import { RosterPlanningService } from '../modules/roster/roster-planning.service.js';
import type { Scene } from './scene.js';
import type { Timeline } from './timeline.js';

export function addRoster(timeline: Timeline, { context, ground, days }: Scene): void {
  const layOut = (month: Month): void => {
    const from = firstDayOf(month);
    const to = firstDayOf(addMonths(month, 1));
    // What nobody has announced is not put in force (R12).
    if (!knowsPeriod(days.calendar, from, to)) return;
    const { actor, scope } = ground.as('admin');
    const at = earlierOf(days.at(addDays(from, -5), '10:00'), days.now);
    timeline.add(at, `roster ${month}`, () =>
      context
        .get(UnitOfWork)
        .run(scope, (tx) =>
          context
            .get(RosterPlanningService)
            .layOut(tx, { centerId: ground.center('yangchun'), from, to, by: actor.accountId }),
        ),
    );
  };
  layOut(days.month);
  layOut(addMonths(days.month, 1));
}
