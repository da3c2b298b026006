/** What a sender over Open311 reads, in both languages. */
export const OPEN311_TEXTS = {
  open311_key_missing: {
    zh: '缺少 api_key，或 api_key 无效。',
    en: 'The api_key is missing or invalid.',
  },
  open311_key_scope: {
    zh: '该 api_key 不具有 open311 权限范围，请向中心管理员申请。',
    en: 'This api_key does not have the scope open311: ask the administrator of the centre.',
  },
  open311_location: {
    zh: '请给出地点：lat 与 long，或 address_string，或 address_id。',
    en: 'Say where it is: lat and long, or address_string, or address_id.',
  },
  open311_repeated: { zh: '只能给出一次。', en: 'This can be given only once.' },
  open311_unknown_service: {
    zh: '没有这个服务代码，可用的见 services。',
    en: 'There is no such service code; `services` lists those there are.',
  },
  open311_unknown_jurisdiction: {
    zh: '没有这个辖区，或该 api_key 不属于它。',
    en: 'There is no such jurisdiction, or the api_key is not one of it.',
  },
  open311_external_id_used: {
    zh: '该 external_id 已用于内容不同的来件，请换一个新的。',
    en: 'This external_id was used for a request with other content: use a new one.',
  },
  open311_span: {
    zh: '查询区间不能超过 {max} 天，且结束不能早于开始。',
    en: 'The range may not span more than {max} days, nor end before it begins.',
  },
} as const;

/** Stands where the sender told nothing. */
export const NOTHING_TOLD = '来件未附情况说明。';

/** Before an address the sender gave, which nobody has looked at: it is shown to officers and never fetched by the service. */
export const MEDIA_LABEL = '来件所附链接（未经核实）：';

export const SERVICE_NOTICE = {
  zh: '已登记。中心将审查是否受理，办理状态可凭 service_request_id 查询。',
  en: 'Taken in. The centre decides whether it can be mediated; ask for its status with the service_request_id.',
} as const;
