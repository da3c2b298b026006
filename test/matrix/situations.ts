/**
 * Cases as they lie about in a centre, each with words of its own that nobody may read who may not see the case; and who stands how
 * to each of them, written down by hand from api.md §2, not asked of the service.
 */
import { Case, CLEAN, type Json, leak, newId, type World } from '../support/world.js';
import { centerOf, type Person } from './people.js';

export const SITUATIONS = ['counter', 'ours', 'theirs', 'lifted', 'above', 'settled', 'referred'] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface Lying {
  readonly id: string;
  readonly partyId: string;
  /** Stand in its title, facts, claims and parties, and nowhere else. */
  readonly words: readonly string[];
}

/** What somebody is to a case. Who is not named is nothing to it. */
const RELATIONS: Readonly<Record<Situation, Readonly<Record<string, readonly string[]>>>> = {
  // Taken in by the grid worker, given to nobody yet: the whole counter of the centre sees it.
  counter: {
    grid: ['registrant'],
    justice: ['centre_duty_officer', 'department_duty_officer'],
    police: ['centre_duty_officer', 'department_duty_officer'],
    director: ['director'],
    'm.above.director': ['director'],
  },
  // Assigned to the justice bureau and its mediator.
  ours: {
    grid: ['registrant'],
    justice: ['department_member', 'department_duty_officer'],
    mediator: ['mediator'],
    director: ['director'],
    'm.above.director': ['director'],
  },
  // Assigned to the police and another mediator.
  theirs: {
    grid: ['registrant'],
    police: ['department_member', 'department_duty_officer'],
    'm.own.mediator': ['mediator'],
    director: ['director'],
    'm.above.director': ['director'],
  },
  // Escalated: the counter of the centre above has it; where it came from only its director looks on.
  lifted: {
    grid: ['registrant'],
    director: ['origin_director'],
    'm.above.director': ['director', 'origin_director'],
    'm.above.officer': ['centre_duty_officer', 'department_duty_officer'],
  },
  // The centre above has cases of its own; from below nobody sees them.
  above: {
    'm.above.director': ['director'],
    'm.above.officer': ['registrant', 'centre_duty_officer', 'department_duty_officer'],
  },
  // Taken in and led by the justice bureau to an agreement in force.
  settled: {
    justice: ['registrant', 'department_member', 'department_duty_officer'],
    mediator: ['mediator'],
    director: ['director'],
    'm.above.director': ['director'],
  },
  // The same, and the police have been asked to take it.
  referred: {
    justice: ['registrant', 'department_member', 'department_duty_officer'],
    mediator: ['mediator'],
    police: ['referral_receiver'],
    director: ['director'],
    'm.above.director': ['director'],
  },
};

/** A key reads what its centre has or began, if it has the scope for it. */
const OF_THE_CENTER: readonly Situation[] = ['counter', 'ours', 'theirs', 'lifted', 'settled', 'referred'];

/** Whose shift it was when a case was assigned answers for it: that follows from the roster, not from the story. */
export type Answering = ReadonlyMap<Situation, string>;

export async function whoAnswers({ app: { pool } }: World, cases: ReadonlyMap<Situation, string>): Promise<Answering> {
  const { rows } = await pool.query<{ id: string; username: string }>(
    'SELECT d.id, a.username FROM dispute d JOIN account a ON a.staff_id = d.responsible_officer_id WHERE d.id = ANY($1::uuid[])',
    [[...cases.values()]],
  );
  const names = new Map(rows.map(({ id, username }) => [id, username]));
  return new Map([...cases].map(([situation, id]) => [situation, names.get(id) ?? '']));
}

export function relationsOf({ username, key }: Person, situation: Situation, answering: Answering): readonly string[] {
  if (key === undefined) {
    const told = RELATIONS[situation][username] ?? [];
    return answering.get(situation) === username ? [...told, 'responsible'] : told;
  }
  return key.scopes.includes('disputes:read.center') && OF_THE_CENTER.includes(situation) ? ['center_reader'] : [];
}

let birds = 0;

/** A registration with words of its own. */
function marked(world: World): { body: Json & { parties: { id: string }[] }; words: string[] } {
  birds += 1;
  const words = ['题', '事', '求', '甲', '乙'].map((ending) => `渡鸦${birds}${ending}`);
  const [title = '', facts = '', claim = '', first = '', second = ''] = words;
  const parties = [
    { id: newId(), role: 'applicant', kind: 'person', name: first },
    { id: newId(), role: 'respondent', kind: 'person', name: second },
  ];
  return { body: leak(world, { title, facts: `${facts}漏水受损，双方争执。`, claims: [claim], parties }), words };
}

/** A grid worker brings what happens in the own grid. */
async function ownGrid({ app: { pool } }: World): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT g.grid_id AS id FROM grid_duty g JOIN account a ON a.staff_id = g.staff_id WHERE a.username = 'grid' LIMIT 1`,
  );
  return rows[0]?.id ?? '';
}

export async function lie(world: World, staffOf: ReadonlyMap<string, string>): Promise<ReadonlyMap<Situation, Lying>> {
  const found = new Map<Situation, Lying>();
  const gridId = await ownGrid(world);
  const register = async (by: string, rest: Json = {}): Promise<[Case, Lying]> => {
    const { body, words } = marked(world);
    const file = await Case.registered(world, by, { ...body, ...rest });
    return [file, { id: file.id, partyId: file.parties[0] ?? '', words }];
  };
  const assigned = async (by: string, department: string, mediatorId: string): Promise<[Case, Lying]> => {
    const [file, lying] = await register('grid', { gridId });
    await file.act(by, 'accept', { body: { screening: CLEAN } });
    await file.act(by, 'assign', { body: { departmentId: world.department(department), mediatorIds: [mediatorId] } });
    return [file, lying];
  };
  found.set('counter', (await register('grid', { gridId }))[1]);
  found.set('ours', (await assigned('justice', 'justice', world.staff('王调解')))[1]);
  found.set('theirs', (await assigned('police', 'public_security', staffOf.get('m.own.mediator') ?? ''))[1]);
  const [lifted, lying] = await assigned('justice', 'justice', world.staff('王调解'));
  await lifted.act('director', 'escalate', {
    body: { toCenterId: centerOf(world, 'above'), reason: '超出本中心能力' },
  });
  found.set('lifted', lying);
  found.set('above', (await register('m.above.officer', { centerId: centerOf(world, 'above') }))[1]);
  return found;
}
