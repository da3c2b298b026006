/** What was recorded for the police (R36, R37). */
import type { Day } from '../../shared/day.js';
import type { PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { Dissuader, DissuasionMethod, DissuasionOutcome } from './words.js';

export interface PolicePayloads {
  DissuasionRecorded: {
    readonly dissuasionId: RecordId;
    readonly partyId: PartyId;
    readonly dissuadedOn: Day;
    readonly by: Dissuader;
    readonly method: DissuasionMethod;
    readonly outcome: DissuasionOutcome;
  };
  PoliceApplicationRecorded: {
    readonly applicationId: RecordId;
    readonly partyIds: readonly PartyId[];
    readonly representativeIds?: readonly RepresentativeId[];
    readonly filedOn: Day;
    readonly namesCase: boolean;
  };
}
