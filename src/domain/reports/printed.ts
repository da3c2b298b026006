/**
 * A report as it is handed over, whatever its kind: words in both languages, figures by key, and how they are laid out. The
 * files (CSV, XLSX, DOCX, HTML) are made of this and of nothing else, so that they cannot say anything different.
 * Example: the section "sources" is a list of the keys of four figures; a hot-spot map is a matrix of keys by grid and month.
 */
import type { Day, Instant } from '../shared/day.js';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const FIGURE_UNITS = [
  'cases',
  'accidents',
  'petitions',
  'persons',
  'returns',
  'months',
  'promises',
  'visits',
  'deadlines',
  'referrals',
  'agreements',
  'shifts',
  'times',
  'groups',
  'fen',
  'days',
  'working_days',
  'percent',
  'per_10000',
  'index',
] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

export interface PrintedFigure {
  readonly key: string;
  readonly label: Words;
  readonly definition: Words;
  readonly unit: FigureUnit;
  /** null: hidden, because so few could be recognised (R50) */
  readonly numerator: number | null;
  /** null: a plain count */
  readonly denominator: number | null;
  /** as it is shown: `97.6%`, `n/a`, `1200.00` (yuan for fen) */
  readonly value: string;
}

export interface Axis {
  readonly key: string;
  readonly label: Words;
}

/** How figures are laid out. Keys name figures; null in a cell: there is none. */
export type Section = { readonly id: string; readonly title: Words; readonly note?: Words } & (
  | { readonly layout: 'list'; readonly keys: readonly string[] }
  | {
      readonly layout: 'matrix';
      readonly rows: readonly Axis[];
      readonly columns: readonly Axis[];
      readonly cells: readonly (readonly (string | null)[])[];
    }
  | {
      /** lines that are no figures: months answered for, the oldest open cases */
      readonly layout: 'table';
      readonly columns: readonly (Axis & { readonly type: 'text' | 'day' | 'number' })[];
      /** Words: in the language of the file */
      readonly rows: readonly (readonly (string | number | Words | null)[])[];
    }
);

/** What is drawn; every value is the numerator of a figure or a day, so the picture shows nothing the figures do not. */
export type Chart = {
  readonly id: string;
  readonly title: Words;
  /** the same in a sentence, for who cannot see it */ readonly alt: Words;
} & (
  | {
      /** monthly columns, one stack of series, or ageing bands with one series */
      readonly chart: 'columns';
      readonly categories: readonly Words[];
      readonly series: readonly { readonly label: Words; readonly values: readonly (number | null)[] }[];
    }
  | { readonly chart: 'funnel'; readonly steps: readonly { readonly label: Words; readonly value: number }[] }
  | {
      readonly chart: 'heat';
      readonly rows: readonly Words[];
      readonly columns: readonly Words[];
      /** null: hidden (R50) */
      readonly values: readonly (readonly (number | null)[])[];
    }
  | {
      /** a calendar of days: each either without an event, with some, or not proven */
      readonly chart: 'calendar';
      readonly from: Day;
      readonly to: Day;
      readonly events: readonly { readonly on: Day; readonly count: number }[];
      /** stretches `[from, to)` for which nothing is proven */
      readonly unproven: readonly { readonly from: Day; readonly to: Day }[];
    }
);

export interface PrintedDefinition {
  readonly id: string;
  readonly version: number;
  readonly textZh: string;
  readonly textEn: string;
}

export interface PrintedSignature {
  readonly signedBy: string;
  readonly signedAt: Instant;
  readonly algorithm: 'Ed25519';
  readonly keyId: string;
  /** base64url */
  readonly value: string;
  /** of the audit log, as `npm run audit:verify -- --head` takes it; null: signed before the log had a chain */
  readonly auditHead: string | null;
}

export interface PrintedReport {
  readonly id: string;
  readonly kind: string;
  readonly title: Words;
  readonly centerName: string;
  readonly from: Day;
  /** exclusive */
  readonly to: Day;
  readonly asOf: Instant;
  readonly state: 'provisional' | 'confirmed' | 'signed';
  /** the answer in one sentence, where the report gives one */
  readonly verdict: Words | null;
  readonly definitions: readonly PrintedDefinition[];
  readonly figures: readonly PrintedFigure[];
  readonly sections: readonly Section[];
  readonly charts: readonly Chart[];
  /** what a reader has to know before believing a number */
  readonly notes: readonly Words[];
  /** SHA-256 of figures and records, hex */
  readonly digest: string;
  readonly signature: PrintedSignature | null;
}
