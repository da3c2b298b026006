/** Routing rules of a centre, every version kept; and in a case's facts the rule that sent it and the track it gave. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoutingRules1764000000140 implements MigrationInterface {
  name = 'RoutingRules1764000000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "routing_rule_set" ("center_id" uuid NOT NULL, "version" integer NOT NULL, "rules" jsonb NOT NULL, "recorded_by" uuid NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_d760112ccf1befd93f05552f831" PRIMARY KEY ("center_id", "version"))`,
    );
    await runner.query(`COMMENT ON COLUMN "routing_rule_set"."rules" IS 'in order: the first that matches decides'`);
    await runner.query(`COMMENT ON COLUMN "routing_rule_set"."recorded_by" IS 'account'`);
    await runner.query(
      `ALTER TABLE "routing_rule_set" ADD CONSTRAINT "FK_cc6491760f7ba8507c1a5e2ee38" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // What was routed before there were rules was sent by none.
    await runner.query(
      `UPDATE "dispute" SET "folded" = jsonb_set("folded", '{routing}', '{"rule": null, "track": null}'::jsonb || ("folded"->'routing'))
        WHERE jsonb_typeof("folded"->'routing') = 'object'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "routing_rule_set"`);
    await runner.query(
      `UPDATE "dispute" SET "folded" = "folded" #- '{routing,rule}' #- '{routing,track}'
        WHERE jsonb_typeof("folded"->'routing') = 'object'`,
    );
  }
}
