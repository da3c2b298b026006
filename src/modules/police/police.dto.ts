/** The parties' application to the police as it is sent and shown, and what the package for the police holds and lacks. */
import { Bool, DayField, InstantField, Nested, NestedList, Text, Uuid } from '../../platform/http/atoms.js';
import { AgreementResponse } from '../agreements/agreement.dto.js';
import { ObligationResponse } from '../disputes/obligation.dto.js';

const UUID = '01900000-0000-7000-8000-0000000000e8';
const FILED = { description: 'Day it was handed in; that is when it occurred.', example: '2026-10-13' };
const SIGNED = { description: 'Parties who signed it.', example: [UUID] };
const BODY = { max: 100, description: 'Organ outside the centre it was handed to.', example: '示例派出所' };
const CASE_NO = {
  max: 100,
  description: 'Number of the case of the police; needed where the police did not send this case.',
  example: '示例公（治）受案字〔2026〕12号',
};
const TEXT = {
  max: 5000,
  multiline: true,
  description: 'What it says.',
  example: '双方已达成调解协议并全部履行，申请不予处罚。',
};

export class RecordPoliceApplicationRequest {
  @Uuid({ optional: true, description: 'Your own id for the application.', example: UUID }) id?: string;
  @Uuid({ ...SIGNED, list: { min: 1, max: 50, unique: true } }) partyIds!: string[];
  @Uuid({
    list: { max: 50, unique: true },
    optional: true,
    description: 'Who signed for those who cannot act alone, or for a group; they may apply (R8, R9).',
    example: [],
  })
  representativeIds?: string[];
  @DayField(FILED) filedOn!: string;
  @Uuid({
    optional: true,
    description:
      'Department of the centre it was handed to, that of the police (`public_security`); exactly one of this and `body`.',
    example: UUID,
  })
  toDepartmentId?: string;
  @Text({ ...BODY, optional: true }) body?: string;
  @Text({ ...CASE_NO, optional: true }) caseNo?: string;
  @Text({ ...TEXT, optional: true }) text?: string;
}

export class PoliceApplicationResponse {
  @Uuid({ description: 'Id of the application.' }) id!: string;
  @Uuid({ ...SIGNED, list: { max: 50 } }) partyIds!: string[];
  @DayField(FILED) filedOn!: string;
  @Uuid({ nullable: true, description: 'Department it was handed to.' }) toDepartmentId!: string | null;
  @Text({ ...BODY, nullable: true }) body!: string | null;
  @Text({ ...CASE_NO, nullable: true }) caseNo!: string | null;
  @Text({ ...TEXT, nullable: true }) text!: string | null;
  @InstantField({ description: 'When it was recorded.', example: '2026-10-14T02:00:00.000Z' }) recordedAt!: string;
}

export class PoliceLackResponse {
  @Text({ max: 64, description: 'Stable code.', example: 'police_not_performed' }) code!: string;
  @Text({ max: 1000, description: 'What is lacking, in the language asked for.' }) text!: string;
  @Text({ max: 10, description: 'Rule of `GET /rules`.', example: 'R36' }) ruleId!: string;
}

export class PolicePartyResponse {
  @Uuid({ description: 'Id of the party.' }) id!: string;
  @Text({ max: 200, description: 'Name.', example: '林某' }) name!: string;
}

export class PolicePackageResponse {
  @Uuid({ description: 'Dispute.' }) disputeId!: string;
  @Text({ max: 100, nullable: true, description: 'Number of the case and of its agreement (R39).' }) number!:
    string | null;
  @Bool({ description: 'Everything is there: `police-package.zip` can be had.' }) ready!: boolean;
  @NestedList(() => PoliceLackResponse, { max: 1000, description: 'Everything that is lacking; empty when ready.' })
  lacking!: PoliceLackResponse[];
  @Text({ max: 200, nullable: true, description: 'Letter with which the police sent the case.' }) letterNo!:
    string | null;
  @NestedList(() => PolicePartyResponse, { max: 1000, description: 'Parties by their ids.' })
  parties!: PolicePartyResponse[];
  @Nested(() => AgreementResponse, { nullable: true, description: 'The agreement in force, with its signatures.' })
  agreement!: AgreementResponse | null;
  @NestedList(() => ObligationResponse, {
    max: 1000,
    description: 'What it obliges to, and the records of performance.',
  })
  obligations!: ObligationResponse[];
  @NestedList(() => PoliceApplicationResponse, {
    max: 1000,
    description: 'Applications under the agreement in force, by the day they were filed.',
  })
  applications!: PoliceApplicationResponse[];
}
