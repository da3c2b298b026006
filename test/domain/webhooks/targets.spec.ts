/** Which addresses a webhook may name, and when it may be paused, resumed and changed. */
import { mayChange, mayPause, mayResume, WEBHOOK_STATES } from '../../../src/domain/webhooks/subscriptions.js';
import { targetFault } from '../../../src/domain/webhooks/targets.js';

test.each([
  ['https://oa.example.gov.cn/hook?a=b', undefined],
  ['https://oa.example.gov.cn:8443/', undefined],
  ['https://[2606:4700::1]/', undefined],
  ['http://oa.example.gov.cn/', 'https_only'],
  ['ftp://oa.example.gov.cn/', 'https_only'],
  ['file:///etc/passwd', 'https_only'],
  ['javascript:alert(1)', 'https_only'],
  ['oa.example.gov.cn/hook', 'bad_url'],
  ['//oa.example.gov.cn', 'bad_url'],
  ['https://', 'bad_url'],
  ['https://user@oa.example.gov.cn/', 'credentials_in_url'],
  ['https://:word@oa.example.gov.cn/', 'credentials_in_url'],
  ['https://oa.example.gov.cn/#part', 'fragment_in_url'],
  ['https://oa.example.gov.cn/#', 'fragment_in_url'],
  ['https://oa.example.gov.cn:22/', 'port_refused'],
  ['https://oa.example.gov.cn:25/', 'port_refused'],
  ['https://oa.example.gov.cn:1023/', 'port_refused'],
  ['https://oa.example.gov.cn:0/', 'port_refused'],
  ['https://oa.example.gov.cn:80/', undefined],
])('%s: %s', (url, fault) => {
  expect(targetFault(url, false)).toBe(fault);
});

test('plain http where the operator allows it, and nothing else with it', () => {
  expect(targetFault('http://oa.example.gov.cn/', true)).toBeUndefined();
  expect(targetFault('gopher://oa.example.gov.cn/', true)).toBe('https_only');
});

test('what may be done in which state', () => {
  expect(WEBHOOK_STATES.map((state) => [state, mayPause(state), mayResume(state), mayChange(state)])).toEqual([
    ['active', undefined, 'webhook_active', undefined],
    ['paused', 'webhook_not_active', undefined, undefined],
    ['disabled', 'webhook_not_active', undefined, undefined],
    ['deleted', 'webhook_deleted', 'webhook_deleted', 'webhook_deleted'],
  ]);
});
