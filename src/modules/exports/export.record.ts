/** Exports as they are stored. */
import type { Rights } from '../../domain/access/rights.js';
import type { SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import type { ExportKind, GoneReason } from '../../domain/exports/words.js';
import type { Language } from '../../platform/http/texts.js';

export const EXPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export type ExportGround = (typeof SHARING_GROUNDS)[number];

export interface ExportWish {
  /** civil days; `to` is not among them; null: unbounded */
  readonly from: string | null;
  readonly to: string | null;
  readonly changedSince: string | null;
  readonly kinds: readonly ExportKind[];
}

export interface ExportOrder {
  readonly id: string;
  readonly centerId: string;
  readonly requestedBy: string;
  readonly ground: ExportGround;
  readonly language: Language;
  readonly wish: ExportWish;
}

export interface KindSum {
  readonly kind: ExportKind;
  readonly count: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly kinds: readonly KindSum[];
  /** Parties whose data was restricted when it was read: of them nothing is in it in the clear. Lacking in earlier ones. */
  readonly restricted?: readonly string[];
}

export interface ExportProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What came of it. */
export interface ExportResult {
  readonly asOf: string;
  readonly rights: Rights;
  /** Those whose files were not destroyed by then. */
  readonly caseIds: readonly string[];
  readonly fileId: string;
  readonly wrappedKey: Buffer;
  readonly manifest: Manifest;
  readonly expiresAt: string;
}

export interface ExportJob extends ExportOrder {
  readonly state: ExportState;
  readonly casesDone: number;
  readonly casesTotal: number;
  readonly attempts: number;
  readonly problem: ExportProblem | null;
  readonly asOf: string | null;
  readonly rights: Rights | null;
  readonly fileId: string | null;
  readonly wrappedKey: Buffer;
  readonly manifest: Manifest | null;
  readonly expiresAt: string | null;
  readonly goneAt: string | null;
  readonly goneWhy: GoneReason | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: number;
}

/** One whose file can be fetched. */
export type KeptExport = ExportJob & Omit<ExportResult, 'caseIds'>;

export const isKept = (job: ExportJob): job is KeptExport => job.state === 'done' && job.goneAt === null;
