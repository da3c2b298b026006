/** The people of the demo: invented, and named so that nobody can take them for real ones. */
import type { DemoCenter } from './demo-accounts.js';

export interface DemoPerson {
  readonly name: string;
  readonly title: string;
  /** Code of the department that stations an officer. */
  readonly department?: string;
  readonly isMediator?: true;
  readonly gridLevel?: 1 | 2 | 3;
}

const officers = (department: string, title: string, names: readonly string[]): DemoPerson[] =>
  names.map((name) => ({ name, title, department }));

/** 网格员02: how the third-level grid workers are called. */
export const gridWorkerName = (index: number): string => `网格员${String(index).padStart(2, '0')}`;

export const GRID_LEADER = '葛网格长';

/** One for each grid, in their order. */
export const GRID_HEADS: readonly string[] = ['甲网格员', '乙网格员', '丙网格员', '丁网格员', '戊网格员'];

/** Third-level grid workers in the founding article. */
export const GRID_WORKERS = 28;

const GRID_STAFF: readonly DemoPerson[] = [
  { name: GRID_LEADER, title: '网格长', gridLevel: 1 },
  ...GRID_HEADS.map((name): DemoPerson => ({ name, title: '二级网格员', gridLevel: 2 })),
  ...Array.from({ length: GRID_WORKERS }, (_, index): DemoPerson => ({
    name: gridWorkerName(index + 1),
    title: '三级网格员',
    gridLevel: 3,
  })),
];

export const PEOPLE: Readonly<Record<DemoCenter, readonly DemoPerson[]>> = {
  yangchun: [
    { name: '管某某', title: '系统管理员' },
    { name: '周主任', title: '综治中心主任' },
    { name: '申某某', title: '审计员' },
    ...officers('public_security', '民警', ['武警官', '安警官', '平警官']),
    ...officers('procuratorate', '检察官助理', ['简检察官', '察检察官']),
    ...officers('court', '法官', ['方法官', '袁法官']),
    ...officers('justice', '司法所工作人员', ['司某某', '法某某', '公某某']),
    ...officers('petition', '信访专干', ['辛某某', '访某某']),
    ...officers('law_society', '法律咨询专家', ['卢律师']),
    { name: '王调解', title: '人民调解员', isMediator: true },
    { name: '林和事', title: '人民调解员', isMediator: true },
    { name: '郑劝和', title: '人民调解员', isMediator: true },
    ...GRID_STAFF,
  ],
  heshan: [
    { name: '贺某某', title: '系统管理员' },
    { name: '何主任', title: '综治中心主任' },
    { name: '郝调解', title: '人民调解员', isMediator: true },
    ...officers('justice', '司法所工作人员', ['鹤某某']),
  ],
};
