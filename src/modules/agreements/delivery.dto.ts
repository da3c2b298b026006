/** Copies of an agreement handed over, and what was found about a condition, as they are sent and shown. */
import { DELIVERY_METHODS, type DeliveryMethod } from '../../domain/dispute/agreements/words.js';
import { Bool, DayField, InstantField, Int, Nested, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

const UUID = '01900000-0000-7000-8000-0000000000d7';
const METHOD = {
  description: 'In person 直接送达, by post 邮寄, electronically 电子送达, left at home 留置送达.',
  example: 'in_person',
};
const DELIVERED = {
  description: 'Day it was handed over, from the day of effect to today; that is when it occurred.',
  example: '2026-10-14',
};
const SIGNED_BY = { max: 100, description: 'Who signed for it; kept encrypted.', example: '陈某' };
const TRACKING = { max: 100, description: 'Number of the letter or parcel.', example: 'EMS1234567890' };
const VOID_REASON = { max: 500, multiline: true, description: 'What was wrong with it.', example: '送达对象选错' };
const RECEIPT_NOTE = {
  max: 500,
  multiline: true,
  description: 'What else shows it: who saw it left, to which address it was sent.',
  example: '网格员在场，留置于住所',
};

export class DeliveryReceiptInput {
  @Text({ ...SIGNED_BY, optional: true }) signedBy?: string;
  @Text({ ...TRACKING, optional: true }) trackingNo?: string;
  @Text({ ...RECEIPT_NOTE, optional: true }) note?: string;
}

export class DeliverAgreementRequest {
  @Uuid({ optional: true, description: 'Your own id for the record.', example: UUID }) id?: string;
  @Uuid({ optional: true, description: 'Party who got it; exactly one of this and `committee`.', example: UUID })
  partyId?: string;
  @Bool({ optional: true, description: 'True: the copy that the committee keeps.' }) committee?: boolean;
  @Int({
    min: 1,
    max: 100,
    optional: true,
    default: 1,
    description: 'How many; never more than were made.',
    example: 1,
  })
  copies?: number;
  @OneOf(DELIVERY_METHODS, METHOD) method!: DeliveryMethod;
  @DayField(DELIVERED) deliveredOn!: string;
  @Nested(() => DeliveryReceiptInput, {
    description: 'What shows it: exactly one of `signedBy`, `trackingNo` and `note`.',
    example: { signedBy: '陈某' },
  })
  receipt!: DeliveryReceiptInput;
}

export class DeliveryReceiptResponse {
  @Text({ ...SIGNED_BY, nullable: true }) signedBy!: string | null;
  @Text({ ...TRACKING, nullable: true }) trackingNo!: string | null;
  @Text({ ...RECEIPT_NOTE, nullable: true }) note!: string | null;
}

export class AgreementDeliveryResponse {
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Uuid({ description: 'Agreement it is a copy of.' }) agreementId!: string;
  @Uuid({ nullable: true, description: 'Party who got it; null: the committee.' }) partyId!: string | null;
  @Bool({ description: 'The copy that the committee keeps.' }) committee!: boolean;
  @Int({ min: 1, max: 100, description: 'How many.' }) copies!: number;
  @OneOf(DELIVERY_METHODS, METHOD) method!: string;
  @DayField(DELIVERED) deliveredOn!: string;
  @Nested(() => DeliveryReceiptResponse, { description: 'What shows it.' }) receipt!: DeliveryReceiptResponse;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
  @Bool({ description: 'A wrong record: it stays and counts for nothing.' }) voided!: boolean;
  @Text({ ...VOID_REASON, nullable: true, description: 'Why it is void; null: it stands.' }) voidReason!: string | null;
}

export class VoidDeliveryRequest {
  @Text(VOID_REASON) reason!: string;
  @OccurredAt() occurredAt?: string;
}

export class UndeliveredResponse {
  @Uuid({ list: { max: 1000 }, description: 'Parties without a copy.' }) partyIds!: string[];
  @Bool({ description: 'The committee has none.' }) committee!: boolean;
}

export class ResolveConditionRequest {
  @Uuid({ optional: true, description: 'Your own id for the record.', example: UUID }) id?: string;
  @DayField({
    description:
      'Day it came true, or on which it was certain that it cannot; from the day of effect to today; that is when it occurred.',
    example: '2026-10-14',
  })
  occurredOn!: string;
  @Bool({
    description:
      'True: it came true, the obligation is due `dueDaysAfter` days later. False: it no longer can, nothing is owed.',
    example: true,
  })
  happened!: boolean;
  @Text({ max: 2000, multiline: true, description: 'What shows it.', example: '现场查看，天花板再次渗水，照片三张' })
  evidence!: string;
}
