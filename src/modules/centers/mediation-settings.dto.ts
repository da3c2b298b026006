/** What a centre sets for mediation: the defaults are practice, none of them is law. A running case keeps the version it began under. */
import { COMMITTEE_KINDS, type CommitteeKind } from '../../domain/centers/committee-kinds.js';
import { RETENTION_CLASSES, type RetentionClass } from '../../domain/dispute/ending/words.js';
import { Bool, Code, Int, Nested, OneOf, Text } from '../../platform/http/atoms.js';

export class TermLengthSettings {
  @Int({ min: 1, max: 730, description: 'How many days; the first one does not count.', example: 30 }) days!: number;
  @OneOf(['calendar', 'working'], {
    description: 'Calendar days (a last day of rest moves to the next working day) or working days.',
    example: 'calendar',
  })
  unit!: 'calendar' | 'working';
}

const term = (description: string, days: number) =>
  Nested(() => TermLengthSettings, { description, example: { days, unit: 'calendar' } });

export class TermsSettings {
  @term("People's mediation, from acceptance (令75 33; Xuhui counts 30 working days).", 30)
  peoples_mediation!: TermLengthSettings;
  @term("Labour disputes in people's mediation, from the application (劳动争议调解仲裁法 14).", 15)
  labor!: TermLengthSettings;
  @term('Delegated before filing, from the day the mediator signs for the file (特邀 27).', 30)
  court_pre_filing!: TermLengthSettings;
  @term('Entrusted in an ordinary procedure, from the file (特邀 27).', 15)
  court_entrusted_ordinary!: TermLengthSettings;
  @term('Entrusted in a summary procedure, from the file (特邀 27).', 7)
  court_entrusted_summary!: TermLengthSettings;
  @term('Police mediation, from acceptance.', 30) police_mediation!: TermLengthSettings;
  @term('Administrative mediation, from acceptance.', 30) administrative_mediation!: TermLengthSettings;
  @term('Consultation 协商, from acceptance.', 30) consultation!: TermLengthSettings;
}

const retained = (outcome: string, example: RetentionClass) =>
  OneOf(RETENTION_CLASSES, { description: `Class proposed for a case that was ${outcome}.`, example });

export class RetentionByOutcome {
  @retained('settled and closed without performance', 'long') settled!: RetentionClass;
  @retained('performed', 'long') performed!: RetentionClass;
  @retained('not settled', 'short') failed!: RetentionClass;
  @retained('withdrawn', 'short') withdrawn!: RetentionClass;
  @retained('turned away', 'short') refused!: RetentionClass;
  @retained('handed to another body', 'short') referred!: RetentionClass;
  @retained('merged into another', 'short') merged!: RetentionClass;
}

export class RetentionYears {
  @Int({ min: 1, max: 200, description: 'Years a file of short retention is kept.', example: 10 }) short!: number;
  @Int({ min: 1, max: 200, description: 'Years a file of long retention is kept; not fewer.', example: 30 })
  long!: number;
}

