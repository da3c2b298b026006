/** The words papers have for codes. A code nobody named is printed as nothing: a blank to fill in, never a code. */
type Words = Readonly<Record<string, string>>;

export const SOURCES: Words = { on_application: '依当事人申请', proactive: '主动调解', delegated: '接受委托移送' };

export const CHANNELS: Words = {
  reception_room: '群众接访室来访',
  grid_worker: '网格员上报',
  phone: '电话',
  hotline: '热线转办',
  online: '网上提交',
  letter: '来信',
  transfer: '有关单位转来',
};

export const BODIES: Words = {
  court: '人民法院',
  procuratorate: '人民检察院',
  public_security: '公安机关',
  petition: '信访部门',
  arbitration: '仲裁机构',
  notary: '公证机构',
  administrative_organ: '行政机关',
  other: '其他单位',
};

export const ROLES: Words = { applicant: '申请人', respondent: '被申请人', third_party: '第三人' };
export const SEXES: Words = { male: '男', female: '女' };
export const METHODS: Words = { oral: '口头', written: '书面', online: '网上' };
export const VENUES: Words = { on_site: '现场', room: '调解室', online: '网上', phone: '电话' };

export const SESSION_OUTCOMES: Words = {
  continue: '尚未达成一致，继续调解。',
  agreed: '双方达成一致。',
  not_agreed: '双方未达成一致。',
};

export const OUTCOMES: Words = {
  settled: '达成调解协议',
  performed: '达成调解协议并已履行完毕',
  failed: '调解不成',
  withdrawn: '当事人撤回，终止调解',
  refused: '不予受理',
  referred: '移送有关单位处理',
  merged: '并入他案办理',
};

export const FAIL_REASONS: Words = {
  no_agreement: '当事人未能就争议事项达成一致',
  party_absent: '当事人无正当理由未到场参加调解',
  party_refuses: '当事人明确表示不愿继续调解',
  deadline: '调解期限届满，当事人未达成协议',
  outside_scope: '所涉事项不属于人民调解的范围',
  other: '其他原因，调解无法继续进行',
};

export const OBLIGATION_KINDS: Words = { pay: '给付', act: '作为', refrain: '不作为', apologise: '赔礼道歉' };

export const PERFORMANCES: Words = {
  performed: '已履行',
  partly_performed: '部分履行',
  not_performed: '未履行',
  not_due: '尚未到期',
};

export const SATISFACTIONS: Words = {
  satisfied: '满意',
  fairly_satisfied: '基本满意',
  dissatisfied: '不满意',
  not_given: '未作评价',
};

export const CONFIRMATION_RESULTS: Words = {
  valid: '裁定调解协议有效',
  dismissed: '裁定驳回申请',
  not_accepted: '裁定不予受理',
  withdrawn: '当事人撤回申请',
};

export const RETENTION_CLASSES: Words = { short: '短期', long: '长期', permanent: '永久' };

export const REFERRAL_GROUNDS: Words = { statutory: '法定职责', consent: '各方当事人单独同意' };

export const POWERS: Words = {
  apply_or_stop: '代为申请、接受或者终止调解',
  give_evidence: '代为陈述事实、提交证据',
  choose_mediator: '代为选择调解员、申请回避',
  settle: '代为承认、变更、放弃请求，达成调解协议（特别授权）',
  sign_documents: '代为签署调解协议以外的文书',
  receive_documents: '代为接收文书和告知',
};

export const inWords = (words: Words, code: string | null): string => (code === null ? '' : (words[code] ?? ''));
export const listed = (names: readonly string[]): string => names.join('、');
export const yesOrNo = (value: boolean | null, yes: string, no: string): string =>
  value === null ? '' : value ? yes : no;
