/** Sentences for people, made at the edge from codes. `{name}` is replaced by the parameter of that name. */
import { RULES } from '../../domain/rules/rules.js';
import { AGREEMENT_WARNINGS } from '../../domain/dispute/agreements/texts.js';
import { DISPUTE_TEXTS } from '../../domain/dispute/refusal-texts.js';
import { whoMay } from '../../domain/access/who-may.js';
import { inWords } from '../../domain/dispute/refusal-words.js';
import { ACCESS_TEXTS } from '../../domain/access/access-texts.js';
import { FEED_TEXTS } from '../../domain/roster/feed-texts.js';
import { OFFLINE_TEXTS } from '../../domain/offline/offline-texts.js';
import { OPEN311_TEXTS } from '../../domain/open311/open311-texts.js';
import { ROSTER_TEXTS } from '../../domain/roster/roster-texts.js';
import { DUTY_TEXTS } from '../../domain/roster/duty-texts.js';
import { ROSTER_CHANGE_TEXTS } from '../../domain/roster/change-texts.js';
import { ITEM_TEXTS } from '../../domain/petitions/item-texts.js';
import { PETITION_TEXTS } from '../../domain/petitions/petition-texts.js';
import { EXPORT_TEXTS } from '../../domain/exports/export-texts.js';
import { IMPORT_TEXTS } from '../../domain/imports/import-texts.js';
import { INDICATOR_TEXTS } from '../../domain/indicators/indicator-texts.js';
import { REPORT_TEXTS } from '../../domain/reports/report-texts.js';
import { CLIP_TEXTS } from '../../domain/clips/clip-texts.js';
import { PRIVACY_TEXTS } from '../../domain/privacy/privacy-texts.js';
import { CENTER_TEXTS } from '../../domain/centers/center-texts.js';
import { RELATED_TEXTS } from '../../domain/related/related-texts.js';
import { ROOM_TEXTS } from '../../domain/rooms/room-texts.js';
import { ROUTING_TEXTS } from '../../domain/routing-rules/routing-texts.js';
import { WEBHOOK_TEXTS } from '../../domain/webhooks/webhook-texts.js';
import type { GenericCode } from './status-of.js';

export type Language = 'zh' | 'en';
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
type Params = Readonly<Record<string, string | number | readonly string[]>>;

