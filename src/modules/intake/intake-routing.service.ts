/** Where a case goes that is taken in or amended: what routing looks at, with the flag that many people bring about by themselves. */
import { Injectable } from '@nestjs/common';
import type { Amend, Routing } from '../../domain/dispute/commands.js';
import { amendedRoutingOf, namedTrackOf } from '../../domain/dispute/routing.js';
import type { Track } from '../../domain/deadlines/tracks.js';
import { massBy } from '../../domain/risk/risk.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { RoutingService } from '../routing/routing.service.js';
import type { Current } from '../workflow/workflow.service.js';
import { whatWillStand } from './case-rewriting.service.js';
import type { AmendDisputeRequest, RegisterDisputeRequest } from './intake.dto.js';

/** The flags it begins with, and when it was received. */
interface Beginning {
  readonly riskFlags: readonly string[];
  readonly receivedAt: string;
}

@Injectable()
export class IntakeRoutingService {
  constructor(
    private readonly routing: RoutingService,
    private readonly settings: SettingsReader,
  ) {}

  /** Keeps the roster as it is until the transaction ends; before any lock on a case. */
  hold(tx: Tx, centerId: string): Promise<void> {
    return this.routing.hold(tx, centerId);
  }

  async ofNew(tx: Tx, caller: Caller, request: RegisterDisputeRequest, beginning: Beginning): Promise<Routing> {
    const { centerId, category } = request;
    const { riskFlags, receivedAt } = beginning;
    const { mediation } = await this.settings.of(tx, centerId);
    return this.routing.route(tx, centerId, {
      departmentId: request.departmentId ?? null,
      track: (request.track ?? null) as Track | null,
      registeredByStaffId: caller.actor.staffId,
      category,
      subcategory: request.subcategory ?? null,
      gridId: request.gridId ?? null,
      riskFlags: [...riskFlags, ...massBy(request.peopleInvolved, riskFlags, mediation)],
      receivedAt,
    });
  }

  /** The routing of a case of which something changes that routing looks at; saying the same again moves nothing. */
  async ofAmended(tx: Tx, { record, facts }: Current, request: AmendDisputeRequest): Promise<Pick<Amend, 'routing'>> {
    const stated = whatWillStand(record, request);
    const { mediation } = await this.settings.ofVersion(tx, facts.settings);
    const mass = massBy(request.peopleInvolved, stated.riskFlags, mediation);
    const standing = { ...stated, riskFlags: [...stated.riskFlags, ...mass] };
    if (LOOKED_AT.every((name) => isSame(record[name], standing[name]))) return {};
    const next = await this.routing.route(tx, record.custodyCenterId, {
      ...standing,
      track: request.track === undefined ? namedTrackOf(facts) : (request.track as Track | null),
      registeredByStaffId: record.registeredByStaffId,
      receivedAt: record.receivedAt,
    });
    return { routing: amendedRoutingOf(facts.routing, next) };
  }
}

/** What routing looks at beside the time of receipt. */
const LOOKED_AT = ['departmentId', 'category', 'subcategory', 'gridId', 'riskFlags'] as const;

/** May the case go elsewhere? The number of people may bring about a flag. */
export const mayMove = (request: AmendDisputeRequest): boolean =>
  [...LOOKED_AT, 'peopleInvolved' as const].some((name) => request[name] !== undefined);

type LookedAt = string | null | readonly string[];

/** The order of flags says nothing. */
const inOneOrder = (value: LookedAt): string | null =>
  value === null || typeof value === 'string' ? value : [...value].sort().join(' ');

const isSame = (one: LookedAt, other: LookedAt): boolean => inOneOrder(one) === inOneOrder(other);
