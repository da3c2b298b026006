/** The application for the operator's scripts: on a database that nobody else serves from here, silent, not listening. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { createPool } from './platform/database/pool.js';
import { prepareDatabase } from './prepare.js';

export async function onInstance<T>(config: Config, work: (app: NestFastifyApplication) => Promise<T>): Promise<T> {
  const database = await prepareDatabase(config, new Clock(), (why) => void process.stderr.write(`${why}\n`));
  try {
    return await onDatabase(config, database.appUrl, work);
  } finally {
    await database.stop();
  }
}

/** The same on a database that is there already, perhaps with a service on it. */
export async function onDatabase<T>(
  config: Config,
  url: string,
  work: (app: NestFastifyApplication) => Promise<T>,
): Promise<T> {
  const pool = createPool({ url, statementTimeout: 0 });
  try {
    const app = await createApp({ config, pool, clock: new Clock() });
    const done = await work(app);
    await app.close();
    return done;
  } finally {
    await pool.end();
  }
}
