/** PostgreSQL's channel on which a process hears that the feed grew. A hint: whoever misses it finds the events when it looks. */
export const FEED_CHANNEL = 'event_feed';
