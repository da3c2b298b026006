/** The register as somebody lists, searches and counts it: the newest they may know of, under filters. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/scope.js';
import { RISK_LEVELS } from '../../domain/risk/risk.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { CALENDAR_KNOWN } from './calendar-known.reader.js';
import type { DisputeRecord } from './dispute.record.js';
import { foldText, likePatterns, queryGrams } from './search.js';
import { VISIBLE, visibilityParams, waysToSee } from './visibility.reader.js';

export interface DisputeFilter {
  readonly centerId?: string;
  readonly custodyCenterId?: string;
  readonly departmentId?: readonly string[];
  readonly state?: readonly string[];
  readonly track?: readonly string[];
  readonly category?: readonly string[];
  readonly subcategory?: readonly string[];
  readonly gridId?: readonly string[];
  readonly mediatorId?: string;
  readonly responsibleOfficerId?: string;
  readonly riskFlag?: readonly string[];
  readonly riskLevel?: readonly string[];
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly dueBefore?: string;
  readonly queued?: boolean;
  readonly routedOfficerId?: string;
  readonly referredToDepartmentId?: readonly string[];
  readonly number?: string;
  readonly receiptNo?: string;
  readonly q?: string;
}

/** One line of a list: no long texts. */
export type DisputeLine = Pick<
  DisputeRecord,
  | 'id'
  | 'receiptNo'
  | 'number'
  | 'state'
  | 'version'
  | 'track'
  | 'centerId'
  | 'custodyCenterId'
  | 'departmentId'
  | 'responsibleOfficerId'
  | 'mediatorIds'
  | 'queued'
  | 'routedDepartmentId'
  | 'routedOfficerId'
  | 'routedShiftId'
  | 'referredToDepartmentId'
  | 'category'
  | 'subcategory'
  | 'title'
  | 'gridId'
  | 'riskFlags'
  | 'riskLevel'
  | 'amountFen'
  | 'receivedAt'
  | 'acceptedAt'
  | 'mediationDueOn'
  | 'calendarKnown'
  | 'sourceKind'
  | 'channel'
  | 'createdAt'
  | 'updatedAt'
>;

const LINE_COLUMNS = `
  d.id, d.receipt_no AS "receiptNo", d.number, d.state, d.version, d.track, d.center_id AS "centerId",
  d.custody_center_id AS "custodyCenterId", d.department_id AS "departmentId",
  d.responsible_officer_id AS "responsibleOfficerId", d.mediator_ids AS "mediatorIds", d.queued,
  d.routed_department_id AS "routedDepartmentId", d.routed_officer_id AS "routedOfficerId",
  d.routed_shift_id AS "routedShiftId", d.referred_to_department_id AS "referredToDepartmentId", d.category, d.subcategory,
  d.title, d.grid_id AS "gridId", d.risk_flags AS "riskFlags", d.risk_level AS "riskLevel", d.amount_fen AS "amountFen", d.received_at AS "receivedAt",
  d.accepted_at AS "acceptedAt", d.mediation_due_on AS "mediationDueOn",
  ${CALENDAR_KNOWN} AS "calendarKnown", d.source_kind AS "sourceKind", d.channel,
  d.created_at AS "createdAt", d.updated_at AS "updatedAt"`;

/** Each filter and the condition it stands for; `$` is the parameter's place. */
const CONDITIONS: Readonly<Record<Exclude<keyof DisputeFilter, 'q' | 'riskLevel'>, string>> = {
  centerId: 'd.center_id = $::uuid',
  custodyCenterId: 'd.custody_center_id = $::uuid',
  departmentId: 'd.department_id = ANY($::uuid[])',
  state: 'd.state = ANY($::text[])',
  track: 'd.track = ANY($::text[])',
  category: 'd.category = ANY($::text[])',
  subcategory: 'd.subcategory = ANY($::text[])',
  gridId: 'd.grid_id = ANY($::uuid[])',
  mediatorId: 'd.mediator_ids @> ARRAY[$::uuid]',
  responsibleOfficerId: 'd.responsible_officer_id = $::uuid',
  riskFlag: 'd.risk_flags && $::text[]',
  receivedFrom: 'd.received_at >= $::timestamptz',
  receivedTo: 'd.received_at < $::timestamptz',
  dueBefore: `(d.mediation_due_on < $::date AND d.state IN ('accepted','assigned','mediating'))`,
  queued: 'd.queued = $::boolean',
  routedOfficerId: 'd.routed_officer_id = $::uuid',
  referredToDepartmentId: 'd.referred_to_department_id = ANY($::uuid[])',
  number: 'd.number = $::text',
  receiptNo: 'd.receipt_no = $::text',
};

@Injectable()
export class DisputeListReader {
  /** One page, newest first, of what the actor may know of; one row more than asked tells whether another follows. */
  async list(tx: Tx, actor: Actor, filter: DisputeFilter, page: PageRequest): Promise<DisputeLine[]> {
    const sought = keysOf(actor) > MANY_KEYS ? [...SOUGHT, ...NARROWING] : SOUGHT;
    const isSought = sought.some((name) => filter[name] !== undefined);
    // What is sought may be rare or common: that plan has to know the value.
    if (!isSought && filter.dueBefore === undefined && filter.mediatorId === undefined) await tx.planOnce();
    const { ids, params } = isSought ? newestOfFound(actor, filter, page) : newestOfEachWay(actor, filter, page);
    return tx.query<DisputeLine>(
      `SELECT ${LINE_COLUMNS} FROM (${ids}) AS page JOIN dispute d USING (id) ORDER BY d.received_at DESC, d.id DESC`,
      params,
    );
  }

