/** How far each dispute of the demo has come: one in every state, spread over the last year. */
import { type Begin, CaseScript, type GridOf } from './case-script.js';
import { type DemoDispute, DISPUTES } from './disputes.data.js';
import type { Scene } from './scene.js';
import { addSettledDisputes } from './settled-disputes.js';
import { type CaseTeam, HESHAN, JUSTICE, WITH_MEDIATOR } from './teams.js';
import type { Timeline } from './timeline.js';

export interface CaseScene extends Scene {
  /** Third-level grid parts, in the order of their workers. */
  readonly gridIds: readonly string[];
}

export function addDisputes(timeline: Timeline, scene: CaseScene): void {
  const begun = (dispute: DemoDispute, team: CaseTeam): CaseScript => new CaseScript(timeline, scene, dispute, team);
  const gridOf = ({ part }: DemoDispute): string | null => scene.gridIds[part] ?? null;
  addSettledDisputes(begun, gridOf, scene.days);
  addOpenDisputes(begun, gridOf, scene);
  addUnsettledDisputes(begun, gridOf);
}

function addOpenDisputes(begun: Begin, gridOf: GridOf, { days }: CaseScene): void {
  const { newLeak, parking, noise, fallingFlowerpot, elevator, heshanDrain } = DISPUTES;
  begun(newLeak, JUSTICE).register([1, '09:40'], gridOf(newLeak));
  begun(parking, JUSTICE).register([2, '15:10'], gridOf(parking), 'grid');
  begun(noise, JUSTICE).register([3, '10:20'], gridOf(noise)).accept([2, '09:00']);
  begun(fallingFlowerpot, JUSTICE)
    .register([5, '11:00'], gridOf(fallingFlowerpot))
    .accept([4, '09:30'])
    .assign([4, '10:00']);
  begun(elevator, WITH_MEDIATOR)
    .register([11, '09:15'], gridOf(elevator))
    .accept([10, '09:00'])
    .assign([10, '09:20'])
    .begin([9, '10:00'])
    .meet([9, '10:30'], [6, '15:00'], {
      room: '矛盾纠纷调处室',
      adviser: '卢律师',
      articles: ['278', '288'],
      undisputedFacts: '本单元十二户中十一户同意加装。',
      concessions: '同意户愿意共同补偿一层住户。',
      minutes: '双方到场。律师说明共同决定的程序和相邻关系规定，一层业主要求查看采光分析，约定再次调解。',
      outcome: 'continue',
    })
    .plan([5, '09:00'], days.at(days.ahead(2), '09:30'), { room: '矛盾纠纷调处室', adviser: '卢律师' });
  begun(heshanDrain, HESHAN).register([6, '09:30'], null).accept([6, '10:00']).assign([5, '09:00']).begin([4, '09:00']);
}

function addUnsettledDisputes(begun: Begin, gridOf: GridOf): void {
  const { corridor, sunlight, loan } = DISPUTES;
  begun(corridor, { ...JUSTICE, mediator: '郑劝和' })
    .register([60, '09:10'], gridOf(corridor))
    .accept([59, '09:00'])
    .assign([59, '09:30'])
    .begin([58, '10:00'])
    .meet([58, '10:30'], [55, '14:30'], {
      articles: ['273', '286'],
      minutes: '双方到场。被申请人认为楼道为自家门前，不同意清理；经三次劝导仍无法达成一致。',
      outcome: 'not_agreed',
    })
    .fail([52, '16:00'], 'no_agreement');
  begun(sunlight, WITH_MEDIATOR)
    .register([33, '14:00'], gridOf(sunlight))
    .accept([32, '09:00'])
    .assign([32, '09:30'])
    .withdraw([30, '15:30']);
  begun(loan, JUSTICE).register([45, '10:10'], gridOf(loan)).refuse([44, '09:30'], 'accepted_elsewhere', 'court');
}
