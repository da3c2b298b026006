/** Entries of the register as the stores read them. */
import type { MonthlyReturn } from '../../domain/petitions/monthly-return.js';
import type { Petition, PetitionFirstScope, PetitionSource } from '../../domain/petitions/petition.js';

/** Who enters something: the signed-in person, or whom the demo centre's history names. */
export interface Author {
  readonly accountId: string;
  readonly staffId: string | null;
}

/** `imported`: from the register of another system. */
export const PETITION_ORIGINS = ['recorded', 'imported'] as const;
export type PetitionOrigin = (typeof PETITION_ORIGINS)[number];

/** What a petition says, without who keeps it and when it was written down. */
export interface PetitionContent extends Omit<Petition, 'id' | 'centerId'> {
  /** what it is about; no names */
  readonly matter: string;
  readonly firstScope: PetitionFirstScope | null;
  readonly disputeId: string | null;
  readonly knownFrom: PetitionSource;
}

export interface PetitionRecord extends PetitionContent {
  readonly id: string;
  readonly centerId: string;
  readonly number: string;
  readonly origin: PetitionOrigin;
  readonly late: boolean;
  /** false: whether it was late was counted on a year nobody had entered */
  readonly calendarKnown: boolean;
  /** reported by somebody else or late, and not yet confirmed by the petition officer */
  readonly provisional: boolean;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  /** the item it became, if it did */
  readonly itemId: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly version: number;
  readonly updatedAt: string;
}

/** An entry as it stood once. */
export interface PetitionVersion extends PetitionContent {
  readonly version: number;
  readonly provisional: boolean;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A return as it stood once. */
export interface ReturnVersion extends Pick<MonthlyReturn, 'state' | 'nil' | 'counts'> {
  readonly version: number;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface ReturnRecord extends MonthlyReturn {
  readonly filedBy: string;
  readonly filedByStaffId: string | null;
  readonly filedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly contradictedAt: string | null;
  readonly version: number;
  readonly updatedAt: string;
}
