/** Attachments of cases and clips of public cameras: what they are, and the files their bytes lie in. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attachments1764000000290 implements MigrationInterface {
  name = 'Attachments1764000000290';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "stored_file" ("id" uuid NOT NULL, "staged_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "confirmed_at" TIMESTAMP(3) WITH TIME ZONE, "size" bigint, "sha256" character varying(64), "media_type" character varying(100), CONSTRAINT "stored_file_complete" CHECK (confirmed_at IS NULL OR (size IS NOT NULL AND sha256 IS NOT NULL AND media_type IS NOT NULL)), CONSTRAINT "PK_e140967af84027b493a3ff04fbb" PRIMARY KEY ("id")); COMMENT ON COLUMN "stored_file"."confirmed_at" IS 'null: it belongs to nothing yet, or no longer'; COMMENT ON COLUMN "stored_file"."size" IS 'bytes before sealing'; COMMENT ON COLUMN "stored_file"."sha256" IS 'SHA-256 of the content'; COMMENT ON COLUMN "stored_file"."media_type" IS 'told by the content'`,
    );
    await runner.query(`CREATE INDEX "stored_file_staged" ON "stored_file"  ("staged_at") WHERE confirmed_at IS NULL`);
    await runner.query(
      `CREATE TABLE "attachment" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "file_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "provided_by_party_id" uuid, "title_sealed" bytea NOT NULL, "name_sealed" bytea NOT NULL, "source_sealed" bytea, "provider_sealed" bytea, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by_account_id" uuid NOT NULL, "voided_at" TIMESTAMP(3) WITH TIME ZONE, "void_reason_sealed" bytea, CONSTRAINT "attachment_void" CHECK ((voided_at IS NULL) = (void_reason_sealed IS NULL)), CONSTRAINT "attachment_kind" CHECK (kind IN ('evidence','photo','audio','video','scan','court_paper','other','camera_clip')), CONSTRAINT "PK_d2a80c3a8d467f08a750ac4b420" PRIMARY KEY ("id")); COMMENT ON COLUMN "attachment"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "attachment"."title_sealed" IS 'encrypted; so are the others that end in sealed'; COMMENT ON COLUMN "attachment"."name_sealed" IS 'name it is saved under'; COMMENT ON COLUMN "attachment"."source_sealed" IS 'where it came from'; COMMENT ON COLUMN "attachment"."provider_sealed" IS 'who provided it, where that is no party'; COMMENT ON COLUMN "attachment"."occurred_at" IS 'when it was handed in'`,
    );
    await runner.query(`CREATE INDEX "IDX_82389a5ef9194142dfab7c52b4" ON "attachment"  ("provided_by_party_id")`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_01b79f0ea3c517369d7d40ca63" ON "attachment"  ("file_id")`);
    await runner.query(
      `CREATE INDEX "IDX_fd7e0b255b16ff518e45a6f9c8" ON "attachment"  ("dispute_id", "recorded_at", "id")`,
    );
    await runner.query(`CREATE INDEX "IDX_d5672dcc9411abbce701542865" ON "attachment"  ("center_id")`);
    await runner.query(
      `CREATE TABLE "camera_clip" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "file_id" uuid, "wrapped_key" bytea, "requested_by_sealed" bytea NOT NULL, "reason_sealed" bytea NOT NULL, "camera_sealed" bytea NOT NULL, "name_sealed" bytea NOT NULL, "recorded_from" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_to" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "taken_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "taken_by_account_id" uuid NOT NULL, "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "expired_at" TIMESTAMP(3) WITH TIME ZONE, "attached" boolean NOT NULL DEFAULT false, CONSTRAINT "camera_clip_erased" CHECK ((expired_at IS NULL) = (file_id IS NOT NULL) AND (file_id IS NULL) = (wrapped_key IS NULL)), CONSTRAINT "camera_clip_times" CHECK (recorded_from < recorded_to), CONSTRAINT "PK_43a898a6b61852f744acb8e6576" PRIMARY KEY ("id")); COMMENT ON COLUMN "camera_clip"."file_id" IS 'null: erased'; COMMENT ON COLUMN "camera_clip"."wrapped_key" IS 'key of the clip, wrapped; destroyed with it'; COMMENT ON COLUMN "camera_clip"."requested_by_sealed" IS 'encrypted; so are the others that end in sealed'; COMMENT ON COLUMN "camera_clip"."taken_at" IS 'when the centre took it over'; COMMENT ON COLUMN "camera_clip"."attached" IS 'a case has a copy'`,
    );
    await runner.query(`CREATE INDEX "camera_clip_expiry" ON "camera_clip"  ("expires_at") WHERE expired_at IS NULL`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_585006b8dcaa9b0f6e8e0d2688" ON "camera_clip"  ("file_id")`);
    await runner.query(`CREATE INDEX "IDX_67479b71936d4067aaeaede4df" ON "camera_clip"  ("center_id", "id")`);
    await runner.query(`ALTER TABLE "performance" ADD "evidence_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "performance"."evidence_id" IS 'attachment that shows it'`);
    await runner.query(`ALTER TABLE "obligation_pursuit" ADD "evidence_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "obligation_pursuit"."evidence_id" IS 'attachment with that paper'`);
    await runner.query(`ALTER TABLE "agreement_signature" ADD "evidence_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "agreement_signature"."evidence_id" IS 'attachment with the scanned page'`);
    await runner.query(
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_d5672dcc9411abbce701542865a" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_6944895e012d326df390d57f4a6" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_01b79f0ea3c517369d7d40ca634" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_82389a5ef9194142dfab7c52b4a" FOREIGN KEY ("provided_by_party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "camera_clip" ADD CONSTRAINT "FK_519834be98d58ae5cd3b81d61f4" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "camera_clip" ADD CONSTRAINT "FK_585006b8dcaa9b0f6e8e0d2688d" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // In cases from before nothing was filed, and no signature rested on a scanned page.
    await runner.query(
      `UPDATE "dispute" SET "folded" = '{"attachments": []}'::jsonb || "folded" || jsonb_build_object('agreements', (
         SELECT coalesce(jsonb_agg(a.one || jsonb_build_object('signatures', (
           SELECT coalesce(jsonb_agg('{"evidenceId": null}'::jsonb || s.one ORDER BY s.place), '[]'::jsonb)
             FROM jsonb_array_elements(a.one -> 'signatures') WITH ORDINALITY AS s(one, place))) ORDER BY a.place), '[]'::jsonb)
           FROM jsonb_array_elements("folded" -> 'agreements') WITH ORDINALITY AS a(one, place)))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE "dispute" SET "folded" = ("folded" - 'attachments') || jsonb_build_object('agreements', (
         SELECT coalesce(jsonb_agg(a.one || jsonb_build_object('signatures', (
           SELECT coalesce(jsonb_agg(s.one - 'evidenceId' ORDER BY s.place), '[]'::jsonb)
             FROM jsonb_array_elements(a.one -> 'signatures') WITH ORDINALITY AS s(one, place))) ORDER BY a.place), '[]'::jsonb)
           FROM jsonb_array_elements("folded" -> 'agreements') WITH ORDINALITY AS a(one, place)))`,
    );
    await runner.query('ALTER TABLE "agreement_signature" DROP COLUMN "evidence_id"');
    await runner.query('ALTER TABLE "obligation_pursuit" DROP COLUMN "evidence_id"');
    await runner.query('ALTER TABLE "performance" DROP COLUMN "evidence_id"');
    await runner.query('DROP TABLE "camera_clip"');
    await runner.query('DROP TABLE "attachment"');
    await runner.query('DROP TABLE "stored_file"');
  }
}
