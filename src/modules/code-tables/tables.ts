/** The code tables there are; what stands in them is data. */
export const TABLES = [
  { name: 'categories', titleZh: '纠纷类别', titleEn: 'Categories of disputes' },
  { name: 'subcategories', titleZh: '纠纷子类', titleEn: 'Sub-types within a category' },
  { name: 'refusal-reasons', titleZh: '不予受理原因', titleEn: 'Reasons for not accepting a dispute' },
  { name: 'remedies', titleZh: '其他救济途径', titleEn: 'Other remedies a party is told of' },
  { name: 'risk-flags', titleZh: '风险标识', titleEn: 'Risk flags' },
  { name: 'petition-matters', titleZh: '信访事项', titleEn: 'Matters of petitions' },
  { name: 'petition-channels', titleZh: '信访形式', titleEn: 'Channels of petitions' },
  { name: 'petition-levels', titleZh: '信访层级', titleEn: 'Levels of the body petitioned' },
  { name: 'minutes-templates', titleZh: '调解笔录模板', titleEn: 'Templates for minutes' },
  { name: 'statute-articles', titleZh: '法律条文', titleEn: 'Articles of law' },
] as const;

export type CodeTableName = (typeof TABLES)[number]['name'];

export const isCodeTable = (name: string): name is CodeTableName => TABLES.some((table) => table.name === name);
