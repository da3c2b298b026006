/** What people read about clips of the monitoring room, in both languages. */
export const CLIP_TEXTS = {
  clip_expired: {
    zh: '录像片段已于到期后删除，只留调取记录，不能再入卷。',
    en: 'The clip was erased when its days were over; only its record is left, and no case can have it any more.',
  },
  clip_filed_otherwise: {
    zh: '同一录像已按其他类别入卷，查看时不会登记用途：请先作废该附件，再将本片段入卷。',
    en: 'The same recording is on file as something else, where looks at it need no purpose: mark that attachment void first, then file this clip.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
