/** Words about what the police is given: refusals, what the timeline says, and the names of its codes. */
import type { SessionOutcome } from '../vocabulary.js';
import type { PolicePayloads } from './events.js';
import type { AttemptKind, Dissuader, DissuasionMethod, DissuasionOutcome, NO_SHOW } from './words.js';

type Names<T extends string> = Readonly<Record<T, { readonly zh: string; readonly en: string }>>;

export const NAMES_OF_DISSUADERS: Names<Dissuader> = {
  residents_committee: { zh: '居民委员会', en: 'residents’ committee' },
  owners_committee: { zh: '业主委员会', en: 'owners’ committee' },
  property_manager: { zh: '物业服务人', en: 'property manager' },
  department: { zh: '有关部门', en: 'department' },
  police: { zh: '公安机关', en: 'police' },
  other: { zh: '其他', en: 'other' },
};

export const NAMES_OF_METHODS: Names<DissuasionMethod> = {
  on_site: { zh: '上门', en: 'on site' },
  phone: { zh: '电话', en: 'by phone' },
  written: { zh: '书面', en: 'in writing' },
  online: { zh: '网络', en: 'online' },
};

export const NAMES_OF_OUTCOMES: Names<DissuasionOutcome> = {
  stopped: { zh: '当场停止', en: 'stopped' },
  promised: { zh: '承诺改正', en: 'promised to stop' },
  continued: { zh: '未能制止', en: 'went on' },
  refused: { zh: '拒绝劝阻', en: 'would not listen' },
};

export const NAMES_OF_ATTEMPTS: Names<AttemptKind> = {
  dissuasion: { zh: '劝阻', en: 'dissuasion' },
  mediation: { zh: '调解', en: 'mediation' },
  mediation_refused: { zh: '拒绝调解', en: 'refusal to be mediated' },
};

export const NAMES_OF_SESSION_OUTCOMES: Names<SessionOutcome> = {
  continue: { zh: '未结束，继续调解', en: 'to be continued' },
  agreed: { zh: '达成一致', en: 'agreed' },
  not_agreed: { zh: '未达成一致', en: 'not agreed' },
};

export const NAMES_OF_NO_SHOW: Names<typeof NO_SHOW> = { no_show: { zh: '未到场', en: 'did not come' } };

export const POLICE_TEXTS = {
  dissuasion_in_future: { zh: '劝阻日期不能晚于今天。', en: 'A dissuasion cannot lie in the future.' },
  not_a_noise_case: {
    zh: '本案不是噪声纠纷（以中心设置的纠纷细类为准），不能出具劝阻、调解记录清单。',
    en: 'This is no noise case by the sub-types the centre has set, so there is no list of attempts.',
  },
  police_case_unnamed: {
    zh: '本案不是公安机关移送的，请在申请中写明治安案件编号。',
    en: 'The police did not send this case: name the number of theirs with the application.',
  },
  police_needs_peoples_mediation: {
    zh: '只有经人民调解委员会调解达成的协议才能提交公安机关申请不予处罚。',
    en: 'Only an agreement of a people’s mediation is put before the police for going without a penalty.',
  },
  police_without_agreement: {
    zh: '没有生效的人民调解协议。',
    en: 'There is no agreement in force.',
  },
  police_application_before_effect: {
    zh: '协议于 {effectiveOn} 生效，申请不能早于该日。',
    en: 'The agreement took effect on {effectiveOn}: no application comes before that.',
  },
  police_not_performed: {
    zh: '还有 {count} 项义务没有履行完毕。',
    en: 'Obligations are not performed yet ({count}).',
  },
  police_waived_only: {
    zh: '有 {count} 项义务是放弃而非履行，不能作为已经履行的证明。',
    en: 'Obligations were waived, not performed ({count}): that proves no performance.',
  },
  police_application_missing: {
    zh: '当事人{party}尚未提出书面申请。',
    en: 'There is no written application of {party} yet.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const POLICE_EVENT_TEXTS = {
  DissuasionRecorded: { zh: '记录劝阻', en: 'Dissuasion recorded' },
  PoliceApplicationRecorded: { zh: '向公安机关提出书面申请', en: 'Application to the police recorded' },
} as const satisfies Record<keyof PolicePayloads, { readonly zh: string; readonly en: string }>;
