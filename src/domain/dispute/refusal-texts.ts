/** Every "no" of the rule book in words an officer can act on: what is missing, and what to do about it. */
import { DELIVERY_TEXTS } from './agreements/texts.js';
import { AID_TEXTS } from './aid/texts.js';
import { CLOCK_TEXTS } from './clock/texts.js';
import { CUSTODY_TEXTS } from './custody/texts.js';
import { DESTRUCTION_TEXTS } from './destruction/texts.js';
import { ENDING_TEXTS } from './ending/texts.js';
import { PEOPLE_TEXTS } from './people/texts.js';
import { CONFIRMATION_TEXTS } from './confirmation/texts.js';
import { INVESTIGATION_TEXTS } from './investigation/texts.js';
import { POLICE_TEXTS } from './police/texts.js';
import { EVIDENCE_TEXTS } from './evidence/texts.js';
import { PAPERS_TEXTS } from './papers/texts.js';
import { PURSUIT_TEXTS } from './pursuit/texts.js';
import { RISK_TEXTS } from './risk/texts.js';
import { UNSETTLED_TEXTS } from './unsettled/texts.js';
import { SESSION_TEXTS } from './session/texts.js';

export const DISPUTE_TEXTS = {
  wrong_state: {
    zh: '案件目前为“{state}”，不能办理“{action}”；请从现在可以办理的事项中选择。',
    en: 'The case is {state} and cannot take the step “{action}”: choose one of those it can take now.',
  },
  occurred_in_future: { zh: '发生时间不能晚于现在。', en: 'This cannot have happened later than now.' },
  occurred_before_receipt: {
    zh: '发生时间不能早于收到申请的时间（{localTime}）。',
    en: 'This cannot have happened before the application was received ({localTime}).',
  },
  occurred_before_previous_step: {
    zh: '发生时间不能早于上一个办理环节（{localTime}）。',
    en: 'This cannot have happened before the previous step of the case ({localTime}).',
  },
  received_at_fixed: {
    zh: '收件时间关系到诉讼时效，登记后不能修改。',
    en: 'The time of receipt interrupts limitation and cannot be changed after registration.',
  },
  no_applicant: {
    zh: '请至少填写一名申请人；如由中心主动介入，请将来源选为“主动”。',
    en: 'Name at least one applicant, or set the source to proactive when the centre steps in by itself.',
  },
  delegation_incomplete: {
    zh: '委托移送的案件须填写委托单位和委托函号。',
    en: 'A delegated case names the body that delegated it and its letter.',
  },
  party_twice: { zh: '同一当事人出现了两次。', en: 'The same party is named twice.' },
  payer_owes_nothing: {
    zh: '{party}不是该项义务的义务人：请填写实际履行的义务人。',
    en: '{party} does not owe this: name the debtor whose hand it came from.',
  },
  party_unknown: {
    zh: '所填的人不是本案当事人，请从本案当事人中选择；尚未登记的，先追加当事人。',
    en: 'That is not a party of this case: choose one of its parties, or add them first.',
  },
  party_refuses: {
    zh: '当事人{party}明确拒绝调解，调解不能进行。其改变意愿并记录同意后可以继续；否则请办理不予受理、撤回或调解不成。',
    en: '{party} refuses mediation, so it cannot go on. Record a new consent if they change their mind; else refuse, withdraw or fail the case.',
  },
  no_respondent: {
    zh: '请先追加至少一名被申请人，再行受理。',
    en: 'Add at least one respondent before accepting the case.',
  },
  track_missing: { zh: '请选择调解程序。', en: 'Choose the procedure (track).' },
  not_a_court_case: {
    zh: '审理程序和收到卷宗的日期只适用于法院委派、委托的案件。',
    en: "Court procedure and the day of the file belong to cases on a court's track.",
  },
  file_received_outside: {
    zh: '签收卷宗的日期应在收到申请与受理之间，请核对。',
    en: 'The file is signed for between receipt and acceptance: check the day.',
  },
  reserved_to_organ: {
    zh: '法律规定由专门机关管辖处理的，不能受理；请不予受理并告知当事人向该机关申请。',
    en: 'The law reserves this to another organ: refuse the case and direct the applicant there.',
  },
  accepted_elsewhere: {
    zh: '法院、公安机关或其他机关已经受理且未委托调解的，不能受理；请不予受理并告知当事人继续原程序。',
    en: 'A court, the police or another organ has taken it on and did not delegate it: refuse, and refer the applicant to that procedure.',
  },
  administrative_only: {
    zh: '纯属行政争议，不能受理；请不予受理并告知当事人申请行政复议或提起行政诉讼。',
    en: 'This is purely administrative: refuse, and tell the applicant about administrative review and litigation.',
  },
  department_missing: {
    zh: '没有可以接办的部门，请在分派时指定部门。',
    en: 'No department takes this case by itself: name one when assigning.',
  },
  department_not_present: {
    zh: '该部门未入驻本中心或已停用，请改选部门。',
    en: 'That department is not present at this centre: choose another.',
  },
  staff_unknown: {
    zh: '该工作人员不在本中心在岗名册上（{staff}）。',
    en: 'That person is not on the active staff of this centre ({staff}).',
  },
  mediator_not_in_term: {
    zh: '{staff}在 {on} 不在调解员聘期内，请改派在任调解员。',
    en: 'On {on} {staff} is not an appointed mediator in term: choose one who is.',
  },
  peoples_mediator_needed: {
    zh: '人民调解须有至少一名人民调解员主持；法官、民警等可以作为顾问参加。',
    en: "People's mediation is led by at least one people's mediator; judges and officers may attend as advisers.",
  },
  lead_not_permitted: {
    zh: '{staff}不能主持“{track}”；可主持的有：{leads}。',
    en: '{staff} may not lead {track}; these may: {leads}.',
  },
  rights_notice_missing: {
    zh: '当事人{party}尚未被告知权利义务，请先告知并记录。',
    en: 'Tell {party} their rights and duties first, and record the notice.',
  },
  remedies_notice_missing: {
    zh: '当事人{party}尚未被告知仲裁、行政、司法等救济途径，请先告知并记录。',
    en: 'Tell {party} about arbitration, administrative decision and court first, and record the notice.',
  },
  session_times_wrong: {
    zh: '调解会的结束时间不能早于开始时间，且一次不超过 24 小时。',
    en: 'A session ends after it begins and lasts at most 24 hours.',
  },
  session_before_start: {
    zh: '调解会不能早于开始调解的时间。',
    en: 'A session cannot lie before the start of mediation.',
  },
  session_needs_mediator: {
    zh: '调解会须由调解员主持，请填写到场的调解员。',
    en: 'A session is led by a mediator: name the one who is present.',
  },
  session_not_planned: {
    zh: '没有待召开的该次调解会：可能已召开、已取消，或不属于本案。',
    en: 'No such session is planned: it was held or cancelled, or belongs to another case.',
  },
  invite_consent_missing: {
    zh: '邀请外人参加须经各方同意；当事人{party}的同意尚未记录。',
    en: 'Outsiders attend only with the consent of all parties; that of {party} is not recorded.',
  },
  agreement_unclear: {
    zh: '协议内容不完整，缺少：{missing}。',
    en: 'The agreement does not say enough; missing: {missing}.',
  },
  obligation_unclear: {
    zh: '第 {item} 项义务不明确，缺少：{missing}；须写明义务人、内容、付款的金额和收款人，以及一种履行期限（到期日、分期、持续履行，或者条件成就后的天数）。',
    en: 'Obligation {item} is unclear; missing: {missing}. It needs a debtor, its content, of a payment amount and creditor, and one time: a due date, instalments, continuing, or days after a condition comes true.',
  },
  debtor_is_creditor: {
    zh: '第 {item} 项义务的义务人同时又是权利人，请分别填写。',
    en: 'In obligation {item} the same party both owes and is owed: name different ones.',
  },
  amount_not_applicable: {
    zh: '只有付款义务可以填写金额；请删去金额，或者改为付款义务。',
    en: 'Only an obligation to pay has an amount: leave it out, or make it one.',
  },
  amount_not_positive: { zh: '金额须大于零。', en: 'An amount must be more than zero.' },
  instalments_do_not_add_up: {
    zh: '第 {item} 项义务各期合计 {sum} 元，与总额 {amount} 元不符。',
    en: 'The instalments of obligation {item} add up to {sum} yuan, not to {amount}.',
  },
  agreed_on_missing: { zh: '口头协议须填写达成日期。', en: 'An oral agreement needs the day it was reached.' },
  written_form_required: {
    zh: '当事人要求书面协议，或仍有义务待履行，须制作书面协议。',
    en: 'Put it in writing: a party asked for it, or something stays to be performed.',
  },
  agreement_not_draft: {
    zh: '该协议已生效或已被取代，不能再修改或签名。',
    en: 'That agreement is in force or superseded: it can be neither changed nor signed.',
  },
  agreement_changed: {
    zh: '协议文本已更新为第 {version} 版，请重新核对后签名。',
    en: 'The text has changed; version {version} is current: read it again and sign that.',
  },
  agreement_lacks_party: {
    zh: '协议拟定后有当事人加入或退出，请制作与现有各方一致的新版本。',
    en: 'A party joined or left after this was drafted: make a new version that names those who are in.',
  },
  no_draft: { zh: '没有待签名的协议，请先拟定协议。', en: 'There is no agreement to sign: draft one first.' },
  electronic_not_configured: {
    zh: '尚未配置电子签名服务，请采用签名、盖章或捺印。',
    en: 'No provider of electronic signatures is configured: use signature, seal or thumbprint.',
  },
  signed_too_early: {
    zh: '日期不能早于最近一次调解会（尚未开会的，为开始调解之日），即 {earliest}，请核对。',
    en: 'That day lies before the last session, or the start of mediation, on {earliest}: check the date.',
  },
  oral_needs_no_signature: {
    zh: '口头协议由调解员记录内容即可，无需各方签名或盖章。',
    en: 'An oral agreement is recorded by the mediator; parties and committee do not sign it.',
  },
  signer_unknown: {
    zh: '签名人不是本案当事人、其代理人或本案调解员。',
    en: 'The signer is neither a party, nor a representative, nor a mediator of this case.',
  },
  legal_representative_needed: {
    zh: '当事人{party}未成年或不能独立参加调解，应由其法定代理人签名、表示同意。',
    en: '{party} is a minor or cannot act alone: the legal representative signs and consents.',
  },
  agent_lacks_power: {
    zh: '{party}的该代理人没有承认、变更、放弃请求的特别授权，不能签署协议。',
    en: 'That agent of {party} has no power to admit, change or waive claims, and so cannot sign.',
  },
  already_signed: { zh: '该签名或印章已在此版本上。', en: 'That signature or seal is already on this version.' },
  witness_missing: {
    zh: '当事人签名须有见证人：记录人以外的工作人员，或具名见证人。',
    en: "A party's signature needs a witness: a staff member other than the recorder, or a named person.",
  },
  page_of_another_text: {
    zh: '该附件不是本版本（第{version}版）的签名页：请上传本版本起草之后拍摄或扫描、只用于本版本的签名页（类型为扫描件或照片）。',
    en: 'That attachment is no signed page of this version ({version}): file a scan or a photo of it, made after it was drafted and used for no other text.',
  },
  witness_is_recorder: {
    zh: '记录人不能同时作见证人。',
    en: 'Who records the signature cannot be its witness.',
  },
  seal_not_permitted: {
    zh: '您没有加盖委员会印章的权限，请由主任办理。',
    en: "You may not set the committee's seal: ask the director.",
  },
  seal_by_signing_mediator: {
    zh: '加盖印章与签名的调解员不能是同一人。',
    en: 'The seal and the mediator’s signature come from two different people.',
  },
  no_session_held: {
    zh: '协议生效前须召开过一次各方均到场（或有代理人到场）的调解会；本次没有保存任何内容。',
    en: 'Before the agreement takes effect a session with every party present or represented must have been held; nothing was stored.',
  },
  obligation_not_open: {
    zh: '没有待履行的该项义务。',
    en: 'No such obligation is open.',
  },
  obligation_unknown: {
    zh: '该义务不属于本案生效协议。',
    en: 'That obligation is not part of the agreement in force.',
  },
  continuing_obligation: {
    zh: '持续性义务在观察期满（{observationUntil}）后由未发现违约的回访确认履行。',
    en: 'A continuing obligation is confirmed by a return visit that finds no breach after the observation period ({observationUntil}).',
  },
  amount_exceeds_open: {
    zh: '金额超过尚未履行的部分（{open} 元）。',
    en: 'That is more than is still owed ({open} yuan).',
  },
  performance_not_standing: {
    zh: '没有可作废的该条履行记录。',
    en: 'There is no such record of performance to void.',
  },
  void_before_performance: {
    zh: '作废时间不能早于履行时间。',
    en: 'A performance cannot be voided before it happened.',
  },
  return_visit_not_open: {
    zh: '没有待记录的该次回访。',
    en: 'There is no such return visit waiting to be recorded.',
  },
  visit_before_settlement: {
    zh: '回访日期不能早于协议生效日期。',
    en: 'A return visit cannot lie before the agreement took effect.',
  },
  visit_after_due_missing: {
    zh: '最后一项履行（{dueOn}）之后尚未回访，请回访并记录后再结案。',
    en: 'Nobody has visited since the last performance of {dueOn}: record a return visit, then close.',
  },
  return_visit_outstanding: {
    zh: '定于 {dueOn} 的回访尚未记录，记录后方可结案。',
    en: 'Record the return visit due on {dueOn} before closing.',
  },
  not_given_to_you: {
    zh: '该回访或核查不是交给您办理的。',
    en: 'That visit or check was not given to you.',
  },
  ...CLOCK_TEXTS,
  ...CUSTODY_TEXTS,
  ...PURSUIT_TEXTS,
  ...CONFIRMATION_TEXTS,
  ...UNSETTLED_TEXTS,
  ...POLICE_TEXTS,
  ...EVIDENCE_TEXTS,
  ...PAPERS_TEXTS,
  ...RISK_TEXTS,
  ...PEOPLE_TEXTS,
  ...SESSION_TEXTS,
  ...INVESTIGATION_TEXTS,
  ...AID_TEXTS,
  ...DELIVERY_TEXTS,
  ...ENDING_TEXTS,
  ...DESTRUCTION_TEXTS,
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type DisputeRefusalCode = keyof typeof DISPUTE_TEXTS;
