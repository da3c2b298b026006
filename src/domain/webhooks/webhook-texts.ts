/** What is told about webhooks, in both languages. Example: `address_refused` is said of a name that resolves to 10.0.0.5. */
import type { WebhookRefusal } from './subscriptions.js';
import type { TargetFault } from './targets.js';

export const WEBHOOK_TEXTS = {
  webhook_deleted: { zh: '该推送已删除，请另建。', en: 'This webhook was deleted: create another one.' },
  webhook_not_active: {
    zh: '该推送已暂停或停用，无须再次暂停。',
    en: 'This webhook does not send at present: there is nothing to pause.',
  },
  webhook_active: { zh: '该推送正在运行，无须恢复。', en: 'This webhook is sending: there is nothing to resume.' },
  webhook_of_key: {
    zh: '该密钥能看到管理员看不到的内容，接收地址只能由密钥持有单位用该密钥自行设定（需要 webhooks:manage 权限）。',
    en: 'This key sees what administrators do not: its holder subscribes and sets the address with the key itself, which needs the scope webhooks:manage.',
  },
  too_many_webhooks: {
    zh: '本中心最多可建 {max} 个推送，请先删除不用的。',
    en: 'A centre has at most {max} webhooks: delete one that is not needed.',
  },
  bad_url: { zh: '不是完整的网址。', en: 'This is no complete address.' },
  https_only: { zh: '只能推送到 https 地址。', en: 'Only https addresses can be sent to.' },
  credentials_in_url: {
    zh: '网址中不能含有用户名或口令；接收方应核验签名。',
    en: 'The address must not hold a user name or password: the receiver checks the signature.',
  },
  fragment_in_url: { zh: '网址中不能含有 #。', en: 'The address must not have a fragment (#).' },
  port_refused: { zh: '端口应为 443、80，或 1024 以上。', en: 'The port must be 443, 80 or 1024 and above.' },
  address_refused: {
    zh: '该网址指向内部或保留的网络地址，如确需推送，请运维人员加入 WEBHOOK_ALLOW。',
    en: 'This address lies in a private or reserved network: the operator can allow it with WEBHOOK_ALLOW.',
  },
} as const satisfies Record<WebhookRefusal | TargetFault | 'address_refused', { zh: string; en: string }>;
