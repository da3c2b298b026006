/**
 * Risk becomes part of the log: the flags that stood on a case are taken over by an entry of their own, as the log of the day
 * they were set knows nothing of them. A level, a leader and the report to the police (R16) follow from it; sessions know
 * whether others may listen (R20): those from before are closed.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As the rule book writes an instant. */
const written = (instant: string): string => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RED = `ARRAY['violence','weapon','self_harm','minor_victim','incapacitated_victim']`;

export class Risk1764000000170 implements MigrationInterface {
  name = 'Risk1764000000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "police_report" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "seq" integer NOT NULL, "reported_on" date NOT NULL, "method" character varying(64) NOT NULL, "unit" text NOT NULL, "reference_no" text, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by_staff_id" uuid, CONSTRAINT "PK_7ec0094c3b1ca52d42c48e0d08c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`COMMENT ON COLUMN "police_report"."center_id" IS 'centre of origin'`);
    await runner.query(`COMMENT ON COLUMN "police_report"."seq" IS 'sequence number of the entry'`);
    await runner.query(
      `COMMENT ON COLUMN "police_report"."reported_on" IS 'when the police were told, perhaps before the receipt'`,
    );
    await runner.query(`COMMENT ON COLUMN "police_report"."unit" IS 'which unit of the police'`);
    await runner.query(`COMMENT ON COLUMN "police_report"."reference_no" IS 'its number for the report'`);
    await runner.query(`CREATE INDEX "IDX_d368d441f693b9100c88cab332" ON "police_report" ("recorded_by_staff_id")`);
    await runner.query(`CREATE INDEX "IDX_0ec16d14b2e053e3f244f16fec" ON "police_report" ("center_id", "reported_on")`);
    await runner.query(`CREATE INDEX "IDX_6001439bf3e95afab2d292d7c5" ON "police_report" ("dispute_id", "seq")`);
    await runner.query(`ALTER TABLE "dispute" ADD "risk_level" character varying(64) NOT NULL DEFAULT 'green'`);
    await runner.query(`COMMENT ON COLUMN "dispute"."risk_level" IS 'by the rules, or raised by people'`);
    await runner.query(`ALTER TABLE "dispute" ADD "risk_leader_id" uuid`);
    await runner.query(`COMMENT ON COLUMN "dispute"."risk_leader_id" IS 'who answers for a case of high risk'`);
    await runner.query(`ALTER TABLE "dispute" ADD "police_report_open" boolean NOT NULL DEFAULT false`);
    await runner.query(`COMMENT ON COLUMN "dispute"."police_report_open" IS 'a report to the police is owed (R16)'`);
    await runner.query(
      `ALTER TABLE "mediation_session" ADD "openness" character varying(64) NOT NULL DEFAULT 'closed'`,
    );
    await runner.query(`COMMENT ON COLUMN "mediation_session"."openness" IS 'may others listen (R20)'`);
    await runner.query(`ALTER TABLE "mediation_session" ADD "closed_reason" character varying(64)`);
    await runner.query(`COMMENT ON COLUMN "mediation_session"."closed_reason" IS 'what keeps listeners out'`);
    await runner.query(
      `CREATE INDEX "dispute_police_report" ON "dispute" ("custody_center_id", "received_at") WHERE police_report_open`,
    );
    await runner.query(
      `CREATE INDEX "dispute_of_risk" ON "dispute" ("custody_center_id", "risk_level", "received_at", "id") WHERE risk_level <> 'green'`,
    );
    await runner.query(
      `CREATE INDEX "dispute_of_risk_leader" ON "dispute" ("risk_leader_id") WHERE risk_leader_id IS NOT NULL`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_ca5bb30c63f40975285433e60e9" FOREIGN KEY ("risk_leader_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "police_report" ADD CONSTRAINT "FK_03a2b7b3cfd845200c409138577" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "police_report" ADD CONSTRAINT "FK_5f2c2782c8f6b2b6f57a0c7a75d" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "police_report" ADD CONSTRAINT "FK_d368d441f693b9100c88cab3325" FOREIGN KEY ("recorded_by_staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await emptyFacts(runner);
    await flagsIntoLog(runner);
    await levels(runner);
  }

  /** Entries stay in the log: it is not rewritten. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "police_report"`);
    await runner.query(
      `ALTER TABLE "dispute" DROP COLUMN "risk_level", DROP COLUMN "risk_leader_id", DROP COLUMN "police_report_open"`,
    );
    await runner.query(`ALTER TABLE "mediation_session" DROP COLUMN "openness", DROP COLUMN "closed_reason"`);
    await runner.query(`UPDATE "dispute" SET "folded" = "folded" - 'risk'`);
  }
}

/** What a log without the new entries folds to. */
async function emptyFacts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    UPDATE "dispute" SET "folded" = '{"risk": {"flags": [], "raisedTo": null, "leaderId": null, "policeTasks": [],
      "policeReports": 0, "visited": null, "confidential": []}}'::jsonb || "folded"`);
  await runner.query(`
    UPDATE "dispute" d SET "folded" = jsonb_set(d."folded", '{risk,visited}', v.visited)
      FROM (SELECT DISTINCT ON (dispute_id) dispute_id,
                   jsonb_build_object('on', payload->'visitedOn', 'escalationSigns', payload->'escalationSigns') AS visited
              FROM "case_log" WHERE type = 'ReturnVisitRecorded'
             ORDER BY dispute_id, payload->>'visitedOn' DESC, seq DESC) v
     WHERE v.dispute_id = d.id`);
  await runner.query(`
    UPDATE "dispute" SET "folded" = jsonb_set("folded", '{sessions}', (
      SELECT jsonb_agg('{"openness": "closed", "closedReason": null}'::jsonb || s.session ORDER BY s.place)
        FROM jsonb_array_elements("folded"->'sessions') WITH ORDINALITY AS s(session, place)))
     WHERE jsonb_array_length("folded"->'sessions') > 0`);
}

async function flagsIntoLog(runner: QueryRunner): Promise<void> {
  await runner.query(`
    INSERT INTO "case_log" (dispute_id, seq, center_id, type, occurred_at, recorded_at, actor_id, payload)
    SELECT id, version + 1, center_id, 'RiskFlagsChanged', m.moment, m.moment, 'system',
           jsonb_build_object('add', to_jsonb(risk_flags), 'remove', '[]'::jsonb)
      FROM "dispute", LATERAL (SELECT greatest(date_trunc('milliseconds', now()),
             (folded->>'lastRecordedAt')::timestamptz) AS moment) m
     WHERE risk_flags <> '{}'`);
  await runner.query(`
    UPDATE "dispute" d SET version = l.seq, "folded" = jsonb_set(d."folded", '{risk,flags}', (
             SELECT jsonb_agg(jsonb_build_object('flag', f.flag, 'at', ${written('l.occurred_at')}, 'by', 'system',
                                                 'judged', false) ORDER BY f.place)
               FROM unnest(d.risk_flags) WITH ORDINALITY AS f(flag, place)))
           || jsonb_build_object('version', l.seq, 'lastRecordedAt', ${written('l.recorded_at')})
      FROM "case_log" l
     WHERE l.dispute_id = d.id AND l.seq = d.version + 1 AND l.type = 'RiskFlagsChanged' AND d.risk_flags <> '{}'`);
}

async function levels(runner: QueryRunner): Promise<void> {
  await runner.query(`
    UPDATE "dispute" SET risk_level = CASE WHEN risk_flags && ${RED} THEN 'red' ELSE 'yellow' END
     WHERE risk_flags <> '{}' OR folded->'risk'->'visited'->'escalationSigns' = 'true'`);
}
