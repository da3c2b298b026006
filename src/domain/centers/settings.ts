/**
 * What a centre may set for itself about duty, rooms and mediation: everything domain.md marks as local practice is a setting with a
 * default, never a number in the code. Settings are versioned; the highest version is in force from the moment it is
 * recorded. Example: a centre that wants its director to approve swaps sets `swapNeedsApproval` to true.
 */
import type { CommitteeKind } from './committee-kinds.js';
import type { Term, TermLength } from '../deadlines/terms.js';
import type { RetainedOutcome, RetentionClass } from '../dispute/ending/words.js';
import { DEFAULT_DUTY_HOURS, type DutyHours } from '../roster/duty.js';
import { SHIFT_PARTS } from '../roster/roster.js';

export interface DutySettings {
  /** 'HH:mm' in the centre's zone, for the halves and the whole day; published shifts keep the hours they were published with */
  readonly hours: DutyHours;
  /** minutes after the start without a check-in until an officer counts as late */
  readonly lateAfterMinutes: number;
  /** … and until the officer counts as missing: the director is told and a substitute proposed */
  readonly missingAfterMinutes: number;
  /** a swap that both officers want waits for the director */
  readonly swapNeedsApproval: boolean;
  /** how long a handover note looks ahead for deadlines, in working days */
  readonly handoverHorizonDays: number;
}

export interface RoomSettings {
  /** minutes a reservation holds rooms and people before it lapses by itself */
  readonly reservationMinutes: number;
  /** reservations one person may hold at the same time */
  readonly reservationsPerPerson: number;
  /** how far ahead a search for slots looks, in days */
  readonly searchHorizonDays: number;
}

/** How long closed files are kept (R40); the law is silent, so all of it is the centre's. */
export interface RetentionSettings {
  /** years a closed file is kept, by retention class; permanent ones for good */
  readonly retentionYears: { readonly short: number; readonly long: number };
  /** the class proposed for each outcome */
  readonly retentionByOutcome: Readonly<Record<RetainedOutcome, RetentionClass>>;
  /** the class proposed at least for a case of high risk */
  readonly retentionOfHighRisk: RetentionClass;
}

/** Defaults a centre may change; none of them is law. A case keeps the version it began under. */
export interface MediationSettings extends RetentionSettings {
  /** how long mediation may take, by kind of case (R21) */
  readonly terms: Readonly<Record<Term, TermLength>>;
  /** extensions of one case, and how many days each of them may add (R22) */
  readonly extensionsMost: number;
  readonly extensionDaysMost: number;
  /** calendar days before a deadline on which its officer is reminded */
  readonly remindDaysBefore: number;
  /** recorded more working days after it happened: shown as late */
  readonly lateAfterWorkingDays: number;
  /** … and a director has to countersign it */
  readonly countersignAfterWorkingDays: number;
  /** calendar days from the agreement to the first return visit (R35) */
  readonly firstVisitDays: number;
  /** calendar days during which a continuing duty is observed */
  readonly observationDays: number;
  /** the urging from which on a debtor is told that the creditor may go to court (R34) */
  readonly urgesUntilAdvice: number;
  /** calendar days from effect in which each party is told of judicial confirmation, and before its end once more (R32) */
  readonly confirmationNoticeDays: number;
  readonly confirmationWarningDays: number;
  /** working days in which what a party says is not settled is answered (R35) */
  readonly unsettledAnswerDays: number;
  /** an agreement that leaves something to be performed must be written (R26) */
  readonly writtenWhenToBePerformed: boolean;
  /** also the centre's own staff attend only with every party's consent (R19) */
  readonly ownStaffNeedConsent: boolean;
  /** working days in which a department may object to a referral; silence accepts (R13) */
  readonly referralObjectionDays: number;
  /** objections to referrals of one case from which on the director has to decide (R13) */
  readonly objectionsUntilSupervision: number;
  /** risk flags that demand a report to the police; those of R16 always do, listed or not */
  readonly policeReportFlags: readonly string[];
  /** people involved from which on a dispute counts as a mass one */
  readonly massFromPeople: number;
  /** earlier disputes between the same households or at the same address from which on `repeat` is proposed */
  readonly repeatFromDisputes: number;
  /** most representatives of a group party */
  readonly groupRepresentativesMost: number;
  /** sub-types whose attempts are handed on as the evidence the law asks for (R37) */
  readonly noiseSubcategories: readonly string[];
  /** attachments of one case that stand at the same time */
  readonly attachmentsMost: number;
  /** days a clip of the monitoring room is kept after it was taken over (R49) */
  readonly clipDays: number;
  /** figures by grid and sub-type of fewer cases are not shown in reports (R50) */
  readonly smallCellThreshold: number;
  /** name of the mediation committee, as papers bear it; null: made of the centre's name */
  readonly committeeName: string | null;
  /** what kind of organisation the committee is in the ministry's form; null: by the level of the centre */
  readonly committeeKind: CommitteeKind | null;
}

