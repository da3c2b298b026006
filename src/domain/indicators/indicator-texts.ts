/** What people read about population and outside counts, in both languages; the code never changes, the words may. */
export const INDICATOR_TEXTS = {
  counted: {
    zh: '{month} 有{figure} {count} 件。',
    en: '{month}: {count} {figure}.',
  },
  count_unknown: { zh: '{month} 的{figure}未知。', en: 'The number of {figure} in {month} is not known.' },
  population_unknown: { zh: '{year} 年的人口数未知。', en: 'The population of {year} is not known.' },
  indicators_of_leaf_centers: {
    zh: '人口数和外部数据按最基层的中心登记，该中心有下级中心。',
    en: 'Population and outside counts are recorded at leaf centres: this centre has centres below it.',
  },
  counted_month_not_finished: {
    zh: '{month} 尚未结束，月底之后才能登记该月的外部数据。',
    en: '{month} is not over: what others counted can be recorded once the month has ended.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
