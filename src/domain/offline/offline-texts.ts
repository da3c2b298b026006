/** What an officer reads whose queued request was refused, in both languages. */
export const OFFLINE_TEXTS = {
  depends_on_refused: {
    zh: '前面的一项（{requestId}）没有登记，本项以它为前提，因此也没有登记。请先处理前一项，再重新提交。',
    en: 'An earlier request ({requestId}) was not registered, and this one builds on it. Settle that one first, then send this again.',
  },
  no_longer_yours: {
    zh: '没有登记：该案件不存在，或者已不由您办理（例如离线期间已改派）。请与案件所在部门联系，所填内容请自行留存。',
    en: 'Not registered: there is no such case, or it is no longer yours, for example because it was reassigned while you were offline. Ask its department; keep what you wrote.',
  },
} as const;
