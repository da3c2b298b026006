/**
 * `npm run audit:verify`: whether the audit log is what was written, in the database of DATABASE_URL or the embedded one of
 * DATA_DIR. Only reads, needs no key, and any role that may read will do. `--head <chain>:<position>:<hash>`, as often as wanted,
 * checks a head as it is printed in a signed report. Ends with 1 where anything does not fit.
 */
import { parseArgs } from 'node:util';
import { CHAIN_FAULTS, type ChainFault } from './domain/audit/chain-check.js';
import { NO_CENTER } from './domain/audit/chain.js';
import type { PublishedHead } from './platform/audit/audit-heads.js';
import { AuditVerification, type Verified } from './platform/audit/audit-verification.js';
import { loadDatabaseConfig } from './platform/config/config.js';
import { StartError } from './platform/config/start-error.js';
import { startEmbedded } from './platform/database/embedded.js';
import { createPool } from './platform/database/pool.js';
import { UnitOfWork } from './platform/database/tx.js';
import { reasonOf } from './reason.js';

const USAGE = 'npm run audit:verify [-- --head <centre>:<position>:<hash> …]';
const HEAD = /^([0-9a-f-]{36}):(\d{1,15}):([0-9a-f]{64})$/i;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const chainName = (chainId: string): string => (chainId === NO_CENTER ? 'without a centre' : `of centre ${chainId}`);

function readHeads(): PublishedHead[] {
  try {
    const { head = [] } = parseArgs({ options: { head: { type: 'string', multiple: true } } }).values;
    return head.map((text) => {
      const [, chainId, position, hash] = HEAD.exec(text) ?? [];
      if (chainId === undefined || hash === undefined) throw new Error(`${text} is no head.`);
      return { chainId: chainId.toLowerCase(), position: Number(position), hash: hash.toLowerCase() };
    });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function tellFault({ code, chainId, position, auditId }: ChainFault): void {
  const place = position === 0 ? '' : `, place ${position}`;
  tell(
    `FAULT ${code}: chain ${chainName(chainId)}${place}${auditId === null ? '' : `, row ${auditId}`}: ${CHAIN_FAULTS[code]}`,
  );
}

async function verify(heads: readonly PublishedHead[]): Promise<Verified> {
  const { database, dataDir } = loadDatabaseConfig();
  const own = database.kind === 'server' ? undefined : await startEmbedded({ dataDir, log: () => undefined });
  const pool = createPool({
    url: database.kind === 'server' ? database.appUrl : (own?.appUrl ?? ''),
    statementTimeout: 0,
  });
  try {
    return await new AuditVerification(new UnitOfWork(pool), tellFault).run(heads);
  } finally {
    await pool.end();
    await own?.stop();
  }
}

try {
  const { chains, lines, heads, faults, waiting } = await verify(readHeads());
  for (const { chainId, position, hash } of chains) tell(`chain ${chainName(chainId)}: head ${position} ${hash}`);
  tell(`${lines} lines of ${chains.length} chains, ${heads} published heads, ${waiting} lines not sealed yet.`);
  tell(faults === 0 ? 'The audit log is whole.' : `${faults} faults.`);
  process.exitCode = faults === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`The audit log was not verified. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
