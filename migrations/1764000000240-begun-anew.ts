/**
 * How the present attempt at mediation began, and which sittings and drafts are of an earlier one, read from the log for cases from
 * before. Until now two instants stood for it: when a case was reopened, and when a failed one was taken up by another centre.
 * And who was taken off a case answers for it no longer.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OUTCOMES = `'Refused','Withdrawn','Failed','Settled','Performed','PerformanceReopened','AgreementStands','Referred','Merged'`;
const TAKEN_UP = `type IN ('Escalated','Returned') AND jsonb_typeof(payload -> 'deadline') = 'object'`;
const OCCURRED = `to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The members of a list, each with whether its last entry of that kind was written before the case was reopened or changed hands. */
const withOrigin = (list: string, type: string, id: string): string =>
  `'${list}', coalesce((SELECT jsonb_agg(one || jsonb_build_object('fromBefore', coalesce((
       SELECT max(seq) FROM "case_log" WHERE dispute_id = d.id AND type = '${type}' AND payload ->> '${id}' = one ->> '${id}'
     ) < changed.seq, false)) ORDER BY position)
     FROM jsonb_array_elements(d."folded" -> '${list}') WITH ORDINALITY AS l(one, position)), '[]'::jsonb)`;

/** Snapshots of before, as the log folds now. */
export const COMPLETE_SNAPSHOTS = `
  UPDATE "dispute" AS target
     SET "folded" = (d."folded" #- '{ending,reopenedAt}' #- '{custody,takenUpAt}') || jsonb_build_object(
           'begunAnew', begun.fact,
           'extensions', coalesce((SELECT jsonb_agg(one ORDER BY position)
              FROM jsonb_array_elements(d."folded" -> 'extensions') WITH ORDINALITY AS l(one, position)
             WHERE (one ->> 'seq')::int > coalesce((begun.fact ->> 'seq')::int, 0)), '[]'::jsonb),
           ${withOrigin('sessions', 'SessionHeld', 'sessionId')},
           ${withOrigin('agreements', 'AgreementDrafted', 'agreementId')})
    FROM "dispute" AS d
    CROSS JOIN LATERAL (SELECT max(seq) AS seq FROM "case_log"
      WHERE dispute_id = d.id AND type IN ('Reopened','Escalated','Returned')) AS changed
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('cause', CASE last.type WHEN 'Reopened' THEN 'reopened' ELSE 'taken_up' END,
          'seq', last.seq, 'consentSince', jsonb_build_object('seq', since.seq, 'at', since.at)) AS fact
        FROM (SELECT seq, type FROM "case_log"
               WHERE dispute_id = d.id AND (type = 'Reopened' OR ${TAKEN_UP}) ORDER BY seq DESC LIMIT 1) AS last
       CROSS JOIN LATERAL (SELECT seq, ${OCCURRED} AS at FROM "case_log"
               WHERE dispute_id = d.id AND (seq = last.seq OR last.type = 'Reopened' AND seq < last.seq AND type IN (${OUTCOMES}))
               ORDER BY seq = last.seq, seq DESC LIMIT 1) AS since) AS begun ON true
   WHERE target.id = d.id`;

/** Whom a conflict or an upheld challenge took off a case answers for it no longer, unless it was given to them again since. */
export const TAKE_OFF = `
  UPDATE "dispute" AS d
     SET responsible_officer_id = NULL, queued = q.queued,
         "folded" = "folded" || jsonb_build_object('responsibleOfficerId', NULL, 'queued', q.queued)
    FROM (SELECT id, queued OR state IN ('accepted','assigned','mediating','suspended') AS queued FROM "dispute") AS q
   WHERE q.id = d.id AND EXISTS (
     SELECT FROM "case_log" AS l
      WHERE l.dispute_id = d.id AND l.payload ->> 'staffId' = d.responsible_officer_id::text
        AND (l.type = 'ConflictDeclared' OR l.type = 'ChallengeDecided' AND (l.payload ->> 'upheld')::boolean)
        AND NOT EXISTS (SELECT FROM "case_log" AS later WHERE later.dispute_id = d.id AND later.seq > l.seq
          AND later.type IN ('Assigned','ReferralAccepted','ReferralAcceptedBySilence')))`;

const lastOf = (condition: string): string =>
  `(SELECT ${OCCURRED} FROM "case_log" WHERE dispute_id = d.id AND ${condition} ORDER BY seq DESC LIMIT 1)`;

const without = (list: string): string =>
  `'${list}', coalesce((SELECT jsonb_agg(one - 'fromBefore' ORDER BY position)
     FROM jsonb_array_elements(d."folded" -> '${list}') WITH ORDINALITY AS l(one, position)), '[]'::jsonb)`;

export class BegunAnew1764000000240 implements MigrationInterface {
  name = 'BegunAnew1764000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMPLETE_SNAPSHOTS);
    await runner.query(TAKE_OFF);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "dispute" AS d SET "folded" = "folded" - 'begunAnew' || jsonb_build_object(
      'ending', "folded" -> 'ending' || jsonb_build_object('reopenedAt', ${lastOf(`type = 'Reopened'`)}),
      'custody', "folded" -> 'custody' || jsonb_build_object('takenUpAt', ${lastOf(TAKEN_UP)}),
      ${without('sessions')}, ${without('agreements')})`);
  }
}
