/**
 * A report in one language, with nothing left to choose: every file is set from this. Text is cleaned once, here: characters
 * that steer the direction of writing or that XML does not know are taken out, so that no name can rearrange a page.
 */
import { FILE_WORDS, type FileLanguage, type FileWords } from '../../../domain/reports/file-texts.js';
import type {
  Chart,
  FigureUnit,
  PrintedFigure,
  PrintedReport,
  PrintedSignature,
  Section,
  Words,
} from '../../../domain/reports/printed.js';
import { wallTimeOf } from '../../../domain/shared/day.js';
import { API_PREFIX } from '../../../platform/http/use-cases.js';

export interface EditionFigure {
  readonly key: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
  readonly measuredIn: FigureUnit;
  /** as printed: yuan for fen, the value itself where it is withheld */
  readonly numerator: string;
  /** empty: a plain count */
  readonly denominator: string;
  readonly value: string;
  /** exactly its records */
  readonly href: string;
}

export interface Column {
  readonly label: string;
  readonly type: 'text' | 'day' | 'number';
}

export type EditionSection = { readonly title: string; readonly note: string | null } & (
  | { readonly layout: 'list'; readonly figures: readonly EditionFigure[] }
  | {
      readonly layout: 'matrix';
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      readonly cells: readonly (readonly (EditionFigure | null)[])[];
    }
  | {
      readonly layout: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly (string | number | null)[])[];
    }
);

export interface Edition {
  readonly language: FileLanguage;
  readonly words: FileWords;
  readonly title: string;
  readonly center: string;
  /** heading and what it says: centre, period, as-of, state */
  readonly facts: readonly (readonly [string, string])[];
  readonly isProvisional: boolean;
  readonly verdict: string | null;
  readonly definitions: readonly { readonly key: string; readonly text: string }[];
  /** what each figure means, each once */
  readonly terms: readonly { readonly label: string; readonly unit: string; readonly definition: string }[];
  readonly sections: readonly EditionSection[];
  readonly charts: readonly Chart[];
  readonly notes: readonly string[];
  readonly id: string;
  readonly digest: string;
  readonly signature: (PrintedSignature & { readonly at: string }) | null;
}

export function editionOf(printed: PrintedReport, language: FileLanguage, zone: string): Edition {
  const report = cleaned(printed);
  const words = FILE_WORDS[language];
  const figures = new Map(report.figures.map((figure) => [figure.key, figureOf(report.id, figure, language)]));
  const { headings, states } = words;
  return {
    language,
    words,
    title: report.title[language],
    center: report.centerName,
    facts: [
      [headings.center, report.centerName],
      [headings.period, words.period(report.from, report.to)],
      [headings.asOf, `${wallTimeOf(report.asOf, zone)} (${zone})`],
      [headings.state, states[report.state]],
    ],
    isProvisional: report.state === 'provisional',
    verdict: report.verdict?.[language] ?? null,
    definitions: report.definitions.map(({ id, version, textZh, textEn }) => ({
      key: `${id}@${version}`,
      text: language === 'zh' ? textZh : textEn,
    })),
    terms: termsOf([...figures.values()]),
    sections: report.sections.map((section) => sectionOf(section, figures, language)),
    charts: report.charts,
    notes: [...report.notes.map((note) => note[language]), ...explained(report, words)],
    id: report.id,
    digest: report.digest,
    signature:
      report.signature === null
        ? null
        : { ...report.signature, at: `${wallTimeOf(report.signature.signedAt, zone)} (${zone})` },
  };
}

/** Controls but tab and line feed, marks of direction, halves of characters, and what XML 1.0 does not know. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Bidi_Control}\p{Cs}\ufffe\uffff]/gu;

function cleaned<T>(value: T): T;
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNPRINTABLE, '');
  if (Array.isArray(value)) return value.map((each: unknown) => cleaned(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleaned<unknown>(each)]));
}

const amount = (count: number, unit: FigureUnit): string =>
  unit === 'fen' ? `${count < 0 ? '-' : ''}${yuan(Math.abs(count))}` : String(count);

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

function figureOf(reportId: string, figure: PrintedFigure, language: FileLanguage): EditionFigure {
  const { key, unit, numerator, denominator, value } = figure;
  return {
    key,
    label: figure.label[language],
    definition: figure.definition[language],
    unit: FILE_WORDS[language].units[unit],
    measuredIn: unit,
    numerator: numerator === null ? value : amount(numerator, unit),
    denominator: denominator === null ? '' : String(denominator),
    value,
    href: `${API_PREFIX}/reports/${reportId}/records?figure=${encodeURIComponent(key)}`,
  };
}

function termsOf(figures: readonly EditionFigure[]): Edition['terms'] {
  const terms = new Map<string, Edition['terms'][number]>();
  for (const { label, unit, definition } of figures) {
    const key = JSON.stringify([definition, unit]);
    const known = terms.get(key);
    terms.set(key, known === undefined ? { label, unit, definition } : { ...known, label: shared(known.label, label) });
  }
  return [...terms.values()];
}

/** A family of figures is defined once: under the part of their names that all of them have. */
function shared(one: string, other: string): string {
  const [first = '', ...rest] = one.split(/[：:]\s*/);
  const parts = other.split(/[：:]\s*/);
  const separator = one.includes('：') ? '：' : ': ';
  const same = [first, ...rest].filter((part, index) => part === parts[index]);
  return same.length === 0 ? one : same.join(separator);
}