export class MediationSettingsSection {
  @Nested(() => TermsSettings, { description: 'How long mediation may take (R21).' }) terms!: TermsSettings;
  @Int({ min: 0, max: 20, description: 'Extensions of one case (R22).', example: 1 }) extensionsMost!: number;
  @Int({ min: 1, max: 365, description: 'Calendar days one extension may add (R22).', example: 30 })
  extensionDaysMost!: number;
  @Int({
    min: 0,
    max: 60,
    description: 'Calendar days before a deadline on which its officer is reminded.',
    example: 3,
  })
  remindDaysBefore!: number;
  @Int({ min: 0, max: 60, description: 'Recorded more working days after it happened: shown as late.', example: 1 })
  lateAfterWorkingDays!: number;
  @Int({
    min: 0,
    max: 60,
    description: '… and a director has to countersign it; not fewer than lateAfterWorkingDays.',
    example: 3,
  })
  countersignAfterWorkingDays!: number;
  @Int({
    min: 1,
    max: 365,
    description: 'Calendar days from the agreement to the first return visit (R35).',
    example: 30,
  })
  firstVisitDays!: number;
  @Int({
    min: 1,
    max: 1095,
    description: 'Calendar days during which a continuing duty is observed (R35).',
    example: 90,
  })
  observationDays!: number;
  @Int({
    min: 1,
    max: 20,
    description: 'The urging from which on a debtor is told that the creditor may go to court (R34).',
    example: 2,
  })
  urgesUntilAdvice!: number;
  @Int({
    min: 0,
    max: 29,
    description:
      'Calendar days from the effect of an agreement in which each party is told of judicial confirmation (R32).',
    example: 3,
  })
  confirmationNoticeDays!: number;
  @Int({
    min: 1,
    max: 29,
    description: 'Calendar days before the end of the time to apply by which each party is told once more (R32).',
    example: 7,
  })
  confirmationWarningDays!: number;
  @Int({
    min: 1,
    max: 60,
    description: 'Working days in which what a party says is not settled is answered (R35).',
    example: 5,
  })
  unsettledAnswerDays!: number;
  @Bool({ description: 'An agreement that leaves something to be performed must be written (R26).', example: true })
  writtenWhenToBePerformed!: boolean;
  @Bool({
    description: "Also the centre's own staff attend as adviser or recorder only with every party's consent (R19).",
    example: false,
  })
  ownStaffNeedConsent!: boolean;
  @Int({ min: 1, max: 60, description: 'Working days to object to a referral; silence accepts (R13).', example: 5 })
  referralObjectionDays!: number;
  @Int({ min: 1, max: 20, description: 'Objections from which on the director decides (R13).', example: 2 })
  objectionsUntilSupervision!: number;
  @Code({
    list: { max: 20, unique: true },
    description:
      'Risk flags that demand a report to the police; code table `risk-flags`. Those of R16 (violence, weapon, self_harm, minor_victim, incapacitated_victim) always do, whether or not they are listed; a centre adds others.',
    example: ['violence', 'weapon', 'self_harm', 'minor_victim', 'incapacitated_victim'],
  })
  policeReportFlags!: string[];
  @Int({ min: 2, max: 10_000, description: 'People involved from which on it is a mass dispute.', example: 5 })
  massFromPeople!: number;
  @Int({
    min: 1,
    max: 100,
    description:
      'Earlier disputes between the same households or at the same address from which on the risk flag `repeat` is proposed.',
    example: 2,
  })
  repeatFromDisputes!: number;
  @Int({ min: 1, max: 50, description: 'Most representatives of a group party (Ningbo 20: five).', example: 5 })
  groupRepresentativesMost!: number;
  @Int({ min: 1, max: 10_000, description: 'Attachments of one case that stand at the same time.', example: 200 })
  attachmentsMost!: number;
  @Int({
    min: 1,
    max: 365,
    description: 'Days a clip of the monitoring room is kept after it was taken over (R49).',
    example: 30,
  })
  clipDays!: number;
  @Int({
    min: 3,
    max: 100,
    description: 'Figures by grid and sub-type of fewer cases are not shown in reports (R50).',
    example: 5,
  })
  smallCellThreshold!: number;
  @Nested(() => RetentionYears, {
    description: 'Years an archived file is kept (R40).',
    example: { short: 10, long: 30 },
  })
  retentionYears!: RetentionYears;
  @Nested(() => RetentionByOutcome, {
    description: 'Retention proposed for each outcome; a shorter one is archived with a reason (R40).',
    example: {
      settled: 'long',
      performed: 'long',
      failed: 'short',
      withdrawn: 'short',
      refused: 'short',
      referred: 'short',
      merged: 'short',
    },
  })
  retentionByOutcome!: RetentionByOutcome;
  @OneOf(RETENTION_CLASSES, {
    description: 'Retention proposed at least for a case of high risk (R40).',
    example: 'permanent',
  })
  retentionOfHighRisk!: RetentionClass;
  @Code({
    list: { max: 20, unique: true },
    description: 'Sub-types whose attempts are handed on as evidence about noise (R37); code table `subcategories`.',
    example: ['noise'],
  })
  noiseSubcategories!: string[];
  @Text({
    max: 100,
    nullable: true,
    optional: true,
    description:
      'Name of the mediation committee, as papers bear it; null or absent: the name of the centre with 人民调解委员会 in the place of 综治中心.',
    example: '阳春社区人民调解委员会',
  })
  committeeName!: string | null;
  @OneOf(COMMITTEE_KINDS, {
    nullable: true,
    optional: true,
    description:
      'Kind of organisation in the ministry’s statistics: village 村, residential 居, township 乡镇, subdistrict 街道, enterprise 企事业单位, social 社会团体和其他; null or absent: by the level of the centre.',
    example: 'residential',
  })
  committeeKind!: CommitteeKind | null;
}
