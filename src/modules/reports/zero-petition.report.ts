/**
 * The zero-petition report 零上访报告 (R43, api.md §5): one statement reads the register, the returns and the claim of a centre
 * and everything below it as they stand at one moment; the rule book judges; the figures keep their records.
 */
import { Injectable } from '@nestjs/common';
import type { ZeroDefinition } from '../../domain/petitions/definitions.js';
import type { MonthlyReturn } from '../../domain/petitions/monthly-return.js';
import type { Petition } from '../../domain/petitions/petition.js';
import { judge, type ZeroQuestion } from '../../domain/petitions/zero-petition.js';
import type { Day } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Declaration, Produced } from './report.record.js';
import { monthsFigure, petitionFigures, type CountedFigure } from './zero-petition.figures.js';

export interface ZeroPetitionParams {
  readonly centerId: string;
  readonly from: Day;
  readonly to: Day;
  readonly definition: ZeroDefinition;
  readonly today: Day;
}

/** Petitions count wherever in the subtree they are registered; returns are due from its leaves. */
const SQL = `
  WITH subtree AS MATERIALIZED (SELECT c.id FROM center c WHERE c.path @> ARRAY[$1::uuid])
  SELECT
    (SELECT coalesce(json_agg(s.id), '[]') FROM subtree s
      WHERE NOT EXISTS (SELECT 1 FROM center child WHERE child.parent_id = s.id)) AS "leafCenterIds",
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'centerId', p.center_id,
        'occurredOn', p.occurred_on, 'channel', p.channel, 'level', p.level, 'persons', p.persons, 'group', p.is_group,
        'jointLetter', p.joint_letter, 'first', p.is_first, 'overLevel', p.over_level)), '[]')
       FROM petition p WHERE p.center_id IN (SELECT id FROM subtree)) AS petitions,
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'centerId', r.center_id, 'month', r.month,
        'state', r.state, 'nil', r.is_nil, 'counts', r.counts)), '[]')
       FROM petition_return r WHERE r.center_id IN (SELECT id FROM subtree)) AS returns,
    b.declared_since AS "declaredSince", b.ground, b.declared_by AS "declaredBy", b.recorded_at AS "recordedAt"
    FROM (SELECT 1) AS one LEFT JOIN zero_baseline b ON b.center_id = $1::uuid`;

interface Row {
  readonly leafCenterIds: string[];
  readonly petitions: (Petition & { readonly version: number })[];
  readonly returns: (MonthlyReturn & { readonly version: number })[];
  readonly declaredSince: string | null;
  readonly ground: string | null;
  readonly declaredBy: string | null;
  readonly recordedAt: string | null;
}

@Injectable()
export class ZeroPetitionReport {
  async run(tx: Tx, params: ZeroPetitionParams): Promise<Produced> {
    const row = await tx.one<Row>(SQL, [params.centerId]);
    if (row === undefined) throw new Error('the statement answers with one row');
    return produced(params, row);
  }
}

function produced(params: ZeroPetitionParams, row: Row): Produced {
  const question: ZeroQuestion = {
    definition: params.definition,
    from: params.from,
    to: params.to,
    today: params.today,
    leafCenterIds: row.leafCenterIds,
    petitions: row.petitions,
    returns: row.returns,
    declaredSince: row.declaredSince,
  };
  const judged = judge(question);
  const { zero, state, reasons, completeness, streak } = judged;
  const versions = new Map([...row.petitions, ...row.returns].map(({ id, version }) => [id, version]));
  const counted = [...petitionFigures(question, judged, versions), monthsFigure(judged, versions)];
  const { id, version, textZh, textEn } = params.definition;
  return {
    content: {
      definition: { id, version, textZh, textEn },
      zero,
      state,
      reasons,
      completeness,
      streak,
      declaration: declarationOf(row),
      figures: counted.map(withoutRecords),
    },
    records: Object.fromEntries(counted.map(({ key, records }) => [key, records])),
  };
}

function withoutRecords({ key, label, definition, numerator, denominator, value }: CountedFigure) {
  return { key, label, definition, numerator, denominator, value };
}

function declarationOf({ declaredSince, ground, declaredBy, recordedAt }: Row): Declaration | null {
  if (declaredSince === null || ground === null || declaredBy === null || recordedAt === null) return null;
  return { declaredSince, ground, declaredBy, recordedAt };
}
