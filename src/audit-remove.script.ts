/**
 * `npm run audit:remove`: removes what was sealed into the audit log more than AUDIT_RETENTION_MONTHS ago (36; never less than 6,
 * R47), under the role that owns the tables: MIGRATION_DATABASE_URL, or the embedded database while the service stands still.
 */
import { NO_CENTER } from './domain/audit/chain.js';
import { AuditRemoval, type Removed } from './platform/audit/audit-removal.js';
import { Clock } from './platform/clock/clock.js';
import { loadRemovalConfig } from './platform/config/config.js';
import { startEmbedded } from './platform/database/embedded.js';
import { createPool } from './platform/database/pool.js';
import { OwnersUnitOfWork } from './platform/database/tx.js';
import { reasonOf } from './reason.js';

async function remove(): Promise<Removed[]> {
  const { migratorUrl, dataDir, retentionMonths } = loadRemovalConfig();
  const own = migratorUrl === undefined ? await startEmbedded({ dataDir, log: () => undefined }) : undefined;
  const pool = createPool({ url: migratorUrl ?? own?.migratorUrl ?? '', statementTimeout: 0 });
  try {
    return await new AuditRemoval(new OwnersUnitOfWork(pool), new Clock()).run(retentionMonths);
  } finally {
    await pool.end();
    await own?.stop();
  }
}

try {
  const removed = await remove();
  for (const { chainId, through, lines } of removed)
    process.stdout.write(
      `${chainId === NO_CENTER ? 'without a centre' : `centre ${chainId}`}: ${lines} lines, through place ${through}\n`,
    );
  if (removed.length === 0) process.stdout.write('Nothing is old enough.\n');
} catch (error) {
  process.stderr.write(`Nothing was removed. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
