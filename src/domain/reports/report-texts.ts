/**
 * What people read about confirming, signing and producing reports, in both languages; the code never changes, the words
 * may. Example: `report_already_signed` is 该报告已经签发。
 */
export const REPORT_TEXTS = {
  figures_disagree: {
    zh: '报表各数不相符（{identity}：{left} / {right}），不予出表。请核对：{numbers}。',
    en: 'The figures contradict each other ({identity}: {left} / {right}), so no report was produced. Look at: {numbers}.',
  },
  difference_not_offered: {
    zh: '该类报告不提供差异说明。',
    en: 'This kind of report cannot be compared with today.',
  },
  report_already_signed: {
    zh: '该报告已经签发，内容和签章不再变动。',
    en: 'This report is signed: nothing about it changes any more.',
  },
  report_already_confirmed: { zh: '该报告已经有人确认。', en: 'Somebody has confirmed this report already.' },
  report_still_provisional: {
    zh: '报告依据的月报尚未全部确认。请先确认月报，再重新生成报告。',
    en: 'The report rests on monthly returns that are not all confirmed: confirm those, then produce the report anew.',
  },
  report_not_confirmed: {
    zh: '报告尚未确认。请由生成人以外的人先确认，再签发。',
    en: 'This report is not confirmed yet: somebody other than its producer confirms it first.',
  },
  confirmer_is_producer: {
    zh: '生成人不能确认自己生成的报告，须由他人确认。',
    en: 'Whoever produced the report cannot confirm it: another person must.',
  },
  producer_signs_alone: {
    zh: '报告由您本人生成，还没有第二个人看过。请由他人先确认，或由其他负责人签发。',
    en: 'You produced this report and nobody else has looked at it: let another person confirm it, or another director sign it.',
  },
  report_altered: {
    zh: '报告的存储内容或其所依据的记录与生成时的摘要不一致，可能被改动过，不能签发。请把报告编号告诉管理员。',
    en: 'What is stored of this report, or of the records behind it, no longer has the digest it was produced with: it was altered and cannot be signed. Tell the administrator.',
  },
  report_not_finished: {
    zh: '报告没有生成（任务状态：{jobState}），没有可以签发的内容。',
    en: 'This report does not exist: its job is {jobState}, so there is nothing to sign.',
  },
  report_job_over: {
    zh: '任务已经结束（状态：{jobState}），不能取消。',
    en: 'The job is over ({jobState}): it cannot be cancelled any more.',
  },
  report_abandoned: {
    zh: '报告生成多次中断，系统已放弃。请缩小范围后重试；仍不成功的，请告诉管理员。',
    en: 'Producing the report broke off several times and was given up: ask for less, or tell the administrator.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

/** States of a job, as they stand in these sentences. */
export const NAMES_OF_JOB_STATES = {
  queued: { zh: '等待中', en: 'waiting' },
  running: { zh: '生成中', en: 'running' },
  done: { zh: '已完成', en: 'done' },
  failed: { zh: '失败', en: 'failed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const satisfies Record<string, { zh: string; en: string }>;

/** What has to hold between figures (R41), by the identity as machines are told it. */
export const NAMES_OF_IDENTITIES = {
  'Σ source = accepted': { zh: '各来源之和＝受理', en: 'the sum of sources = accepted' },
  'Σ category = accepted': { zh: '各类别之和＝受理', en: 'the sum of categories = accepted' },
  'Σ delegated_by = source.delegated': {
    zh: '各委托移送单位之和＝委托移送',
    en: 'the sum of delegating bodies = delegated cases',
  },
  'Σ form = settled': { zh: '各协议形式之和＝调解成功', en: 'the sum of forms of agreement = settled' },
  'settled ≤ concluded': { zh: '调解成功≤调结', en: 'settled ≤ concluded' },
  'concluded ≤ accepted': { zh: '调结≤受理', en: 'concluded ≤ accepted' },
  'in_time + late + not_made = due': {
    zh: '按期回访＋逾期回访＋未回访＝应回访',
    en: 'visits in time + late + not made = due',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Identity = keyof typeof NAMES_OF_IDENTITIES;
