/** Lines of the demo's roster by who stands on them, and what was told of them. */
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { listed, type World } from './world.js';

/** The demo has a roster to the end of November; this adds December, for stories that need many days. */
export async function publishDecember(world: World): Promise<void> {
  const body = { from: '2026-12-01', to: '2027-01-01' };
  const { body: draft } = await world.post('admin', `/centers/${world.center}/roster/drafts`, { body });
  await world.act('admin', `/roster/drafts/${(draft as { id: string }).id}`, 'publish');
}

/** Lines of one person, or of a department, from the test's today to the end of the year. */
export async function linesOf(world: World, query: { staffId: string } | { departmentId: string }) {
  const filter = new URLSearchParams({ from: '2026-10-14', to: '2027-01-01', ...query }).toString();
  return listed<ShiftResponse>(await world.as('admin'), `/centers/${world.center}/roster?${filter}`);
}

/** How often this was told of the thing. */
export async function eventsOf(world: World, type: string, subjectId: string): Promise<number> {
  const { rows } = await world.app.pool.query('SELECT FROM outbox WHERE type = $1 AND subject_id = $2', [
    type,
    subjectId,
  ]);
  return rows.length;
}

/** What happens by itself, a minute after the last time. */
export async function tick(world: World): Promise<void> {
  const ran = await world.app.app.get(Ticker).runDue();
  if (!ran.includes('duty')) throw new Error('the job of duty was not due');
}

/** Other sessions of this database that wait for a lock. */
const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/**
 * Sends requests while the row they will all write is held, and lets it go when several of them wait: whoever looked before
 * it locked would be caught at it.
 */
export async function whileHeld<T>(world: World, row: string, id: string, send: () => Promise<T>[]): Promise<T[]> {
  const { pool } = world.app;
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(row, [id]);
    // As the service itself, which alone may see what its sessions wait for.
    await holder.query('SET LOCAL ROLE NONE');
    const replies = Promise.all(send());
    const waiting = async () => {
      await holder.query('SELECT pg_stat_clear_snapshot()');
      return (await holder.query(WAITING)).rowCount ?? 0;
    };
    while ((await waiting()) < 4) await new Promise((look) => setImmediate(look));
    await holder.query('COMMIT');
    return await replies;
  } finally {
    holder.release();
  }
}

/** Takes a line off the roster, as a change of the roster does; answers the change. */
export async function cancelLine(world: World, { id, centerId }: ShiftResponse, changeId: string): Promise<void> {
  const { pool } = world.app;
  await pool.query(
    `INSERT INTO roster_change (id, center_id, kind, reason, recorded_at) VALUES ($1, $2, 'cancellation', '示例', $3)`,
    [changeId, centerId, world.now],
  );
  await pool.query(
    'UPDATE shift SET cancelled_at = $2, cancelled_by_change_id = $3, version = version + 1 WHERE id = $1',
    [id, world.now, changeId],
  );
}
