/**
 * Who takes part: letters of authority, work units and homes to compare, the words of challenges, an index of what waits for a
 * decision. What the log says more of parties from now on gets its empty value in every snapshot.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVERY_POWER = `["apply_or_stop", "give_evidence", "choose_mediator", "settle", "sign_documents", "receive_documents"]`;

/** A list inside a party, each member made anew in its old order. */
const listOf = (name: string, member: string): string =>
  `'${name}', coalesce((SELECT jsonb_agg(${member} ORDER BY position)
     FROM jsonb_array_elements(party -> '${name}') WITH ORDINALITY AS l(one, position)), '[]'::jsonb)`;

const REPRESENTATIVE = `jsonb_build_object(
  'representativeId', one -> 'representativeId', 'kind', one -> 'kind',
  'powers', CASE WHEN one ->> 'kind' = 'legal' THEN '${EVERY_POWER}'::jsonb
                 WHEN (one ->> 'maySettle')::boolean THEN '["settle"]'::jsonb ELSE '[]'::jsonb END,
  'validFrom', null, 'validTo', null, 'evidenceId', null, 'since', party -> 'joinedAt', 'endedAt', null)`;

const NOTICE = `'{"evidenceId": null, "toRepresentativeId": null, "witnessStaffId": null}'::jsonb || one`;
const CONSENT = `'{"evidenceId": null, "byRepresentativeId": null}'::jsonb || one`;

/** Snapshots of before, as the log folds now: an agent who might settle has that power and no other. */
export const COMPLETE_SNAPSHOTS = `
  UPDATE "dispute" SET "folded" = '{"conflicts": [], "challenges": []}'::jsonb || "folded" || jsonb_build_object('parties',
    coalesce((SELECT jsonb_agg(
        '{"under14": false, "incapacitated": false, "memberCount": null, "leftAt": null}'::jsonb || party || jsonb_build_object(
          ${listOf('representatives', REPRESENTATIVE)},
          ${listOf('rightsNotices', NOTICE)},
          ${listOf('remediesNotices', NOTICE)},
          ${listOf('consents', CONSENT)}) ORDER BY place)
      FROM jsonb_array_elements("folded" -> 'parties') WITH ORDINALITY AS p(party, place)), '[]'::jsonb))`;

const kinds = (table: string, kind: string, values: string): string =>
  `ALTER TABLE "${table}" DROP CONSTRAINT "${kind}", ADD CONSTRAINT "${kind}" CHECK (kind IN (${values}))`;

export class Participants1764000000180 implements MigrationInterface {
  name = 'Participants1764000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "party_representative" DROP COLUMN "may_settle"`);
    await runner.query(`ALTER TABLE "party_representative" ADD "letter_no" text`);
    await runner.query(`COMMENT ON COLUMN "party_representative"."letter_no" IS 'number of the letter of authority'`);
    await runner.query(kinds('party_representative', 'party_representative_kind', `'legal','agent','group'`));
    await runner.query(kinds('party', 'party_kind', `'person','organization','group'`));
    await runner.query(`ALTER TABLE "party" ADD "work_unit_sealed" bytea`);
    await runner.query(`ALTER TABLE "party" ADD "work_unit_match" bytea`);
    await runner.query(`ALTER TABLE "party" ADD "work_unit_masked" text`);
    await runner.query(`ALTER TABLE "staff" ADD "work_unit" text`);
    await runner.query(
      `COMMENT ON COLUMN "staff"."work_unit" IS 'where else the person works or worked: for warnings about neutrality'`,
    );
    await runner.query(`ALTER TABLE "staff" ADD "home_address_sealed" bytea`);
    await runner.query(
      `COMMENT ON COLUMN "staff"."home_address_sealed" IS 'encrypted home address, only ever compared with those of parties'`,
    );
    await runner.query(`ALTER TABLE "dispute" ADD "challenge_open" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `COMMENT ON COLUMN "dispute"."challenge_open" IS 'a challenge of a mediator waits for its decision'`,
    );
    await runner.query(`CREATE INDEX "dispute_challenged" ON "dispute"  ("custody_center_id") WHERE challenge_open`);
    await createChallenges(runner);
    await runner.query(COMPLETE_SNAPSHOTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "mediator_challenge"');
    await runner.query('ALTER TABLE "dispute" DROP COLUMN "challenge_open"');
    await runner.query('ALTER TABLE "staff" DROP COLUMN "work_unit", DROP COLUMN "home_address_sealed"');
    await runner.query(
      'ALTER TABLE "party" DROP COLUMN "work_unit_sealed", DROP COLUMN "work_unit_match", DROP COLUMN "work_unit_masked"',
    );
    await runner.query(
      'ALTER TABLE "party_representative" DROP COLUMN "letter_no", ADD "may_settle" boolean NOT NULL DEFAULT false',
    );
    await runner.query(
      `COMMENT ON COLUMN "party_representative"."may_settle" IS 'may admit, change or waive claims, hence sign'`,
    );
    await runner.query(`ALTER TABLE "party_representative" ALTER COLUMN "may_settle" DROP DEFAULT`);
    await runner.query(kinds('party_representative', 'party_representative_kind', `'legal','agent'`));
    await runner.query(kinds('party', 'party_kind', `'person','organization'`));
  }
}

async function createChallenges(runner: QueryRunner): Promise<void> {
  await runner.query(
    `CREATE TABLE "mediator_challenge" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "note" text, "reason" text, CONSTRAINT "PK_dd4711a0980f8e1a5f5d814a821" PRIMARY KEY ("id"))`,
  );
  await runner.query(`COMMENT ON COLUMN "mediator_challenge"."center_id" IS 'centre of origin'`);
  await runner.query(`COMMENT ON COLUMN "mediator_challenge"."note" IS 'what the party said'`);
  await runner.query(`COMMENT ON COLUMN "mediator_challenge"."reason" IS 'why it was decided so; null while open'`);
  await runner.query(`CREATE INDEX "IDX_9b39a139125b14367fdcc29282" ON "mediator_challenge"  ("center_id")`);
  await runner.query(`CREATE INDEX "IDX_184196753ca006ebe0b3e7003f" ON "mediator_challenge"  ("dispute_id")`);
  await runner.query(
    `ALTER TABLE "mediator_challenge" ADD CONSTRAINT "FK_9b39a139125b14367fdcc29282a" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await runner.query(
    `ALTER TABLE "mediator_challenge" ADD CONSTRAINT "FK_184196753ca006ebe0b3e7003f4" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
}
