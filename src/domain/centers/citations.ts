/**
 * Law is cited as it stood on the day: each article has its own period, and an article that was replaced names the one in
 * force instead (R44). Source: domain.md §0. Example: a noise dispute of September 2026 cannot cite 噪声污染防治法 70;
 * since 2026-08-15 the same duty is 生态环境法典 599.
 */
import type { Day } from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';

export interface Citation {
  readonly law: string;
  readonly article: string;
}

export interface StatuteArticle extends Citation {
  /** the law's English name, accepted as well */
  readonly lawEn: string;
  readonly validFrom: Day;
  /** first day it is no longer in force; null = in force */
  readonly validTo: Day | null;
  readonly successor: Citation | null;
}

/** 《中华人民共和国民法典》 and 民法典 are the same law. */
export const lawKey = (law: string): string =>
  law
    .normalize('NFKC')
    .replace(/[《》\s]/gu, '')
    .replace(/^中华人民共和国/u, '')
    .toLowerCase();

/** 第296条, 296 and 296(1) are the same article. */
export const articleKey = (article: string): string =>
  article
    .normalize('NFKC')
    .replace(/[\s第条]/gu, '')
    .replace(/[(（].*$/u, '')
    .replace(/^art(icle)?\.?/iu, '');

/** Every citation that does not hold on the day, with what to cite instead. */
export function refusedCitations(
  citations: readonly Citation[],
  articles: readonly StatuteArticle[],
  on: Day,
): Refusal[] {
  return citations.flatMap((citation) => {
    const versions = articles.filter((article) => isSame(article, citation));
    if (versions.some((article) => article.validFrom <= on && (article.validTo === null || on < article.validTo)))
      return [];
    if (versions.length === 0) return [repealed(citation, articles, on) ?? unknown(citation, articles, on)];
    const ended = versions.filter((article) => article.validFrom <= on).at(-1);
    const instead = ended === undefined ? articles.find(replacedBy(citation, on)) : ended.successor;
    return [refusal('citation_not_valid', citation, on, instead ?? null)];
  });
}

/** Was it in force then, and did the article cited take its place later? */
const replacedBy =
  (citation: Citation, on: Day) =>
  ({ successor, lawEn, validFrom, validTo }: StatuteArticle): boolean =>
    successor !== null &&
    validFrom <= on &&
    (validTo === null || on < validTo) &&
    isSame({ ...successor, lawEn, validFrom, validTo, successor: null }, citation);

/** A law of which nothing is in force any more: whatever its article, the law that took its place is named. */
function repealed(citation: Citation, articles: readonly StatuteArticle[], on: Day): Refusal | undefined {
  const ofLaw = articles.filter((article) => isOfLaw(article, citation.law));
  const isOver = ofLaw.length > 0 && ofLaw.every(({ validTo }) => validTo !== null && validTo <= on);
  const successor = ofLaw.find((article) => article.successor !== null)?.successor;
  if (!isOver || successor == null) return undefined;
  const { params, ...rest } = refusal('citation_not_valid', citation, on, null);
  return { ...rest, params: { ...params, successor: successor.law } };
}

/** As many as an officer reads at a glance. */
const MOST_NAMED = 8;

const numberOf = (article: string): number => Number.parseInt(articleKey(article), 10) || 0;

/** What there is to cite instead: of that law the articles next to it, in their order; of a law nobody knows, the laws. */
function unknown(citation: Citation, articles: readonly StatuteArticle[], on: Day): Refusal {
  const inForce = articles.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo));
  const ofLaw = inForce.filter((article) => isOfLaw(article, citation.law)).map(({ article }) => article);
  const away = (article: string): number => Math.abs(numberOf(article) - numberOf(citation.article));
  const nearest = [...new Set(ofLaw)].sort((a, b) => away(a) - away(b)).slice(0, MOST_NAMED);
  const known = nearest.length > 0 ? nearest.sort((a, b) => numberOf(a) - numberOf(b)) : lawsOf(inForce);
  const { params, ...rest } = refusal('citation_unknown', citation, on, null);
  return { ...rest, params: { ...params, known } };
}

const lawsOf = (articles: readonly StatuteArticle[]): string[] => [...new Set(articles.map(({ law }) => law))];

function isOfLaw({ law, lawEn }: StatuteArticle, named: string): boolean {
  const key = lawKey(named);
  return lawKey(law) === key || lawKey(lawEn) === key;
}

function isSame(article: StatuteArticle, { law, article: number }: Citation): boolean {
  return isOfLaw(article, law) && articleKey(article.article) === articleKey(number);
}

function refusal(code: string, { law, article }: Citation, on: Day, successor: Citation | null): Refusal {
  const instead = successor === null ? '—' : `${successor.law} ${successor.article}`;
  return { code, ruleId: 'R44', params: { law, article, on, successor: instead } };
}
