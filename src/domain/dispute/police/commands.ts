/** What somebody records for the police: an attempt to stop a noise (R37), and the application of the parties (R36). */
import type { Day } from '../../shared/day.js';
import type { PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { Dissuader, DissuasionMethod, DissuasionOutcome } from './words.js';

/** Its own day is no time of the case: neighbours are asked to be quiet long before anybody applies. */
export interface RecordDissuasion {
  readonly type: 'recordDissuasion';
  readonly dissuasionId: RecordId;
  /** who was asked to stop */
  readonly partyId: PartyId;
  readonly dissuadedOn: Day;
  readonly by: Dissuader;
  readonly method: DissuasionMethod;
  readonly outcome: DissuasionOutcome;
}

/** Occurred on `filedOn`. */
export interface RecordPoliceApplication {
  readonly type: 'recordPoliceApplication';
  readonly applicationId: RecordId;
  /** who signed it */
  readonly partyIds: readonly PartyId[];
  /** who signed for those whose own hand does not bind */
  readonly representativeIds?: readonly RepresentativeId[];
  readonly filedOn: Day;
  /** is the case number of the police named? */
  readonly namesCase: boolean;
}

export type PoliceCommand = RecordDissuasion | RecordPoliceApplication;
