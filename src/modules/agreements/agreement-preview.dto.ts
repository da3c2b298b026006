/** What a draft would meet, before anybody signs. */
import { Bool, Code, Int, Nested, NestedList, OneOf, Text } from '../../platform/http/atoms.js';
import { InstalmentResponse, ObligationShareResponse } from '../disputes/obligation.dto.js';
import { AwaitingResponse } from './agreement.dto.js';

export const FORMS_REQUIRED = ['written', 'either'] as const;

export class DraftReasonResponse {
  @Code({ description: 'Stable code.', example: 'obligation_unclear' }) code!: string;
  @Text({ max: 2000, description: 'What is wrong and what would be right, in the language asked for.' }) text!: string;
  @Text({ max: 10, nullable: true, description: 'Numbered rule behind it; null: none.', example: 'R28' })
  ruleId!: string | null;
  @Text({
    max: 200,
    nullable: true,
    description: 'JSON pointer to the place in the body; null: not one place.',
    example: '/obligations/0/dueOn',
  })
  pointer!: string | null;
}

export class DraftSplitResponse {
  @Int({ min: 0, max: 49, description: 'Place of the obligation in the body, from 0.', example: 0 }) index!: number;
  @NestedList(() => ObligationShareResponse, {
    max: 50,
    description: 'What each debtor owes; empty: jointly all of it.',
  })
  shares!: ObligationShareResponse[];
  @NestedList(() => InstalmentResponse, { max: 60, description: 'Parts with their days; empty: all at once.' })
  instalments!: InstalmentResponse[];
}

export class FormOutlookResponse {
  @OneOf(FORMS_REQUIRED, { description: 'Written, or either as the parties like (R26).', example: 'written' })
  required!: string;
  @NestedList(() => DraftReasonResponse, { max: 10, description: 'Why it must be written; empty: it need not be.' })
  why!: DraftReasonResponse[];
}

export class ConfirmationOutlookResponse {
  @Bool({ description: 'Nothing in track or words speaks against judicial confirmation; the court decides.' })
  possible!: boolean;
  @NestedList(() => DraftReasonResponse, { max: 10, description: 'What speaks against it (R31).' })
  why!: DraftReasonResponse[];
}

export class EffectOutlookResponse {
  @Nested(() => AwaitingResponse, {
    description: 'Hands it waits for once drafted; none for an oral one its mediator records.',
  })
  waitsFor!: AwaitingResponse;
  @Bool({
    description: 'A session with every party present or represented is still needed before it can take effect (R27).',
  })
  needsSession!: boolean;
}

export class AgreementPreviewResponse {
  @Bool({ description: 'Nothing refuses it: the same body sent to drafting now is accepted.' }) clear!: boolean;
  @NestedList(() => DraftReasonResponse, { max: 500, description: 'Everything drafting would refuse it for.' })
  problems!: DraftReasonResponse[];
  @NestedList(() => DraftReasonResponse, { max: 500, description: 'What is better mended, though no rule refuses it.' })
  warnings!: DraftReasonResponse[];
  @NestedList(() => DraftSplitResponse, {
    max: 50,
    description: 'Payments in shares or instalments, to the last fen (R29).',
  })
  splits!: DraftSplitResponse[];
  @Nested(() => FormOutlookResponse, { description: 'Written or oral.' }) form!: FormOutlookResponse;
  @Nested(() => ConfirmationOutlookResponse, { description: 'Judicial confirmation 司法确认.' })
  confirmation!: ConfirmationOutlookResponse;
  @Nested(() => EffectOutlookResponse, { description: 'What it waits for before it takes effect.' })
  effect!: EffectOutlookResponse;
}
