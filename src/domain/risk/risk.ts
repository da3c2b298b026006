/**
 * How dangerous a dispute is, by rules anybody can read: an ordered table, each row with its colour, and every row that
 * holds is told as a reason. The colour is that of the gravest reason; without one it is green. People may raise it, never
 * lower it below what the rules give. Sources: PML 25; 反家庭暴力法 14; the colours are practice.
 * Example: a scuffle is flagged `violence`: red, because of it; the flag removed, with a reason, it is green again.
 */
import type { MediationSettings } from '../centers/settings.js';

/** From the least grave. */
export const RISK_LEVELS = ['green', 'yellow', 'red'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const isRiskLevel = (text: string): text is RiskLevel => (RISK_LEVELS as readonly string[]).includes(text);

/** Set by the service itself when enough people are involved. */
export const MASS = 'mass';
/** Proposed by whoever finds the earlier disputes; people set it. */
export const REPEAT = 'repeat';

export interface RiskGround {
  /** codes of the table `risk-flags` that stand */
  readonly flags: readonly string[];
  /** the last return visit saw signs that it gets worse */
  readonly escalationSigns: boolean;
  /** a report to the police is or was demanded, or was made */
  readonly concernsPolice: boolean;
  /** what people raised it to */
  readonly raisedTo: RiskLevel | null;
}

interface RiskRule {
  readonly code: string;
  readonly level: Exclude<RiskLevel, 'green'>;
  /** the flag it asks for */
  readonly flag?: string;
  readonly holds: (ground: RiskGround) => boolean;
  readonly zh: string;
  readonly en: string;
}

const flagged = (level: RiskRule['level'], flag: string, zh: string, en: string): RiskRule => ({
  code: flag,
  level,
  flag,
  holds: ({ flags }) => flags.includes(flag),
  zh,
  en,
});

const KNOWN = [
  flagged('red', 'violence', '有暴力行为或暴力风险', 'Violence, or a risk of it'),
  flagged('red', 'weapon', '持有凶器', 'A weapon'),
  flagged('red', 'self_harm', '有自伤、自杀风险', 'A risk of self-harm'),
  flagged('red', 'minor_victim', '未成年人受到伤害', 'A minor is harmed'),
  flagged(
    'red',
    'incapacitated_victim',
    '无或者限制民事行为能力人受到伤害',
    'A person without full capacity is harmed',
  ),
  flagged('yellow', MASS, '涉及人数多', 'Many people are involved'),
  flagged('yellow', REPEAT, '同类纠纷反复发生', 'It happens again and again'),
] as const;

/** In the order in which reasons are told. */
export const RISK_RULES: readonly RiskRule[] = [
  ...KNOWN,
  {
    code: 'other_flag',
    level: 'yellow',
    holds: ({ flags }) => flags.some((flag) => !KNOWN.some((rule) => rule.flag === flag)),
    zh: '有其他风险标识',
    en: 'Another risk flag stands',
  },
  {
    code: 'escalation_signs',
    level: 'yellow',
    holds: ({ escalationSigns }) => escalationSigns,
    zh: '最近一次回访发现激化苗头',
    en: 'The last return visit saw signs of escalation',
  },
  {
    code: 'concerns_police',
    level: 'yellow',
    holds: ({ concernsPolice }) => concernsPolice,
    zh: '已经或者需要报告公安机关',
    en: 'Reported to the police, or to be reported',
  },
  {
    code: 'raised_to_yellow',
    level: 'yellow',
    holds: ({ raisedTo }) => raisedTo === 'yellow',
    zh: '经研判人工提高为黄色',
    en: 'Raised to yellow by people',
  },
  {
    code: 'raised_to_red',
    level: 'red',
    holds: ({ raisedTo }) => raisedTo === 'red',
    zh: '经研判人工提高为红色',
    en: 'Raised to red by people',
  },
];

export type RiskReason = Pick<RiskRule, 'code' | 'level' | 'flag' | 'zh' | 'en'>;

export interface Risk {
  readonly level: RiskLevel;
  readonly reasons: readonly RiskReason[];
}

export const isGraver = (one: RiskLevel, other: RiskLevel): boolean =>
  RISK_LEVELS.indexOf(one) > RISK_LEVELS.indexOf(other);

export function riskOf(ground: RiskGround): Risk {
  const reasons = RISK_RULES.filter((rule) => rule.holds(ground));
  const level = reasons.reduce<RiskLevel>(
    (worst, reason) => (isGraver(reason.level, worst) ? reason.level : worst),
    'green',
  );
  return { level, reasons };
}

/** The flag `mass`, where that many people bring it about; nothing where nobody gave a number or the flag stands already. */
export const massBy = (
  people: number | null | undefined,
  standing: readonly string[],
  { massFromPeople }: Pick<MediationSettings, 'massFromPeople'>,
): string[] => (people != null && people >= massFromPeople && !standing.includes(MASS) ? [MASS] : []);

/** Should the flag `repeat` be proposed, with so many earlier disputes between the same households or at the same address? */
export const isRepeated = (
  earlierDisputes: number,
  { repeatFromDisputes }: Pick<MediationSettings, 'repeatFromDisputes'>,
): boolean => earlierDisputes >= repeatFromDisputes;

/**
 * R16, PML 25: what these flags say may be a case for the police, so that a report is owed wherever they are recorded. A centre
 * may add flags of its own; it takes none of these away.
 */
const ALWAYS_REPORTED: readonly string[] = ['violence', 'weapon', 'self_harm', 'minor_victim', 'incapacitated_victim'];

/** Does the flag demand a report to the police? */
export const demandsReport = (
  flag: string,
  { policeReportFlags }: Pick<MediationSettings, 'policeReportFlags'>,
): boolean => ALWAYS_REPORTED.includes(flag) || policeReportFlags.includes(flag);

/** 反家庭暴力法 14: violence against somebody without full capacity must be reported; nobody may decide otherwise. */
export const mustBeReported = (flags: readonly string[]): boolean =>
  flags.includes('violence') && (flags.includes('minor_victim') || flags.includes('incapacitated_victim'));

const NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  violence: { zh: '暴力风险', en: 'violence' },
  weapon: { zh: '持械', en: 'weapon' },
  self_harm: { zh: '自伤自杀风险', en: 'self-harm' },
  minor_victim: { zh: '未成年受害人', en: 'minor victim' },
  incapacitated_victim: { zh: '无或限制行为能力受害人', en: 'victim without full capacity' },
  mass: { zh: '群体性', en: 'many people' },
  repeat: { zh: '反复发生', en: 'repeated' },
};

/** What an officer calls the flag; a code nobody named stays itself. */
export const nameOfFlag = (flag: string, language: 'zh' | 'en'): string => NAMES[flag]?.[language] ?? flag;

export const NAMES_OF_LEVELS = {
  green: { zh: '绿色', en: 'green' },
  yellow: { zh: '黄色', en: 'yellow' },
  red: { zh: '红色', en: 'red' },
} as const satisfies Record<RiskLevel, { readonly zh: string; readonly en: string }>;
