/** Use cases of the calendar links: made, listed, revoked. Who has no say in a link does not learn of it. */
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { mayManageFeeds } from '../../domain/access/feeds.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { notFound, Problem, refuse } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { API_PREFIX, UseCases } from '../../platform/http/use-cases.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { DutyFeedResponse, NewDutyFeedResponse } from './duty-feeds.dto.js';
import { type DutyFeedRecord, DutyFeedsStore, type FeedOwner } from './duty-feeds.store.js';

/** One for each calendar somebody uses; more are links nobody remembers. */
export const MOST_FEEDS = 10;

const SECRET_BYTES = 32;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export type FeedOf = 'staff' | 'department';

const pathOf = (id: string): string => `/duty-feeds/${id}`;

interface KnownOwner extends FeedOwner {
  readonly isOpen: boolean;
}

@Injectable()
export class DutyFeedsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: DutyFeedsStore,
    private readonly staff: StaffReader,
    private readonly departments: DepartmentsReader,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  /** The secret leaves in the answer and is nowhere else: not in the answers kept for retries either. */
  create(caller: Caller, of: FeedOf, id: string, base: string): Promise<Reply<NewDutyFeedResponse>> {
    return this.useCases.write({ ...caller, idempotency: null }, async (tx) => {
      const owner = await this.managed(tx, caller, of, id);
      if (!owner.isOpen) throw refuse(of === 'staff' ? 'staff_inactive' : 'department_closed');
      await this.store.lockLinksOf(tx, owner);
      if ((await this.store.inForce(tx, owner)).length >= MOST_FEEDS)
        throw refuse('too_many_feeds', { params: { max: MOST_FEEDS } });
      const token = randomBytes(SECRET_BYTES).toString('base64url');
      const feed = await this.add(tx, caller, owner, token);
      const body = { ...toView(feed), url: `${base}${API_PREFIX}/feeds/${token}/duty.ics` };
      return { ...created(body, body.version, pathOf(feed.id)), headers: { 'cache-control': 'no-store' } };
    });
  }

  list(caller: Caller, of: FeedOf, id: string, query: PageQuery): Promise<Reply<PageOf<DutyFeedResponse>>> {
    const path = of === 'staff' ? `/staff/${id}/duty-feeds` : `/departments/${id}/duty-feeds`;
    return this.useCases.read(caller, async (tx) => {
      const feeds = await this.store.inForce(tx, await this.managed(tx, caller, of, id));
      return pageOfAll(feeds, { path, query, envelope: this.envelope }, (feed) => [feed.id], toView);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<DutyFeedResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const feed = visible(caller, await this.store.get(tx, id));
      return found(toView(feed), versionOf(feed), pathOf(id));
    });
  }

  /** At once and for good; a second time changes nothing. */
  revoke(caller: Caller, id: string): Promise<Reply<DutyFeedResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const feed = visible(caller, await this.store.lock(tx, id));
      const revokedAt = feed.revokedAt ?? this.clock.nowIso();
      if (feed.revokedAt === null) {
        await this.store.revoke(tx, id, revokedAt);
        await this.note(tx, caller, feed, 'duty_feed_revoked');
      }
      const revoked = { ...feed, revokedAt };
      return changed(toView(revoked), versionOf(revoked), pathOf(id));
    });
  }

  private async managed(tx: Tx, caller: Caller, of: FeedOf, id: string): Promise<KnownOwner> {
    const owner = of === 'staff' ? await this.person(tx, id) : await this.department(tx, id);
    if (!mayManageFeeds(caller.actor, owner)) throw new Problem('forbidden', { params: { permission: 'feed.manage' } });
    return owner;
  }

  private async person(tx: Tx, id: string): Promise<KnownOwner> {
    const person = await this.staff.get(tx, id);
    if (person === undefined) throw notFound();
    return { centerId: person.centerId, staffId: id, departmentId: null, isOpen: person.active };
  }

  private async department(tx: Tx, id: string): Promise<KnownOwner> {
    const department = await this.departments.get(tx, id);
    if (department === undefined) throw notFound();
    return { centerId: department.centerId, staffId: null, departmentId: id, isOpen: department.active };
  }

  private async add(tx: Tx, caller: Caller, owner: FeedOwner, token: string): Promise<DutyFeedRecord> {
    const { centerId, staffId, departmentId } = owner;
    const feed: DutyFeedRecord = {
      id: uuidv7(),
      centerId,
      staffId,
      departmentId,
      createdBy: caller.actor.accountId,
      createdAt: this.clock.nowIso(),
      revokedAt: null,
      lastReadAt: null,
    };
    await this.store.insert(tx, { ...feed, tokenHash: hashOfToken(token) });
    await this.note(tx, caller, feed, 'duty_feed_made');
    return feed;
  }

  private note(tx: Tx, caller: Caller, { id, centerId, staffId, departmentId }: DutyFeedRecord, action: AuditAction) {
    const params = { staffId, departmentId };
    return this.audit.add(tx, caller, { action, subjectKind: 'duty_feed', subjectId: id, centerId, params });
  }
}

function visible(caller: Caller, feed: DutyFeedRecord | undefined): DutyFeedRecord {
  if (feed === undefined || !mayManageFeeds(caller.actor, feed)) throw notFound();
  return feed;
}

const versionOf = ({ revokedAt }: DutyFeedRecord): number => (revokedAt === null ? 1 : 2);

const toView = (feed: DutyFeedRecord): DutyFeedResponse => ({
  id: feed.id,
  centerId: feed.centerId,
  staffId: feed.staffId,
  departmentId: feed.departmentId,
  createdAt: feed.createdAt,
  revokedAt: feed.revokedAt,
  lastReadAt: feed.lastReadAt,
  version: versionOf(feed),
});
