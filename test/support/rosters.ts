/** A department with its officers and a published roster in the demo centre, and accounts for officers who have none. */
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import type { RosterChangeResponse } from '../../src/modules/roster-changes/changes.dto.js';
import { listed, newId, type Json, type World } from './world.js';

interface Period {
  readonly from: string;
  readonly to: string;
}

export const PERIOD: Period = { from: '2026-10-14', to: '2026-11-14' };

export interface Team {
  readonly departmentId: string;
  readonly staffIds: readonly string[];
}

/** `officers`: the terms of each one. */
export async function team(world: World, code: string, terms: Json, officers: readonly Json[]): Promise<Team> {
  const names = { code, nameZh: `示例${code}`, nameEn: code };
  const made = await world.post('admin', `/centers/${world.center}/departments`, { body: { ...names, ...terms } });
  const { id: departmentId } = made.body as { id: string };
  const staffIds: string[] = [];
  for (const [index, rest] of officers.entries())
    staffIds.push(await officer(world, departmentId, `${code}${index}`, rest));
  return { departmentId, staffIds };
}

export async function officer(world: World, departmentId: string, name: string, rest: Json = {}): Promise<string> {
  const body = { departmentId, name, isOfficer: true, ...rest };
  return ((await world.post('admin', `/centers/${world.center}/staff`, { body })).body as { id: string }).id;
}

/** Drafts and publishes; answers the lines in the order of their start. */
export async function published(world: World, departmentId: string, period = PERIOD): Promise<ShiftResponse[]> {
  const body = { ...period, departments: [departmentId], seed: 'duty' };
  const draft = await world.post('admin', `/centers/${world.center}/roster/drafts`, { body });
  await world.act('admin', `/roster/drafts/${(draft.body as DraftResponse).id}`, 'publish');
  return roster(world, departmentId, period);
}

export async function roster(world: World, departmentId: string, period = PERIOD): Promise<ShiftResponse[]> {
  const query = `from=${period.from}&to=${period.to}&departmentId=${departmentId}`;
  return listed<ShiftResponse>(await world.as('admin'), `/centers/${world.center}/roster?${query}`);
}

/** An account for an officer, with the password of the demo. */
export async function accountFor(
  world: World,
  staffId: string,
  departmentId: string,
  username: string,
): Promise<string> {
  const [accountId, grantId] = [newId(), newId()];
  const { pool } = world.app;
  await pool.query(
    `INSERT INTO account (id, center_id, staff_id, username, username_key, name, password_hash, must_change_password, created_at,
       updated_at)
     SELECT $1, center_id, $2, $3, $3, name, password_hash, false, created_at, updated_at FROM account WHERE username = 'justice'`,
    [accountId, staffId, username],
  );
  await pool.query(
    `INSERT INTO role_grant (id, account_id, role, center_id, department_id, state, granted_at)
     VALUES ($1, $2, 'duty_officer', $3, $4, 'active', $5)`,
    [grantId, accountId, world.center, departmentId, world.now],
  );
  return username;
}

export async function substitute(
  world: World,
  shiftId: string,
  staffId: string,
  expect = 201,
): Promise<RosterChangeResponse> {
  const ask = { body: { staffId, reason: '临时公务' }, expect };
  return (await world.act('director', `/shifts/${shiftId}`, 'substitute', ask)).body as RosterChangeResponse;
}

/** Ids of who is on duty for the department at an instant, as the roster said it then or says it now. */
export async function onDuty(world: World, departmentId: string, at: string, asKnownAt?: string): Promise<string[]> {
  const known = asKnownAt === undefined ? '' : `&asKnownAt=${asKnownAt}`;
  const { items } = await world.get<{ items: ShiftResponse[] }>(
    'grid',
    `/centers/${world.center}/on-duty?at=${at}${known}`,
  );
  return items.filter((line) => line.departmentId === departmentId).map((line) => line.staffId);
}