const GENERIC: Record<GenericCode, Bilingual> = {
  malformed_json: { zh: '请求正文不是合法的 JSON。', en: 'The request body is not valid JSON.' },
  malformed_form: {
    zh: '表单不是以 UTF-8 编码的 application/x-www-form-urlencoded，或者字段过多；没有保存任何内容。',
    en: 'The form is not application/x-www-form-urlencoded in UTF-8, or has too many fields: nothing was saved.',
  },
  malformed_multipart: {
    zh: '上传的表单不完整或者格式不对，没有保存任何内容，请重新上传。',
    en: 'The form is broken or breaks off: nothing was saved, send it again.',
  },
  malformed_request: { zh: '请求不符合 HTTP 协议。', en: 'This is not a well-formed HTTP request.' },
  validation_failed: {
    zh: '填写的内容有误，请按 errors 逐项更正后重试；没有保存任何内容。',
    en: 'Some values are wrong: correct each one listed under errors and send again. Nothing was saved.',
  },
  unknown_reference: {
    zh: '所引用的编号不存在，或您无权查看。',
    en: 'An id in the request names nothing that you may see.',
  },
  bad_cursor: {
    zh: '翻页游标无效：请使用上一页返回的 nextCursor，且不要改变筛选条件。',
    en: 'The cursor is not one of ours: use nextCursor of the previous page, with the same filters.',
  },
  bad_header: { zh: '请求头 {header} 的格式不正确：{expected}', en: 'The header {header} is malformed: {expected}' },
  unauthenticated: {
    zh: '请先登录：请求缺少有效的访问令牌，或令牌已失效。',
    en: 'Sign in first: the request carries no valid access token, or it has expired or was revoked.',
  },
  sign_in_failed: { zh: '用户名或密码不正确。', en: 'The user name or the password is wrong.' },
  refresh_failed: {
    zh: '刷新令牌无效、已使用或已过期，请重新登录。',
    en: 'The refresh token is invalid, used or expired: sign in again.',
  },
  api_key_malformed: {
    zh: '密钥不完整或有误，请核对是否完整复制（gck_ 开头）。',
    en: 'This is no whole API key: check that all of it was copied (it begins with gck_).',
  },
  api_key_expired: {
    zh: '该密钥已过期或已被新密钥替换，请向管理员索取新的密钥。',
    en: 'This API key has expired or was replaced: ask the administrator for the new one.',
  },
  api_key_revoked: {
    zh: '该密钥已被吊销，请联系管理员。',
    en: 'This API key was revoked: ask the administrator.',
  },
  api_key_pending: {
    zh: '该密钥尚待中心主任复核，复核后即可使用。',
    en: 'This API key waits for a director’s approval and works from then on.',
  },
  people_only: {
    zh: '此事项只能由人员本人办理，接口密钥不可用。',
    en: 'This is for people who are signed in; API keys cannot do it.',
  },
  sign_in_elsewhere: {
    zh: '本系统使用统一身份认证登录：{issuer}，不使用本地口令。',
    en: 'People sign in with the identity provider {issuer}; there are no passwords here.',
  },
  account_not_linked: {
    zh: '您的身份已通过认证，但尚未关联本系统账号，请联系中心管理员关联。',
    en: 'You are signed in, but no account here is linked to your identity: ask the administrator of your centre to link it.',
  },
  forbidden: {
    zh: '您不能办理此事项：只有{who}可以，且限于其负责的中心、部门或案件。',
    en: 'You may not do this. Only {who} may, for the centres, departments or cases they are responsible for.',
  },
  export_rights_lost: EXPORT_TEXTS.export_rights_lost,
  own_subject_request: {
    zh: '登记请求的人不能自己作出决定，请由另一名有权限的人员办理。',
    en: 'Whoever recorded the request does not decide it: somebody else with that permission does.',
  },
  password_change_required: {
    zh: '您的口令由他人设置，请先修改口令（POST /me/password），然后才能办理其他事项。',
    en: 'Your password was issued by somebody else: change it first (POST /me/password); nothing else is open until then.',
  },
  not_found: { zh: '没有找到，或您无权查看。', en: 'There is nothing here that you may see.' },
  method_not_allowed: { zh: '此地址不支持该请求方法。', en: 'This address does not support that method.' },
  not_acceptable: { zh: '无法以所要求的格式回答。', en: 'No representation of the requested type exists.' },
  request_timeout: { zh: '请求没有在规定时间内发送完毕。', en: 'The request was not sent completely in time.' },
  id_in_use: { zh: '该 id 已用于其他记录，请换一个新的 UUID。', en: 'That id is already used: send another UUID.' },
  already_exists: { zh: '已存在相同的记录：{what}。', en: 'Such a record exists already: {what}.' },
  idempotency_in_flight: {
    zh: '使用同一 Idempotency-Key 的请求仍在处理中，请稍后重试。',
    en: 'The first request with this Idempotency-Key is still running: try again shortly.',
  },
  cursor_gone: {
    zh: '此游标之后的事件已不再保存，请不带 after 重新读取，并与业务数据核对。',
    en: 'The events after this cursor are no longer kept: begin without `after`, and compare with the resources themselves.',
  },
  stale: {
    zh: '记录已被他人更新，请先重新读取（当前 ETag 见响应头），核对后再提交。',
    en: 'Somebody changed the record since you read it. Read it again (its ETag is in the header), then repeat.',
  },
  too_large: { zh: '请求正文过大，最多 {limit} 字节。', en: 'The request body is too large: at most {limit} bytes.' },
  uri_too_long: { zh: '请求地址过长。', en: 'The request address is too long.' },
  unsupported_media_type: {
    zh: '请以 {expected} 提交正文。',
    en: 'Send the body as {expected}.',
  },
  range_not_satisfiable: {
    zh: '文件中没有所要求的字节范围。',
    en: 'Nothing of the file lies in the range that was asked for.',
  },
  idempotency_mismatch: {
    zh: '该 Idempotency-Key 已用于内容不同的请求，请换一个新的。',
    en: 'This Idempotency-Key was used with another body: use a new key.',
  },
  if_match_required: {
    zh: '请在 If-Match 请求头中给出刚读取到的 ETag，以免覆盖他人的更改（不接受 *）。',
    en: 'Send the ETag you last read in If-Match, so that nobody’s change is overwritten (* is not accepted).',
  },
  too_many_requests: {
    zh: '尝试过于频繁，请在 {seconds} 秒后再试。',
    en: 'Too many attempts: try again in {seconds} seconds.',
  },
  headers_too_large: { zh: '请求头过大。', en: 'The request headers are too large.' },
  internal_error: {
    zh: '系统出现意外错误，您的更改没有保存。请把错误编号 {errorId} 告诉管理员。',
    en: 'Something went wrong on our side and nothing was saved. Give the error id {errorId} to the administrator.',
  },
  identity_provider_unreachable: {
    zh: '统一身份认证服务暂时无法访问，请稍后重试。',
    en: 'The identity provider cannot be reached for the moment: try again.',
  },
  unavailable: { zh: '系统暂时繁忙，请稍后重试。', en: 'The service is busy for the moment: try again.' },
};

