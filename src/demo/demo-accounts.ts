/** The accounts of the demo centre (api.md §6): who they are and what they may do. Loaded also to greet at the terminal. */
import type { Role } from '../domain/access/permissions.js';

/** The two centres with people; their ids are made when the demo is loaded. */
export type DemoCenter = 'yangchun' | 'heshan';

export interface DemoAccount {
  readonly username: string;
  readonly center: DemoCenter;
  /** The person behind it, by name. */
  readonly staffName: string;
  readonly grants: readonly { readonly role: Role; readonly department?: string }[];
  /** What the person is, for somebody who reads the list at the terminal. */
  readonly is: string;
}

const officer = (username: string, staffName: string, department: string, is: string): DemoAccount => ({
  username,
  center: 'yangchun',
  staffName,
  grants: [{ role: 'duty_officer', department }],
  is,
});

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    username: 'admin',
    center: 'yangchun',
    staffName: '管某某',
    grants: [{ role: 'administrator' }],
    is: 'administrator',
  },
  { username: 'director', center: 'yangchun', staffName: '周主任', grants: [{ role: 'director' }], is: 'director' },
  officer('police', '武警官', 'public_security', 'duty officer of public security'),
  officer('procurator', '简检察官', 'procuratorate', 'duty officer of the procuratorate'),
  officer('judge', '方法官', 'court', 'duty officer of the court'),
  officer('justice', '司某某', 'justice', 'duty officer of the justice bureau'),
  {
    username: 'petition',
    center: 'yangchun',
    staffName: '辛某某',
    grants: [{ role: 'duty_officer', department: 'petition' }, { role: 'petition_officer' }],
    is: 'duty officer and petition officer of the petition bureau',
  },
  officer('lawyer', '卢律师', 'law_society', 'duty officer of the law society'),
  {
    username: 'mediator',
    center: 'yangchun',
    staffName: '王调解',
    grants: [{ role: 'mediator' }],
    is: 'people’s mediator',
  },
  {
    username: 'grid',
    center: 'yangchun',
    staffName: '网格员02',
    grants: [{ role: 'grid_worker' }],
    is: 'third-level grid worker',
  },
  { username: 'auditor', center: 'yangchun', staffName: '申某某', grants: [{ role: 'auditor' }], is: 'auditor' },
  {
    username: 'other.admin',
    center: 'heshan',
    staffName: '贺某某',
    grants: [{ role: 'administrator' }],
    is: 'administrator of 鹤山',
  },
  {
    username: 'other.director',
    center: 'heshan',
    staffName: '何主任',
    grants: [{ role: 'director' }],
    is: 'director of 鹤山',
  },
  {
    username: 'other.mediator',
    center: 'heshan',
    staffName: '郝调解',
    grants: [{ role: 'mediator' }],
    is: 'people’s mediator of 鹤山',
  },
];

/** One line per account: user name and what the person is. */
export function demoAccountLines(): string[] {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ username }) => username.length));
  return DEMO_ACCOUNTS.map(({ username, is }) => `${username.padEnd(width)}  ${is}`);
}
