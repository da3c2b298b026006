/** What the code tables hold from the start (domain.md §4, §7, §8, R7, R16). */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LAWS } from './1764000000020-statute-articles.data.js';

type Label = readonly [code: string, zh: string, en: string];

/** The ministry's eighteen categories (domain.md §4.1). */
const CATEGORIES: readonly Label[] = [
  ['marriage_family', '婚姻家庭纠纷', 'Marriage and family'],
  ['neighbor', '邻里纠纷', 'Between neighbours'],
  ['housing_land', '房屋宅基地纠纷', 'Houses and homesteads'],
  ['contract', '合同纠纷', 'Contracts'],
  ['production_operation', '生产经营纠纷', 'Production and business'],
  ['damage_compensation', '损害赔偿纠纷', 'Compensation of damage'],
  ['land_forest', '山林土地纠纷', 'Hill, forest and land'],
  ['expropriation', '征地拆迁纠纷', 'Expropriation and demolition'],
  ['environment', '环境污染纠纷', 'Environmental pollution'],
  ['migrant_wages', '拖欠农民工工资纠纷', 'Unpaid wages of migrant workers'],
  ['other_labor', '其他劳动争议纠纷', 'Other labour disputes'],
  ['tourism', '旅游纠纷', 'Tourism'],
  ['e_commerce', '电子商务纠纷', 'Electronic commerce'],
  ['other_consumer', '其他消费纠纷', 'Other consumer disputes'],
  ['medical', '医疗纠纷', 'Medical care'],
  ['traffic_accident', '道路交通事故纠纷', 'Road accidents'],
  ['property_management', '物业纠纷', 'Property management'],
  ['other', '其他纠纷', 'Other'],
];

/** Sub-types of 邻里 (domain.md §4.2). */
const NEIGHBOR: readonly Label[] = [
  ['water_leak', '漏水渗水', 'Water leak'],
  ['drainage', '排水', 'Drainage'],
  ['noise', '噪音', 'Noise'],
  ['light_ventilation', '采光通风', 'Light and ventilation'],
  ['passage', '通行占道', 'Passage'],
  ['boundary_wall', '围墙地界', 'Walls and boundaries'],
  ['illegal_structure', '违建搭建', 'Illegal structures'],
  ['elevator_retrofit', '加装电梯', 'Adding a lift'],
  ['pets', '宠物', 'Pets'],
  ['parking', '停车', 'Parking'],
  ['smoke_odour', '油烟异味', 'Smoke and odour'],
  ['falling_objects', '高空抛物坠物', 'Falling objects'],
  ['air_conditioner', '空调外机', 'Air conditioners'],
  ['decoration', '装修', 'Decoration'],
  ['shared_space', '公共部位占用', 'Use of shared space'],
  ['camera', '监控摄像头', 'Cameras'],
  ['verbal_conflict', '口角', 'Verbal conflict'],
  ['physical_conflict', '肢体冲突', 'Physical conflict'],
];

