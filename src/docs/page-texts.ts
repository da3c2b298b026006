/** What the documentation page says, apart from the document. */
import type { Language } from '../platform/http/texts.js';

export const PAGE_TEXTS = {
  title: { zh: '综治中心接口文档', en: 'Governance centre API' },
  lead: {
    zh: '矛盾纠纷受理、调解、履行、回访与报告的开放接口。登录后可直接在本页发送请求。',
    en: 'Take in, mediate, fulfil, visit, report. Sign in, and requests can be sent from this page.',
  },
  other: { zh: 'English', en: '中文' },
  document: { zh: 'OpenAPI 文件', en: 'OpenAPI document' },
  username: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  key: { zh: '或接口密钥 gck_…', en: 'or API key gck_…' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  signedIn: { zh: '已登录：', en: 'Signed in: ' },
  loading: { zh: '正在载入…', en: 'Loading …' },
  noScript: { zh: '本页需要启用 JavaScript。', en: 'This page needs JavaScript.' },
} as const satisfies Record<string, Record<Language, string>>;

/** Words of Swagger UI, which speaks English alone. */
export const SWAGGER_WORDS: Readonly<Record<string, string>> = {
  'Try it out': '试一试',
  Execute: '发送',
  Cancel: '取消',
  Clear: '清除',
  Reset: '重置',
  Authorize: '授权',
  Parameters: '参数',
  'No parameters': '无参数',
  'Request body': '请求内容',
  Responses: '返回',
  'Response body': '返回内容',
  'Response headers': '返回头',
  'Server response': '服务器返回',
  'Request URL': '请求地址',
  Code: '状态码',
  Details: '详情',
  Description: '说明',
  Name: '名称',
  'Example Value': '示例',
  Schema: '结构',
  Schemas: '数据结构',
  Webhooks: '事件推送',
  Links: '链接',
  'No links': '无链接',
  Download: '下载',
  required: '必填',
  'Media type': '媒体类型',
};
