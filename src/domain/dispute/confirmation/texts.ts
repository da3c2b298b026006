/** Words about judicial confirmation: refusals, what the timeline says, and the names of papers and contents. */
import type { ConfirmationPayloads } from './events.js';
import type { ConfirmationPaper, ExcludedContent } from './words.js';

type Names<T extends string> = Readonly<Record<T, { readonly zh: string; readonly en: string }>>;

export const NAMES_OF_PAPERS: Names<ConfirmationPaper> = {
  application: { zh: '司法确认申请书', en: 'the application' },
  agreement: { zh: '调解协议', en: 'the agreement' },
  mediation_proof: { zh: '调解组织主持调解的证明', en: 'proof that the organisation mediated' },
  identity: { zh: '身份证明和联系方式', en: 'identities and contacts' },
  property_right: { zh: '与协议相关的财产权利证明', en: 'proof of the right to the property concerned' },
};

export const NAMES_OF_CONTENTS: Names<ExcludedContent> = {
  marriage: { zh: '婚姻关系', en: 'marriage' },
  parentage: { zh: '亲子关系', en: 'parentage' },
  adoption: { zh: '收养关系', en: 'adoption' },
  ownership: { zh: '物权、知识产权确权', en: 'who owns something' },
  other_procedure: { zh: '须适用其他程序的事项', en: 'a matter of another procedure' },
};

export const CONFIRMATION_TEXTS = {
  no_confirmation_window: {
    zh: '本案没有可以申请司法确认的生效协议，无须告知。',
    en: 'No agreement in force here could be confirmed by a court: there is nothing to tell.',
  },
  agreement_not_in_force: {
    zh: '只能就已经生效且现行有效的协议申请司法确认。',
    en: 'Only the agreement in force can be confirmed.',
  },
  confirmation_before_effect: {
    zh: '协议于 {effectiveOn} 生效，此前不能申请司法确认。',
    en: 'The agreement took effect on {effectiveOn}: no application comes before that.',
  },
  confirmation_without_mediation: {
    zh: '协商达成的协议未经调解组织调解，不能申请司法确认；可以先申请调解，或就协议起诉。',
    en: 'No organisation mediated this agreement, so a court cannot confirm it: ask for mediation, or sue on it.',
  },
  confirmation_not_joint: {
    zh: '司法确认须由各方共同申请，{party}尚未申请。',
    en: 'Confirmation is applied for by all parties together; {party} does not.',
  },
  confirmation_window_over: {
    zh: '申请期限已于 {lastDay} 届满，可以就协议向人民法院起诉；人民法院书面准许逾期申请的除外。',
    en: 'The time to apply ended on {lastDay}: sue on the agreement, unless a paper of the court allows it late.',
  },
  confirmation_content_excluded: {
    zh: '协议内容（{contents}）依法不能司法确认，请告知当事人其他途径。',
    en: 'A court does not confirm this content ({contents}): tell the parties what else is open to them.',
  },
  confirmation_papers_missing: {
    zh: '申请材料不全，还缺：{papers}。',
    en: 'Papers are missing: {papers}.',
  },
  inviting_court_confirms: {
    zh: '本案由人民法院委派调解，应向委派的人民法院申请。',
    en: 'A court sent this case for mediation: apply to that court.',
  },
  no_inviting_court: {
    zh: '本案没有委派调解的人民法院，请选择当事人住所地、标的物所在地或者调解组织所在地的基层人民法院。',
    en: 'No court sent this case: choose the court of a party’s domicile, of the place of the matter, or of the organisation’s seat.',
  },
  confirmation_pending: {
    zh: '已经申请司法确认，请等待结果并记录。',
    en: 'Confirmation has been applied for: await the result and record it.',
  },
  already_confirmed: { zh: '本协议已经司法确认。', en: 'The agreement is confirmed already.' },
  confirmation_dismissed: {
    zh: '人民法院已裁定驳回，可以变更协议、达成新的协议或者起诉。',
    en: 'The court dismissed it: vary the agreement, make a new one, or sue.',
  },
  confirmation_not_on_file: {
    zh: '于 {filedOn} 提出的司法确认申请尚无结果；请记录法院的裁定、不予受理或者撤回。',
    en: 'The application for confirmation of {filedOn} has no result on file: record what the court said, or its withdrawal.',
  },
  confirmation_not_pending: {
    zh: '没有等待结果的司法确认申请。',
    en: 'No application for confirmation awaits a result.',
  },
  decided_before_filing: {
    zh: '结果不能早于申请之日（{filedOn}）。',
    en: 'No result comes before the application of {filedOn}.',
  },
  ruling_number_missing: {
    zh: '请填写裁定书的案号。',
    en: 'Name the number of the ruling.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const CONFIRMATION_EVENT_TEXTS = {
  ConfirmationWindowOpened: { zh: '司法确认申请期限开始', en: 'The time to apply for confirmation began' },
  ConfirmationTold: { zh: '告知司法确认', en: 'Told of judicial confirmation' },
  ConfirmationApplied: { zh: '申请司法确认', en: 'Judicial confirmation applied for' },
  ConfirmationDecided: { zh: '司法确认结果', en: 'The court decided on the confirmation' },
} as const satisfies Record<keyof ConfirmationPayloads, { readonly zh: string; readonly en: string }>;
