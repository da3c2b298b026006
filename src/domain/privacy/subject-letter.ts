/**
 * What is handed to a person who asked for their own data, as a text to be printed: words instead of codes, days as the centre counts
 * them. Source: PIPL 45 (R48). Example: `提供情况：移送中心以外的单位，人民法院，示例区人民法院，依法定职责，2026-10-14`.
 */
import { DELEGATING_BODY_TEXTS } from '../dispute/vocabulary.js';
import { STATES } from '../dispute/states.js';
import { dayOfInstant } from '../shared/day.js';
import { SUBJECT_WORDS } from './privacy-texts.js';

type Language = 'zh' | 'en';
type Words = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

interface HeldOfPerson {
  readonly number: string | null;
  readonly receiptNo: string;
  readonly state: string;
  readonly role: string;
  readonly receivedAt: string;
  readonly restrictedAt: string | null;
  readonly own: Readonly<Record<OwnField, string | null>>;
  readonly consents: readonly { readonly subject: string; readonly decision: string; readonly at: string }[];
  readonly others: readonly string[];
  readonly providedTo: readonly {
    /** in what way, in words */
    readonly text: string;
    readonly recipient: string | null;
    readonly recipientName: string | null;
    readonly ground: string;
    readonly at: string;
  }[];
}

const OWN_FIELDS = [
  'name',
  'phone',
  'idNumber',
  'address',
  'workUnit',
  'sex',
  'ethnicity',
  'occupation',
  'bornOn',
] as const;
type OwnField = (typeof OWN_FIELDS)[number];

const ROLES: Words = {
  applicant: { zh: '申请人', en: 'applicant' },
  respondent: { zh: '被申请人', en: 'respondent' },
  third_party: { zh: '第三人', en: 'third party' },
};
const SEXES: Words = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } };
const SUBJECTS: Words = {
  mediation: { zh: '调解', en: 'mediation' },
  extension: { zh: '延长调解期限', en: 'more time for mediation' },
  invite: { zh: '邀请他人参与调解', en: 'somebody invited to take part' },
  share: { zh: '向其他单位提供个人信息', en: 'personal data given to another body' },
  data: { zh: '处理个人信息', en: 'personal data being processed' },
  open_session: { zh: '公开调解', en: 'a session open to others' },
  concessions: { zh: '让步内容用于调解之外', en: 'concessions used outside the mediation' },
};
const DECISIONS: Words = { given: { zh: '同意', en: 'agreed' }, refused: { zh: '不同意', en: 'refused' } };
const GROUNDS: Words = {
  statutory: { zh: '依法定职责', en: 'by a duty of law' },
  consent: { zh: '经您同意', en: 'with your consent' },
};
const RECIPIENTS: Words = {
  ...DELEGATING_BODY_TEXTS,
  arbitration: { zh: '仲裁机构', en: 'an arbitration body' },
  notary: { zh: '公证机构', en: 'a notary' },
  administrative_organ: { zh: '行政机关', en: 'an administrative organ' },
};

/** `zone`: that of the centre. */
export function letterOf(
  cases: readonly HeldOfPerson[],
  { asOf, zone, language }: { readonly asOf: string; readonly zone: string; readonly language: Language },
): string {
  const head = `${SUBJECT_WORDS.head[language]}${dayOfInstant(asOf, zone)}`;
  return [head, ...cases.map((one) => sectionOf(one, zone, language).join('\n'))].join('\n\n');
}

function sectionOf(one: HeldOfPerson, zone: string, language: Language): string[] {
  const day = (at: string): string => dayOfInstant(at, zone);
  const say = (words: Words, code: string): string => words[code]?.[language] ?? code;
  const line = (name: keyof typeof SUBJECT_WORDS, ...parts: readonly (string | null)[]): string[] => {
    const said = parts.filter((part) => part !== null);
    return said.length === 0 ? [] : [`${SUBJECT_WORDS[name][language]}${said.join(language === 'zh' ? '，' : ', ')}`];
  };
  const own = ({ sex }: HeldOfPerson['own'], field: OwnField): string | null =>
    field === 'sex' && sex !== null ? say(SEXES, sex) : one.own[field];
  return [
    ...line('case', one.number ?? one.receiptNo),
    ...line('received', day(one.receivedAt)),
    ...line('state', say(STATES, one.state)),
    ...line('role', say(ROLES, one.role)),
    ...OWN_FIELDS.flatMap((field) => line(field, own(one.own, field))),
    ...one.consents.flatMap(({ subject, decision, at }) =>
      line('consent', say(SUBJECTS, subject), say(DECISIONS, decision), day(at)),
    ),
    ...one.others.flatMap((name) => line('other', name)),
    ...one.providedTo.flatMap(({ text, recipient, recipientName, ground, at }) =>
      line(
        'provided',
        text,
        recipient === null ? null : say(RECIPIENTS, recipient),
        recipientName,
        say(GROUNDS, ground),
        day(at),
      ),
    ),
    ...line('restricted', one.restrictedAt === null ? null : day(one.restrictedAt)),
  ];
}
