/** The columns of a line as the chain hashes them; `l` is audit_log. */
export const LINE_COLUMNS = `l.id, l.at, l.actor_account_id AS "actorAccountId", l.center_id AS "centerId", l.action,
  l.subject_kind AS "subjectKind", l.subject_id AS "subjectId", l.params, l.address, l.request_id AS "requestId"`;
