/** What people read about clips of the monitoring room, in both languages. */
export const CLIP_TEXTS = {
  clip_expired: {
    zh: '录像片段已于到期后删除，只留调取记录，不能再入卷。',
    en: 'The clip was erased when its days were over; only its record is left, and no case can have it any more.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
