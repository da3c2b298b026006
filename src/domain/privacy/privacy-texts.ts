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