/** Faults of single fields. */
const FIELD: Record<string, Bilingual> = {
  required: { zh: '必填。', en: 'This field is required.' },
  unknown_field: { zh: '没有这个字段，请核对拼写。', en: 'There is no such field: check its spelling.' },
  unknown_parameter: { zh: '没有这个查询参数。', en: 'There is no such query parameter.' },
  wrong_type: { zh: '类型不对，应为{expected}。', en: 'The type is wrong: expected {expected}.' },
  bad_text: {
    zh: '文字中含有控制字符或不完整的字符，请删除后重试。',
    en: 'The text contains control characters or broken characters: remove them.',
  },
  too_long: { zh: '最多 {max} 个字符。', en: 'At most {max} characters.' },
  too_short: { zh: '至少 {min} 个字符。', en: 'At least {min} characters.' },
  too_deep: { zh: '嵌套过深，最多 {max} 层。', en: 'Nested too deeply: at most {max} levels.' },
  too_many: { zh: '最多 {max} 项。', en: 'At most {max} items.' },
  too_few: { zh: '至少 {min} 项。', en: 'At least {min} items.' },
  duplicate: { zh: '不能重复。', en: 'The same value may stand here only once.' },
  wrong_code: { zh: '代码不对，可用：{allowed}。', en: 'Unknown code; allowed: {allowed}.' },
  bad_uuid: { zh: '应为 UUID。', en: 'Expected a UUID.' },
  bad_day: {
    zh: '应为真实存在的日期，格式 YYYY-MM-DD，在 1900 年至 2199 年之间。',
    en: 'Expected a real date, YYYY-MM-DD, from 1900 to 2199.',
  },
  bad_month: {
    zh: '应为月份，格式 YYYY-MM，在 1900 年至 2199 年之间。',
    en: 'Expected a month, YYYY-MM, from 1900 to 2199.',
  },
  bad_time: { zh: '应为时刻，格式 HH:mm，例如 08:30。', en: 'Expected a time of day, HH:mm, such as 08:30.' },
  bad_instant: {
    zh: '应为 RFC 3339 时间，例如 2024-05-06T02:30:00Z，在 1900 年至 2199 年之间。',
    en: 'Expected an RFC 3339 instant such as 2024-05-06T02:30:00Z, from 1900 to 2199.',
  },
  bad_money: {
    zh: '应为以元计、两位小数的字符串，例如 "8000.00"，不超过 {max}。',
    en: 'Expected yuan as a string with two places such as "8000.00", at most {max}.',
  },
  out_of_range: { zh: '应在 {min} 至 {max} 之间。', en: 'Expected a value from {min} to {max}.' },
  not_multiple: { zh: '应为 {of} 的倍数。', en: 'Expected a multiple of {of}.' },
  not_allowed_with: { zh: '不能与 {other} 同时填写。', en: 'This cannot be given together with {other}.' },
  needs: { zh: '还需要填写 {other}。', en: 'This needs {other} as well.' },
  overlaps: { zh: '与前面的一段时间重叠。', en: 'This overlaps an earlier one.' },
  bad_range: { zh: '结束应晚于开始。', en: 'The end must lie after the start.' },
  not_after: { zh: '不能晚于 {day}。', en: 'This must not lie after {day}.' },
  not_before: { zh: '不能早于 {day}。', en: 'This must not lie before {day}.' },
  in_future: { zh: '不能晚于现在。', en: 'This must not lie in the future.' },
  unknown_reference: {
    zh: '该编号不存在，或您无权查看。',
    en: 'This id names nothing that you may see.',
  },
  weak_password: {
    zh: '口令至少 {min} 个字符。',
    en: 'A password needs at least {min} characters.',
  },
  unchanged: { zh: '新值与原值相同，无须更正。', en: 'This is what stands there already: nothing to correct.' },
  not_correctable: { zh: '此处不能更正；可以更正：{allowed}。', en: 'This cannot be corrected; what can: {allowed}.' },
  wrong_file_type: {
    zh: '文件内容实为 {found}，不在可以上传的类型之列：{allowed}。',
    en: 'The content is {found}, which is not among what can be uploaded: {allowed}.',
  },
  empty_file: { zh: '文件是空的。', en: 'The file is empty.' },
  bad_cursor: {
    zh: '游标无效，请原样使用上一次返回的 nextCursor。',
    en: 'This is no cursor of this list: send the `nextCursor` you were given, unchanged.',
  },
  wrong_value: { zh: '值不正确：{expected}', en: 'The value is wrong: {expected}' },
};

