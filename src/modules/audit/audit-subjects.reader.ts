/** Whose centre and which case a thing belongs to that a request named: what its line in the audit log is filed under. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditBelonging } from '../../platform/audit/audit-belonging.js';
import type { Tx } from '../../platform/database/tx.js';

export interface Belonging {
  readonly centerId: string;
  readonly disputeId: string | null;
}

interface Known extends Belonging {
  readonly id: string;
}

const OF_CASE = {
  agreement: 'agreement',
  attachment: 'attachment',
  challenge: 'mediator_challenge',
  document: 'issued_document',
  investigation: 'investigation_record',
  legal_aid_request: 'legal_aid_request',
  obligation: 'obligation',
  referral: 'referral',
  return_visit: 'return_visit',
  supervision: 'supervision',
} as const;

const OF_CENTER = {
  absence: 'absence',
  account: 'account',
  api_key: 'api_key',
  clip: 'camera_clip',
  department: 'department',
  export: 'export_job',
  grid: 'grid',
  import: 'import_job',
  petition: 'petition',
  petition_item: 'petition_item',
  petition_return: 'petition_return',
  report: 'report',
  room: 'room',
  shift: 'shift',
  staff: 'staff',
  webhook: 'webhook',
} as const;

const THE_CASE = `SELECT id, center_id AS "centerId", id AS "disputeId" FROM dispute WHERE id = ANY($1::uuid[])`;

export const SUBJECT_QUERIES: Readonly<Record<string, string>> = {
  center: `SELECT id, id AS "centerId", NULL AS "disputeId" FROM center WHERE id = ANY($1::uuid[])`,
  dispute: THE_CASE,
  national_record: THE_CASE,
  ...Object.fromEntries(
    Object.entries(OF_CASE).map(([kind, table]) => [
      kind,
      `SELECT t.id, d.center_id AS "centerId", d.id AS "disputeId" FROM ${table} t JOIN dispute d ON d.id = t.dispute_id
        WHERE t.id = ANY($1::uuid[])`,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(OF_CENTER).map(([kind, table]) => [
      kind,
      `SELECT id, center_id AS "centerId", NULL AS "disputeId" FROM ${table} WHERE id = ANY($1::uuid[])`,
    ]),
  ),
};

@Injectable()
export class AuditSubjectsReader implements OnModuleInit {
  constructor(private readonly belonging: AuditBelonging) {}

  onModuleInit(): void {
    this.belonging.register(async (tx, kind, id) => (await this.of(tx, kind, [id])).get(id)?.centerId);
  }

  /** By id; what does not exist, or is of a kind that belongs to no centre, is left out. */
  async of(tx: Tx, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Belonging>> {
    const query = Object.hasOwn(SUBJECT_QUERIES, kind) ? SUBJECT_QUERIES[kind] : undefined;
    const rows = query === undefined ? [] : await tx.query<Known>(query, [ids]);
    return new Map(rows.map(({ id, centerId, disputeId }) => [id, { centerId, disputeId }]));
  }
}
