/** Words after the outcome and beside it: refusals, and what the timeline says. */
import type { EndingPayloads } from './events.js';
import type { RetentionClass } from './words.js';

export const NAMES_OF_RETENTION: Readonly<Record<RetentionClass, { readonly zh: string; readonly en: string }>> = {
  short: { zh: '短期', en: 'short' },
  long: { zh: '长期', en: 'long' },
  permanent: { zh: '永久', en: 'permanent' },
};

export const ENDING_TEXTS = {
  merge_into_itself: {
    zh: '案件不能并入自身，请选择另一案件。',
    en: 'A case cannot be merged into itself: choose another.',
  },
  merge_other_center: {
    zh: '只能并入同一中心的案件；其他中心的案件可以建立关联。',
    en: 'Cases are merged within one centre only; those of another centre can be linked.',
  },
  merge_target_finished: {
    zh: '目标案件目前为“{state}”，不能再并入案件；可以建立关联。',
    en: 'The case to merge into is {state} and takes nothing in any more; link the two instead.',
  },
  link_to_itself: { zh: '案件不能与自身关联。', en: 'A case cannot be linked to itself.' },
  already_linked: { zh: '两案已有同样的关联。', en: 'The two cases are linked in this way already.' },
  link_not_open: { zh: '没有可以解除的该项关联。', en: 'There is no such link to end.' },
  link_is_history: {
    zh: '并案和分案形成的关联是案件的来历，不能解除。',
    en: 'What merging and splitting tied together is the history of the case and stays.',
  },
  reopen_not_possible: {
    zh: '以“{state}”结案的不能重新办理；请登记新案件并关联本案。',
    en: 'A case closed as {state} is not reopened: register a new one and link it to this.',
  },
  reopen_closed_not_permitted: {
    zh: '已结案的案件由主任决定重新办理，请报主任。',
    en: 'Only the director reopens a closed case: ask the director.',
  },
  fresh_consent_missing: {
    zh: '当事人{party}在上次结果之后尚未重新同意调解，请先征得并记录其同意。',
    en: 'Since the outcome {party} has not consented to mediation again: ask, and record the consent first.',
  },
  agreement_before_reopening: {
    zh: '该草案拟定于此前的调解，案件此后已重新办理或者移交其他中心；请制作新版本并重新签名。',
    en: 'That draft is from an earlier mediation; the case was reopened or changed hands since: make a new version and have it signed again.',
  },
  track_fixed: {
    zh: '案号已按原程序编定，重新受理时程序不变。',
    en: 'The case was numbered under its procedure, which stays the same when it is accepted again.',
  },
  no_agreement_in_force: {
    zh: '没有生效的协议，尚无履行可回访。',
    en: 'No agreement is in force yet, so there is nothing to visit about.',
  },
  obligation_outstanding: {
    zh: '还有 {count} 项义务未了结，不能结案。',
    en: 'Obligations are still open ({count}): the case cannot be closed over them.',
  },
  close_reason_missing: {
    zh: '协议未全部履行的，结案时须注明原因：申请强制执行、已起诉或协议无效。',
    en: 'Say why a case is closed that was not performed: enforcement, lawsuit, or a void agreement.',
  },
  close_reason_not_applicable: {
    zh: '只有达成协议而未履行的案件才填写结案原因。',
    en: 'Only a settled case that was not performed is closed for a reason of its own.',
  },
  rights_notice_not_on_file: {
    zh: '卷内缺少当事人{party}的权利义务告知书；请告知并记录，或补录。',
    en: 'The notice of rights and duties to {party} is not on file: tell it, or record when it was told.',
  },
  mediation_record_not_on_file: {
    zh: '卷内缺少调解记录。',
    en: 'No record of a mediation session is on file.',
  },
  agreement_not_on_file: { zh: '卷内缺少生效的调解协议。', en: 'No agreement in force is on file.' },
  remedies_notice_not_on_file: {
    zh: '卷内缺少当事人{party}的救济途径告知书。',
    en: 'The notice of remedies to {party} is not on file.',
  },
  return_visit_not_on_file: {
    zh: '卷内缺少定于 {dueOn} 的回访记录。',
    en: 'The record of the return visit due on {dueOn} is not on file.',
  },
  supervision_not_on_file: {
    zh: '应于 {dueOn} 答复的督办尚未办结。',
    en: 'The supervision whose answer is due on {dueOn} is not closed yet.',
  },
  challenge_not_on_file: {
    zh: '对{staff}的回避申请尚未决定。',
    en: 'The challenge of {staff} has not been decided yet.',
  },
  countersign_not_on_file: {
    zh: '第 {seq} 条补录尚未经主任会签。',
    en: 'Entry {seq} was recorded late and a director has not countersigned it yet.',
  },
  confirmation_not_on_file: {
    zh: '{filedOn} 提出的司法确认申请尚无结果记录；请记录法院的答复或者撤回。',
    en: 'What became of the application for confirmation of {filedOn} is not on file: record the court’s answer or its withdrawal.',
  },
  retention_below_proposal: {
    zh: '本案建议的保管期限为“{proposed}”；选择更短的，请写明理由。',
    en: 'The retention proposed for this case is {proposed}: say why a shorter one is chosen.',
  },
  amend_instead: {
    zh: '尚未受理的案件请直接修改登记内容，无须更正。',
    en: 'Before its first acceptance amend the registration itself; corrections are for afterwards.',
  },
  correct_instead: {
    zh: '本案曾经受理：登记内容请由主任更正，代理人请办理增加或者终止。',
    en: 'The case was accepted once: have the director correct what was registered, and add or end representatives by their own steps.',
  },
  respondent_needed: {
    zh: '更正后将没有被申请人；请先追加被申请人，再行更正。',
    en: 'Nobody would be left as respondent: add one first, then correct this.',
  },
  correction_outdated: {
    zh: '{pointer} 处现有的值与您所填的原值不同，请重新读取后再更正。',
    en: 'What stands at {pointer} is not what you took for wrong: read it again, then correct it.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const ENDING_EVENT_TEXTS = {
  Merged: { zh: '并入他案', en: 'Merged into another case' },
  MergedIn: { zh: '他案并入', en: 'Another case was merged into this one' },
  SplitOff: { zh: '分出新案', en: 'A new case was split off' },
  Linked: { zh: '建立关联', en: 'Linked to another case' },
  LinkEnded: { zh: '解除关联', en: 'Link ended' },
  Reopened: { zh: '重新办理', en: 'Reopened' },
  AgreementStands: {
    zh: '未达成新协议，原协议继续履行',
    en: 'No new agreement: the earlier one goes on',
  },
  Archived: { zh: '归档', en: 'Archived' },
  Corrected: { zh: '更正登记内容', en: 'Registered data corrected' },
} as const satisfies Record<keyof EndingPayloads, { readonly zh: string; readonly en: string }>;
