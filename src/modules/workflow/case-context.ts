/** Gathers what the rule book may know beside the case: clock, zone, calendar, settings, who acts, and the people named. */
import { Injectable } from '@nestjs/common';
import { actsOnlyAsHelper, mayPerform, type Relation } from '../../domain/access/scope.js';
import type { CaseCommand, Verb } from '../../domain/dispute/commands.js';
import type { Context, SettingsVersion, StaffFacts } from '../../domain/dispute/context.js';
import { staffIdsOf } from '../../domain/dispute/decide.js';
import { transitionOf } from '../../domain/dispute/transitions.js';
import { SYSTEM } from '../../domain/dispute/events.js';
import { yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { CentersReader } from '../centers/centers.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { StaffReader } from '../staff/staff.reader.js';

@Injectable()
export class CaseContext {
  constructor(
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly settings: SettingsReader,
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  async atRegistration(tx: Tx, caller: Caller, centerId: string): Promise<Context> {
    const settingsOf = await this.settings.versionAt(tx, centerId);
    const place = await this.placeOf(tx, centerId, this.clock.nowIso(), settingsOf);
    return { ...place, actor: actorOf(caller, new Set(), false), staff: () => undefined };
  }

  async of(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    relations: ReadonlySet<Relation>,
    verb: Verb,
    command: CaseCommand,
  ): Promise<Context> {
    const place = await this.placeOf(tx, record.custodyCenterId, record.receivedAt, record.folded.settings);
    const onlyAsHelper = actsOnlyAsHelper(transitionOf(verb).permission, relations);
    const actor = actorOf(caller, relations, onlyAsHelper);
    return { ...place, actor, staff: await this.register(tx, staffIdsOf(command, caller.actor.staffId)) };
  }

  /** For telling what would be allowed: the people the case itself names. */
  async forReading(tx: Tx, caller: Caller, record: DisputeRecord, relations: ReadonlySet<Relation>): Promise<Context> {
    const place = await this.placeOf(tx, record.custodyCenterId, record.receivedAt, record.folded.settings);
    const actor = actorOf(caller, relations, actsOnlyAsHelper('visit.record', relations));
    const named = [...record.mediatorIds, record.responsibleOfficerId, caller.actor.staffId].filter(
      (id) => id !== null,
    );
    return { ...place, actor, staff: await this.register(tx, named) };
  }

  /** For steps of the system: nobody acts, and nobody in particular is named. */
  async bySystem(tx: Tx, record: DisputeRecord): Promise<Context> {
    const place = await this.placeOf(tx, record.custodyCenterId, record.receivedAt, record.folded.settings);
    const actor = { accountId: SYSTEM, staffId: null, maySeal: false, onlyAsHelper: false };
    return { ...place, actor, staff: () => undefined };
  }

  /** For cases another system kept until now: the settings and the calendar of today, and nobody in particular is named. */
  async ofImport(tx: Tx, centerId: string, accountId: string): Promise<Context> {
    const settingsOf = await this.settings.versionAt(tx, centerId);
    const place = await this.placeOf(tx, centerId, this.clock.nowIso(), settingsOf);
    return {
      ...place,
      actor: { accountId, staffId: null, maySeal: false, onlyAsHelper: false },
      staff: () => undefined,
    };
  }

  async zoneOf(tx: Tx, centerId: string): Promise<string> {
    return (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
  }

  /** With the working days since the case began: what is recorded late is counted on the days it happened. */
  private async placeOf(
    tx: Tx,
    centerId: string,
    since: string,
    settingsOf: SettingsVersion,
  ): Promise<Omit<Context, 'actor' | 'staff'>> {
    const now = this.clock.nowIso();
    const center = await this.centers.get(tx, centerId);
    const calendar = await this.calendars.workingCalendar(tx, centerId, yearOf(since) - 1, yearOf(now) + 1);
    const { mediation } = await this.settings.ofVersion(tx, settingsOf);
    const hasCenterAbove = center !== undefined && center.parentId !== null;
    return { now, zone: center?.zone ?? 'Asia/Shanghai', calendar, settings: mediation, settingsOf, hasCenterAbove };
  }

  private async register(tx: Tx, ids: readonly string[]): Promise<(id: string) => StaffFacts | undefined> {
    const people = ids.length === 0 ? [] : await this.staff.byIds(tx, [...new Set(ids)]);
    const byId = new Map(people.map((person) => [person.id, person]));
    return (id) => {
      const person = byId.get(id);
      if (person === undefined) return undefined;
      const { active, isOfficer, appointedFrom, appointedTo } = person;
      return { active, isPeoplesMediator: appointedFrom !== null, isOfficer, appointedFrom, appointedTo };
    };
  }
}

const actorOf = (caller: Caller, relations: ReadonlySet<Relation>, onlyAsHelper: boolean): Context['actor'] => ({
  accountId: caller.actor.accountId,
  staffId: caller.actor.staffId,
  maySeal: mayPerform('agreement.seal', relations),
  mayReopenClosed: mayPerform('dispute.reopen_closed', relations),
  onlyAsHelper,
});
