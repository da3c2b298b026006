/** Writes the demo through the services themselves, with a clock that is led through the last three years. */
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { AppModule } from '../app.module.js';
import { openEnvelope } from '../modules/data-keys/instance-key.store.js';
import { firstDayOf, type Instant, yearOf } from '../domain/shared/day.js';
import { FixedClock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../platform/database/tx.js';
import { PasswordsService } from '../modules/access/passwords.service.js';
import { CalendarReader } from '../modules/centers/calendar.reader.js';
import { Days } from './days.js';
import { addDisputes } from './disputes.js';
import { addDuty } from './duty.js';
import { setUpGrid } from './grid.js';
import { setUpGround } from './ground.js';
import { addIndicators } from './indicators.js';
import { addPetitions, MONTHS_ON_RECORD } from './petitions.js';
import { addRoster } from './roster.js';
import { setUpRoutingRules } from './routing-rules.js';
import { Timeline } from './timeline.js';

export interface Filling {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly now: Instant;
  readonly password: string;
}

/** No centre has entered a calendar of its own yet. */
const NO_CENTER = '00000000-0000-7000-8000-000000000000';

export async function fillWithDemo({ config, pool, now, password }: Filling): Promise<void> {
  const clock = new FixedClock(now);
  const envelope = await openEnvelope(pool, config.keys);
  const context = await NestFactory.createApplicationContext(AppModule.with({ config, pool, clock, envelope }), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    const calendar = await context
      .get(UnitOfWork)
      .read(SYSTEM_SCOPE, (tx) =>
        context.get(CalendarReader).workingCalendar(tx, NO_CENTER, yearOf(now) - 3, yearOf(now) + 1),
      );
    const days = new Days(now, calendar);
    const passwordHash = await context.get(PasswordsService).hash(password);
    clock.set(days.at(firstDayOf(days.monthsAgo(MONTHS_ON_RECORD + 1)), '09:00'));
    const ground = await setUpGround(context, days, passwordHash);
    const gridIds = await setUpGrid(context, ground, days);
    await setUpRoutingRules({ context, ground, days });
    const timeline = new Timeline(now);
    addRoster(timeline, { context, ground, days });
    addDuty(timeline, { context, ground, days });
    addPetitions(timeline, { context, ground, days });
    addIndicators(timeline, { context, ground, days });
    addDisputes(timeline, { context, ground, days, gridIds });
    await timeline.play(clock);
  } finally {
    await context.close();
  }
}
