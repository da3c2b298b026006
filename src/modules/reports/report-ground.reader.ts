/**
 * What the reports on petitions and indicators judge, as it stood at an instant: every table here keeps what it said before, so the
 * answer of any past moment can be given again. Petitions count wherever in the subtree they are registered; returns, counts and
 * populations are due from its leaves. The barrier has to be raised before (`ReportBarrier`), so that nothing can appear later that bears
 * an instant before the one the report speaks of.
 */
import { Injectable } from '@nestjs/common';
import type { Population } from '../../domain/indicators/litigation-rate.js';
import type { OutsideCount } from '../../domain/indicators/outside-counts.js';
import type { MonthlyReturn } from '../../domain/petitions/monthly-return.js';
import type { Petition } from '../../domain/petitions/petition.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Declaration } from './report.record.js';

export interface RegisterGround {
  readonly leafCenterIds: readonly string[];
  readonly petitions: readonly (Petition & { readonly version: number })[];
  readonly returns: readonly (MonthlyReturn & { readonly version: number })[];
  readonly declaration: Declaration | null;
}

export interface IndicatorGround {
  readonly leafCenterIds: readonly string[];
  readonly counts: readonly OutsideCount[];
  readonly populations: readonly Population[];
}

/** `$1` centre, `$2` instant. */
const SUBTREE = `subtree AS MATERIALIZED (
    SELECT c.id, c.parent_id FROM center c WHERE c.path @> ARRAY[$1::uuid] AND (c.id = $1 OR c.created_at <= $2::timestamptz))`;

const LEAVES = `(SELECT coalesce(json_agg(s.id), '[]') FROM subtree s
      WHERE NOT EXISTS (SELECT 1 FROM subtree child WHERE child.parent_id = s.id)) AS "leafCenterIds"`;

const REGISTER = `
  WITH ${SUBTREE},
  petitions AS (
    SELECT DISTINCT ON (v.petition_id) v.* FROM petition_version v
     WHERE v.center_id IN (SELECT id FROM subtree) AND v.recorded_at <= $2 ORDER BY v.petition_id, v.version DESC),
  returns AS (
    SELECT DISTINCT ON (v.return_id) v.*, r.month FROM petition_return_version v JOIN petition_return r ON r.id = v.return_id
     WHERE v.center_id IN (SELECT id FROM subtree) AND v.recorded_at <= $2 ORDER BY v.return_id, v.version DESC)
  SELECT ${LEAVES},
    (SELECT coalesce(json_agg(json_build_object('id', p.petition_id, 'version', p.version, 'centerId', p.center_id,
        'occurredOn', p.occurred_on, 'channel', p.channel, 'level', p.level, 'persons', p.persons, 'group', p.is_group,
        'jointLetter', p.joint_letter, 'first', p.is_first, 'overLevel', p.over_level)), '[]') FROM petitions p) AS petitions,
    (SELECT coalesce(json_agg(json_build_object('id', r.return_id, 'version', r.version, 'centerId', r.center_id, 'month', r.month,
        'state', r.state, 'nil', r.is_nil, 'counts', r.counts)), '[]') FROM returns r) AS returns,
    b.declared_since AS "declaredSince", b.ground, b.declared_by AS "declaredBy", b.recorded_at AS "recordedAt"
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (
      SELECT * FROM zero_baseline_version WHERE center_id = $1 AND recorded_at <= $2 ORDER BY version DESC LIMIT 1) b ON true`;

const INDICATORS = `
  WITH ${SUBTREE},
  counts AS (
    SELECT DISTINCT ON (v.center_id, v.month) v.* FROM outside_count v
     WHERE v.center_id IN (SELECT id FROM subtree) AND v.recorded_at <= $2 ORDER BY v.center_id, v.month, v.version DESC),
  populations AS (
    SELECT DISTINCT ON (v.center_id, v.year) v.* FROM population v
     WHERE v.center_id IN (SELECT id FROM subtree) AND v.recorded_at <= $2 ORDER BY v.center_id, v.year, v.version DESC)
  SELECT ${LEAVES},
    (SELECT coalesce(json_agg(json_build_object('id', c.id, 'version', c.version, 'centerId', c.center_id, 'month', c.month,
        'civilCases', c.civil_cases, 'administrativeCases', c.administrative_cases, 'criminalCases', c.criminal_cases,
        'publicSecurityCasesOfMajorImpact', c.public_security_cases_of_major_impact,
        'casualtyAccidents', c.casualty_accidents, 'sources', c.sources)), '[]') FROM counts c) AS counts,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'centerId', p.center_id, 'year', p.year,
        'residents', p.residents, 'registeredFloating', p.registered_floating, 'source', p.source,
        'recordedAt', to_char(p.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'recordedBy', p.recorded_by)), '[]') FROM populations p) AS populations`;

/** A case whose mediation came to an end. */
export interface EndedCase {
  readonly id: string;
  readonly version: number;
  readonly isSettled: boolean;
}

interface RegisterRow extends Omit<RegisterGround, 'declaration'> {
  readonly declaredSince: string | null;
  readonly ground: string | null;
  readonly declaredBy: string | null;
  readonly recordedAt: string | null;
}

/**
 * Cases of the subtree whose mediation ended in `[from, to)`, as they were known; which of them were settled here, without going to a
 * higher centre.
 */
const SETTLED = `
  SELECT v.dispute_id AS id, v.version, v.outcome = 'settled' AND NOT v.escalated AS "isSettled"
    FROM case_version v JOIN center c ON c.id = v.center_id
   WHERE c.path @> ARRAY[$1::uuid] AND v.known_from <= $2 AND v.known_until > $2
     AND v.outcome IN ('settled', 'failed', 'withdrawn') AND v.ended_on >= $3 AND v.ended_on < $4
   ORDER BY v.ended_on, v.dispute_id`;

@Injectable()
export class ReportGround {
  async register(tx: Tx, centerId: string, asOf: string): Promise<RegisterGround> {
    const row = theRow(await tx.one<RegisterRow>(REGISTER, [centerId, asOf]));
    return {
      leafCenterIds: row.leafCenterIds,
      petitions: row.petitions,
      returns: row.returns,
      declaration: declarationOf(row),
    };
  }

  endedCases(
    tx: Tx,
    centerId: string,
    { asOf, from, to }: { readonly asOf: string; readonly from: string; readonly to: string },
  ): Promise<EndedCase[]> {
    return tx.query<EndedCase>(SETTLED, [centerId, asOf, from, to]);
  }

  async indicators(tx: Tx, centerId: string, asOf: string): Promise<IndicatorGround> {
    return theRow(await tx.one<IndicatorGround>(INDICATORS, [centerId, asOf]));
  }
}

function theRow<R>(row: R | undefined): R {
  if (row === undefined) throw new Error('the statement answers with one row');
  return row;
}

function declarationOf({ declaredSince, ground, declaredBy, recordedAt }: RegisterRow): Declaration | null {
  if (declaredSince === null || ground === null || declaredBy === null || recordedAt === null) return null;
  return { declaredSince, ground, declaredBy, recordedAt };
}
