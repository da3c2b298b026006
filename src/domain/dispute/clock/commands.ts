/** What somebody asks for about the clocks of a case: suspension and resumption, extension, countersigning late entries. */
import type { Day } from '../../shared/day.js';
import type { Timed } from '../commands.js';
import type { SuspensionReason } from './words.js';

export interface Suspend extends Timed {
  readonly type: 'suspend';
  readonly reason: SuspensionReason;
}

export interface Resume extends Timed {
  readonly type: 'resume';
}

export interface Extend extends Timed {
  readonly type: 'extend';
  /** the new last day; one of rest moves to the next working day */
  readonly dueOn: Day;
}

/** Happens when it is recorded: nobody countersigned yesterday. */
export interface CountersignLateEntry {
  readonly type: 'countersignLateEntry';
  readonly seq: number;
}

export type ClockCommand = Suspend | Resume | Extend | CountersignLateEntry;
