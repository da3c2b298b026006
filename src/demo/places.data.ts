/** The tree of centres, the rooms and the grids of the demo, after the founding article. */
import type { CenterLevel } from '../domain/centers/levels.js';

export interface DemoCenterEntry {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly level: CenterLevel;
}

/** 市 → 县级市 → 街道 → 社区, and a neighbour. */
export const CENTERS: readonly DemoCenterEntry[] = [
  { key: 'ningde', parent: null, name: '宁德示例市综治中心', shortName: '宁德示例', level: 'city' },
  { key: 'fuan', parent: 'ningde', name: '福安示例市综治中心', shortName: '福安示例', level: 'county' },
  { key: 'chengbei', parent: 'fuan', name: '城北示例街道综治中心', shortName: '城北示例', level: 'township' },
  { key: 'yangchun', parent: 'chengbei', name: '阳春社区综治中心', shortName: '阳春', level: 'community' },
  { key: 'heshan', parent: 'chengbei', name: '鹤山社区综治中心', shortName: '鹤山', level: 'community' },
];

export const ROOMS = [
  { name: '群众接访室', kind: 'reception', capacity: 8 },
  { name: '矛盾纠纷调处室', kind: 'mediation', capacity: 12 },
  { name: '视频监控室', kind: 'monitoring', capacity: 4 },
] as const;

/** How the departments are present at 阳春; those not named come every working day. 1 = Monday. */
export const PRESENCE: Readonly<Record<string, readonly number[]>> = {
  procuratorate: [1, 3],
  court: [2, 4],
  petition: [1, 3, 5],
};

export interface DemoGrid {
  readonly name: string;
  readonly estate: string;
  /** Number of its first building. */
  readonly firstBuilding: number;
  /** Third-level parts, each with a worker of its own; every part has two buildings. */
  readonly parts: number;
  readonly households: number;
}

/** 2,309 households, 28 parts (the founding article). */
export const GRIDS: readonly DemoGrid[] = [
  { name: '安居小区第一网格', estate: '安居小区', firstBuilding: 1, parts: 6, households: 470 },
  { name: '安居小区第二网格', estate: '安居小区', firstBuilding: 13, parts: 6, households: 462 },
  { name: '安居小区第三网格', estate: '安居小区', firstBuilding: 25, parts: 6, households: 455 },
  { name: '鹤祥新城第一网格', estate: '鹤祥新城', firstBuilding: 1, parts: 5, households: 468 },
  { name: '鹤祥新城第二网格', estate: '鹤祥新城', firstBuilding: 11, parts: 5, households: 454 },
];

export const BUILDINGS_PER_PART = 2;
