/** What the parties answered, no-shows, parts as they were held, private notes, investigations, and templates for minutes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MINUTES_TEMPLATES } from './1764000000270-minutes-templates.data.js';

/** In cases from before nobody had answered, and nobody had said on whose side it lay. */
export const COMPLETE_SESSIONS = `UPDATE "dispute" SET "folded" = jsonb_set("folded", '{sessions}', (
         SELECT jsonb_agg('{"replies": [], "missed": null, "causedBy": null}'::jsonb || session ORDER BY place)
           FROM jsonb_array_elements("folded" -> 'sessions') WITH ORDINALITY AS sessions (session, place)))
        WHERE "folded" -> 'sessions' <> '[]'`;

export class Sessions1764000000270 implements MigrationInterface {
  name = 'Sessions1764000000270';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "investigation_record" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "seq" integer NOT NULL, "kind" character varying(64) NOT NULL, "started_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "party_id" uuid, "investigator_ids" uuid array NOT NULL DEFAULT '{}', "recorder_id" uuid, "signed" character varying(64), "content_sealed" bytea NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by_staff_id" uuid, CONSTRAINT "investigation_record_signed" CHECK (signed IN ('signed','refused')), CONSTRAINT "investigation_record_kind" CHECK (kind IN ('interview','site_visit','document')), CONSTRAINT "PK_db66bbfd733100dcfa4cd4cc9b7" PRIMARY KEY ("id")); COMMENT ON COLUMN "investigation_record"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "investigation_record"."seq" IS 'sequence number of its entry in the log'; COMMENT ON COLUMN "investigation_record"."party_id" IS 'the person asked, where that is a party'; COMMENT ON COLUMN "investigation_record"."signed" IS 'by the person asked; null: nobody was'; COMMENT ON COLUMN "investigation_record"."content_sealed" IS 'place, people, questions, answers, findings: sealed under the key of the dispute'`,
    );
    await runner.query(
      `CREATE INDEX "IDX_1895afff679180200bcb286dd8" ON "investigation_record"  ("recorded_by_staff_id")`,
    );
    await runner.query(`CREATE INDEX "IDX_a16df7a6fe43c87c191f0552ff" ON "investigation_record"  ("recorder_id")`);
    await runner.query(`CREATE INDEX "IDX_c2179c96e7008441b41440b07e" ON "investigation_record"  ("party_id")`);
    await runner.query(
      `CREATE INDEX "IDX_b0beb3dfc9c9864df053de49c0" ON "investigation_record"  ("dispute_id", "started_at", "id")`,
    );
    await runner.query(`CREATE INDEX "IDX_8ca8b97d774528163e59cab40b" ON "investigation_record"  ("center_id")`);
    await runner.query(
      `CREATE TABLE "session_private_note" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "session_id" uuid NOT NULL, "party_id" uuid, "author_staff_id" uuid NOT NULL, "text_sealed" bytea NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6a58e31c69461b0c8c5bb644d1b" PRIMARY KEY ("id")); COMMENT ON COLUMN "session_private_note"."center_id" IS 'centre of origin of the dispute'; COMMENT ON COLUMN "session_private_note"."party_id" IS 'the side it is about; null: none in particular'; COMMENT ON COLUMN "session_private_note"."author_staff_id" IS 'the mediator who wrote it'; COMMENT ON COLUMN "session_private_note"."text_sealed" IS 'the note, sealed under the key of the dispute'`,
    );
    await runner.query(`CREATE INDEX "IDX_b5037c08ed78420672f50cb2ce" ON "session_private_note"  ("author_staff_id")`);
    await runner.query(`CREATE INDEX "IDX_ab2bda2b97fff327d481157b7e" ON "session_private_note"  ("party_id")`);
    await runner.query(
      `CREATE INDEX "IDX_715def754ff9afe1f16043605c" ON "session_private_note"  ("session_id", "recorded_at", "id")`,
    );
    await runner.query(`CREATE INDEX "IDX_b0aee9609b6ae20193d4bf280a" ON "session_private_note"  ("dispute_id")`);
    await runner.query(`CREATE INDEX "IDX_b94074ca176e8408f716428e8d" ON "session_private_note"  ("center_id")`);
    await runner.query(`ALTER TABLE "mediation_session" ADD "held_parts" jsonb`);
    await runner.query(
      `COMMENT ON COLUMN "mediation_session"."held_parts" IS 'parts as they took place: together or apart, with whom, when'`,
    );
    await runner.query(
      `COMMENT ON COLUMN "mediation_session"."reason" IS 'why it was adjourned or cancelled, or what was noted of a no-show'`,
    );
    await runner.query(
      `ALTER TABLE "investigation_record" ADD CONSTRAINT "FK_8ca8b97d774528163e59cab40ba" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "investigation_record" ADD CONSTRAINT "FK_12ed6aead142d4fc4199ce97e73" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "investigation_record" ADD CONSTRAINT "FK_c2179c96e7008441b41440b07e0" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "investigation_record" ADD CONSTRAINT "FK_a16df7a6fe43c87c191f0552ff5" FOREIGN KEY ("recorder_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "investigation_record" ADD CONSTRAINT "FK_1895afff679180200bcb286dd82" FOREIGN KEY ("recorded_by_staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session_private_note" ADD CONSTRAINT "FK_b94074ca176e8408f716428e8d1" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session_private_note" ADD CONSTRAINT "FK_b0aee9609b6ae20193d4bf280ad" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session_private_note" ADD CONSTRAINT "FK_c4fe4826d78e3a570c0a17540b9" FOREIGN KEY ("session_id") REFERENCES "mediation_session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session_private_note" ADD CONSTRAINT "FK_ab2bda2b97fff327d481157b7eb" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session_private_note" ADD CONSTRAINT "FK_b5037c08ed78420672f50cb2ce3" FOREIGN KEY ("author_staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await stateCheck(runner, `'scheduled','held','adjourned','cancelled','no_show'`);
    await runner.query(COMPLETE_SESSIONS);
    for (const [index, { code, zh, en, text }] of MINUTES_TEMPLATES.entries()) {
      await runner.query(
        `INSERT INTO code_entry (table_name, parent_code, code, valid_from, valid_to, label_zh, label_en, sort, extra)
         VALUES ('minutes-templates', '', $1, '2000-01-01', NULL, $2, $3, $4, $5)`,
        [code, zh, en, index + 1, JSON.stringify({ text })],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM code_entry WHERE table_name = 'minutes-templates'`);
    await runner.query(
      `UPDATE "dispute" SET "folded" = jsonb_set("folded", '{sessions}', (
         SELECT jsonb_agg(session - 'replies' - 'missed' - 'causedBy' ORDER BY place)
           FROM jsonb_array_elements("folded" -> 'sessions') WITH ORDINALITY AS sessions (session, place)))
        WHERE "folded" -> 'sessions' <> '[]'`,
    );
    await stateCheck(runner, `'scheduled','held','adjourned','cancelled'`);
    await runner.query(
      `COMMENT ON COLUMN "mediation_session"."reason" IS 'why it was adjourned or cancelled'; ALTER TABLE "mediation_session" DROP COLUMN "held_parts"`,
    );
    await runner.query('DROP TABLE "session_private_note"');
    await runner.query('DROP TABLE "investigation_record"');
  }
}

async function stateCheck(runner: QueryRunner, states: string): Promise<void> {
  await runner.query(`ALTER TABLE "mediation_session" DROP CONSTRAINT "mediation_session_state"`);
  await runner.query(
    `ALTER TABLE "mediation_session" ADD CONSTRAINT "mediation_session_state" CHECK (state IN (${states}))`,
  );
}
