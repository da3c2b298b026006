/** What a centre sets for itself: one section for each part of the work. */
import { Bool, InstantField, Int, Nested, QueryNumber, TimeOfDay, Uuid } from '../../platform/http/atoms.js';
import { MediationSettingsSection } from './mediation-settings.dto.js';

const VERSION = { max: 2147483647, example: 1 };

export class HoursSettings {
  @TimeOfDay({ description: "Start on the centre's wall clock.", example: '08:30' }) from!: string;
  @TimeOfDay({ description: "End on the centre's wall clock; later than `from`, the same day.", example: '12:00' })
  to!: string;
}

export class DutyHoursSettings {
  @Nested(() => HoursSettings, { description: 'The morning.', example: { from: '08:30', to: '12:00' } })
  am!: HoursSettings;
  @Nested(() => HoursSettings, {
    description: 'The afternoon; begins when the morning has ended.',
    example: { from: '14:30', to: '17:30' },
  })
  pm!: HoursSettings;
  @Nested(() => HoursSettings, {
    description: 'A whole day; covers morning and afternoon.',
    example: { from: '08:30', to: '17:30' },
  })
  day!: HoursSettings;
}

export class DutySettingsSection {
  @Nested(() => DutyHoursSettings, {
    description: 'Hours of duty. Shifts keep the hours they were published with.',
  })
  hours!: DutyHoursSettings;
  @Int({
    min: 0,
    max: 240,
    description: 'Minutes after the start of a shift without a check-in until the officer counts as late.',
    example: 10,
  })
  lateAfterMinutes!: number;
  @Int({
    min: 0,
    max: 480,
    description: '… until the officer counts as missing and the director is told; not less than lateAfterMinutes.',
    example: 30,
  })
  missingAfterMinutes!: number;
  @Bool({ description: 'A swap both officers want waits for the director.', example: true })
  swapNeedsApproval!: boolean;
  @Int({ min: 1, max: 20, description: 'How far a handover note looks ahead, in working days.', example: 2 })
  handoverHorizonDays!: number;
}

export class RoomSettingsSection {
  @Int({
    min: 1,
    max: 1440,
    description: 'Minutes a reservation holds room and people before it lapses.',
    example: 30,
  })
  reservationMinutes!: number;
  @Int({ min: 1, max: 100, description: 'Reservations one person may hold at a time.', example: 3 })
  reservationsPerPerson!: number;
  @Int({ min: 1, max: 366, description: 'How far ahead a search for slots looks, in days.', example: 60 })
  searchHorizonDays!: number;
}

export class PetitionSettingsSection {
  @Int({
    min: 1,
    max: 20,
    description: 'Working days after the end of a month in which its return of petitions is filed; overdue after that.',
    example: 5,
  })
  returnDueWorkingDays!: number;
}

const MEDIATION = {
  description:
    'Terms, extensions, late entries, visits, referrals, risk and retention 调解; a running case keeps its version.',
};
const DUTY = { description: 'Duty, swaps, lateness and handover 值班.' };
const PETITIONS = { description: 'Petition register and monthly returns 信访.' };
const ROOMS = { description: 'Rooms, reservations and slot searches 房间.' };

export class PutSettingsRequest {
  @Nested(() => MediationSettingsSection, MEDIATION) mediation!: MediationSettingsSection;
  @Nested(() => DutySettingsSection, DUTY) duty!: DutySettingsSection;
  @Nested(() => RoomSettingsSection, ROOMS) rooms!: RoomSettingsSection;
  @Nested(() => PetitionSettingsSection, {
    ...PETITIONS,
    description: `${PETITIONS.description} Left out: as built in.`,
    optional: true,
  })
  petitions?: PetitionSettingsSection;
}

export class SettingsQuery {
  @QueryNumber()
  @Int({
    ...VERSION,
    min: 1,
    optional: true,
    description: "An earlier version of the centre's own entry; the present one when absent.",
  })
  version?: number;
}

export class SettingsResponse {
  @Uuid({ description: 'The centre they hold for.' }) centerId!: string;
  @Nested(() => MediationSettingsSection, MEDIATION) mediation!: MediationSettingsSection;
  @Nested(() => DutySettingsSection, DUTY) duty!: DutySettingsSection;
  @Nested(() => RoomSettingsSection, ROOMS) rooms!: RoomSettingsSection;
  @Nested(() => PetitionSettingsSection, PETITIONS) petitions!: PetitionSettingsSection;
  @Uuid({ nullable: true, description: 'Centre that entered them: this one or an ancestor; null = the built-in ones.' })
  enteredAtCenterId!: string | null;
  @Int({ ...VERSION, min: 0, description: "Version of the centre's own entry; 0 while it has none." })
  version!: number;
  @Uuid({ nullable: true, description: 'Account that entered them; null for the built-in ones and those of set-up.' })
  recordedBy!: string | null;
  @InstantField({ nullable: true, description: 'When they were entered; null for the built-in ones.' })
  recordedAt!: string | null;
}
