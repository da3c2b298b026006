/** The chain over the audit log; what is in the log already waits for its place. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditChain1764000000490 implements MigrationInterface {
  name = 'AuditChain1764000000490';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "audit_pending" ("audit_id" uuid NOT NULL, CONSTRAINT "PK_7795cdb86de469204101da56f35" PRIMARY KEY ("audit_id"))`,
    );
    await runner.query(
      `CREATE TABLE "audit_position" ("chain_id" uuid NOT NULL, "position" bigint NOT NULL, "audit_id" uuid NOT NULL, "hash" character varying(64) NOT NULL, CONSTRAINT "audit_position_from_one" CHECK (position >= 1), CONSTRAINT "PK_5843d5c33035b30da68634e0de5" PRIMARY KEY ("chain_id", "position")); COMMENT ON COLUMN "audit_position"."chain_id" IS 'the centre; zeros: the chain of lines without one'; COMMENT ON COLUMN "audit_position"."position" IS 'place in the chain, from 1 without gaps'; COMMENT ON COLUMN "audit_position"."hash" IS 'SHA-256 over the hash before and the line'`,
    );
    await runner.query(`CREATE UNIQUE INDEX "audit_position_line" ON "audit_position"  ("audit_id")`);
    await runner.query(
      `CREATE TABLE "audit_seal" ("chain_id" uuid NOT NULL, "last_position" bigint NOT NULL, "first_position" bigint NOT NULL, "hash" character varying(64) NOT NULL, "sealed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "audit_seal_span" CHECK (first_position BETWEEN 1 AND last_position), CONSTRAINT "PK_0e2c247decc63b368e9c7794238" PRIMARY KEY ("chain_id", "last_position")); COMMENT ON COLUMN "audit_seal"."hash" IS 'SHA-256 over the last line’s hash, the span and the time; the head of the chain'`,
    );
    // A line that is written meanwhile would wait for nothing.
    await runner.query('LOCK TABLE audit_log IN SHARE ROW EXCLUSIVE MODE');
    await runner.query(`INSERT INTO audit_pending (audit_id) SELECT id FROM audit_log`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_seal', 'audit_position', 'audit_pending']) await runner.query(`DROP TABLE "${table}"`);
  }
}
