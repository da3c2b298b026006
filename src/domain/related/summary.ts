/**
 * The sentence above the list of related cases (R10): the how-manieth dispute between the two households this is, what became
 * of the previous one and on which terms, and every other agreement that is still open. Cases merged into another are not
 * counted twice. Example: related-texts.ts.
 */
import { isOpen, isState } from '../dispute/states.js';
import type { Day } from '../shared/day.js';
import { earlierOf, isCounted, type OwnPlace } from './earlier.js';
import type { Ranked } from './finding.js';
import type { Reason } from './matching.js';
import type { Opening, RelatedWords } from './related-texts.js';

export interface AgreedTerms {
  readonly settledOn: Day;
  readonly isOral: boolean;
  readonly terms: string;
}

export interface ToldCase extends Ranked {
  readonly reference: string;
  readonly receivedOn: Day;
  /** as it stands in the row: a state that comes later does no harm */
  readonly state: string;
  readonly mediators: readonly string[];
  readonly agreed: AgreedTerms | null;
}

const TERMS_SHOWN = 60;
const REFERENCES_SHOWN = 5;

export function summaryOf(own: OwnPlace, cases: readonly ToldCase[], words: RelatedWords): string {
  const counted = cases.filter(isCounted);
  const pair = counted.filter(({ reasons }) => reasons.includes('same_pair_of_households'));
  const told = pairTold(own, pair, words);
  const openElsewhere = counted.filter((each) => each.openObligations > 0 && !told.cases.includes(each));
  const sentences = [
    ...told.sentences,
    ...othersTold(counted, told.sentences.length === 0 ? 'first' : 'further', words),
    ...openTold(openElsewhere, told.cases.length > 0, words),
  ];
  return sentences.length === 0 ? words.nothing : sentences.join(words.between);
}

function pairTold(own: OwnPlace, pair: readonly ToldCase[], words: RelatedWords) {
  const earlier = earlierOf(own, pair);
  const previous = earlier.at(-1);
  if (previous === undefined)
    return { cases: [], sentences: pair.length === 0 ? [] : [words.firstOfPair(pair.length)] };
  const settled = earlier.filter(({ agreed }) => agreed !== null).at(-1);
  const further = settled === undefined || settled === previous ? [] : [settled];
  const sentences = [
    words.nthOfPair(earlier.length + 1, outcomeTold(previous, words)),
    ...further.map((each) => words.lastSettled(outcomeTold(each, words))),
  ];
  return { cases: [previous, ...further], sentences };
}

function outcomeTold({ agreed, openObligations: open, ...rest }: ToldCase, words: RelatedWords): string {
  if (agreed !== null) return words.settled({ ...rest, ...agreed, terms: inBrief(agreed.terms, TERMS_SHOWN), open });
  return words.unsettled({ ...rest, isRunning: isState(rest.state) && isOpen(rest.state) });
}

/** Cases beside those of the pair, each under its strongest reason. */
function othersTold(cases: readonly ToldCase[], opening: Opening, words: RelatedWords): string[] {
  const countOf = (reason: Reason): number => cases.filter(({ reasons }) => reasons[0] === reason).length;
  const [persons, households, addresses] = [countOf('same_person'), countOf('same_household'), countOf('same_address')];
  return persons + households + addresses === 0 ? [] : [words.others({ persons, households, addresses }, opening)];
}

function openTold(cases: readonly ToldCase[], isBeside: boolean, words: RelatedWords): string[] {
  if (cases.length === 0) return [];
  const references = cases.slice(0, REFERENCES_SHOWN).map(({ reference }) => reference);
  return [words.openElsewhere({ count: cases.length, references, isBeside })];
}

/** On one line, cut where it is too long, without the full stop of a sentence that goes on. */
export function inBrief(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const shown = characters.slice(0, length).join('');
  return characters.length > length ? `${shown}…` : shown.replace(/[。.]$/, '');
}
