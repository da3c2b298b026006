/** Lines of the desk about the petition register: numbers and days, no matters and no names. */
import { ITEM_CLOCKS } from '../../domain/petitions/item-clocks.js';
import { Bool, DayField, InstantField, Int, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const LEFT = 'Calendar days left; 0: today is the last day; negative: late by that many.';
const NUMBER = { max: 100, description: 'Number in the register.', example: '(2026)阳春信访字第1号' };

export class DeskReturn {
  @Uuid({ description: 'The centre.' })
  centerId!: string;
  @Text({ max: 7, description: 'Month, YYYY-MM.', example: '2026-10' })
  month!: string;
  @Uuid({ nullable: true, description: 'The return; null: nobody has filed one.' })
  returnId!: string | null;
  @OneOf(['missing', 'overdue', 'to_confirm', 'contradicted'], {
    description:
      'What is to be done about it: file it (overdue: its last day has passed, shown to the director too); confirm it; correct it.',
  })
  state!: string;
  @DayField({
    nullable: true,
    description: 'Last day to file it, by the settings of the centre; null once it is filed.',
  })
  dueOn!: string | null;
  @Int({ min: -100_000, max: 100_000, nullable: true, description: LEFT })
  daysLeft!: number | null;
}

export class DeskPetitionItem {
  @Uuid({ description: 'The item.' })
  itemId!: string;
  @Uuid({ description: 'Its entry in the register.' })
  petitionId!: string;
  @Text(NUMBER)
  petitionNumber!: string;
  @Uuid({ description: 'The centre.' })
  centerId!: string;
  @OneOf(ITEM_CLOCKS, { description: 'What is owed (R14).', example: 'notice' })
  kind!: string;
  @DayField({ description: 'Its last day.' })
  dueOn!: string;
  @Bool({ description: 'False: `dueOn` was counted on a year nobody had entered; it may prove to be a rest day.' })
  calendarKnown!: boolean;
  @Int({ min: -100_000, max: 100_000, description: LEFT })
  daysLeft!: number;
}

export class DeskProvisionalPetition {
  @Uuid({ description: 'The entry.' })
  petitionId!: string;
  @Text(NUMBER)
  number!: string;
  @Uuid({ description: 'The centre.' })
  centerId!: string;
  @DayField({ description: 'Day it was made.' })
  occurredOn!: string;
  @InstantField({ description: 'When it was written down.' })
  recordedAt!: string;
  @Bool({ description: 'Written down more than one working day later.' })
  late!: boolean;
}
