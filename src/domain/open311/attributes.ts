/**
 * What a sender may tell beyond the fields of the specification: the service definition, the same for every service, and none
 * of it required. Example: `attribute[external_id]=WO-88213` is the sender's own number; sent twice, it registers one case.
 */
import { type Channel, CHANNELS } from '../dispute/vocabulary.js';

type Datatype = 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface Attribute {
  readonly code: string;
  readonly datatype: Datatype;
  readonly description: Bilingual;
  readonly values?: readonly { readonly key: string; readonly name: Bilingual }[];
}

/** The ways that come by this door; the first when nobody says. */
export const OPEN311_CHANNELS = ['online', 'hotline', 'transfer'] as const satisfies readonly Channel[];

export const isOpen311Channel = (text: string): text is Channel =>
  OPEN311_CHANNELS.some((channel) => channel === text) && CHANNELS.some((channel) => channel === text);

export const EXTERNAL_ID_LENGTH = 100;

export const ATTRIBUTES = [
  {
    code: 'external_id',
    datatype: 'string',
    description: {
      zh: '贵方系统的编号，最多 100 个字符；同一编号重复提交只登记一次，也可凭此编号查询 tokens。',
      en: 'Your own number, at most 100 characters; sent again it registers nothing new, and `tokens` finds the request by it.',
    },
  },
  {
    code: 'channel',
    datatype: 'singlevaluelist',
    description: { zh: '来件渠道，默认 online。', en: 'How it reached you; `online` when absent.' },
    values: [
      { key: 'online', name: { zh: '网络', en: 'Online' } },
      { key: 'hotline', name: { zh: '热线', en: 'Hotline' } },
      { key: 'transfer', name: { zh: '其他系统转来', en: 'Passed on by another system' } },
    ],
  },
  {
    code: 'respondent',
    datatype: 'string',
    description: { zh: '对方当事人的姓名或名称。', en: 'Name of the other side.' },
  },
  {
    code: 'claims',
    datatype: 'text',
    description: { zh: '希望怎样解决，最多 500 个字符。', en: 'What is asked for, at most 500 characters.' },
  },
  {
    code: 'amount',
    datatype: 'number',
    description: { zh: '争议金额，元，最多两位小数。', en: 'Amount in dispute, in yuan, at most two places.' },
  },
  {
    code: 'people_involved',
    datatype: 'number',
    description: { zh: '涉及人数。', en: 'People involved.' },
  },
  {
    code: 'occurred_on',
    datatype: 'datetime',
    description: { zh: '纠纷发生的日期或时间。', en: 'Day or time at which the matter began.' },
  },
] as const satisfies readonly Attribute[];

export type AttributeCode = (typeof ATTRIBUTES)[number]['code'];
