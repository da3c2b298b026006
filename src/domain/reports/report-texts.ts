/** What people read when a report is not produced, in both languages. */
export const REPORT_TEXTS = {
  figures_disagree: {
    zh: '报表各数不相符（{identity}：{left} / {right}），不予出表。请核对：{numbers}。',
    en: 'The figures contradict each other ({identity}: {left} / {right}), so no report was produced. Look at: {numbers}.',
  },
  difference_not_offered: {
    zh: '该类报告不提供差异说明。',
    en: 'This kind of report cannot be compared with today.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
