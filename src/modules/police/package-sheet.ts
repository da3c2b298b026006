/** The package for the police to read: parties, agreement, what was performed and on what evidence, the application. */
import { POLICE_LAW } from './police-law.js';
import type { PolicePackageResponse } from './police.dto.js';

const FORMS: Readonly<Record<string, string>> = { written: '书面', oral: '口头' };

export function packageSheet(content: PolicePackageResponse, madeOn: string): string {
  const names = new Map(content.parties.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? '').join('、');
  const sections = [
    ['治安案件人民调解材料', `依据：《${POLICE_LAW.law}》第${POLICE_LAW.article}条`, `制作日期：${madeOn}`],
    ['一、当事人', ...content.parties.map(({ name }) => name)],
    ['二、调解协议', ...agreementLines(content)],
    ['三、履行情况', ...performanceLines(content, named)],
    ['四、当事人书面申请', ...applicationLines(content, named)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function agreementLines({ agreement, number, parties }: PolicePackageResponse): string[] {
  if (agreement === null) return [];
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  return [
    `编号：${number ?? ''}　形式：${FORMS[agreement.form] ?? agreement.form}　生效日期：${agreement.effectiveOn ?? ''}`,
    `主要事实：${agreement.facts}`,
    `争议事项：${agreement.issues}`,
    `各方责任：${agreement.responsibilities}`,
    `协议内容：${agreement.terms}`,
    ...agreement.signatures.map(({ by, signedOn }) => {
      const signer = by.seal
        ? '人民调解委员会印章'
        : by.partyId === null
          ? '人民调解员'
          : (names.get(by.partyId) ?? '');
      return `签名盖章：${signer}　${signedOn}`;
    }),
    `文本摘要（SHA-256）：${agreement.textDigest}`,
  ];
}

const performanceLines = (
  { obligations }: PolicePackageResponse,
  named: (ids: readonly string[]) => string,
): string[] =>
  obligations.flatMap(({ position, debtorPartyIds, creditorPartyIds, description, amount, performances }) => [
    `${position}. ${named(debtorPartyIds)}对${named(creditorPartyIds)}：${description}${amount === null ? '' : `（${amount}元）`}`,
    ...performances
      .filter(({ voided }) => !voided)
      .map((one) => `　　${one.performedOn}履行${one.amount === null ? '' : `${one.amount}元`}，凭证：${one.evidence}`),
  ]);

const applicationLines = (
  { applications }: PolicePackageResponse,
  named: (ids: readonly string[]) => string,
): string[] =>
  applications.flatMap(({ filedOn, partyIds, caseNo, text }) => [
    `${filedOn}　${named(partyIds)}${caseNo === null ? '' : `　案件编号：${caseNo}`}`,
    ...(text === null ? [] : [text]),
  ]);
