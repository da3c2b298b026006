/** Reports as they are stored. */
import type { ZeroJudgement } from '../../domain/petitions/zero-petition.js';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A figure with everything its reader needs: what was counted, over what, and the words for it. */
export interface StoredFigure {
  readonly key: string;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly numerator: number;
  /** null for a count that is no rate */
  readonly denominator: number | null;
  readonly value: string;
}

export type RecordKind = 'petition' | 'petition_return';

/** Id and version of a record, in the order in which it is shown. */
export type RecordRef = readonly [id: string, version: number];

export interface FigureRecords {
  readonly kind: RecordKind;
  readonly refs: readonly RecordRef[];
}

/** A claim from before the register. */
export interface Declaration {
  readonly declaredSince: string;
  readonly ground: string;
  readonly declaredBy: string;
  readonly recordedAt: string;
}

export interface ZeroPetitionContent extends Pick<
  ZeroJudgement,
  'zero' | 'state' | 'reasons' | 'completeness' | 'streak'
> {
  readonly definition: {
    readonly id: string;
    readonly version: number;
    readonly textZh: string;
    readonly textEn: string;
  };
  readonly declaration: Declaration | null;
  readonly figures: readonly StoredFigure[];
}

/** An answer and the records behind each of its figures. */
export interface Produced {
  readonly content: ZeroPetitionContent;
  readonly records: Readonly<Record<string, FigureRecords>>;
}

export interface ReportLine {
  readonly id: string;
  readonly centerId: string;
  readonly kind: 'zero_petition';
  readonly from: string;
  readonly to: string;
  readonly definition: string;
  readonly zero: ZeroPetitionContent['zero'];
  readonly state: ZeroPetitionContent['state'];
  readonly digest: string;
  readonly asOf: string;
  readonly producedBy: string;
  readonly version: number;
}

export interface StoredReport extends Omit<ReportLine, 'zero' | 'state'> {
  readonly content: ZeroPetitionContent;
}
