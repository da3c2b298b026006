/** Words of the privacy rules: of a phone or an identity number in a free text, of what was provided to whom. Source: PIPL 23, 51. */
import type { IdentifierKind } from './identifiers.js';
import type { ProvisionKind } from './provisions.js';

export const MISPLACED_TEXTS = {
  phone: {
    zh: '疑似含有电话号码，此处不加密、不遮挡，请改填当事人的电话栏',
    en: 'Looks like it holds a phone number: here it is neither encrypted nor masked; put it in the phone field of the party',
  },
  id_number: {
    zh: '疑似含有身份证号码，此处不加密、不遮挡，请改填当事人的证件号码栏',
    en: 'Looks like it holds an identity number: here it is neither encrypted nor masked; put it in the idNumber field of the party',
  },
} as const satisfies Record<IdentifierKind, { readonly zh: string; readonly en: string }>;

export const PROVISION_TEXTS = {
  export: { zh: '批量导出案件数据', en: 'Cases taken out in an export' },
  national_records: { zh: '按国家标准报送案件数据', en: 'Records of the national standard' },
  folder: { zh: '提供案卷', en: 'The folder of a case' },
  police_package: { zh: '向公安机关移交治安案件材料', en: 'The package of a case of the police' },
  noise_attempts: { zh: '提供噪声劝阻、调解清单', en: 'The attempts in a noise case' },
  referral_outside: { zh: '移送中心以外的单位', en: 'Referred to a body outside' },
  referral_department: { zh: '移送本中心其他部门', en: 'Referred to another department of the centre' },
  escalation: { zh: '提级至上级中心', en: 'Escalated to the centre above' },
  police_report: { zh: '向公安机关报告', en: 'Reported to the police' },
  court_confirmation: { zh: '共同申请司法确认', en: 'Application for judicial confirmation' },
} as const satisfies Record<ProvisionKind, { readonly zh: string; readonly en: string }>;

export const PRIVACY_TEXTS = {
  personal_data_restricted: {
    zh: '当事人的个人信息已限制处理，只保存，不查看、不导出、不比对，也不能更正或据以继续办案：本人再次同意的，先登记并批准解除限制（release）的请求；本人可以申请查阅。',
    en: 'The data of a party is restricted: stored and kept safe, not shown, exported, compared or corrected, and no work goes on with it. If the person agrees again, record a `release` and have it granted first; the person may ask to see the data.',
  },
  subject_case_open: {
    zh: '案件尚未结案，办理需要当事人信息：请先按规定结束并结案，再限制处理。',
    en: 'The case goes on and needs the data of its parties: end and close it first, then the data can be restricted.',
  },
  subject_case_not_closed: {
    zh: '案件已经结束但尚未结案：请先办结案，再限制处理。',
    en: 'The case has ended but is not closed yet: close it first, then the data can be restricted.',
  },
  subject_request_decided: { zh: '该请求已有决定。', en: 'This request was decided already.' },
  subject_access_not_granted: {
    zh: '只有经同意的查阅、复制请求才能提供本人信息。',
    en: 'Only a granted request for access opens what is held about the person.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type PrivacyRefusalCode = keyof typeof PRIVACY_TEXTS;

/** Headings of what is handed to a person. */
export const SUBJECT_WORDS = {
  head: { zh: '本中心持有的您的个人信息，截至', en: 'What this centre holds about you, as of ' },
  case: { zh: '案件：', en: 'Case: ' },
  received: { zh: '收到日期：', en: 'Received: ' },
  state: { zh: '办理状态：', en: 'State: ' },
  role: { zh: '您的身份：', en: 'You are in it as: ' },
  name: { zh: '姓名：', en: 'Name: ' },
  phone: { zh: '电话：', en: 'Phone: ' },
  idNumber: { zh: '证件号码：', en: 'Identity number: ' },
  address: { zh: '住址：', en: 'Address: ' },
  workUnit: { zh: '工作单位：', en: 'Work unit: ' },
  sex: { zh: '性别：', en: 'Sex: ' },
  ethnicity: { zh: '民族：', en: 'Ethnicity: ' },
  occupation: { zh: '职业：', en: 'Occupation: ' },
  bornOn: { zh: '出生日期：', en: 'Born: ' },
  consent: { zh: '您的意思表示：', en: 'What you agreed to or refused: ' },
  other: { zh: '其他当事人：', en: 'Another party: ' },
  provided: { zh: '提供情况：', en: 'Provided to others: ' },
  restricted: { zh: '限制处理自：', en: 'Restricted since: ' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
