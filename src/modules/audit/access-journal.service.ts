/**
 * Who read what of people, and who was refused what, in the audit log. Told after the answer, gathered in the process and written
 * every second in a transaction of its own, and at shutdown: a read writes nothing itself and stays fast. A process that is killed
 * (kill -9) loses what it had gathered, a second of reads and refusals at most; no write, sign-in, reveal or download is among
 * them, as those are told in the transaction that does them.
 */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { kindOfRoute, type PathSubject, subjectOfRoute } from '../../domain/audit/subject-of-path.js';
import { type AuditedLine, AuditStore, SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import type { CallerRequest } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { isOfTheData, SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { remoteAddressOf } from '../../platform/http/remote-address.js';
import { type Access, AccessEntries, type AccessEntry, minuteOf } from './access-entries.js';
import { AuditSubjectsReader, type Belonging } from './audit-subjects.reader.js';

const EVERY_MS = 1000;
const REFUSALS: readonly number[] = [401, 403, 404, 409, 429];
/** A line of its own tells of it, or it is only a request that was sent twice. */
const TOLD_OTHERWISE: readonly string[] = ['sign_in_failed', 'idempotency_in_flight', 'id_in_use', 'already_exists'];

type Taken = ReturnType<AccessEntries['take']>;

@Injectable()
export class AccessJournal implements OnApplicationShutdown {
  private readonly gathered = new AccessEntries();
  private readonly logger = new Logger(AccessJournal.name);
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private hasFailed = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditStore,
    private readonly subjects: AuditSubjectsReader,
    private readonly clock: Clock,
  ) {}

  /** From now on by itself, until the application closes. Only a serving process calls it. */
  start(): void {
    this.timer = setInterval(() => void this.flush(), EVERY_MS).unref();
  }

  /** Once the request was answered. */
  observe(request: CallerRequest, status: number): void {
    const { operation, refusalCode = null, discloses, shown = [] } = request;
    if (status < 400 && discloses !== undefined)
      return this.gathered.add(this.accessOf(request, 'data.read', null, shown));
    const isRefusal = REFUSALS.includes(status) && (operation !== undefined || status === 429);
    if (!isRefusal || refusalCode === null || TOLD_OTHERWISE.includes(refusalCode)) return;
    this.gathered.add(this.accessOf(request, 'request.refused', refusalCode, []));
  }

  /** Writes what was gathered; what fails is kept for the next time. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write(minuteOf(this.clock.nowIso())));
    return this.writing;
  }

  /** Every request has been answered; the pool is closed after this. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.write(null);
  }

  private accessOf(
    request: CallerRequest,
    action: Access['action'],
    code: string | null,
    shown: readonly string[],
  ): Access {
    const { id, operation, identified, routeOptions, params, discloses, caller } = request;
    const subject = caller?.subject ?? subjectOfRoute(routeOptions.url, { ...(params as object) });
    const listed = discloses === 'cases' ? 'dispute' : kindOfRoute(routeOptions.url);
    return {
      action,
      operation: operation ?? null,
      subject,
      accountId: identified?.accountId ?? null,
      home: identified?.grants[0]?.centerId ?? null,
      address: remoteAddressOf(request),
      requestId: id,
      at: this.clock.nowIso(),
      code,
      shown,
      shownKind: subject === null ? listed : null,
    };
  }

  private async write(minute: string | null): Promise<void> {
    const taken = this.gathered.take(minute);
    if (taken.entries.length + taken.lost === 0) return;
    await this.put(taken);
  }

  /** What cannot be written whatever is tried again is halved, until it stands alone: it holds up nothing else. */
  private async put(taken: Taken): Promise<void> {
    try {
      await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) =>
        this.audit.addAll(tx, lines(taken, await this.belonging(tx, taken.entries))),
      );
      this.hasFailed = false;
    } catch (error) {
      if (!this.hasFailed) this.logger.error(error);
      this.hasFailed = true;
      if (!isOfTheData(error)) return this.gathered.putBack(taken);
      const { entries, lost } = taken;
      if (entries.length < 2) return this.putBare(taken);
      const half = Math.ceil(entries.length / 2);
      await this.put({ entries: entries.slice(0, half), lost });
      await this.put({ entries: entries.slice(half), lost: 0 });
    }
  }

  /** Without looking up what it belongs to; what is not taken even so is counted as lost. */
  private async putBare(taken: Taken): Promise<void> {
    try {
      await this.unitOfWork.run(SYSTEM_SCOPE, (tx) => this.audit.addAll(tx, lines(taken, new Map())));
    } catch (error) {
      const times = taken.entries.reduce((sum, entry) => sum + entry.times, taken.lost);
      this.gathered.putBack(isOfTheData(error) ? { entries: [], lost: times } : taken);
    }
  }

  /** One statement for each kind of thing. */
  private async belonging(tx: Tx, entries: readonly AccessEntry[]): Promise<ReadonlyMap<string, Belonging>> {
    const subjects = entries.flatMap(({ subject, shown, shownKind }) => [
      ...(subject === null ? [] : [subject]),
      ...(shownKind === null ? [] : shown.map((id) => ({ kind: shownKind, id }))),
    ]);
    const known = new Map<string, Belonging>();
    for (const kind of new Set(subjects.map((subject) => subject.kind))) {
      const ids = [...new Set(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id))];
      for (const [id, found] of await this.subjects.of(tx, kind, ids)) known.set(id, found);
    }
    return known;
  }
}

