/** What of the day on duty belongs on somebody's desk, worked out for this moment: right also between two looks of the job. */
import { Injectable } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import type { Actor } from '../../domain/access/scope.js';
import { type AttendanceState, attendanceState, minutesBetween } from '../../domain/roster/attendance.js';
import type { DutySettings } from '../../domain/centers/settings.js';
import type { Instant } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { StandInsReader } from '../roster-changes/stand-ins.reader.js';
import { type AskedSwap, DutyDeskStore, type OpenCall, type OpenGap, type Waiting } from './duty-desk.store.js';
import { type DutyShift, DutyShiftsStore } from './duty-shifts.store.js';
import { HandoverStore } from './handover.store.js';

/** In the order of urgency. */
export const DUTY_LINE_KINDS = [
  'missing',
  'late',
  'call_unanswered',
  'gap',
  'handover_overdue',
  'swap_to_approve',
] as const;

/** Something on duty a director has to look after. */
export interface DutyLineOnDesk {
  readonly kind: (typeof DUTY_LINE_KINDS)[number];
  readonly centerId: string;
  readonly departmentId: string;
  readonly on: string;
  /** the shift, call, gap or request it is about */
  readonly subjectId: string;
  readonly shiftId: string | null;
  readonly staffId: string | null;
  readonly since: Instant;
  readonly minutes: number;
  readonly href: string;
  readonly proposedStaffId: string | null;
}

export interface DeskMoment {
  readonly actor: Actor;
  readonly centerId: string | null;
  readonly now: Instant;
}

const MOST = 50;

@Injectable()
export class DutyDeskReader {
  constructor(
    private readonly shifts: DutyShiftsStore,
    private readonly store: DutyDeskStore,
    private readonly handovers: HandoverStore,
    private readonly standIns: StandInsReader,
    private readonly settings: SettingsReader,
  ) {}

  /** For those who look after the roster; notes, calls and swaps are the director's. */
  async toLookAfter(tx: Tx, { actor, centerId, now }: DeskMoment): Promise<DutyLineOnDesk[]> {
    const here = (ids: readonly string[]) => ids.filter((id) => centerId === null || id === centerId);
    const rostered = here(centersWith(actor, 'shift.attend_for'));
    const directed = here(actor.reach.director ?? []);
    if (rostered.length === 0) return [];
    const delays = new Delays(tx, this.settings);
    const lines = [
      ...(await this.unattended(tx, rostered, now, delays)),
      ...(await this.calls(tx, directed, now, delays)),
      ...(await this.gaps(tx, rostered, now)),
      ...(await this.store.overdueHandovers(tx, directed, now)).map((each) =>
        lineOf('handover_overdue', each, now, `/shifts/${each.id}/handover`),
      ),
      ...(await this.store.swapsToApprove(tx, directed, now)).map((each) =>
        lineOf('swap_to_approve', each, now, `/swap-requests/${each.id}`),
      ),
    ];
    return lines.sort((left, right) => DUTY_LINE_KINDS.indexOf(left.kind) - DUTY_LINE_KINDS.indexOf(right.kind));
  }

  async attendanceOf(tx: Tx, shiftIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, AttendanceState>> {
    const delays = new Delays(tx, this.settings);
    const states = new Map<string, AttendanceState>();
    for (const shift of await this.shifts.many(tx, shiftIds))
      states.set(shift.id, attendanceState(shift, await delays.of(shift.centerId), now));
    return states;
  }

  async handoversFor(tx: Tx, { actor, centerId, now }: DeskMoment) {
    return actor.staffId === null ? [] : this.handovers.waitingFor(tx, actor.staffId, now, centerId);
  }

  async callsFor(tx: Tx, { actor, centerId, now }: DeskMoment): Promise<OpenCall[]> {
    return actor.staffId === null ? [] : this.store.callsTo(tx, actor.staffId, now, centerId);
  }

  async swapsFor(tx: Tx, { actor, centerId, now }: DeskMoment): Promise<AskedSwap[]> {
    return actor.staffId === null ? [] : this.store.swapsToAnswer(tx, actor.staffId, now, centerId);
  }

  private async unattended(tx: Tx, centerIds: readonly string[], now: Instant, delays: Delays) {
    const found: { kind: 'late' | 'missing'; shift: DutyShift }[] = [];
    for (const shift of await this.shifts.unattended(tx, centerIds, now, MOST)) {
      const kind = attendanceState(shift, await delays.of(shift.centerId), now);
      if (kind === 'late' || kind === 'missing') found.push({ kind, shift });
    }
    const missing = found.filter(({ kind }) => kind === 'missing');
    const places = missing.map(({ shift }) => ({ ...shift, startsAt: now }));
    const proposed = await this.standIns.firstFor(tx, places);
    return found.map(({ kind, shift }) => {
      const waiting = { ...shift, shiftId: shift.id, since: shift.startsAt };
      return lineOf(kind, waiting, now, `/shifts/${shift.id}/substitutes`, proposed.get(shift.id));
    });
  }

  private async calls(tx: Tx, centerIds: readonly string[], now: Instant, delays: Delays) {
    const lines: DutyLineOnDesk[] = [];
    for (const call of await this.store.openCalls(tx, centerIds, now)) {
      const { missingAfterMinutes } = await delays.of(call.centerId);
      if (minutesBetween(call.calledAt, now) < missingAfterMinutes) continue;
      const waiting = { ...call, id: call.callId, since: call.calledAt };
      lines.push(lineOf('call_unanswered', waiting, now, `/calls/${call.callId}`));
    }
    return lines;
  }

  private async gaps(tx: Tx, centerIds: readonly string[], now: Instant) {
    const gaps: OpenGap[] = await this.store.gaps(tx, centerIds, now);
    const proposed = await this.standIns.firstFor(tx, gaps);
    return gaps.map((gap) => {
      const href = gap.shiftId === null ? `/centers/${gap.centerId}/roster/gaps` : `/shifts/${gap.shiftId}/substitutes`;
      return lineOf('gap', gap, now, href, proposed.get(gap.id));
    });
  }
}

/** The settings of each centre, read once for one desk. */
class Delays {
  private readonly known = new Map<string, DutySettings>();

  constructor(
    private readonly tx: Tx,
    private readonly settings: SettingsReader,
  ) {}

  async of(centerId: string): Promise<DutySettings> {
    const known = this.known.get(centerId) ?? (await this.settings.of(this.tx, centerId)).duty;
    this.known.set(centerId, known);
    return known;
  }
}

const lineOf = (
  kind: DutyLineOnDesk['kind'],
  { id, centerId, departmentId, on, shiftId, staffId, since }: Waiting,
  now: Instant,
  href: string,
  proposedStaffId: string | null = null,
): DutyLineOnDesk => ({
  kind,
  centerId,
  departmentId,
  on,
  subjectId: id,
  shiftId,
  staffId,
  since,
  minutes: minutesBetween(since, now),
  href,
  proposedStaffId,
});
