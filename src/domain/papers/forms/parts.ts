/** What several forms have in common: the number, the particulars of a party, the places to sign. */
import type { Day } from '../../shared/day.js';
import { type Block, gap, label, right, row, signature, table, type Table, value } from '../blocks.js';
import { ageOn, BLANK_DAY } from '../dates.js';
import type { FileRecord, PartyOnPaper } from '../file-record.js';
import { inWords, ROLES, SEXES } from '../words.js';

/** The number of the file, which every paper of it bears (R39); before acceptance its place stays empty. */
export const numberOf = ({ number }: FileRecord): string => number ?? '（      ）      人调字第      号';

export const numbered = (file: FileRecord): Block => right(numberOf(file));

const agedOn = ({ bornOn }: PartyOnPaper, on: Day): string => {
  const age = ageOn(bornOn, on);
  return age === null ? '' : String(age);
};

/** Particulars as the forms ask for them, the age as of the day of the paper; an organisation has those of an organisation. */
export function particulars(party: PartyOnPaper, on: Day): Table {
  const named = inWords(ROLES, party.role);
  if (party.kind !== 'person') return particularsOfMany(party, named);
  return table(
    [19, 17, 9, 11, 9, 13, 9, 13],
    [
      row(
        ...[label(named), value(party.name), label('性别'), value(inWords(SEXES, party.sex))],
        ...[label('民族'), value(party.ethnicity), label('年龄'), value(agedOn(party, on))],
      ),
      row(label('职业或职务'), value(party.occupation, 3), label('联系方式', 2), value(party.phone, 2)),
      row(label('单位或住址'), value([party.workUnit, party.address].filter((one) => one !== null).join('，'), 7)),
    ],
  );
}

/** Who leads it or was chosen by it is named with it. */
function particularsOfMany(party: PartyOnPaper, named: string): Table {
  const isGroup = party.kind === 'group';
  const leaders = party.representatives.filter(({ kind }) => kind === (isGroup ? 'group' : 'legal'));
  const count = party.memberCount === null ? '' : `（${party.memberCount}人）`;
  return table(
    [20, 80],
    [
      row(label(named), value(`${party.name}${count}`)),
      row(label(isGroup ? '代表人' : '法定代表人'), value(leaders.map(({ name }) => name).join('、'))),
      row(label('联系方式'), value(party.phone)),
      row(label('地址'), value(party.address)),
    ],
  );
}

/** The same in a sentence, as agreements and applications to a court name a party. */
export function inSentence(party: PartyOnPaper, on: Day): string {
  const age = agedOn(party, on);
  const own = [
    inWords(SEXES, party.sex),
    party.ethnicity ?? '',
    age === '' ? '' : `${age}岁`,
    party.occupation ?? '',
    party.idNumber === null ? '' : `公民身份号码${party.idNumber}`,
  ];
  const rest = [
    ...(party.kind === 'person' ? own : []),
    party.address === null ? '' : `${party.kind === 'person' ? '住' : '住所地'}${party.address}`,
    party.phone === null ? '' : `联系方式${party.phone}`,
  ];
  const acting = party.representatives.map(({ kind, name }) => `${REPRESENTATIVES[kind] ?? '代理人'}${name}`);
  return `${inWords(ROLES, party.role)}：${[party.name, ...rest, ...acting].filter((part) => part !== '').join('，')}。`;
}

export const REPRESENTATIVES: Readonly<Record<string, string>> = {
  legal: '法定代理人（法定代表人）',
  agent: '委托代理人',
  group: '推选代表',
};

export const partiesOf = ({ parties }: FileRecord, ...roles: readonly string[]): PartyOnPaper[] =>
  parties.filter(({ role }) => roles.includes(role));

/** A place for each party to sign, with a day to fill in. */
export const signedByParties = (file: FileRecord): Block[] =>
  file.parties.flatMap((party) => [signature(`${inWords(ROLES, party.role)}${party.name}`), right(BLANK_DAY)]);

export const signedHere = (...whom: readonly string[]): Block[] => [
  gap(),
  ...whom.map((who) => signature(who)),
  right(BLANK_DAY),
];