export interface PetitionSettings {
  /** working days after the end of a month in which its return is filed */
  readonly returnDueWorkingDays: number;
}

export interface CenterSettings {
  readonly mediation: MediationSettings;
  readonly duty: DutySettings;
  readonly rooms: RoomSettings;
  readonly petitions: PetitionSettings;
}

export const DEFAULT_CENTER_SETTINGS = {
  duty: {
    hours: DEFAULT_DUTY_HOURS,
    lateAfterMinutes: 10,
    missingAfterMinutes: 30,
    swapNeedsApproval: true,
    handoverHorizonDays: 2,
  },
  mediation: {
    terms: {
      peoples_mediation: { days: 30, unit: 'calendar' },
      labor: { days: 15, unit: 'calendar' },
      court_pre_filing: { days: 30, unit: 'calendar' },
      court_entrusted_ordinary: { days: 15, unit: 'calendar' },
      court_entrusted_summary: { days: 7, unit: 'calendar' },
      police_mediation: { days: 30, unit: 'calendar' },
      administrative_mediation: { days: 30, unit: 'calendar' },
      consultation: { days: 30, unit: 'calendar' },
    },
    extensionsMost: 1,
    extensionDaysMost: 30,
    remindDaysBefore: 3,
    lateAfterWorkingDays: 1,
    countersignAfterWorkingDays: 3,
    firstVisitDays: 30,
    observationDays: 90,
    urgesUntilAdvice: 2,
    confirmationNoticeDays: 3,
    confirmationWarningDays: 7,
    unsettledAnswerDays: 5,
    writtenWhenToBePerformed: true,
    ownStaffNeedConsent: false,
    referralObjectionDays: 5,
    objectionsUntilSupervision: 2,
    policeReportFlags: ['violence', 'weapon', 'self_harm', 'minor_victim', 'incapacitated_victim'],
    massFromPeople: 5,
    repeatFromDisputes: 2,
    groupRepresentativesMost: 5,
    attachmentsMost: 200,
    clipDays: 30,
    smallCellThreshold: 5,
    retentionYears: { short: 10, long: 30 },
    retentionByOutcome: {
      settled: 'long',
      performed: 'long',
      failed: 'short',
      withdrawn: 'short',
      refused: 'short',
      referred: 'short',
      merged: 'short',
    },
    retentionOfHighRisk: 'permanent',
    noiseSubcategories: ['noise'],
    committeeName: null,
    committeeKind: null,
  },
  rooms: { reservationMinutes: 30, reservationsPerPerson: 3, searchHorizonDays: 60 },
  petitions: { returnDueWorkingDays: 5 },
} as const satisfies CenterSettings;

/** What was kept, with the defaults for whatever did not exist yet when it was. */
export function completeSettings(kept: PartialSettings): CenterSettings {
  const { duty, rooms, mediation, petitions } = DEFAULT_CENTER_SETTINGS;
  return {
    duty: { ...duty, ...kept.duty },
    rooms: { ...rooms, ...kept.rooms },
    petitions: { ...petitions, ...kept.petitions },
    mediation: {
      ...mediation,
      ...kept.mediation,
      terms: { ...mediation.terms, ...kept.mediation?.terms },
      retentionByOutcome: { ...mediation.retentionByOutcome, ...kept.mediation?.retentionByOutcome },
    },
  };
}

export type PartialSettings = { readonly [Section in keyof CenterSettings]?: Partial<CenterSettings[Section]> };

export type SettingsFault =
  | 'late_after_countersigned'
  | 'long_shorter_than_short'
  | 'bad_range'
  | 'halves_overlap'
  | 'day_too_short'
  | 'missing_before_late';

/** What does not fit together, each with the JSON pointer of the value to change; empty when they can be kept. */
export function faultsOfSettings({
  duty,
  mediation,
}: Pick<CenterSettings, 'duty' | 'mediation'>): { readonly pointer: string; readonly code: SettingsFault }[] {
  const { am, pm, day } = duty.hours;
  const backwards = SHIFT_PARTS.filter((part) => duty.hours[part].from >= duty.hours[part].to);
  const rules: readonly (readonly [boolean, string, SettingsFault])[] = [
    ...backwards.map((part) => [true, `/duty/hours/${part}/to`, 'bad_range'] as const),
    [am.to > pm.from, '/duty/hours/pm/from', 'halves_overlap'],
    [day.from > am.from, '/duty/hours/day/from', 'day_too_short'],
    [day.to < pm.to, '/duty/hours/day/to', 'day_too_short'],
    [
      mediation.countersignAfterWorkingDays < mediation.lateAfterWorkingDays,
      '/mediation/countersignAfterWorkingDays',
      'late_after_countersigned',
    ],
    [
      mediation.retentionYears.long < mediation.retentionYears.short,
      '/mediation/retentionYears/long',
      'long_shorter_than_short',
    ],
    [duty.missingAfterMinutes < duty.lateAfterMinutes, '/duty/missingAfterMinutes', 'missing_before_late'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, pointer, code]) => ({ pointer, code }));
}
