/** Whoever is refused is told who may: exactly the roles that hold the permission, in both languages. */
import fc from 'fast-check';
import { PERMISSIONS, roleHolds, ROLES } from '../../../src/domain/access/permissions.js';
import { whoMay } from '../../../src/domain/access/who-may.js';

test.each([
  ['report.sign', '中心主任', 'directors'],
  ['petition.register', '信访工作人员', 'petition officers'],
  ['indicator.record', '中心主任、信访工作人员', 'directors and petition officers'],
  ['report.read', '系统管理员、中心主任、审计人员', 'administrators, directors and auditors'],
])('%s: %s', (permission, zh, en) => {
  expect([whoMay(permission, 'zh'), whoMay(permission, 'en')]).toEqual([zh, en]);
});

test('names as many roles as hold the permission, none for what is no permission', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PERMISSIONS),
      fc.constantFrom('zh' as const, 'en' as const),
      (permission, language) => {
        const holders = ROLES.filter((role) => roleHolds(role, permission));
        const names = whoMay(permission, language)?.split(language === 'zh' ? '、' : /, | and /) ?? [];
        expect(names).toHaveLength(holders.length);
        expect(names.length).toBeGreaterThan(0);
      },
    ),
  );
  for (const nothing of ['-', undefined, '__proto__']) expect(whoMay(nothing, 'zh')).toBeUndefined();
});
