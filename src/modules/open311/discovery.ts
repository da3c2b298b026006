/** Where the façade is and what it speaks (Open311 Service Discovery). */
import type { Open311Value } from '../../platform/http/open311-format.js';

/** Day of the last change of what stands here. */
const CHANGESET = '2026-11-26T00:00:00Z';

export const discoveryOf = (base: string): Open311Value => ({
  changeset: CHANGESET,
  contact:
    '密钥由中心管理员发放，权限范围 open311。Keys with the scope open311 are issued by the administrator of the centre.',
  key_service: '密钥由中心管理员发放。Ask the administrator of the centre for a key.',
  endpoints: [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${base}/open311/v2`,
      changeset: CHANGESET,
      type: 'production',
      formats: ['text/xml', 'application/json'],
    },
  ],
});
