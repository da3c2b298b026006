/**
 * One dispute as the national record GB/T 31000-2015 社会治安综合治理基础数据规范 has it (domain.md §5): what happened, when, where,
 * to whom, who resolved it how, and with what result. A pure mapping; nothing in it is made up: what the case does not say is null,
 * and `problems` (problems.ts) tells what is lacking. What was offered in order to settle is no part of it (R25).
 * Example: a leak settled in writing with one promise kept: successful 1, 2026年10月14日达成书面协议，约定义务1项，已履行1项。
 */
import type { DisputeFacts } from '../dispute/facts.js';
import { type Day, dayOfInstant } from '../shared/day.js';
import {
  categoryOf,
  type Coded,
  ethnicityOf,
  methodOf,
  noCode,
  paperOf,
  scaleOf,
  type ScaleLimits,
  sexOf,
  writtenId,
} from './codes.js';

/** What a case says, read from its tables. */
export interface NationalCase {
  readonly facts: DisputeFacts;
  readonly zone: string;
  readonly category: string;
  readonly title: string;
  readonly whatHappened: string;
  readonly occurredOn: Day | null;
  readonly address: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly peopleInvolved: number | null;
  readonly resolveBy: Day | null;
  /** those who are parties now, in the order of the papers */
  readonly parties: readonly NationalParty[];
  readonly organisation: string;
  readonly responsible: { readonly name: string; readonly contact: string | null } | null;
}

export interface NationalParty {
  readonly kind: string;
  readonly name: string;
  readonly memberCount: number | null;
  readonly idNumber: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly address: string | null;
}

/** 主要当事人 */
export interface MainParty {
  readonly idKind: Coded;
  readonly idNumber: string | null;
  readonly name: string;
  readonly sex: Coded;
  readonly ethnicity: Coded;
  readonly education: Coded;
  readonly personCategory: Coded;
  readonly address: string | null;
}

export interface NationalRecord {
  readonly eventName: string;
  readonly occurredOn: Day | null;
  readonly place: string | null;
  readonly scale: Coded;
  readonly category: Coded;
  readonly peopleInvolved: number;
  readonly summary: string | null;
  readonly organisations: readonly string[];
  readonly mainParties: readonly MainParty[];
  readonly resolveBy: Day | null;
  readonly method: Coded;
  readonly resolvedBy: string;
  readonly responsibleName: string | null;
  readonly responsibleContact: string | null;
  /** null: not resolved yet, or not mediated here */
  readonly successful: 0 | 1 | null;
  readonly result: string | null;
  readonly assessedOn: Day | null;
  readonly assessment: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export function nationalRecordOf(subject: NationalCase, limits: ScaleLimits): NationalRecord {
  const { facts, parties, responsible } = subject;
  const people = subject.peopleInvolved ?? parties.reduce((total, party) => total + headsIn(party), 0);
  return {
    eventName: subject.title,
    occurredOn: subject.occurredOn,
    place: subject.address,
    scale: scaleOf(people, limits),
    category: categoryOf(subject.category),
    peopleInvolved: people,
    summary: subject.whatHappened,
    organisations: parties.filter(({ kind }) => kind === 'organization').map(({ name }) => name),
    mainParties: parties.filter(({ kind }) => kind === 'person').map(mainPartyOf),
    resolveBy: subject.resolveBy,
    method: methodOf(facts.track),
    resolvedBy: subject.organisation,
    responsibleName: responsible?.name ?? null,
    responsibleContact: responsible?.contact ?? null,
    successful: successOf(facts),
    result: resultOf(facts, subject.zone),
    assessedOn: null,
    assessment: null,
    longitude: subject.longitude,
    latitude: subject.latitude,
  };
}

const headsIn = ({ kind, memberCount }: NationalParty): number =>
  kind === 'person' ? 1 : kind === 'group' ? (memberCount ?? 0) : 0;

const mainPartyOf = ({ idNumber, name, sex, ethnicity, address }: NationalParty): MainParty => ({
  idKind: paperOf(idNumber),
  idNumber: idNumber === null ? null : writtenId(idNumber),
  name,
  sex: sexOf(sex),
  ethnicity: ethnicityOf(ethnicity),
  education: noCode('not_kept'),
  personCategory: noCode('not_kept'),
  address,
});

function successOf({ ending: { outcome } }: DisputeFacts): 0 | 1 | null {
  if (outcome?.state === 'settled' || outcome?.state === 'performed') return 1;
  return outcome?.state === 'failed' || outcome?.state === 'withdrawn' ? 0 : null;
}

const ENDINGS: Readonly<Record<string, string>> = {
  failed: '调解不成，已告知当事人其他救济途径',
  withdrawn: '当事人撤回申请，调解终止',
  refused: '不予受理，已告知当事人其他救济途径',
  referred: '移送其他机关处理',
  merged: '并入其他案件处理',
};

/** Days and counts only: whoever receives it learns no terms. */
function resultOf(facts: DisputeFacts, zone: string): string | null {
  const { outcome } = facts.ending;
  if (outcome === null) return null;
  const ending = ENDINGS[outcome.state];
  if (ending !== undefined) return `${inWords(dayOfInstant(outcome.at, zone))}${ending}。`;
  const agreement = facts.agreements.find(({ agreementId }) => agreementId === facts.agreementId);
  const on = agreement?.effectiveOn ?? dayOfInstant(facts.settledAt ?? outcome.at, zone);
  const form = agreement?.form === 'oral' ? '口头' : '书面';
  const done = facts.obligations.filter(({ state }) => state === 'performed').length;
  return `${inWords(on)}达成${form}协议，约定义务${facts.obligations.length}项，已履行${done}项。`;
}

const inWords = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
