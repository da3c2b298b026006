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
  agreed: '各方达成一致。',
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

export const INVESTIGATION_KINDS: Words = { interview: '询问', site_visit: '实地查看', document: '查阅材料' };
export const PART_KINDS: Words = { joint: '共同调解', separate: '背对背调解' };

export const ATTACHMENT_KINDS: Words = {
  evidence: '证据材料',
  photo: '照片',
  audio: '录音',
  video: '录像',
  scan: '扫描件',
  court_paper: '法院文书',
  other: '其他材料',
  camera_clip: '公共视频片段',
};

export const DELIVERY_METHODS: Words = {
  in_person: '直接送达',
  post: '邮寄送达',
  electronic: '电子送达',
  left_at_home: '留置送达',
};

export const PERFORMANCE_METHODS: Words = {
  cash: '现金支付',
  transfer: '转账支付',
  goods: '交付财物',
  work: '完成修复等行为',
  words: '口头或者书面表示',
  other: '其他方式',
};

export const VISIT_METHODS: Words = { in_person: '上门回访', phone: '电话回访', video: '视频回访' };
export const RESOLVED: Words = { yes: '已化解', partly: '部分化解', no: '未化解' };
export const LATER_SUITS: Words = { none: '未起诉', pending: '已起诉，尚未裁判', decided: '已起诉，已有裁判' };

export const UNSETTLED_GROUNDS: Words = {
  not_performed: '未履行',
  badly_performed: '履行不当',
  amount_wrong: '金额有误',
  not_owed: '不应承担',
  quarrel_again: '矛盾又起',
  other: '其他情况',
};

export const UNSETTLED_OUTCOMES: Words = {
  performed_now: '已经履行',
  urged: '已经催促',
  mediated_again: '已重新调解',
  explained: '已作说明',
  taken_back: '当事人撤回',
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
