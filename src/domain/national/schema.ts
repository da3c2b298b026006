/**
 * The schema (XSD 1.0) of the XML file of national records. It is ours: GB/T 31000-2015 lays down fields, codes and lengths and no
 * file format. Receivers check what they get against it. Example: `scale` holds 01, 02 or 03; `summary` at most 2000 characters.
 */
import { STATES } from '../dispute/states.js';
import { GAPS } from './codes.js';
import { LONGEST_TEXT, PROBLEM_CODES } from './problems.js';
import { XML_NAMESPACE } from './rendered.js';

const values = (name: string, codes: readonly string[]): string =>
  `  <xs:simpleType name="${name}">
    <xs:restriction base="xs:string">
${codes.map((code) => `      <xs:enumeration value="${code}"/>`).join('\n')}
    </xs:restriction>
  </xs:simpleType>`;

const pattern = (name: string, form: string): string =>
  `  <xs:simpleType name="${name}">
    <xs:restriction base="xs:string"><xs:pattern value="${form}"/></xs:restriction>
  </xs:simpleType>`;

/** A code, the words for it, and why there is no code. */
const coded = (name: string, codeType: string): string =>
  `  <xs:complexType name="${name}">
    <xs:simpleContent>
      <xs:extension base="xs:string">
        <xs:attribute name="code" type="${codeType}"/>
        <xs:attribute name="gap" type="n:gap"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>`;

const one = (name: string, type: string): string => `        <xs:element name="${name}" type="${type}"/>`;
const perhaps = (name: string, type: string): string =>
  `        <xs:element name="${name}" type="${type}" minOccurs="0"/>`;
const several = (name: string, type: string): string =>
  `        <xs:element name="${name}" type="${type}" minOccurs="0" maxOccurs="unbounded"/>`;
const demanded = (name: string, type: string): string =>
  `      <xs:attribute name="${name}" type="${type}" use="required"/>`;
const optional = (name: string, type: string): string => `      <xs:attribute name="${name}" type="${type}"/>`;

const RECORD = [
  one('eventName', 'xs:string'),
  perhaps('occurredOn', 'xs:date'),
  perhaps('place', 'xs:string'),
  one('scale', 'n:scale'),
  one('category', 'n:category'),
  one('peopleInvolved', 'xs:nonNegativeInteger'),
  perhaps('summary', 'n:longText'),
  several('organisation', 'xs:string'),
  several('mainParty', 'n:mainParty'),
  perhaps('resolveBy', 'xs:date'),
  one('method', 'n:coded'),
  one('resolvedBy', 'xs:string'),
  perhaps('responsibleName', 'xs:string'),
  perhaps('responsibleContact', 'xs:string'),
  perhaps('successful', 'xs:boolean'),
  perhaps('result', 'n:longText'),
  perhaps('assessedOn', 'xs:date'),
  perhaps('assessment', 'xs:string'),
  perhaps('longitude', 'n:longitude'),
  perhaps('latitude', 'n:latitude'),
  several('problem', 'n:problem'),
];

const TIES = [
  demanded('disputeId', 'n:uuid'),
  demanded('receiptNo', 'xs:string'),
  optional('number', 'xs:string'),
  demanded('centerId', 'n:uuid'),
  demanded('state', 'n:state'),
  demanded('updatedAt', 'xs:dateTime'),
  optional('mergedIntoDisputeId', 'n:uuid'),
  demanded('disclosed', 'xs:boolean'),
  demanded('valid', 'xs:boolean'),
];

const PARTY = [
  one('idKind', 'n:idKind'),
  perhaps('idNumber', 'xs:string'),
  one('name', 'xs:string'),
  one('sex', 'n:sex'),
  one('ethnicity', 'n:twoDigits'),
  one('education', 'n:coded'),
  one('personCategory', 'n:coded'),
  perhaps('address', 'xs:string'),
];

const group = (name: string, elements: readonly string[], attributes: readonly string[] = []): string =>
  `  <xs:complexType name="${name}">
      <xs:sequence>
${elements.join('\n')}
      </xs:sequence>
${attributes.map((line) => `${line}\n`).join('')}  </xs:complexType>`;

const within = (name: string, limit: number): string =>
  `  <xs:simpleType name="${name}">
    <xs:restriction base="xs:decimal"><xs:minInclusive value="-${limit}"/><xs:maxInclusive value="${limit}"/></xs:restriction>
  </xs:simpleType>`;

export const NATIONAL_SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n="${XML_NAMESPACE}" targetNamespace="${XML_NAMESPACE}" elementFormDefault="qualified">
  <xs:element name="nationalRecords">
    <xs:complexType>
      <xs:sequence>
${several('record', 'n:record')}
      </xs:sequence>
      <xs:attribute name="standard" type="xs:string" use="required" fixed="GB/T 31000-2015"/>
    </xs:complexType>
  </xs:element>
${[
  group('record', RECORD, TIES),
  group('mainParty', PARTY),
  group('problem', [], [demanded('field', 'xs:string'), demanded('code', 'n:problemCode'), demanded('lies', 'n:lies')]),
  coded('coded', 'xs:string'),
  coded('scale', 'n:scaleCode'),
  coded('category', 'n:twoDigitCode'),
  coded('twoDigits', 'n:twoDigitCode'),
  coded('sex', 'n:sexCode'),
  coded('idKind', 'n:threeDigitCode'),
  values('scaleCode', ['01', '02', '03']),
  values('sexCode', ['1', '2']),
  values('gap', GAPS),
  values('state', Object.keys(STATES)),
  values('problemCode', PROBLEM_CODES),
  values('lies', ['case', 'standard']),
  pattern('twoDigitCode', '[0-9]{2}'),
  pattern('threeDigitCode', '[0-9]{3}'),
  pattern('uuid', '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  `  <xs:simpleType name="longText">
    <xs:restriction base="xs:string"><xs:maxLength value="${LONGEST_TEXT}"/></xs:restriction>
  </xs:simpleType>`,
  within('longitude', 180),
  within('latitude', 90),
].join('\n')}
</xs:schema>
`;