  async count(tx: Tx, actor: Actor, filter: DisputeFilter): Promise<number> {
    const { where, params } = conditions(actor, filter);
    const row = await tx.one<{ total: number }>(`SELECT count(*)::int AS total FROM dispute d WHERE ${where}`, params);
    return row?.total ?? 0;
  }
}

/** What finds few cases, wherever they are: these are found first, and then asked who may see them. */
const SOUGHT = ['number', 'receiptNo', 'q'] as const satisfies readonly (keyof DisputeFilter)[];

/** What leaves few of the cases of somebody who directs many centres: each of the ways would look for them in every centre in vain. */
const NARROWING = [
  'centerId',
  'custodyCenterId',
  'departmentId',
  'gridId',
  'mediatorId',
  'responsibleOfficerId',
  'routedOfficerId',
  'referredToDepartmentId',
] as const satisfies readonly (keyof DisputeFilter)[];

const MANY_KEYS = 20;

const keysOf = (actor: Actor): number => Math.max(0, ...waysToSee(actor).map(({ keys }) => keys.length));

interface Question {
  readonly where: string;
  readonly params: unknown[];
}

function conditions(actor: Actor, filter: DisputeFilter): Question {
  const params = visibilityParams(actor);
  return { where: [VISIBLE, ...filterConditions(filter, params)].join(' AND '), params };
}

/** One value of a list: an index that begins with it gives its rows in the order of a list; of several it does not. */
const equalTo = (condition: string): string => condition.replace(/= ANY\((\$::\w+)\[\]\)/, '= $1');

function filterConditions(filter: DisputeFilter, params: unknown[]): string[] {
  const parts: string[] = [];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof typeof CONDITIONS];
    if (value === undefined) continue;
    const list: readonly string[] = Array.isArray(value) ? value : [];
    const asked = list.length === 1 ? equalTo(condition) : condition;
    parts.push(asked.replace('$', `$${params.push(asked === condition ? value : list[0])}`));
  }
  if (filter.riskLevel !== undefined) parts.push(riskCondition(filter.riskLevel));
  if (filter.q !== undefined) parts.push(...searchConditions(filter.q, params));
  return parts;
}

/** Spelt out: an index of what is not green serves only where the plan can see that it is asked for. */
function riskCondition(asked: readonly string[]): string {
  const [first, ...others] = RISK_LEVELS.filter((level) => asked.includes(level)).map((level) => `'${level}'`);
  if (first === undefined) return 'false';
  return others.length === 0 ? `d.risk_level = ${first}` : `d.risk_level IN (${[first, ...others].join(', ')})`;
}

/** The ids of a page, and no more of the rows: what stands in a line is read of those that are shown alone. */
type PageIds = { readonly ids: string; readonly params: unknown[] };

const NEWEST = 'ORDER BY received_at DESC, id DESC LIMIT';

function newestOfFound(actor: Actor, filter: DisputeFilter, page: PageRequest): PageIds {
  const { where, params } = conditions(actor, filter);
  const all = [where, ...afterCondition(page, params)].join(' AND ');
  return { ids: `SELECT d.id FROM dispute d WHERE ${all} ${NEWEST} $${params.push(page.limit + 1)}::int`, params };
}

/** The newest by each way, of which the newest: an index stands behind each, so that it matters little how many cases there are. */
function newestOfEachWay(actor: Actor, filter: DisputeFilter, page: PageRequest): PageIds {
  const params: unknown[] = [];
  const also = [...filterConditions(filter, params), ...afterCondition(page, params)].map((each) => ` AND ${each}`);
  const limit = `$${params.push(page.limit + 1)}::int`;
  const ways = waysToSee(actor).map(
    ({ where, keys }) => `
      SELECT seen.id, seen.received_at FROM unnest($${params.push(keys)}::uuid[]) AS way (key), LATERAL (
        SELECT d.id, d.received_at FROM dispute d WHERE ${where}${also.join('')} ${NEWEST} ${limit}) AS seen`,
  );
  return { ids: `SELECT id FROM (${ways.join(' UNION ')}) AS any_way ${NEWEST} ${limit}`, params };
}

function afterCondition({ after }: PageRequest, params: unknown[]): string[] {
  if (after === null) return [];
  const [receivedAt, id] = after;
  return [`(d.received_at, d.id) < ($${params.push(receivedAt)}::timestamptz, $${params.push(id)}::uuid)`];
}

function searchConditions(q: string, params: unknown[]): string[] {
  const folded = foldText(q);
  const grams = `d.search_grams @> $${params.push(queryGrams(folded))}::text[]`;
  const words = likePatterns(folded).map((pattern) => `d.search_text LIKE $${params.push(pattern)}`);
  return [grams, ...words];
}
