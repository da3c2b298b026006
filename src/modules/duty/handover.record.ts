/** A handover note as the database keeps it. Of cases it holds ids, codes and days only; names are looked up when it is read. */
export interface HandoverItems {
  /** sessions up to this day are told */
  readonly nextWorkingDay: string;
  /** deadlines up to this day are told */
  readonly horizonOn: string;
  readonly cases: readonly { readonly disputeId: string; readonly state: string; readonly queued: boolean }[];
  readonly promises: readonly {
    readonly obligationId: string;
    readonly disputeId: string;
    readonly dueOn: string | null;
  }[];
  readonly deadlines: readonly HandoverDeadline[];
  readonly sessions: readonly { readonly sessionId: string; readonly disputeId: string; readonly startsAt: string }[];
}

export const DEADLINE_KINDS = ['mediation', 'obligation', 'return_visit'] as const;

export interface HandoverDeadline {
  readonly kind: (typeof DEADLINE_KINDS)[number];
  /** the dispute, obligation or visit */
  readonly subjectId: string;
  readonly disputeId: string;
  readonly dueOn: string;
}

export interface HandoverNote {
  readonly text: string;
  readonly addedAt: string;
  /** staff; null for an account without a person at a desk */
  readonly addedBy: string | null;
}

export interface HandoverRecord {
  readonly shiftId: string;
  /** null until the note is written */
  readonly items: HandoverItems | null;
  readonly notes: readonly HandoverNote[];
  readonly writtenAt: string | null;
  readonly acceptBy: string | null;
  readonly acceptedAt: string | null;
  readonly acceptedByStaffId: string | null;
  readonly toShiftId: string | null;
  readonly version: number;
}
