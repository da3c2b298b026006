/**
 * Files know who filed them and which text they show; an application to the police belongs to the agreement it was made under; and an
 * agreement from before has its thirty days for judicial confirmation too: counted, though nobody is owed a notice of them.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const entry = (type: string, field: string) =>
  `FROM "case_log" l WHERE l.dispute_id = d.id AND l.type = '${type}' AND l.payload ->> '${field}'`;

/** Each entry of a list in the snapshots, written anew. */
const rewritten = (list: string, entryNow: string) =>
  `UPDATE "dispute" d SET "folded" = d.folded || jsonb_build_object('${list}', (SELECT jsonb_agg(${entryNow} ORDER BY n)
     FROM jsonb_array_elements(d.folded -> '${list}') WITH ORDINALITY AS t (one, n)))
   WHERE jsonb_array_length(d.folded -> '${list}') > 0`;

/** As a fold of their logs has them now. */
export const COMPLETE_SNAPSHOTS = [
  rewritten(
    'attachments',
    `one || jsonb_build_object(
       'filedBy', (SELECT l.actor_id ${entry('AttachmentAdded', 'attachmentId')} = one ->> 'attachmentId'),
       'shows', (SELECT jsonb_build_object('agreementId', l.payload -> 'agreementId', 'version', l.payload -> 'version')
         ${entry('AgreementSigned', 'evidenceId')} = one ->> 'attachmentId' ORDER BY l.seq DESC LIMIT 1))`,
  ),
  rewritten(
    'policeApplications',
    `one || jsonb_build_object('agreementId', (SELECT e.payload -> 'agreementId' FROM "case_log" e
       WHERE e.dispute_id = d.id AND e.type = 'AgreementTookEffect'
         AND e.seq < (SELECT l.seq ${entry('PoliceApplicationRecorded', 'applicationId')} = one ->> 'applicationId')
       ORDER BY e.seq DESC LIMIT 1))`,
  ),
];

/** The last day is the thirtieth itself: whether it is a day of rest is not known here. */
export const OPEN_WINDOWS = `UPDATE "dispute" d SET "confirmation_until" = a.effective_on + 30,
    "folded" = d.folded || jsonb_build_object('confirmationWindow', jsonb_build_object('agreementId', a.id,
      'lastDay', to_char(a.effective_on + 30, 'YYYY-MM-DD'), 'appliedAt', NULL, 'notices', '[]'::jsonb))
   FROM "agreement" a
  WHERE a.id = d.agreement_id AND a.effective_on IS NOT NULL AND d.state = 'settled'
    AND d.folded -> 'confirmationWindow' = 'null'::jsonb AND d.folded ->> 'track' <> 'consultation'
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(d.folded -> 'confirmations') c
      WHERE (c ->> 'agreementId')::uuid = a.id AND coalesce(c ->> 'result', '') NOT IN ('not_accepted', 'withdrawn'))`;

export class FilesAndWindows1764000000370 implements MigrationInterface {
  name = 'FilesAndWindows1764000000370';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of COMPLETE_SNAPSHOTS) await runner.query(sql);
    await runner.query(OPEN_WINDOWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(rewritten('attachments', `one - 'filedBy' - 'shows'`));
    await runner.query(rewritten('policeApplications', `one - 'agreementId'`));
  }
}
