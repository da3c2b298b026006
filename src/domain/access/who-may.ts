/**
 * Who may do what was refused, in words: a person who is told no wants to know whom to ask. Made of the roles that hold the
 * permission (permissions.ts), so that it is never out of date. Example: `report.sign` is 中心主任, "directors".
 */
import { PERMISSIONS, type Role, roleHolds, ROLES } from './permissions.js';

type Language = 'zh' | 'en';

const NAMES_OF_ROLES = {
  administrator: { zh: '系统管理员', en: 'administrators' },
  director: { zh: '中心主任', en: 'directors' },
  duty_officer: { zh: '部门驻点值班人员', en: 'duty officers' },
  mediator: { zh: '调解员', en: 'mediators' },
  petition_officer: { zh: '信访工作人员', en: 'petition officers' },
  grid_worker: { zh: '网格员', en: 'grid workers' },
  auditor: { zh: '审计人员', en: 'auditors' },
  integrator: { zh: '接口密钥', en: 'API keys' },
} as const satisfies Record<Role, Readonly<Record<Language, string>>>;

/** Undefined for what no role holds. */
export function whoMay(permission: unknown, language: Language): string | undefined {
  const known = PERMISSIONS.find((each) => each === permission);
  const names = ROLES.filter((role) => known !== undefined && roleHolds(role, known)).map(
    (role) => NAMES_OF_ROLES[role][language],
  );
  const last = names.pop();
  if (last === undefined) return undefined;
  if (names.length === 0) return last;
  return language === 'zh' ? [...names, last].join('、') : `${names.join(', ')} and ${last}`;
}
