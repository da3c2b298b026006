/** Keys of other systems with their tokens, and who people are to the identity provider. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiKeysAndIdentities1764000000430 implements MigrationInterface {
  name = 'ApiKeysAndIdentities1764000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "api_key" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "name" text NOT NULL, "scopes" character varying(64) array NOT NULL, "state" character varying(64) NOT NULL, "issued_by" uuid NOT NULL, "issued_by_staff_id" uuid, "issued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "approved_by" uuid, "approved_at" TIMESTAMP(3) WITH TIME ZONE, "revoked_by" uuid, "revoked_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "api_key_revoked" CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)), CONSTRAINT "api_key_two_people" CHECK (issued_by <> approved_by), CONSTRAINT "api_key_state" CHECK (state IN ('pending', 'active', 'revoked')), CONSTRAINT "PK_b1bd840641b8acbaad89c3d8d11" PRIMARY KEY ("id")); COMMENT ON COLUMN "api_key"."center_id" IS 'the one centre it is good for'; COMMENT ON COLUMN "api_key"."name" IS 'the system that holds it'; COMMENT ON COLUMN "api_key"."state" IS 'pending: waits for a director and opens nothing yet'; COMMENT ON COLUMN "api_key"."issued_by" IS 'account'; COMMENT ON COLUMN "api_key"."approved_by" IS 'account of another person'; COMMENT ON COLUMN "api_key"."revoked_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "IDX_28c004b3ece40614e657e1a1ce" ON "api_key"  ("center_id", "id")`);
    await runner.query(
      `CREATE TABLE "api_key_token" ("id" uuid NOT NULL, "api_key_id" uuid NOT NULL, "handle" character varying(64) NOT NULL, "hash" bytea NOT NULL, "issued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "last_used_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "api_key_token_handle" UNIQUE ("handle"), CONSTRAINT "PK_0cb6461e045bc240ceb90488679" PRIMARY KEY ("id")); COMMENT ON COLUMN "api_key_token"."handle" IS 'the part of the token by which it is found; no secret'; COMMENT ON COLUMN "api_key_token"."hash" IS 'SHA-256 of the whole token'; COMMENT ON COLUMN "api_key_token"."expires_at" IS 'brought forward when a newer token takes its place'; COMMENT ON COLUMN "api_key_token"."last_used_at" IS 'to the hour: enough to see whether it is still in use'`,
    );
    await runner.query(`CREATE INDEX "IDX_922d56b9c81abc4c91680fa700" ON "api_key_token"  ("api_key_id", "issued_at")`);
    await runner.query(`ALTER TABLE "account" ADD "oidc_subject" text`);
    await runner.query(`ALTER TABLE "account" ADD CONSTRAINT "account_oidc_subject_unique" UNIQUE ("oidc_subject")`);
    await runner.query(
      `COMMENT ON COLUMN "account"."oidc_subject" IS 'who they are to the identity provider; null: cannot sign in there'`,
    );
    await runner.query(
      `ALTER TABLE "api_key" ADD CONSTRAINT "FK_698f1cd6e8a081bff7787f79fe9" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "api_key_token" ADD CONSTRAINT "FK_73077a1b0a5ace5b5c482744db7" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "account" DROP COLUMN "oidc_subject"`);
    for (const table of ['api_key_token', 'api_key']) await runner.query(`DROP TABLE "${table}"`);
  }
}