const REFUSALS: Readonly<Record<string, Bilingual>> = {
  ...DISPUTE_TEXTS,
  ...AGREEMENT_WARNINGS,
  ...ACCESS_TEXTS,
  ...ROSTER_TEXTS,
  ...FEED_TEXTS,
  ...DUTY_TEXTS,
  ...ROSTER_CHANGE_TEXTS,
  ...PETITION_TEXTS,
  ...REPORT_TEXTS,
  ...ITEM_TEXTS,
  ...CENTER_TEXTS,
  ...CLIP_TEXTS,
  ...PRIVACY_TEXTS,
  ...EXPORT_TEXTS,
  ...IMPORT_TEXTS,
  ...INDICATOR_TEXTS,
  ...OFFLINE_TEXTS,
  ...OPEN311_TEXTS,
  ...ROOM_TEXTS,
  ...RELATED_TEXTS,
  ...ROUTING_TEXTS,
  ...WEBHOOK_TEXTS,
};

const fill = (template: string, params: Params, language: Language): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    // `{party}` shows the name where it was looked up, else the id the rule book gave.
    const value = params[name] ?? params[`${name}Id`];
    return value === undefined
      ? '…'
      : Array.isArray(value)
        ? value.join(language === 'zh' ? '、' : ', ')
        : String(value);
  });

export function problemText(code: GenericCode, params: Params, language: Language): string {
  const who = whoMay(params['permission'], language);
  return fill(GENERIC[code][language], who === undefined ? params : { ...params, who }, language);
}

/** What JSON calls a type, as somebody at a desk calls it. */
const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是（true）或否（false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  'array of objects': { zh: '由若干项组成的列表', en: 'a list of objects' },
  object: { zh: '一组字段', en: 'an object' },
  file: { zh: '文件', en: 'a file' },
  'JSON object': { zh: ' JSON 对象', en: 'a JSON object' },
};

export const fieldText = (code: string, params: Params, language: Language): string => {
  const text = FIELD[code] ?? REFUSALS[code];
  if (text === undefined) return code;
  const type = code === 'wrong_type' ? TYPES[String(params['expected'])]?.[language] : undefined;
  return fill(text[language], type === undefined ? params : { ...params, expected: type }, language);
};

export const refusalText = (code: string, params: Params, language: Language): string => {
  const text = REFUSALS[code];
  return text === undefined ? code : fill(text[language], inWords(params, language), language);
};

/** Every refusal code with its sentences, for `/rules` and for the test that none is missing. */
export const refusalTexts = (): Readonly<Record<string, Bilingual>> => REFUSALS;

/** The law or practice behind a rule id. */
export const basisOf = (ruleId: string | undefined): { law: string; article: string } | undefined => {
  const rule = RULES.find((candidate) => candidate.id === ruleId);
  return rule === undefined ? undefined : { law: rule.source.law, article: rule.source.article };
};