const PLAIN_TABLES: Readonly<Record<string, readonly Label[]>> = {
  categories: CATEGORIES,
  'refusal-reasons': [
    ['reserved_to_organ', '依法由专门机关管辖处理', 'Reserved by law to a special organ'],
    [
      'accepted_elsewhere',
      '法院、公安或者其他机关已经受理',
      'Already accepted by a court, the police or another organ',
    ],
    ['administrative_only', '纯属行政争议', 'Purely administrative'],
    ['party_refuses', '一方当事人明确拒绝调解', 'A party clearly refuses mediation'],
    ['outside_scope', '不属于本中心受理范围', 'Outside what this centre may take'],
  ],
  remedies: [
    ['arbitration', '仲裁', 'Arbitration'],
    ['administrative', '行政途径', 'Administrative remedy'],
    ['court', '向人民法院起诉', 'Suit at court'],
    ['police', '向公安机关报案', 'Report to the police'],
    ['petition', '信访渠道', 'Petition'],
    ['other_center', '其他综治中心或者调解组织', 'Another centre or mediation body'],
  ],
  'risk-flags': [
    ['violence', '暴力风险', 'Violence'],
    ['weapon', '持械', 'Weapon'],
    ['self_harm', '自伤自杀风险', 'Self-harm'],
    ['minor_victim', '未成年受害人', 'A minor is harmed'],
    ['incapacitated_victim', '无或限制行为能力受害人', 'A person without full capacity is harmed'],
    ['mass', '群体性', 'Many people involved'],
    ['repeat', '反复发生', 'Happens again and again'],
  ],
  'petition-channels': [
    ['visit', '走访', 'Visit'],
    ['letter', '来信', 'Letter'],
    ['phone', '电话', 'Telephone'],
    ['online', '网络', 'Online'],
    ['fax', '传真', 'Fax'],
  ],
  'petition-levels': [
    ['community', '社区（村）', 'Community or village'],
    ['township', '乡镇（街道）', 'Township or street'],
    ['county', '县（市、区）', 'County or county-level city'],
    ['city', '设区市', 'City'],
    ['province', '省', 'Province'],
    ['national', '国家', 'National'],
  ],
  'petition-matters': [
    ['housing_demolition', '征地拆迁与住房', 'Expropriation, demolition, housing'],
    ['labor_wages', '劳动与工资', 'Labour and wages'],
    ['social_security', '社会保障与救助', 'Social security and relief'],
    ['property_management', '物业管理', 'Property management'],
    ['neighbourhood', '邻里与社区生活', 'Neighbourhood and community life'],
    ['environment', '生态环境与噪声', 'Environment and noise'],
    ['urban_management', '城市管理与违建', 'City management and illegal building'],
    ['education', '教育', 'Education'],
    ['health', '医疗卫生', 'Health'],
    ['public_order', '公共秩序', 'Public order'],
    ['litigation', '涉法涉诉', 'Related to court proceedings'],
    ['officials', '干部作风与纪检', 'Conduct of officials'],
    ['suggestion', '意见建议', 'Suggestion'],
    ['thanks', '感谢表扬', 'Thanks'],
    ['other', '其他', 'Other'],
  ],
};

const OTHER: Label = ['other', '其他', 'Other'];

/** Since before the first case this service may have to enter. */
const ALWAYS = '2000-01-01';

interface Entry {
  readonly table: string;
  readonly parent: string;
  readonly label: Label;
  readonly from: string;
  readonly to: string | null;
  readonly sort: number;
  readonly extra: object;
}

export class CodeTables1764000000020 implements MigrationInterface {
  readonly name = 'CodeTables1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, parent, label, from, to, sort, extra } of [
      ...plainEntries(),
      ...subcategories(),
      ...articles(),
    ]) {
      await runner.query(
        `INSERT INTO code_entry (table_name, parent_code, code, valid_from, valid_to, label_zh, label_en, sort, extra)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [table, parent, label[0], from, to, label[1], label[2], sort, JSON.stringify(extra)],
      );
    }
  }

  down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

function plainEntries(): Entry[] {
  return Object.entries(PLAIN_TABLES).flatMap(([table, labels]) => listed(table, '', labels));
}

function subcategories(): Entry[] {
  return CATEGORIES.flatMap(([category]) =>
    listed('subcategories', category, category === 'neighbor' ? [...NEIGHBOR, OTHER] : [OTHER]),
  );
}

const listed = (table: string, parent: string, labels: readonly Label[]): Entry[] =>
  labels.map((label, index) => ({ table, parent, label, from: ALWAYS, to: null, sort: index + 1, extra: {} }));

function articles(): Entry[] {
  return LAWS.flatMap((law, lawIndex) =>
    law.articles.map(([article, zh, en, next], index) => ({
      table: 'statute-articles',
      parent: '',
      label: [`${law.key}_${article}`, zh, en] as const,
      from: law.from,
      to: law.to ?? null,
      sort: (lawIndex + 1) * 1000 + index,
      extra: {
        law: law.law,
        lawEn: law.lawEn,
        article,
        ...(next === undefined ? {} : { successor: { law: next[0], article: next[1] } }),
      },
    })),
  );
}
