/** SQL of "who is this and what may they do where": one statement for every request. */
import { Injectable } from '@nestjs/common';
import { type Actor, type Grant, reachOf } from '../../domain/access/actor.js';
import { isSubtreeRole, type Role, SUBTREE_ROLES } from '../../domain/access/permissions.js';
import type { Tx } from '../../platform/database/tx.js';

interface GrantOfRow {
  readonly role: Role;
  readonly centerId: string;
  readonly departmentId: string | null;
  /** The centre and, for the roles that reach it, everything below. */
  readonly reach: readonly string[];
}

interface ActorOfRow {
  readonly accountId: string;
  readonly staffId: string | null;
  readonly username: string;
  readonly name: string;
  readonly mustChangePassword: boolean;
  readonly grants: readonly GrantOfRow[];
  readonly referencesAt: string;
}

export interface KnownActor {
  readonly actor: Actor;
  /** The mark of the last change of what processes remember. */
  readonly referencesAt: string;
  readonly mustChangePassword: boolean;
}

const WITH_SUBTREE = SUBTREE_ROLES.map((role) => `'${role}'`).join(', ');

const ACTOR = `a.id AS "accountId", a.staff_id AS "staffId", a.username, a.name, a.must_change_password AS "mustChangePassword",
  coalesce((SELECT json_agg(json_build_object('role', g.role, 'centerId', g.center_id, 'departmentId', g.department_id, 'reach',
      CASE WHEN g.role IN (${WITH_SUBTREE})
        THEN (SELECT json_agg(c.id ORDER BY c.id) FROM center c WHERE c.path @> ARRAY[g.center_id])
        ELSE json_build_array(g.center_id) END) ORDER BY g.granted_at, g.id)
    FROM role_grant g WHERE g.account_id = a.id AND g.state = 'active'), '[]') AS grants,
  (SELECT mark FROM reference_change) AS "referencesAt"`;

@Injectable()
export class ActorsStore {
  /** The person behind a session that is still good. */
  async ofSession(tx: Tx, sessionId: string, accountId: string, now: string): Promise<KnownActor | undefined> {
    const row = await tx.one<ActorOfRow>(
      `SELECT ${ACTOR} FROM sign_in_session s JOIN account a ON a.id = s.account_id
        WHERE s.id = $1 AND s.account_id = $2 AND s.revoked_at IS NULL AND s.expires_at > $3 AND a.disabled_at IS NULL`,
      [sessionId, accountId, now],
    );
    if (row === undefined) return undefined;
    const { mustChangePassword, referencesAt } = row;
    return { actor: actorOf(row), mustChangePassword, referencesAt };
  }

  /** The account linked to an identity; undefined: none is, null: it is disabled. */
  async ofSubject(tx: Tx, subject: string): Promise<Omit<KnownActor, 'mustChangePassword'> | null | undefined> {
    const row = await tx.one<ActorOfRow & { isDisabled: boolean }>(
      `SELECT ${ACTOR}, a.disabled_at IS NOT NULL AS "isDisabled" FROM account a WHERE a.oidc_subject = $1`,
      [subject],
    );
    if (row === undefined) return undefined;
    return row.isDisabled ? null : { actor: actorOf(row), referencesAt: row.referencesAt };
  }

  /** Somebody who is not asking now: the first of two people who make a director. */
  async ofAccount(tx: Tx, accountId: string): Promise<Actor | undefined> {
    const row = await tx.one<ActorOfRow>(`SELECT ${ACTOR} FROM account a WHERE a.id = $1 AND a.disabled_at IS NULL`, [
      accountId,
    ]);
    return row === undefined ? undefined : actorOf(row);
  }
}

function actorOf(row: ActorOfRow): Actor {
  const grants: Grant[] = row.grants.map(({ role, centerId, departmentId }) => ({ role, centerId, departmentId }));
  const subtrees = new Map(
    row.grants.filter(({ role }) => isSubtreeRole(role)).map(({ centerId, reach }) => [centerId, reach]),
  );
  const { accountId, staffId, username, name } = row;
  return {
    accountId,
    staffId,
    username,
    name,
    grants,
    reach: reachOf(grants, (centerId) => subtrees.get(centerId) ?? []),
  };
}