function sectionOf(
  section: Section,
  figures: ReadonlyMap<string, EditionFigure>,
  language: FileLanguage,
): EditionSection {
  const inWords = ({ label }: { readonly label: Words }): string => label[language];
  const found = (key: string): EditionFigure => {
    const figure = figures.get(key);
    if (figure === undefined) throw new Error(`the section ${section.id} names ${key}, which is no figure`);
    return figure;
  };
  const head = { title: section.title[language], note: section.note?.[language] ?? null };
  switch (section.layout) {
    case 'list':
      return { ...head, layout: 'list', figures: section.keys.map(found) };
    case 'matrix':
      return {
        ...head,
        layout: 'matrix',
        rows: section.rows.map(inWords),
        columns: section.columns.map(inWords),
        cells: section.cells.map((row) => row.map((key) => (key === null ? null : found(key)))),
      };
    case 'table':
      return {
        ...head,
        layout: 'table',
        columns: section.columns.map(({ label, type }) => ({ label: label[language], type })),
        rows: section.rows.map((row) =>
          row.map((each) => (typeof each === 'object' && each !== null ? each[language] : each)),
        ),
      };
  }
}

/** What the short marks mean, where they are used. */
function explained({ figures, charts }: PrintedReport, words: FileWords): string[] {
  const hasEmpty = figures.some(({ value }) => value === 'n/a');
  const isDrawnHidden = charts.some(
    (chart) =>
      (chart.chart === 'heat' && chart.values.flat().includes(null)) ||
      (chart.chart === 'columns' && chart.series.some(({ values }) => values.includes(null))),
  );
  const hasHidden = isDrawnHidden || figures.some(({ numerator }) => numerator === null);
  return [...(hasEmpty ? [words.notApplicable] : []), ...(hasHidden ? [words.withheld] : [])];
}

/** What is signed, and the signature it has. */
export function sealedOf({ words: { headings }, id, digest, signature }: Edition): (readonly [string, string])[] {
  const facts = [[headings.report, id] as const, [headings.digest, digest] as const];
  if (signature === null) return facts;
  return [
    ...facts,
    [headings.signedBy, signature.signedBy],
    [headings.signedAt, signature.at],
    [headings.algorithm, signature.algorithm],
    [headings.keyId, signature.keyId],
    [headings.signatureValue, signature.value],
    ...(signature.auditHead === null ? [] : [[headings.auditHead, signature.auditHead] as const]),
  ];
}

/** The figures of a section one by one, each with the words that tell it from its neighbours. */
export function linesOf(section: EditionSection): { readonly label: string; readonly figure: EditionFigure }[] {
  if (section.layout === 'table') return [];
  if (section.layout === 'list') return section.figures.map((figure) => ({ label: figure.label, figure }));
  return section.cells.flatMap((row, at) =>
    row.flatMap((figure, column) =>
      figure === null ? [] : [{ label: `${section.rows[at] ?? ''} · ${section.columns[column] ?? ''}`, figure }],
    ),
  );
}

/** So many columns beside each other; half of them where a heading has a long word that would be broken. */
export const mostColumns = (labels: readonly string[], most: number): number =>
  labels.some((label) => /\p{Script=Latin}{9}/u.test(label)) ? Math.ceil(most / 2) : most;

/** Where each block of columns begins and ends, so that a wide matrix fits a page. */
export function blocksOf(columns: number, most: number): (readonly [number, number])[] {
  const count = Math.max(1, Math.ceil(columns / most));
  const width = Math.ceil(columns / count);
  return Array.from({ length: count }, (_, at) => [at * width, Math.min(columns, (at + 1) * width)] as const);
}