function lines({ entries, lost }: Taken, belonging: ReadonlyMap<string, Belonging>): AuditedLine[] {
  const told = entries.flatMap((entry) => linesOf(entry, belonging));
  if (lost === 0) return told;
  const entry = { subjectKind: 'audit_log', subjectId: null, centerId: null, params: { times: lost } };
  return [...told, { origin: SYSTEM_ORIGIN, entry: { action: 'audit_log.lines_lost', ...entry } }];
}

/** One line; of a list that showed things of several centres one for each, so that its own auditor reads of it. */
function linesOf(entry: AccessEntry, belonging: ReadonlyMap<string, Belonging>): AuditedLine[] {
  const { subject, shown, shownKind, home } = entry;
  if (shownKind === null || shown.length === 0) return [lineOf(entry, belonging.get(subject?.id ?? ''))];
  const shares = new Map<string | null, string[]>();
  for (const id of shown) {
    const centerId = belonging.get(id)?.centerId ?? home;
    shares.set(centerId, [...(shares.get(centerId) ?? []), id]);
  }
  return [...shares].map(([centerId, share]) => lineOf({ ...entry, shown: share, home: centerId }, undefined));
}

/** Filed under the case where there is one, so that one question finds everybody who looked at it. */
function lineOf(entry: AccessEntry, belonging: Belonging | undefined): AuditedLine {
  const { action, operation, code, subject, shown, times, accountId, address, requestId, at, home } = entry;
  const disputeId = belonging?.disputeId ?? null;
  const isCase = disputeId === null || disputeId === subject?.id;
  return {
    at,
    origin: { actor: accountId === null ? null : { accountId }, address, requestId },
    entry: {
      action,
      subjectKind: disputeId === null ? (subject?.kind ?? 'operation') : 'dispute',
      subjectId: disputeId ?? subject?.id ?? null,
      centerId: belonging?.centerId ?? home,
      params: {
        operation,
        ...(code === null ? {} : { code }),
        ...(times === 1 ? {} : { times }),
        ...(isCase || subject === null ? {} : idOf(subject)),
        ...(subject?.part === null || subject === null ? {} : idOf(subject.part)),
        ...(shown.length === 0 ? {} : { shown }),
      },
    },
  };
}

const idOf = ({ kind, id }: Pick<PathSubject, 'kind' | 'id'>): Record<string, string> => ({ [`${kind}_id`]: id });
