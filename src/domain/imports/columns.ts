/**
 * The tables that can be imported: what each column is called in Chinese and in English, which field of the row it fills, and
 * how its cells are read. A template is these columns with one example; a file with the same headings needs no mapping.
 * Example: `申请人1姓名` fills the name of the first applicant.
 */
import { TRACKS } from '../deadlines/tracks.js';
import { DELEGATING_BODY_TEXTS } from '../dispute/vocabulary.js';

export const IMPORT_KINDS = ['disputes', 'petitions', 'grids_households', 'staff'] as const;
export type ImportKindName = (typeof IMPORT_KINDS)[number];

export const CELL_KINDS = ['text', 'list', 'day', 'moment', 'whole', 'decimal', 'money', 'yes_no', 'code'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface ImportColumn extends Bilingual {
  /** where its value goes: names of fields, with places in lists */
  readonly field: string;
  readonly kind: CellKind;
  readonly required: boolean;
  readonly example: Bilingual;
  /** of a code: what may stand there, as code or in words */
  readonly codes: Readonly<Record<string, Bilingual>>;
}

type Rest = Partial<Pick<ImportColumn, 'kind' | 'required' | 'codes'>> & { readonly example?: string | Bilingual };

const column = (field: string, zh: string, en: string, rest: Rest = {}): ImportColumn => {
  const { kind = 'text', required = false, codes = {}, example = '' } = rest;
  return { field, zh, en, kind, required, codes, example: typeof example === 'string' ? same(example) : example };
};

const same = (text: string): Bilingual => ({ zh: text, en: text });
const code = (codes: Readonly<Record<string, Bilingual>>, example: string, required = false): Rest => ({
  kind: 'code',
  codes,
  required,
  example: codes[example] ?? '',
});
const day = (example: string, required = false): Rest => ({ kind: 'day', required, example });

const KEY = [
  column('externalId', '原系统编号', 'external id', { required: true, example: 'A-2019-0001' }),
  column('externalSource', '来源系统', 'external source'),
] as const;

const SOURCE_CODES = {
  on_application: { zh: '依申请', en: 'on application' },
  proactive: { zh: '主动调解', en: 'proactive' },
  delegated: { zh: '委托移送', en: 'delegated' },
};
const CHANNEL_CODES = {
  reception_room: { zh: '接访室', en: 'reception room' },
  grid_worker: { zh: '网格员', en: 'grid worker' },
  phone: { zh: '电话', en: 'phone' },
  hotline: { zh: '热线', en: 'hotline' },
  online: { zh: '网上', en: 'online' },
  letter: { zh: '来信', en: 'letter' },
  transfer: { zh: '移送', en: 'transfer' },
};
const OUTCOME_CODES = {
  settled: { zh: '达成协议', en: 'settled' },
  failed: { zh: '调解不成', en: 'failed' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  refused: { zh: '不予受理', en: 'refused' },
};
const FORM_CODES = { written: { zh: '书面', en: 'written' }, oral: { zh: '口头', en: 'oral' } };
const PARTY_CODES = { person: { zh: '个人', en: 'person' }, organization: { zh: '单位', en: 'organization' } };
const REFUSAL_CODES = {
  reserved_to_organ: { zh: '专门机关管辖', en: 'reserved to organ' },
  accepted_elsewhere: { zh: '其他机关已受理', en: 'accepted elsewhere' },
  administrative_only: { zh: '行政事项', en: 'administrative only' },
  party_refuses: { zh: '当事人拒绝', en: 'party refuses' },
  outside_scope: { zh: '不属于调解范围', en: 'outside scope' },
};
const FAIL_CODES = {
  no_agreement: { zh: '未达成一致', en: 'no agreement' },
  party_absent: { zh: '当事人缺席', en: 'party absent' },
  party_refuses: { zh: '当事人拒绝', en: 'party refuses' },
  deadline: { zh: '期限届满', en: 'deadline' },
  outside_scope: { zh: '不属于调解范围', en: 'outside scope' },
  other: { zh: '其他', en: 'other' },
};
const REMEDY_CODES = {
  arbitration: { zh: '仲裁', en: 'arbitration' },
  administrative: { zh: '行政', en: 'administrative' },
  court: { zh: '诉讼', en: 'court' },
  police: { zh: '报警', en: 'police' },
  petition: { zh: '信访', en: 'petition' },
  other_center: { zh: '其他综治中心', en: 'other centre' },
};

/** So many on each side of a line; more of them in NDJSON. */
export const PARTIES_PER_SIDE = 4;

const SIDES = [
  { field: 'applicants', zh: '申请人', en: 'applicant', name: '陈某' },
  { field: 'respondents', zh: '被申请人', en: 'respondent', name: '林某' },
] as const;

const partyColumns = (): ImportColumn[] =>
  SIDES.flatMap(({ field, zh, en, name }) =>
    Array.from({ length: PARTIES_PER_SIDE }, (_, index) => {
      const at = `${field}/${index}`;
      const place = index + 1;
      const isFirst = index === 0;
      return [
        column(`${at}/name`, `${zh}${place}姓名`, `${en} ${place} name`, { example: isFirst ? name : '' }),
        column(`${at}/kind`, `${zh}${place}类型`, `${en} ${place} kind`, { kind: 'code', codes: PARTY_CODES }),
        column(`${at}/phone`, `${zh}${place}电话`, `${en} ${place} phone`),
        column(`${at}/idNumber`, `${zh}${place}证件号码`, `${en} ${place} id number`),
        column(`${at}/address`, `${zh}${place}住址`, `${en} ${place} address`),
      ];
    }).flat(),
  );

const DISPUTES: readonly ImportColumn[] = [
  ...KEY,
  column('receivedAt', '收到日期', 'received', { kind: 'moment', required: true, example: '2019-05-06' }),
  column('source/kind', '案件来源', 'source', code(SOURCE_CODES, 'on_application', true)),
  column('source/channel', '渠道', 'channel', code(CHANNEL_CODES, 'reception_room', true)),
  column('source/delegatedBy/body', '委托单位', 'delegated by', { kind: 'code', codes: DELEGATING_BODY_TEXTS }),
  column('source/delegatedBy/letterNo', '委托文号', 'letter no'),
  column('category', '事件类别', 'category', { kind: 'code', required: true, example: 'neighbor' }),
  column('subcategory', '事件子类', 'subcategory', { kind: 'code', example: 'water_leak' }),
  column('title', '事件名称', 'title', { required: true, example: '楼上漏水' }),
  column('facts', '事件简述', 'facts', { required: true, example: '卫生间漏水，天花板发霉。' }),
  column('claims', '请求事项', 'claims', { kind: 'list', example: '修复漏水；赔偿损失' }),
  column('occurredOn', '发生日期', 'occurred on', day('2019-04-20')),
  column('location/address', '发生地点', 'address', { example: '安居小区3号楼502' }),
  column('location/longitude', '经度', 'longitude', { kind: 'decimal' }),
  column('location/latitude', '纬度', 'latitude', { kind: 'decimal' }),
  column('gridName', '网格', 'grid'),
  column('amountInvolved', '涉及金额', 'amount involved', { kind: 'money', example: '3000.00' }),
  column('peopleInvolved', '涉及人数', 'people involved', { kind: 'whole', example: '2' }),
  column('difficult', '疑难复杂', 'difficult', { kind: 'yes_no', example: { zh: '否', en: 'no' } }),
  column('riskFlags', '风险标识', 'risk flags', { kind: 'list' }),
  column('track', '调解类型', 'track', code(TRACKS, 'peoples_mediation')),
  ...partyColumns(),
  column('acceptedOn', '受理日期', 'accepted on', day('2019-05-07')),
  column('assignedOn', '分派日期', 'assigned on', day('')),
  column('departmentCode', '部门', 'department', { kind: 'code' }),
  column('mediators', '调解员', 'mediators', { kind: 'list' }),
  column('responsibleOfficer', '责任人', 'responsible officer'),
  column('outcome', '化解结果', 'outcome', code(OUTCOME_CODES, 'settled')),
  column('endedOn', '化解日期', 'ended on', day('2019-05-20')),
  column('failReason', '调解不成原因', 'fail reason', { kind: 'code', codes: FAIL_CODES }),
  column('refusalReason', '不予受理原因', 'refusal reason', { kind: 'code', codes: REFUSAL_CODES }),
  column('remedy', '告知途径', 'remedy', { kind: 'code', codes: REMEDY_CODES }),
  column('agreementForm', '协议形式', 'agreement form', code(FORM_CODES, 'written')),
  column('agreementTerms', '协议内容', 'agreement terms', { example: '林某赔偿陈某天花板修复费用。' }),
  column('agreementAmount', '协议金额', 'agreement amount', { kind: 'money', example: '3000.00' }),
  column('agreementDueOn', '履行期限', 'agreement due on', day('2019-06-10')),
  column('performedOn', '履行日期', 'performed on', day('2019-06-01')),
  column('closedOn', '结案日期', 'closed on', day('2019-06-03')),
];

const PETITION_CHANNEL_CODES = {
  visit: { zh: '走访', en: 'visit' },
  letter: { zh: '来信', en: 'letter' },
  phone: { zh: '来电', en: 'phone' },
  online: { zh: '网上', en: 'online' },
  fax: { zh: '传真', en: 'fax' },
};
const LEVEL_CODES = {
  community: { zh: '社区', en: 'community' },
  township: { zh: '乡镇街道', en: 'township' },
  county: { zh: '县区', en: 'county' },
  city: { zh: '市', en: 'city' },
  province: { zh: '省', en: 'province' },
  national: { zh: '国家', en: 'national' },
};
const KNOWN_CODES = {
  own: { zh: '本级登记', en: 'own' },
  transfer: { zh: '信访部门转交', en: 'transfer' },
  other: { zh: '其他', en: 'other' },
};
const no = { zh: '否', en: 'no' };

const PETITIONS: readonly ImportColumn[] = [
  ...KEY,
  column('occurredOn', '信访日期', 'occurred on', day('2019-09-08', true)),
  column('channel', '信访形式', 'channel', code(PETITION_CHANNEL_CODES, 'letter', true)),
  column('level', '信访层级', 'level', code(LEVEL_CODES, 'township', true)),
  column('persons', '人次', 'persons', { kind: 'whole', required: true, example: '1' }),
  column('group', '集体访', 'group', { kind: 'yes_no', required: true, example: no }),
  column('jointLetter', '联名信', 'joint letter', { kind: 'yes_no', example: no }),
  column('matter', '反映事项', 'matter', { required: true, example: '反映小区停车位划线问题' }),
  column('first', '初次', 'first', { kind: 'yes_no', required: true, example: { zh: '是', en: 'yes' } }),
  column('overLevel', '越级', 'over level', { kind: 'yes_no', example: no }),
  column('knownFrom', '信息来源', 'known from', code(KNOWN_CODES, 'transfer', true)),
];

const GRIDS: readonly ImportColumn[] = [
  ...KEY,
  column('gridName', '网格名称', 'grid', { required: true, example: '第六网格' }),
  column('level', '网格层级', 'level', { kind: 'whole', required: true, example: '2' }),
  column('parentName', '上级网格', 'grid above', { example: '总网格' }),
  column('buildingAddress', '楼栋地址', 'building', { example: '示例新苑1号楼' }),
  column('households', '户数', 'households', { kind: 'whole', example: '78' }),
];

const STAFF: readonly ImportColumn[] = [
  ...KEY,
  column('name', '姓名', 'name', { required: true, example: '郑某' }),
  column('title', '职务', 'title', { example: '调解员' }),
  column('departmentCode', '部门', 'department', { kind: 'code' }),
  column('isOfficer', '派驻人员', 'officer', { kind: 'yes_no', example: no }),
  column('gridLevel', '网格员层级', 'grid level', { kind: 'whole' }),
  column('workPhone', '办公电话', 'work phone', { example: '0593-0000001' }),
  column('workUnit', '工作单位', 'work unit'),
  column('homeAddress', '家庭住址', 'home address'),
  column('appointment/appointedFrom', '聘任起始日期', 'appointed from', day('2024-01-01')),
  column('appointment/appointedTo', '聘任截止日期', 'appointed to', day('')),
  column('appointment/committee', '聘任委员会', 'committee', { example: '阳春社区人民调解委员会' }),
];

export const IMPORT_COLUMNS = {
  disputes: DISPUTES,
  petitions: PETITIONS,
  grids_households: GRIDS,
  staff: STAFF,
} as const satisfies Record<ImportKindName, readonly ImportColumn[]>;
