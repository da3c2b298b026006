/** What people read about calendar links, in both languages; the code never changes, the words may. */
export const FEED_TEXTS = {
  too_many_feeds: {
    zh: '有效的日历订阅链接已达 {max} 个，请先撤销不再使用的链接。',
    en: 'There are {max} calendar links in use already: revoke one that is no longer needed.',
  },
} as const;
