/** The instance’s own key; the register of what was provided to whom; what people ask about their own data, and the parties whose data is restricted. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Privacy1764000000500 implements MigrationInterface {
  name = 'Privacy1764000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "instance_key" ("id" uuid NOT NULL, "wrapped" bytea NOT NULL, CONSTRAINT "instance_key_one" CHECK (id = '00000000-0000-0000-0000-000000000000'), CONSTRAINT "PK_4e4e6e03fc3ebc7f7e7cedba69d" PRIMARY KEY ("id")); COMMENT ON COLUMN "instance_key"."wrapped" IS 'in front the id of the DATA_KEY that wraps it'`,
    );
    await runner.query(`CREATE INDEX "IDX_6cf5b804ac080ec7211bb96877" ON "dispute_key"  ("key_id")`);
    await runner.query(
      `CREATE TABLE "data_provision" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "recipient" character varying(64), "recipient_id" uuid, "ground" character varying(64) NOT NULL, "subject_id" uuid, "dispute_ids" uuid array NOT NULL DEFAULT '{}', "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "by_account_id" uuid, CONSTRAINT "data_provision_ground" CHECK (ground IN ('statutory', 'consent')), CONSTRAINT "PK_ad1735e84546ef705dce295e5df" PRIMARY KEY ("id")); COMMENT ON COLUMN "data_provision"."center_id" IS 'centre of origin of the cases'; COMMENT ON COLUMN "data_provision"."kind" IS 'in what way'; COMMENT ON COLUMN "data_provision"."recipient" IS 'kind of body; null: whoever did it took it'; COMMENT ON COLUMN "data_provision"."recipient_id" IS 'department, centre above or party that received it'; COMMENT ON COLUMN "data_provision"."subject_id" IS 'referral, export, report …; null: the case itself'; COMMENT ON COLUMN "data_provision"."dispute_ids" IS 'cases it is about'; COMMENT ON COLUMN "data_provision"."by_account_id" IS 'account or API key; null: the system'`,
    );
    await runner.query(`CREATE INDEX "data_provision_cases" ON "data_provision" USING gin ("dispute_ids")`);
    await runner.query(`CREATE INDEX "data_provision_list" ON "data_provision"  ("center_id", "at", "id")`);
    await runner.query(
      `CREATE TABLE "subject_request" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "party_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "via" character varying(64) NOT NULL, "identity_check" character varying(64) NOT NULL, "received_on" date NOT NULL, "due_on" date NOT NULL, "words_sealed" bytea, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "decision" character varying(64), "outcome" character varying(64), "decided_at" TIMESTAMP(3) WITH TIME ZONE, "decided_by" uuid, "reason_sealed" bytea, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "subject_request_two_people" CHECK (decided_by <> recorded_by), CONSTRAINT "subject_request_refused" CHECK (decision IS DISTINCT FROM 'refused' OR reason_sealed IS NOT NULL), CONSTRAINT "subject_request_decided" CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)), CONSTRAINT "subject_request_decision" CHECK (decision IN ('granted','refused')), CONSTRAINT "subject_request_kind" CHECK (kind IN ('access','correction','restriction','erasure','consent_withdrawal','release')), CONSTRAINT "PK_61d21fd37d62e0b43a04474bf18" PRIMARY KEY ("id")); COMMENT ON COLUMN "subject_request"."center_id" IS 'centre of origin of the case'; COMMENT ON COLUMN "subject_request"."party_id" IS 'who asks, or for whom'; COMMENT ON COLUMN "subject_request"."via" IS 'in person, by letter, online or through a representative'; COMMENT ON COLUMN "subject_request"."identity_check" IS 'how it was made sure who asks'; COMMENT ON COLUMN "subject_request"."due_on" IS 'last day to answer'; COMMENT ON COLUMN "subject_request"."words_sealed" IS 'what was asked, in words'; COMMENT ON COLUMN "subject_request"."recorded_by" IS 'account'; COMMENT ON COLUMN "subject_request"."outcome" IS 'what was done: open to see, restricted, …'; COMMENT ON COLUMN "subject_request"."decided_by" IS 'account'; COMMENT ON COLUMN "subject_request"."reason_sealed" IS 'why, or what was done'`,
    );
    await runner.query(`CREATE INDEX "IDX_c0ffaf9b4fc209197659dc57bc" ON "subject_request"  ("party_id")`);
    await runner.query(`CREATE INDEX "IDX_752175069ca12f7ff6386aa8f0" ON "subject_request"  ("dispute_id")`);
    await runner.query(`CREATE INDEX "subject_request_list" ON "subject_request"  ("center_id", "received_on", "id")`);
    await runner.query(`ALTER TABLE "party" ADD "restricted_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(
      `COMMENT ON COLUMN "party"."restricted_at" IS 'from then on stored and kept safe, and nothing else (R48)'`,
    );
    await runner.query(
      `ALTER TABLE "data_provision" ADD CONSTRAINT "FK_7a45a664e37d45ddbb22b12e021" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "subject_request" ADD CONSTRAINT "FK_5218aa0df87e90a9bf8778b39cc" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "subject_request" ADD CONSTRAINT "FK_752175069ca12f7ff6386aa8f08" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "subject_request" ADD CONSTRAINT "FK_c0ffaf9b4fc209197659dc57bc3" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // What was provided before is in the two logs.
    await runner.query(
      `INSERT INTO data_provision (id, center_id, kind, recipient, ground, subject_id, dispute_ids, at, by_account_id)
       SELECT id, center_id, CASE action WHEN 'export.cases_taken' THEN 'export' WHEN 'national_records.exported' THEN 'national_records'
                WHEN 'folder.exported' THEN 'folder' WHEN 'dispute.police_package_disclosed' THEN 'police_package' ELSE 'noise_attempts' END,
              CASE action WHEN 'folder.exported' THEN params ->> 'for' WHEN 'dispute.police_package_disclosed' THEN 'police' END,
              params ->> 'ground', CASE action WHEN 'export.cases_taken' THEN subject_id END,
              CASE action WHEN 'export.cases_taken' THEN ARRAY(SELECT jsonb_array_elements_text(params -> 'disputeIds')::uuid)
                WHEN 'national_records.exported' THEN ARRAY(SELECT jsonb_array_elements_text(params -> 'disclosed')::uuid)
                ELSE ARRAY[subject_id] END, at, actor_account_id
         FROM audit_log WHERE action IN ('export.cases_taken', 'national_records.exported', 'folder.exported',
           'dispute.police_package_disclosed', 'dispute.noise_attempts_disclosed')
          AND params ->> 'ground' IN ('statutory', 'consent') AND center_id IS NOT NULL
          AND (action <> 'national_records.exported' OR jsonb_array_length(params -> 'disclosed') > 0)`,
    );
    await runner.query(
      `INSERT INTO data_provision (id, center_id, kind, recipient, recipient_id, ground, subject_id, dispute_ids, at, by_account_id)
       SELECT md5('provision ' || dispute_id || ' ' || seq)::uuid, center_id,
              CASE type WHEN 'Referred' THEN 'referral_outside' WHEN 'ReferralSent' THEN 'referral_department' WHEN 'Escalated' THEN 'escalation'
                WHEN 'PoliceReportRecorded' THEN 'police_report' ELSE 'court_confirmation' END,
              CASE type WHEN 'Referred' THEN payload ->> 'body' WHEN 'PoliceReportRecorded' THEN 'police'
                WHEN 'ConfirmationApplied' THEN 'court' END,
              CASE type WHEN 'ReferralSent' THEN (payload ->> 'departmentId')::uuid WHEN 'Escalated' THEN (payload ->> 'toCenterId')::uuid END,
              CASE type WHEN 'Referred' THEN payload ->> 'ground' WHEN 'ConfirmationApplied' THEN 'consent' ELSE 'statutory' END,
              coalesce(payload ->> 'referralId', payload ->> 'reportId', payload ->> 'confirmationId')::uuid,
              ARRAY[dispute_id], recorded_at, CASE WHEN actor_id ~ '^[0-9a-f-]{36}$' THEN actor_id::uuid END
         FROM case_log WHERE type IN ('Referred', 'ReferralSent', 'Escalated', 'PoliceReportRecorded', 'ConfirmationApplied')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "party" DROP COLUMN "restricted_at"`);
    for (const table of ['subject_request', 'data_provision']) await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`DROP INDEX "IDX_6cf5b804ac080ec7211bb96877"`);
    await runner.query(`DROP TABLE "instance_key"`);
  }
}
