/**
 * The second wall (api.md §2; R45): on every table that tells of people, of cases or of what reports say of them, PostgreSQL itself shows
 * the role of the service the rows within the scope of the transaction and no others, whatever a statement forgot to ask for.
 *
 * The scope is set with the beginning of each transaction (`UnitOfWork`): the centres the caller reaches by any role, the account, the
 * staff member. Unset, it holds nothing. Inside it the one predicate decides (`modules/disputes/visibility.reader.ts`); this wall is
 * coarser on purpose: a centre, or a relation of one's own to the case. A case a step has locked stays within the scope to the end of its
 * transaction, as the step may hand it to another centre.
 *
 * The owner of the tables sees everything; so does the role for work of the system itself, whose policy `migrate` adds, as its name is
 * the operator's. Lines are checked when they are read (what is read back of a new one included), not when they are added: a referral leaves
 * an alert with the centre it goes to.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CENTERS = `(SELECT unnest(string_to_array(current_setting('app.center_ids', true), ',')::uuid[]))`;
const CASES = `(SELECT unnest(string_to_array(current_setting('app.case_ids', true), ',')::uuid[]))`;
const ACCOUNT = `(SELECT nullif(current_setting('app.account_id', true), '')::uuid)`;
const STAFF = `(SELECT nullif(current_setting('app.staff_id', true), '')::uuid)`;

const OF_CENTER = `center_id IN ${CENTERS}`;

const DISPUTE = `center_id IN ${CENTERS} OR custody_center_id IN ${CENTERS} OR id IN ${CASES}
  OR registered_by_account_id = ${ACCOUNT}
  OR ${STAFF} = ANY (array[registered_by_staff_id, responsible_officer_id, risk_leader_id] || mediator_ids || helper_ids)`;

const partOf = (table: string, column = 'dispute_id'): string =>
  `${table}.${column} IN ${CASES} OR EXISTS (SELECT 1 FROM dispute d WHERE d.id = ${table}.${column})`;

const ofCase = (table: string): string => `${table}.${OF_CENTER} OR ${partOf(table)}`;

/** Of a case and with its centre of origin. */
const OF_CASE = [
  'agreement',
  'agreement_delivery',
  'attachment',
  'case_log',
  'case_note',
  'condition_finding',
  'correction',
  'deadline_reminder',
  'destruction_paper',
  'dissuasion',
  'file_note',
  'investigation_record',
  'issued_document',
  'judicial_confirmation',
  'legal_aid_request',
  'mediation_session',
  'mediator_challenge',
  'obligation',
  'obligation_pursuit',
  'open311_request',
  'party',
  'petition',
  'petition_version',
  'police_application',
  'police_report',
  'referral',
  'reservation',
  'return_visit',
  'session_private_note',
  'subject_request',
  'supervision',
];

/** Of a centre and of no case. */
const OF_CENTER_ALONE = [
  'camera_clip',
  'data_provision',
  'duty_feed',
  'import_job',
  'imported_record',
  'outside_count',
  'petition_item',
  'petition_item_record',
  'petition_return',
  'petition_return_version',
  'report',
  'report_confirmation',
  'report_job',
  'report_seal',
  'webhook',
  'zero_baseline',
  'zero_baseline_version',
];

const WITHIN: Readonly<Record<string, string>> = {
  dispute: DISPUTE,
  ...Object.fromEntries(OF_CASE.map((table) => [table, ofCase(table)])),
  ...Object.fromEntries(OF_CENTER_ALONE.map((table) => [table, OF_CENTER])),
  agreement_signature: partOf('agreement_signature'),
  party_representative: partOf('party_representative'),
  performance: partOf('performance'),
  dispute_link: `${OF_CENTER} OR EXISTS (SELECT 1 FROM dispute d WHERE d.id IN (from_dispute_id, to_dispute_id))`,
  export_job: `${OF_CENTER} OR requested_by = ${ACCOUNT}`,
  case_version: `${OF_CENTER} OR custody_center_id IN ${CENTERS} OR dispute_id IN ${CASES}`,
  audit_log: `${OF_CENTER} OR actor_account_id = ${ACCOUNT} OR (center_id IS NULL AND EXISTS (
    SELECT 1 FROM center c WHERE c.parent_id IS NULL AND c.id IN ${CENTERS}))`,
  outbox: `${OF_CENTER} OR (subject_kind = 'dispute' AND (${partOf('outbox', 'subject_id')}))`,
  import_row: 'EXISTS (SELECT 1 FROM import_job j WHERE j.id = import_row.import_id)',
  webhook_attempt: 'EXISTS (SELECT 1 FROM webhook w WHERE w.id = webhook_attempt.webhook_id)',
  webhook_delivery: 'EXISTS (SELECT 1 FROM webhook w WHERE w.id = webhook_delivery.webhook_id)',
};

export class RowSecurity1764000000510 implements MigrationInterface {
  name = 'RowSecurity1764000000510';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, within] of Object.entries(WITHIN)) {
      await runner.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY within_scope ON "${table}" USING (${within}) WITH CHECK (true)`);
      await runner.query(`CREATE POLICY whole_for_owner ON "${table}" TO CURRENT_USER USING (true) WITH CHECK (true)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WITHIN)) {
      await runner.query(`DROP POLICY within_scope ON "${table}"`);
      await runner.query(`DROP POLICY whole_for_owner ON "${table}"`);
      await runner.query(`DROP POLICY IF EXISTS whole_for_system ON "${table}"`);
      await runner.query(`ALTER TABLE "${table}" DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
    }
  }
}
