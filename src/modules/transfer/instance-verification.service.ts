/**
 * Looks through a whole instance for what does not fit: after a restore, or whenever an operator wants to know. Every case is the fold
 * of its log, numbers and the feed have no gaps, every key and every stored file opens and is what came in, the audit log and the
 * seals of reports are whole. It only reads; `found` is told each fault in a sentence.
 */
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { CHAIN_FAULTS } from '../../domain/audit/chain-check.js';
import { AuditVerification } from '../../platform/audit/audit-verification.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { opened, sealedSize } from '../../platform/crypto/file-cipher.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { CaseProofReader } from '../disputes/case-proof.reader.js';
import { BackupReader, type Counts } from './backup.reader.js';
import { type OwnedFile, type Sealed, VerificationReader } from './verification.reader.js';

const AT_ONCE = 500;
const NOTHING: Counts = { cases: 0, logEntries: 0, heads: [] };

/** What was looked through. */
export interface Seen {
  readonly cases: number;
  readonly logEntries: number;
  readonly files: number;
  readonly auditLines: number;
  readonly faults: number;
}

@Injectable()
export class InstanceVerification {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: VerificationReader,
    private readonly known: BackupReader,
    private readonly proof: CaseProofReader,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly envelope: Envelope,
  ) {}

  async run(found: (fault: string) => void, atLeast: Counts = NOTHING): Promise<Seen> {
    let faults = 0;
    const tell = (fault: string): void => {
      faults += 1;
      found(fault);
    };
    const seen = await this.unitOfWork.snapshot(SYSTEM_SCOPE, (tx) => this.database(tx, tell, atLeast));
    const chain = new AuditVerification(this.unitOfWork, ({ code, chainId, position, auditId }) =>
      tell(`audit log, chain ${chainId}, place ${position}, row ${auditId ?? 'none'}: ${CHAIN_FAULTS[code]}`),
    );
    const { lines } = await chain.run(atLeast.heads);
    return { ...seen, auditLines: lines, faults };
  }

  private async database(
    tx: Tx,
    tell: (fault: string) => void,
    atLeast: Counts,
  ): Promise<Pick<Seen, 'cases' | 'logEntries' | 'files'>> {
    await this.rows.allowTime(tx);
    const { cases, logEntries } = await this.known.counts(tx);
    if (cases < atLeast.cases) tell(`There are ${cases} cases; the backup was made of ${atLeast.cases} at least.`);
    if (logEntries < atLeast.logEntries)
      tell(
        `There are ${logEntries} entries in the logs of cases; the backup was made of ${atLeast.logEntries} at least.`,
      );
    for (const id of await this.rows.logsWithGaps(tx)) tell(`The log of case ${id} has a gap.`);
    for (const id of await this.proof.contradictions(tx)) tell(`The row of case ${id} is not what its log says.`);
    for (const { centerId, year, word, last, numbers } of await this.rows.brokenSeries(tx))
      tell(`Of ${last} numbers ${year} ${word} of centre ${centerId}, ${numbers} are there.`);
    if (!(await this.rows.isFeedWhole(tx))) tell('The feed of events has a gap.');
    for (const id of await this.rows.reportsUnlikeTheirSeal(tx)) tell(`Report ${id} is not the one that was signed.`);
    for await (const key of all((after) => this.rows.keys(tx, after, AT_ONCE)))
      if (!this.opens(key)) tell(`The key of case ${key.id} does not open with this DATA_KEY.`);
    let files = 0;
    for await (const file of all((after) => this.rows.files(tx, after, AT_ONCE))) {
      files += 1;
      const fault = await this.faultOf(file);
      if (fault !== undefined) tell(`The file ${file.id} ${fault}.`);
    }
    return { cases, logEntries, files };
  }

  private opens({ wrapped, id }: Sealed): boolean {
    try {
      this.envelope.unwrap(wrapped, id);
      return true;
    } catch {
      return false;
    }
  }

  private async faultOf({ id, size, sha256, wrapped, context }: OwnedFile): Promise<string | undefined> {
    if (wrapped === null || context === null) return 'belongs to nothing';
    if (!this.opens({ wrapped, id: context })) return 'is sealed under a key that does not open';
    let content;
    try {
      content = await this.store.read(id, { from: 0, to: sealedSize(size) });
    } catch {
      return 'is not in the store of files';
    }
    const key = this.envelope.unwrap(wrapped, context).fileKey(id);
    const hash = createHash('sha256');
    try {
      for await (const part of opened(key, size, { from: 0, to: size }, content)) hash.update(part);
    } catch {
      return 'cannot be opened: it was altered or cut off';
    }
    return hash.digest('hex') === sha256 ? undefined : 'is not what came in';
  }
}

/** All rows, some at a time. */
async function* all<R extends { readonly id: string }>(
  page: (after: string | null) => Promise<R[]>,
): AsyncGenerator<R> {
  for (let after: string | null = null; ;) {
    const rows: R[] = await page(after);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? null;
  }
}
