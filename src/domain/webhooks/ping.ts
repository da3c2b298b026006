/**
 * The test event: shaped like every other, but about the webhook itself, outside the feed and so without a `sequence`.
 * Example: subject `webhook/0190…`, data `{}`.
 */
export const PING_TYPE = 'cn.governance-center.webhook.ping.v1';

interface Occasion {
  readonly id: string;
  readonly webhookId: string;
  readonly centerId: string;
  readonly time: string;
}

export const pingOf = ({ id, webhookId, centerId, time }: Occasion) =>
  ({
    specversion: '1.0',
    id,
    source: `/centers/${centerId}`,
    type: PING_TYPE,
    subject: `webhook/${webhookId}`,
    time,
    datacontenttype: 'application/json',
    centerid: centerId,
    data: {},
  }) as const;
