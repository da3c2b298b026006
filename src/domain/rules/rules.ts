/**
 * The numbered rules this service enforces today (domain.md §11; the numbers are stable), each with its sentence,
 * its source and the codes with which it refuses. A rule without codes is obeyed by how something is computed or
 * kept, not by refusing. Rules that nothing obeys yet are not listed. Served by `GET /rules`.
 * Example: R3 refuses `start` with `rights_notice_missing` (令75 30).
 */
import type { DisputeRefusalCode } from '../dispute/refusal-texts.js';
import type { Day } from '../shared/day.js';
import { PRACTICE, type Basis } from './basis.js';

/** Codes of the dispute itself, and those with which its neighbours obey a numbered rule. */
export type RuleCode = DisputeRefusalCode | 'citation_not_valid';

export interface Rule {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly source: Basis;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly codes: readonly RuleCode[];
}

const PML = '中华人民共和国人民调解法';
const ORDER_75 = '人民调解工作若干规定（司法部令第75号）';

const PML_SINCE = { validFrom: '2011-01-01', validTo: null } as const;
const ORDER_75_SINCE = { validFrom: '2002-11-01', validTo: null } as const;
const ALWAYS = { validFrom: '2011-01-01', validTo: null } as const;

export const RULES: readonly Rule[] = [
  {
    id: 'R1',
    zh: '登记须载明申请人、时间、渠道和来源；委托移送的须有委托单位和函号。',
    en: 'Registration holds who applied, when, how and from where; a delegated case names body and letter.',
    source: { law: '宁波市人民调解条例', article: '19' },
    validFrom: '2015-01-01',
    validTo: null,
    codes: ['no_applicant', 'delegation_incomplete'],
  },
  {
    id: 'R2',
    zh: '一方当事人明确拒绝调解的，不得调解；改变意愿的，两次表示都保留。',
    en: 'Nobody is mediated against a clear refusal; a later consent re-opens the way, and both are kept.',
    source: { law: PML, article: '17, 23' },
    ...PML_SINCE,
    codes: ['party_refuses'],
  },
  {
    id: 'R3',
    zh: '开始调解前须告知每位当事人权利义务，并记录时间和方式。',
    en: 'No mediation starts until every party was told its rights and duties, with time and method.',
    source: { law: ORDER_75, article: '30' },
    ...ORDER_75_SINCE,
    codes: ['rights_notice_missing'],
  },
  {
    id: 'R4',
    zh: '收到申请的时间不可更改，可作为时效中断的证明。',
    en: 'The time of receipt never changes: it proves that limitation was interrupted.',
    source: { law: '最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定', article: '12' },
    validFrom: '2021-01-01',
    validTo: null,
    codes: ['received_at_fixed', 'occurred_before_receipt'],
  },
  {
    id: 'R5',
    zh: '调解不向当事人收取任何费用。',
    en: 'No price, fee or deposit is charged to a party; no record has a place for one.',
    source: { law: PML, article: '4' },
    ...PML_SINCE,
    codes: [],
  },
  {
    id: 'R6',
    zh: '每次调解须确定程序；人民调解须由至少一名人民调解员主持，法官、民警可以参加但不能单独主持。',
    en: "Every mediation names its procedure; people's mediation is led by a people's mediator, others may advise.",
    source: { law: PML, article: '13, 29' },
    ...PML_SINCE,
    codes: ['track_missing', 'peoples_mediator_needed', 'session_needs_mediator', 'lead_not_permitted'],
  },
  {
    id: 'R7',
    zh: '专属其他机关管辖、其他机关已受理（委托的除外）或纯属行政争议的，不予受理并说明途径。',
    en: 'Matters reserved to another organ, already taken on elsewhere (unless delegated) or purely administrative are refused.',
    source: { law: ORDER_75, article: '22' },
    ...ORDER_75_SINCE,
    codes: ['reserved_to_organ', 'accepted_elsewhere', 'administrative_only'],
  },
  {
    id: 'R8',
    zh: '未成年人和不能辨认自己行为的成年人由法定代理人参加和签名；以自己劳动收入为主要生活来源的十六周岁以上未成年人除外；不满十四周岁的，还须法定代理人同意处理其个人信息（个人信息保护法第31条）。',
    en: 'A minor, or an adult who cannot act alone, takes part and signs through the legal representative, unless the minor is 16 or older and lives on own earnings; below 14 the guardian also consents to the use of personal data (PIPL 31).',
    source: { law: '中华人民共和国民法典', article: '17-24' },
    validFrom: '2021-01-01',
    validTo: null,
    codes: [
      'legal_representative_needed',
      'guardian_missing',
      'guardian_consent_missing',
      'only_legal_representative',
      'legal_representative_misplaced',
    ],
  },
  {
    id: 'R9',
    zh: '代理人只能在授权的事项和期限内行事；承认、变更、放弃请求须有特别授权，签名时核对。单位由法定代表人或代理人行事；群体当事人由其推选的代表行事，人数有限（可配置）。',
    en: 'A representative acts within recorded powers and days; to settle is a power of its own, checked at signing. Organisations act through who represents them, a group through the few it chose (configurable).',
    source: { law: '中华人民共和国民事诉讼法', article: '51, 56, 61-62' },
    validFrom: '2022-01-01',
    validTo: null,
    codes: [
      'agent_lacks_power',
      'representative_unknown',
      'representative_twice',
      'representative_not_acting',
      'representative_lacks_power',
      'organization_acts_by_others',
      'group_acts_by_representatives',
      'group_representative_misplaced',
      'too_many_group_representatives',
    ],
  },
  {
    id: 'R10',
    zh: '登记前后查找同一当事人、住户、地址、类别的纠纷，列出此前的协议及尚未履行的事项。',
    en: 'Earlier cases of the same parties, household, address and sub-type are shown, with agreements still open.',
    source: PRACTICE,
    ...ALWAYS,
    codes: [],
  },
  {
    id: 'R11',
    zh: '部门、房间、网格和入驻方式都是数据，数量不限。',
    en: 'Departments, rooms, grids and presence modes are data, in any number.',
    source: PRACTICE,
    ...ALWAYS,
    codes: [],
  },
  {
    id: 'R12',
    zh: '分派给值班表上当时值班的人员，并保存所依据的值班安排。',
    en: 'A case goes to the officer whom the roster shows on duty, and the roster line is kept.',
    source: PRACTICE,
    ...ALWAYS,
    codes: [],
  },
  {
    id: 'R18',
    zh: '调解员须在聘任名册上且在聘期内；有利害关系，或当事人申请回避成立的，在下次调解会前退出；回避申请决定前不得主持或签名。',
    en: 'Mediators are on the appointed list and in term; a conflict, or a challenge that is upheld, takes one off before the next session; while a challenge is open they neither lead nor sign.',
    source: { law: PML, article: '14, 19, 23' },
    ...PML_SINCE,
    codes: [
      'mediator_not_in_term',
      'mediator_has_conflict',
      'conflict_of_another',
      'challenge_open',
      'challenge_upheld',
      'not_mediator_of_case',
      'challenge_pending',
      'challenge_repeated',
      'challenge_not_open',
      'decided_before_challenge',
      'challenge_by_challenged',
    ],
  },
  {
    id: 'R19',
    zh: '邀请外人参加调解须征得各方当事人同意；同意指明某次或某人的，不及于其他。',
    en: 'A third person takes part only with the recorded consent of all parties; a consent that names a session or a person covers no other.',
    source: { law: PML, article: '20' },
    ...PML_SINCE,
    codes: ['invite_consent_missing'],
  },
  {
    id: 'R21',
    zh: '调解期限按程序确定：人民调解自受理起三十日（可配置），法院委派三十日、委托十五日；首日不计，末日为休息日的顺延。',
    en: "Time limits go by track: 30 days from acceptance for people's mediation (configurable), 30 and 15 for courts; the first day does not count, a last day of rest rolls on.",
    source: { law: ORDER_75, article: '33' },
    ...ORDER_75_SINCE,
    codes: ['not_a_court_case', 'file_received_outside'],
  },
  {
    id: 'R22',
    zh: '延长期限须各方同意并定新的期限，次数和天数有限；期限届满后案件仍在，报主任，只能延长、达成协议、调解不成、撤回或移送。',
    en: 'An extension needs every party’s consent and a new day, counted and limited; a case whose term has passed stays, goes to the director, and may only be extended, settled, failed, withdrawn or referred.',
    source: { law: '宁波市人民调解条例', article: '27' },
    validFrom: '2015-01-01',
    validTo: null,
    codes: [
      'mediation_expired',
      'extension_consent_missing',
      'extensions_used_up',
      'extension_not_later',
      'extension_too_long',
      'no_running_deadline',
    ],
  },
  {
    id: 'R23',
    zh: '任何一方可以随时终止调解，不必说明理由。',
    en: 'Any party may stop at any time, and no reason is asked.',
    source: { law: PML, article: '23' },
    ...PML_SINCE,
    codes: [],
  },
  {
    id: 'R24',
    zh: '调解不成或终止的，须先告知每位当事人仲裁、行政、司法途径。',
    en: 'Nothing ends as failed or closes as terminated before every party was told its remedies.',
    source: { law: PML, article: '26' },
    ...PML_SINCE,
    codes: ['remedies_notice_missing'],
  },
  {
    id: 'R25',
    zh: '为达成协议所作的让步与无争议事实分开保存，不得对外提供。',
    en: 'Concessions are kept apart from undisputed facts and never leave the mediation file.',
    source: { law: '最高人民法院关于人民法院特邀调解的规定', article: '22' },
    validFrom: '2016-07-01',
    validTo: null,
    codes: [],
  },
  {
    id: 'R26',
    zh: '可以口头或书面达成协议；当事人要求或仍有待履行的，须用书面形式。',
    en: 'An agreement is oral or written; written when a party asks or something stays to be performed.',
    source: { law: ORDER_75, article: '34' },
    ...ORDER_75_SINCE,
    codes: ['written_form_required'],
  },
  {
    id: 'R27',
    zh: '书面协议自各方、调解员签名并加盖委员会印章之日生效；口头协议自达成之日生效，由调解员记录。',
    en: "A written agreement takes effect on the latest of all parties', a mediator's and the committee's; an oral one on the day agreed, once a mediator recorded it.",
    source: { law: PML, article: '28-30' },
    ...PML_SINCE,
    codes: [
      'agreed_on_missing',
      'no_draft',
      'agreement_not_draft',
      'signed_too_early',
      'oral_needs_no_signature',
      'signer_unknown',
      'already_signed',
      'witness_missing',
      'witness_is_recorder',
      'seal_not_permitted',
      'seal_by_signing_mediator',
      'no_session_held',
    ],
  },
  {
    id: 'R28',
    zh: '协议须写明各方、事实、争议、责任、条款、方式和期限；义务无义务人、内容或期限的不予保存。',
    en: 'An agreement says who, what happened, who answers, what and when; an unclear obligation is refused.',
    source: { law: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释', article: '358(5)' },
    validFrom: '2022-04-10',
    validTo: null,
    codes: ['agreement_unclear', 'obligation_unclear', 'agreement_lacks_party'],
  },
  {
    id: 'R29',
    zh: '义务逐项记录义务人、权利人、种类和金额（分）；分期之和须与总额分毫不差。',
    en: 'Obligations are recorded one by one, in fen; parts add up exactly to the whole.',
    source: PRACTICE,
    ...ALWAYS,
    codes: [
      'debtor_is_creditor',
      'amount_not_applicable',
      'amount_not_positive',
      'instalments_do_not_add_up',
      'amount_exceeds_open',
    ],
  },
  {
    id: 'R30',
    zh: '协议变更形成新版本，须重新签名盖章。',
    en: 'A changed agreement is a new version and needs all signatures again.',
    source: { law: PML, article: '29' },
    ...PML_SINCE,
    codes: ['agreement_changed'],
  },
  {
    id: 'R34',
    zh: '对到期义务逐项核查履行情况；错误记录作废而不删除。',
    en: 'Every due obligation is checked; a wrong record is voided, never deleted.',
    source: { law: PML, article: '31' },
    ...PML_SINCE,
    codes: ['obligation_not_open', 'performance_not_standing', 'void_before_performance'],
  },
  {
    id: 'R35',
    zh: '协议生效后三十日内（可配置）首次回访；持续性义务在观察期满后再次回访。',
    en: 'A first return visit within 30 days of effect (configurable); continuing duties get a later one.',
    source: { law: ORDER_75, article: '36' },
    ...ORDER_75_SINCE,
    codes: ['continuing_obligation', 'return_visit_not_open', 'return_visit_outstanding', 'visit_before_settlement'],
  },
  {
    id: 'R38',
    zh: '履行完毕、调解不成、撤回或不予受理的方可结案；达成协议不等于结案。',
    en: 'Closed only when performed, failed, withdrawn or refused; an agreement reached is not yet closed.',
    source: PRACTICE,
    ...ALWAYS,
    codes: ['wrong_state'],
  },
  {
    id: 'R39',
    zh: '案号按中心、年度、程序连续编号，不跳号、不重用。',
    en: 'Case numbers run without gaps per centre, year and track word, and are never used again.',
    source: PRACTICE,
    ...ALWAYS,
    codes: [],
  },
  {
    id: 'R42',
    zh: '每个比率都列出分子、分母和定义；分母为零时不作百分比；四舍五入，不截尾。',
    en: 'Every rate shows numerator, denominator and definition; an empty denominator is n/a; rounded half up, never cut off.',
    source: PRACTICE,
    ...ALWAYS,
    codes: [],
  },
  {
    id: 'R43',
    zh: '零上访报告载明定义版本、全部信访记录和报告状态；迟到的记录更正此前的报告。',
    en: 'A zero-petition report names its definition, lists all petitions, and is corrected by late ones.',
    source: { law: '信访工作条例', article: '17, 20, 46(4)' },
    validFrom: '2022-05-01',
    validTo: null,
    codes: [],
  },
  {
    id: 'R44',
    zh: '类别表和法条表有生效、失效日期；只能引用事发时有效的条文。',
    en: 'Category and article tables are dated; only what is in force on the day can be cited.',
    source: PRACTICE,
    ...ALWAYS,
    codes: ['citation_not_valid'],
  },
];
