/** Referrals, escalation and return as they are sent, and referrals as they are shown. */
import { REFERRAL_BODIES, REFERRAL_STATES, SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import { Bool, DayField, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';

const UUID = '01900000-0000-7000-8000-0000000000f1';
const LETTER = { max: 100, example: '阳综移〔2026〕3号' };
const TEXT = { max: 2000, multiline: true };
const DEPARTMENT = { description: 'Department of the centre that is asked to take the case.', example: UUID };
const REASON = { ...TEXT, description: 'Why; kept beside the log.', example: '涉及房屋安全鉴定，属住建部门职责' };
const BODY = { description: 'Kind of body outside the centre.', example: 'court' };
const BODY_NAME = { max: 200, description: 'Its name; needed for `other`.', example: '福安示例市人民法院' };
const GROUND = {
  description: 'On which ground the case is shared with it: a duty of law, or the consent of every party (R46).',
  example: 'statutory',
};
const DUE_ON = { description: 'Day by which the receiver should have dealt with it.', example: '2026-12-31' };

export class SendReferralRequest {
  @Uuid({ optional: true, description: 'Your own id for the referral.', example: UUID })
  id?: string;

  @Uuid(DEPARTMENT)
  toDepartmentId!: string;

  @Text(REASON)
  reason!: string;

  @DayField({ ...DUE_ON, description: `${DUE_ON.description} Not before the day of the referral.` })
  dueOn!: string;

  @Text({ ...LETTER, optional: true, description: 'Number of the letter that goes with it.' })
  letterNo?: string;

  @OccurredAt('When it was sent; the window for objections runs from that day. Default now.')
  occurredAt?: string;
}

export class ReferRequest {
  @Uuid({ optional: true, description: 'Your own id for the referral.', example: UUID })
  id?: string;

  @OneOf(REFERRAL_BODIES, BODY)
  body!: string;

  @Text({ ...BODY_NAME, optional: true })
  bodyName?: string;

  @OneOf(SHARING_GROUNDS, GROUND)
  ground!: string;

  @Uuid({
    list: { max: 100, unique: true },
    optional: true,
    description:
      'With `ground: consent`: the recorded consents (`share`) it rests on; absent: those that stand, one for every party.',
  })
  consentIds?: string[];

  @Text({ ...LETTER, description: 'Number of the letter to the body.' })
  letterNo!: string;

  @DayField({ optional: true, description: 'Day by which its answer is expected; it never accepts by silence.' })
  dueOn?: string;

  @Text({ ...TEXT, optional: true, description: 'Why; for a duty of law the provision it rests on.' })
  reason?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class AcceptReferralRequest {
  @Text({ ...TEXT, optional: true, description: 'What the receiver says with it.' })
  note?: string;

  @Text({ ...LETTER, optional: true, description: 'Number of the letter that accepts it, of an outside body say.' })
  letterNo?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class ObjectReferralRequest {
  @Text({ ...TEXT, description: 'Why the case is not theirs (R13).', example: '不属于本部门职责范围' })
  reason!: string;

  @Text({ ...LETTER, optional: true, description: 'Number of the letter that sends it back.' })
  letterNo?: string;

  @OccurredAt('When it was objected to; in time or not is judged by that day. Default now.')
  occurredAt?: string;
}

export class EscalateRequest {
  @Uuid({ description: 'Centre above the one that has the case, normally its parent.', example: UUID })
  toCenterId!: string;

  @Text({ ...REASON, example: '涉及多方继承，本级难以化解' })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class ReturnRequest {
  @Text({ ...REASON, example: '争议已明确，宜由社区就地化解' })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class ReferralResponse {
  @Uuid({ description: 'Id of the referral.' })
  id!: string;

  @Uuid({ description: 'Dispute it belongs to.' })
  disputeId!: string;

  @OneOf(REFERRAL_STATES, { description: '`lapsed`: the case ended or went elsewhere before anybody answered.' })
  state!: string;

  @Uuid({ nullable: true, description: 'Department that had the case; null: none yet.' })
  fromDepartmentId!: string | null;

  @Uuid({ nullable: true, description: 'Department of the centre that is asked; null: an outside body.' })
  toDepartmentId!: string | null;

  @OneOf(REFERRAL_BODIES, { nullable: true, description: 'Outside body; null: a department of the centre.' })
  body!: string | null;

  @Text({ ...BODY_NAME, nullable: true })
  bodyName!: string | null;

  @OneOf(SHARING_GROUNDS, { ...GROUND, nullable: true })
  ground!: string | null;

  @Uuid({ list: { max: 100 }, description: 'Consents it rests on.' })
  consentIds!: string[];

  @Text({ ...LETTER, nullable: true, description: 'Number of the letter it was sent with.' })
  letterNo!: string | null;

  @Text({ ...REASON, nullable: true })
  reason!: string | null;

  @InstantField({ description: 'When it was sent.' })
  sentAt!: string;

  @DayField({ ...DUE_ON, nullable: true })
  dueOn!: string | null;

  @DayField({
    nullable: true,
    description:
      'Last day for objections; silence after it accepts. Null: an outside body, whose silence says nothing.',
  })
  objectUntil!: string | null;

  @Bool({ description: 'False: that day was counted on a year nobody had entered.' })
  calendarKnown!: boolean;

  @Bool({ description: 'Accepted by silence.' })
  bySilence!: boolean;

  @InstantField({ nullable: true, description: 'When it was answered or lapsed.' })
  endedAt!: string | null;

  @Text({ ...TEXT, nullable: true, description: 'What the receiver said: the reason of an objection, a note.' })
  answer!: string | null;

  @Text({ ...LETTER, nullable: true, description: 'Number of the letter that answered it.' })
  answerLetterNo!: string | null;
}

export class ReferralPage extends PageResponse {
  @NestedList(() => ReferralResponse, { max: 200, description: 'Referrals in the order they were sent.' })
  items!: ReferralResponse[];
}
