/**
 * "Three zeros" 三无 (domain.md §7). No law says what they are: here they are named, versioned data, printed in full; a published
 * definition never changes. Each of the three parts is true, false or unproven for itself; all together they are false as soon
 * as one is, then unproven as soon as one is, and only then true: a month nobody has told about is never a zero (R43).
 * Example: no petition, no criminal case, and September's court cases unknown: "unproven", with the centre and month named.
 */
import { definitionOf } from '../petitions/definitions.js';
import { monthsOf } from '../petitions/monthly-return.js';
import { judge, type ZeroJudgement, type ZeroQuestion, type ZeroReason } from '../petitions/zero-petition.js';
import {
  tallyOf,
  type CountFound,
  type CountGap,
  type OutsideCount,
  type OutsideFigure,
  type Tally,
} from './outside-counts.js';

export type Verdict = true | false | 'unproven';

/** A part that petitions decide, by a definition of their own. */
interface PetitionPart {
  readonly key: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly petitions: string;
}

/** A part that is zero when all of these are. */
interface CountedPart {
  readonly key: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly figures: readonly OutsideFigure[];
}

export interface ThreeZeroDefinition {
  readonly id: string;
  readonly version: number;
  readonly textZh: string;
  readonly textEn: string;
  readonly parts: readonly [PetitionPart, CountedPart, CountedPart];
}

export const THREE_ZERO_DEFINITIONS: readonly ThreeZeroDefinition[] = [
  {
    id: 'three_zero',
    version: 1,
    textZh:
      '三无：统计期内无上访、无诉讼、无刑案。无上访，指没有本中心居民提出或涉及本中心居民、向乡镇（街道）级及以上机关提出的信访件，渠道不限；' +
      '无诉讼，指没有法院受理的一审民事、行政案件；无刑案，指没有刑事案件。数据不全的不作认定。',
    textEn:
      'Three zeros: within the period no petition, no litigation, no criminal case. No petition by or about residents of the ' +
      'centre, through any channel, to a body at township level or above; no first-instance civil or administrative case ' +
      'accepted by a court; no criminal case. With anything missing it is not said.',
    parts: [
      { key: 'no_petition', textZh: '无上访', textEn: 'no petition', petitions: 'no_petition_above_community@1' },
      {
        key: 'no_litigation',
        textZh: '无诉讼',
        textEn: 'no litigation',
        figures: ['civilCases', 'administrativeCases'],
      },
      { key: 'no_crime', textZh: '无刑案', textEn: 'no criminal case', figures: ['criminalCases'] },
    ],
  },
  {
    id: 'henan_three_zero',
    version: 1,
    textZh:
      '三零（河南口径）：统计期内零上访、零事故、零案件。零上访，指村（社区）能解决的矛盾纠纷和信访事项就地及时化解，' +
      '本系统以没有向乡镇（街道）级及以上机关提出的信访件计；零事故，指没有人员伤亡的事故；零案件，指没有刑事案件和有重大影响的治安案件。数据不全的不作认定。',
    textEn:
      'Three zeros as Henan defines them: within the period zero petitions, zero accidents, zero cases. Zero petitions means that ' +
      'what can be settled in the village or community is settled there in time, counted here as no petition to a body at ' +
      'township level or above; zero accidents, no accident with casualties; zero cases, no criminal case and no ' +
      'public-security case of major impact. With anything missing it is not said.',
    parts: [
      { key: 'zero_petition', textZh: '零上访', textEn: 'zero petitions', petitions: 'no_petition_above_community@1' },
      { key: 'zero_accident', textZh: '零事故', textEn: 'zero accidents', figures: ['casualtyAccidents'] },
      {
        key: 'zero_case',
        textZh: '零案件',
        textEn: 'zero cases',
        figures: ['criminalCases', 'publicSecurityCasesOfMajorImpact'],
      },
    ],
  },
];

export function threeZeroDefinitionOf(key: string): ThreeZeroDefinition | undefined {
  return THREE_ZERO_DEFINITIONS.find(({ id, version }) => `${id}@${version}` === key);
}

export interface ThreeZeroQuestion extends Omit<ZeroQuestion, 'definition'> {
  readonly definition: ThreeZeroDefinition;
  /** the entries that hold, one per centre and month */
  readonly counts: readonly OutsideCount[];
}

export type ThreeZeroReason = ZeroReason | CountFound | CountGap;

export interface JudgedPart {
  readonly key: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly verdict: Verdict;
  /** what makes it false, then what leaves it unproven */
  readonly reasons: readonly ThreeZeroReason[];
}

export interface ThreeZeroJudgement {
  readonly zero: Verdict;
  readonly parts: readonly JudgedPart[];
  /** the judgement behind the first part */
  readonly petitions: ZeroJudgement;
}

export function judgeThreeZero(question: ThreeZeroQuestion): ThreeZeroJudgement {
  const [petitionPart, ...countedParts] = question.definition.parts;
  const definition = definitionOf(petitionPart.petitions);
  if (definition === undefined) throw new Error(`no definition ${petitionPart.petitions}`);
  const petitions = judge({ ...question, definition });
  const parts = [
    judgedPart(petitionPart, petitions.zero, petitions.reasons),
    ...countedParts.map((part) => countedPart(part, question)),
  ];
  return { zero: together(parts.map(({ verdict }) => verdict)), parts, petitions };
}

/** The figures a definition counts, in its order. */
export function figuresOf({ parts: [, ...counted] }: ThreeZeroDefinition): OutsideFigure[] {
  return counted.flatMap(({ figures }) => figures);
}

export function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.length === 0 || verdicts.includes('unproven') ? 'unproven' : true;
}

function countedPart(part: CountedPart, question: ThreeZeroQuestion): JudgedPart {
  const months = monthsOf(question.from, question.to);
  const tallies = part.figures.map((figure) => tallyOf(figure, { ...question, months }));
  const verdict = together(tallies.map(verdictOf));
  return judgedPart(part, verdict, [...tallies.flatMap(({ found }) => found), ...tallies.flatMap(({ gaps }) => gaps)]);
}

function verdictOf({ found, total }: Tally): Verdict {
  if (found.length > 0) return false;
  return total === null ? 'unproven' : true;
}

const judgedPart = (
  { key, textZh, textEn }: PetitionPart | CountedPart,
  verdict: Verdict,
  reasons: readonly ThreeZeroReason[],
): JudgedPart => ({ key, textZh, textEn, verdict, reasons });
