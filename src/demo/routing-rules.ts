/** The rules by which 阳春 sends a new dispute to a department: what the police and the justice bureau take first. */
import { firstDayOf } from '../domain/shared/day.js';
import { RoutingRulesService } from '../modules/routing/routing-rules.service.js';
import type { Scene } from './scene.js';

export async function setUpRoutingRules({ context, ground, days }: Scene): Promise<void> {
  const validFrom = firstDayOf(days.monthsAgo(30));
  const police = { departmentId: ground.department('public_security'), validFrom };
  const justice = { departmentId: ground.department('justice'), validFrom };
  await context.get(RoutingRulesService).put(ground.as('admin'), ground.center('yangchun'), {
    rules: [
      { ...police, riskFlags: ['violence', 'weapon'], note: '有暴力、持械风险的，先由公安处置' },
      { ...police, subcategories: ['physical_conflict'], track: 'police_mediation', note: '肢体冲突，治安调解' },
      {
        ...police,
        categories: ['neighbor'],
        subcategories: ['noise'],
        hours: { from: '22:00', to: '06:00' },
        note: '夜间噪音，公安先到现场劝阻',
      },
      { ...justice, categories: ['property_management'], track: 'peoples_mediation', note: '物业纠纷，人民调解' },
    ],
  });
}
