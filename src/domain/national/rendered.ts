/**
 * A national record as it is handed in: one line of a CSV file under the standard's own names, or one element of an XML file by our
 * schema (schema.ts). The standard lays down fields and codes, no file format. A CSV line has room for one main party, the first; the
 * XML has all of them. Example: 事件规模 is 01, 主要当事人姓名 is 陈某.
 */
import { csvOf } from '../shared/csv.js';
import type { Coded } from './codes.js';
import type { RecordProblem } from './problems.js';
import type { MainParty, NationalRecord } from './record.js';

/** A record with what ties it to its case. */
export interface HandedIn extends NationalRecord {
  readonly disputeId: string;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly centerId: string;
  readonly state: string;
  readonly updatedAt: string;
  readonly mergedIntoDisputeId: string | null;
  readonly disclosed: boolean;
  readonly valid: boolean;
  readonly problems: readonly Pick<RecordProblem, 'field' | 'code' | 'lies'>[];
}

type Cell = string | number | boolean | null | undefined;
const text = (cell: Cell): string => (cell === null || cell === undefined ? '' : String(cell));

const party = (read: (one: MainParty) => Cell) => (record: HandedIn) => {
  const [first] = record.mainParties;
  return first === undefined ? null : read(first);
};

const COLUMNS: readonly (readonly [heading: string, read: (record: HandedIn) => Cell])[] = [
  ['案件编号', ({ disputeId }) => disputeId],
  ['登记号', ({ receiptNo }) => receiptNo],
  ['案号', ({ number }) => number],
  ['状态', ({ state }) => state],
  ['更新时间', ({ updatedAt }) => updatedAt],
  ['并入案件编号', ({ mergedIntoDisputeId }) => mergedIntoDisputeId],
  ['事件名称', ({ eventName }) => eventName],
  ['发生日期', ({ occurredOn }) => occurredOn],
  ['发生地点', ({ place }) => place],
  ['事件规模', ({ scale }) => scale.code],
  ['事件类别', ({ category }) => category.code],
  ['事件类别名称', ({ category }) => category.name],
  ['涉及人数', ({ peopleInvolved }) => peopleInvolved],
  ['事件简述', ({ summary }) => summary],
  ['涉及单位', ({ organisations }) => organisations.join('；')],
  ['主要当事人证件代码', party(({ idKind }) => idKind.code)],
  ['主要当事人证件号码', party(({ idNumber }) => idNumber)],
  ['主要当事人姓名', party(({ name }) => name)],
  ['主要当事人性别', party(({ sex }) => sex.code)],
  ['主要当事人民族', party(({ ethnicity }) => ethnicity.code)],
  ['主要当事人学历', party(({ education }) => education.code)],
  ['主要当事人人员类别', party(({ personCategory }) => personCategory.code)],
  ['主要当事人居住详址', party(({ address }) => address)],
  ['化解时限', ({ resolveBy }) => resolveBy],
  ['化解方式', ({ method }) => method.code],
  ['化解方式名称', ({ method }) => method.name],
  ['化解组织', ({ resolvedBy }) => resolvedBy],
  ['化解责任人姓名', ({ responsibleName }) => responsibleName],
  ['化解责任人联系方式', ({ responsibleContact }) => responsibleContact],
  ['化解是否成功', ({ successful }) => successful],
  ['化解情况', ({ result }) => result],
  ['考评日期', ({ assessedOn }) => assessedOn],
  ['考评意见', ({ assessment }) => assessment],
  ['经度', ({ longitude }) => longitude],
  ['纬度', ({ latitude }) => latitude],
  ['待补正', ({ problems }) => problems.map(({ field, code }) => `${field} ${code}`).join('；')],
];

/** With its mark, once, at the beginning of the file. */
export const csvHead = (): string => csvOf([COLUMNS.map(([heading]) => heading)]);

export const csvLines = (records: readonly HandedIn[]): string =>
  csvOf(records.map((record) => COLUMNS.map(([, read]) => text(read(record))))).replace('\ufeff', '');

export const XML_NAMESPACE = 'urn:governance-center:national-records:1';
export const XML_HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n<nationalRecords xmlns="${XML_NAMESPACE}" standard="GB/T 31000-2015">\n`;
export const XML_TAIL = '</nationalRecords>\n';

/** XML 1.0 has no form for these, however they are written. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escaped = (value: string): string =>
  value.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** Attributes lose their line ends and tabs unless they are written as references. */
const attribute = (name: string, value: Cell): string =>
  value === null || value === undefined
    ? ''
    : ` ${name}="${escaped(String(value)).replace(/[\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;

/** What there is nothing of is left out. */
const element = (name: string, value: Cell): string =>
  value === null || value === undefined ? '' : `<${name}>${escaped(String(value))}</${name}>`;

const coded = (element: string, { code, name, gap }: Coded): string =>
  `<${element}${attribute('code', code)}${attribute('gap', gap)}>${escaped(name ?? '')}</${element}>`;

const partyElement = (one: MainParty): string =>
  `<mainParty>${coded('idKind', one.idKind)}${element('idNumber', one.idNumber)}${element('name', one.name)}` +
  `${coded('sex', one.sex)}${coded('ethnicity', one.ethnicity)}${coded('education', one.education)}` +
  `${coded('personCategory', one.personCategory)}${element('address', one.address)}</mainParty>`;

const problemElement = ({ field, code, lies }: HandedIn['problems'][number]): string =>
  `<problem${attribute('field', field)}${attribute('code', code)}${attribute('lies', lies)}/>`;

export function xmlRecord(record: HandedIn): string {
  const { disputeId, receiptNo, number, centerId, state, updatedAt, mergedIntoDisputeId, disclosed, valid } = record;
  const ties = { disputeId, receiptNo, number, centerId, state, updatedAt, mergedIntoDisputeId, disclosed, valid };
  const attributes = Object.entries(ties).map(([name, value]) => attribute(name, value));
  const parts = [
    element('eventName', record.eventName),
    element('occurredOn', record.occurredOn),
    element('place', record.place),
    coded('scale', record.scale),
    coded('category', record.category),
    element('peopleInvolved', record.peopleInvolved),
    element('summary', record.summary),
    ...record.organisations.map((name) => element('organisation', name)),
    ...record.mainParties.map(partyElement),
    element('resolveBy', record.resolveBy),
    coded('method', record.method),
    element('resolvedBy', record.resolvedBy),
    element('responsibleName', record.responsibleName),
    element('responsibleContact', record.responsibleContact),
    element('successful', record.successful),
    element('result', record.result),
    element('assessedOn', record.assessedOn),
    element('assessment', record.assessment),
    element('longitude', record.longitude),
    element('latitude', record.latitude),
    ...record.problems.map(problemElement),
  ];
  return `<record${attributes.join('')}>${parts.join('')}</record>\n`;
}
