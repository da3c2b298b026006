/** What a refused person reads, in both languages; the code never changes, the words may. */
import type { PasswordFault } from './password-rules.js';
import type { KeyRefusal } from './api-keys.js';
import type { AccountRefusal, GrantRefusal } from './grants.js';

export const ACCESS_TEXTS = {
  not_permitted: {
    zh: '您可以查看该案件，但无权办理此事项。',
    en: 'You may see this dispute but not do this with it.',
  },
  grant_not_permitted: { zh: '只有管理员或中心主任可以授权。', en: 'Only administrators and directors give grants.' },
  grant_to_self: { zh: '任何人不得给自己授权。', en: 'Nobody grants themselves anything.' },
  grant_outside_reach: { zh: '该中心不在您的管辖范围内。', en: 'That centre is outside your reach.' },
  grant_role_is_for_keys: {
    zh: '集成角色只属于接口密钥，不能授予个人。',
    en: 'The integrator role belongs to API keys, not to people.',
  },
  grant_department_not_applicable: {
    zh: '该角色覆盖整个中心，不能限定部门。',
    en: 'This role reaches the whole centre and cannot be limited to a department.',
  },
  second_approver_required: {
    zh: '授予中心主任须由第二名管理员或主任批准。',
    en: 'Making someone a director needs a second administrator or director.',
  },
  approver_is_granter: {
    zh: '批准人不得与授权人为同一人。',
    en: 'The approver must be another person than the granter.',
  },
  approver_is_grantee: { zh: '批准人不得为被授权人本人。', en: 'The approver must not be the person who is granted.' },
  approver_not_permitted: {
    zh: '批准人须为该中心的管理员或主任。',
    en: 'The approver must be an administrator or director of that centre.',
  },
  grant_not_pending: { zh: '该授权无需复核，或已经复核。', en: 'This grant does not wait for a second approver.' },
  proposer_no_longer_permitted: {
    zh: '提出该授权的人已无权授权，请撤销后重新提出。',
    en: 'Whoever proposed this grant may no longer give it: take it back and propose it anew.',
  },
  last_administrator: {
    zh: '这是该中心的最后一名管理员，请先授权他人。',
    en: 'This is the last administrator of the centre: make somebody else one first.',
  },
  own_account: {
    zh: '不能停用、关联或重置自己的账号；修改口令请用“修改口令”。',
    en: 'Nobody disables, relinks or resets the own account; to change your own password use POST /me/password.',
  },
  subject_linked: {
    zh: '该身份已关联到另一个账号，请先解除那里的关联。',
    en: 'That identity is linked to another account: unlink it there first.',
  },
  key_not_pending: { zh: '该密钥无需复核，或已经复核。', en: 'This key does not wait for approval.' },
  key_pending: {
    zh: '该密钥尚待中心主任复核，复核后才能更换。',
    en: 'This key still waits for a director’s approval; rotate it afterwards.',
  },
  key_expired: { zh: '该密钥已过期，请另发新密钥。', en: 'This key has expired: issue another one.' },
  key_revoked: { zh: '该密钥已吊销，请另发新密钥。', en: 'This key was revoked: issue another one.' },
  approver_is_issuer: {
    zh: '复核人不得与发放密钥的人为同一人。',
    en: 'Whoever issued the key cannot approve it as well.',
  },
  scopes_only_narrow: {
    zh: '密钥的权限范围只能缩小，不能增加；需要更多权限请另发新密钥。',
    en: 'The scopes of a key can only be narrowed: for more, issue another key.',
  },
  wrong_password: { zh: '当前口令不正确。', en: 'The current password is wrong.' },
  common_password: {
    zh: '该口令过于常见（常用词、日期、手机号、连续或重复的字符），请换一个。',
    en: 'This password is one that everybody tries (a common word, a date, a phone number, letters in a row): choose another.',
  },
  guessable_password: {
    zh: '该口令主要由用户名、姓名或中心名称组成，容易被猜到，请换一个。',
    en: 'This password is little more than the user name, your name or the centre’s: choose another.',
  },
  same_password: { zh: '新口令不能与当前口令相同。', en: 'The new password must differ from the current one.' },
} as const satisfies Record<
  | 'not_permitted'
  | GrantRefusal
  | AccountRefusal
  | KeyRefusal
  | 'scopes_only_narrow'
  | 'subject_linked'
  | Exclude<PasswordFault, 'weak_password'>
  | 'wrong_password'
  | 'same_password',
  { zh: string; en: string }
>;
