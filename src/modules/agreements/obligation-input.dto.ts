/** Obligations as they are drafted: who owes what to whom, jointly or in shares, at once or in parts, anyway or on a condition. */
import { OBLIGATION_KINDS, type ObligationKind } from '../../domain/dispute/vocabulary.js';
import { Bool, DayField, Int, Money, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { LIABILITIES } from '../disputes/obligation.dto.js';

const UUID = '01900000-0000-7000-8000-0000000000d1';

export class InstalmentInput {
  @Money({ description: 'Part of the amount, in yuan; the parts add up to the last fen (R29).', example: '1500.00' })
  amount!: string;
  @DayField({ description: 'Last day to pay it.', example: '2026-11-15' }) dueOn!: string;
}

export class InstalmentPlanInput {
  @Int({
    min: 2,
    max: 60,
    description: 'How many equal parts; what does not divide falls to the first ones.',
    example: 3,
  })
  count!: number;
  @DayField({ description: 'Last day of the first part.', example: '2026-11-30' }) firstDueOn!: string;
  @Int({
    min: 1,
    max: 12,
    description: 'Months from one part to the next: on the same day, or on the last of a month without it.',
    example: 1,
  })
  everyMonths!: number;
}

export class ObligationShareInput {
  @Uuid({ description: 'One of the debtors.', example: UUID }) partyId!: string;
  @Money({
    description: 'What this debtor owes, in yuan; the shares add up to the last fen (R29).',
    example: '1000.00',
  })
  amount!: string;
}

export class ObligationConditionInput {
  @Text({ max: 1000, min: 0, multiline: true, description: 'If this happens …', example: '一年内再次漏水' })
  text!: string;
  @Int({
    min: 0,
    max: 3650,
    optional: true,
    description:
      '… it is due so many days after the day on which it happened; without it the obligation is unclear (R28).',
    example: 10,
  })
  dueDaysAfter?: number;
}

export class ObligationInput {
  @OneOf(OBLIGATION_KINDS, { description: 'Pay 给付, act 作为, refrain 不作为, apologise 道歉.', example: 'pay' })
  kind!: ObligationKind;
  @Uuid({
    list: { max: 50, unique: true },
    description: 'Parties who owe it; without one it is unclear (R28).',
    example: [UUID],
  })
  debtorPartyIds!: string[];
  @Uuid({
    list: { max: 50, unique: true },
    description:
      'Parties to whom it is owed; a payment needs one, an act without one is owed to all who do not owe it.',
    example: [UUID],
  })
  creditorPartyIds!: string[];
  @Text({
    max: 2000,
    min: 0,
    multiline: true,
    description: 'What is to be done, and how.',
    example: '赔偿墙面修复费用，银行转账',
  })
  description!: string;
  @Money({
    optional: true,
    description: 'Whole amount in yuan; for `pay` only, and there required.',
    example: '3000.00',
  })
  amount?: string;
  @OneOf(LIABILITIES, {
    optional: true,
    description: 'Several debtors answer jointly 连带 (default), or each for a share 按份: then `shares` or `split`.',
  })
  liability?: (typeof LIABILITIES)[number];
  @NestedList(() => ObligationShareInput, {
    max: 50,
    optional: true,
    description: 'What each debtor owes: one share each, together the amount to the last fen (R29).',
  })
  shares?: ObligationShareInput[];
  @OneOf(['equal'], {
    optional: true,
    description: 'Shares made by the service: equal, a remainder of some fen to the debtors named first.',
  })
  split?: 'equal';
  @NestedList(() => InstalmentInput, {
    max: 60,
    optional: true,
    description: 'Parts with their days; instead of `dueOn`.',
  })
  instalments?: InstalmentInput[];
  @Nested(() => InstalmentPlanInput, {
    optional: true,
    description: 'Instalments made by the service; instead of `instalments`.',
  })
  instalmentPlan?: InstalmentPlanInput;
  @DayField({
    optional: true,
    description: 'Last day; exactly one of this, instalments, `continuing: true` and `condition`.',
    example: '2026-11-15',
  })
  dueOn?: string;
  @Bool({ optional: true, default: false, description: 'Without end, such as keeping quiet at night.', example: false })
  continuing?: boolean;
  @Nested(() => ObligationConditionInput, {
    optional: true,
    description: 'Owed only if something happens; instead of a day.',
  })
  condition?: ObligationConditionInput;
}
