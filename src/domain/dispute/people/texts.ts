/** Words about who takes part: refusals, and what the timeline says. Example: `challenge_open` tells who decides. */
import type { PeoplePayloads } from './events.js';

export const PEOPLE_TEXTS = {
  party_left: {
    zh: '当事人{party}已退出本案；如重新参加，请另行追加。',
    en: '{party} has left this case: add them as a party again if they come back.',
  },
  last_applicant: {
    zh: '仅有的申请人不能退出；不再申请的，请办理撤回。',
    en: 'The only applicant cannot leave: record a withdrawal instead.',
  },
  last_respondent: {
    zh: '仅有的被申请人不能退出；请办理撤回或调解不成。',
    en: 'The only respondent cannot leave: withdraw the case, or end it without agreement.',
  },
  left_before_joining: {
    zh: '退出时间不能早于加入时间。',
    en: 'A party cannot have left before it joined.',
  },
  party_bound_by_agreement: {
    zh: '生效协议中有{party}的权利或义务，不能退出。',
    en: 'The agreement in force binds {party} or owes them something: they cannot leave.',
  },
  representative_twice: {
    zh: '该代理人已登记；请先终止原代理，再以新的编号登记变更后的授权。',
    en: 'That representative is already on the case: end them and name them anew with the changed authority.',
  },
  legal_representative_misplaced: {
    zh: '{party}是有完全民事行为能力的成年人或群体，没有法定代理人；请登记委托代理人及其授权。',
    en: '{party} can act alone, or is a group: name an agent with their powers, not a legal representative.',
  },
  group_representative_misplaced: {
    zh: '只有群体当事人可以推选代表，{party}不是群体。',
    en: 'Only a group chooses representatives from among itself; {party} is not one.',
  },
  too_many_group_representatives: {
    zh: '群体当事人的代表不超过 {most} 人。',
    en: 'A group has at most {most} representatives.',
  },
  representative_unknown: {
    zh: '当事人{party}没有登记这名代理人，请先登记。',
    en: 'No such representative of {party} is on the case: name them first.',
  },
  representative_of_none: {
    zh: '所填的代理人不代理这里所列的任何当事人，请核对。',
    en: 'That representative acts for none of the parties named here: check who speaks for whom.',
  },
  representative_not_acting: {
    zh: '该代理人此时不代理{party}：授权尚未开始、已到期或已终止。',
    en: 'That person did not represent {party} at that time: the authority had not begun, had run out or was ended.',
  },
  represented_by_nobody: {
    zh: '会议结束时没有人代理{party}：请先登记其代理人，或者如实记录出席情况。',
    en: 'Nobody represented {party} when the session ended: name the representative first, or record who was there.',
  },
  representative_lacks_power: {
    zh: '{party}的该代理人没有“{power}”的授权。',
    en: 'That representative of {party} was not given the power {power}.',
  },
  only_legal_representative: {
    zh: '此项同意须由{party}本人或其法定代理人作出，委托代理人不能代为作出。',
    en: 'This consent is given by {party} in person or by their legal representative, not by an agent.',
  },
  guardian_missing: {
    zh: '当事人{party}不能独立参加调解，请先登记其法定代理人。',
    en: '{party} cannot act alone: name the legal representative first.',
  },
  guardian_consent_missing: {
    zh: '当事人{party}不满十四周岁，须由其法定代理人同意处理个人信息，请先记录该项同意并注明代理人。',
    en: '{party} is under 14: record the consent of the legal representative to the use of personal data, naming that representative.',
  },
  organization_acts_by_others: {
    zh: '{party}是单位，须由法定代表人或委托代理人签名、表示同意；签署协议也可加盖单位印章。',
    en: '{party} is an organisation: it signs and consents by its legal representative or an agent; under an agreement its own seal does as well.',
  },
  group_acts_by_representatives: {
    zh: '{party}是群体，由其推选的代表签名、表示同意；签署协议须有承认、变更、放弃请求的授权。',
    en: '{party} is a group: it consents by a representative it chose, and signs an agreement by one with the power to settle.',
  },
  mediator_has_conflict: {
    zh: '{staff}与本案有利害关系，已退出本案，请改派他人。',
    en: '{staff} has a conflict of interest in this case and is off it: choose somebody else.',
  },
  conflict_of_another: {
    zh: '{staff}的利害关系由其本人申报，或由本案负责人、值班人员记录。',
    en: '{staff} declares a conflict in person, or an officer of the case records it.',
  },
  challenge_open: {
    zh: '对{staff}的回避申请尚未决定，请主任决定，或改派他人。',
    en: 'A challenge of {staff} is undecided: have the director decide it, or choose somebody else.',
  },
  challenge_upheld: {
    zh: '对{staff}的回避申请成立，已退出本案，请改派他人。',
    en: 'A challenge of {staff} was upheld and they are off the case: choose somebody else.',
  },
  not_mediator_of_case: {
    zh: '{staff}不是本案调解员。',
    en: '{staff} does not mediate in this case.',
  },
  challenge_pending: {
    zh: '该当事人对{staff}的回避申请正在等待决定。',
    en: 'A challenge of {staff} by this party is waiting for its decision.',
  },
  challenge_repeated: {
    zh: '该当事人以同一理由对{staff}提出的回避申请已被驳回，不能再次提出。',
    en: 'This party challenged {staff} on the same ground before, and it was refused.',
  },
  challenge_not_open: {
    zh: '没有待决定的该回避申请。',
    en: 'No such challenge is waiting for a decision.',
  },
  decided_before_challenge: {
    zh: '决定时间不能早于申请时间。',
    en: 'A challenge cannot be decided before it was made.',
  },
  challenge_by_challenged: {
    zh: '不能决定针对自己的回避申请，请由其他主任决定。',
    en: 'You cannot decide a challenge of yourself: another director does.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const PEOPLE_EVENT_TEXTS = {
  PartyLeft: { zh: '当事人退出', en: 'Party left' },
  RepresentativeAdded: { zh: '登记代理人', en: 'Representative named' },
  RepresentativeEnded: { zh: '终止代理', en: 'Representation ended' },
  ConflictDeclared: { zh: '申报利害关系，调解员退出', en: 'Conflict declared; the mediator is off the case' },
  MediatorChallenged: { zh: '申请调解员回避', en: 'Mediator challenged' },
  ChallengeDecided: { zh: '决定回避申请', en: 'Challenge decided' },
} as const satisfies Record<keyof PeoplePayloads, { readonly zh: string; readonly en: string }>;
