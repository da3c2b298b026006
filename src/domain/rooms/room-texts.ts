/** What people read about rooms, reservations and the search for a slot, in both languages. */
export const ROOM_TEXTS = {
  hours_overlap: { zh: '同一天的开放时段不能重叠。', en: 'The opening hours of one weekday must not overlap.' },
  in_past: { zh: '不能早于现在。', en: 'This must not lie in the past.' },
  at_most_minutes: { zh: '最长 {max} 分钟。', en: 'At most {max} minutes.' },
  at_most_days_ahead: { zh: '最多查找 {max} 天。', en: 'At most {max} days can be searched.' },
  room_not_open: {
    zh: '该房间在 {from} 至 {to} 不在开放时间内，请换一个时间或房间。',
    en: 'The room is not open from {from} to {to}: choose another time or room.',
  },
  room_too_small: {
    zh: '预计 {people} 人到场，该房间只能容纳 {capacity} 人，请换一个房间。',
    en: '{people} people are expected and the room holds {capacity}: choose another room.',
  },
  mediator_taken: {
    zh: '调解员{name}在 {from} 至 {to} 已有其他调解会或预留，请换一个时间或调解员。',
    en: 'The mediator {name} is in another session or reservation from {from} to {to}: choose another time or mediator.',
  },
  staff_taken: {
    zh: '{name}在 {from} 至 {to} 已有其他调解会或预留，请换一个时间或人员。',
    en: '{name} is in another session or reservation from {from} to {to}: choose another time or person.',
  },
  staff_away: {
    zh: '{name}在 {from} 至 {to} 请假或外出，请换一个时间或人员。',
    en: '{name} is away from {from} to {to}: choose another time or person.',
  },
  reservation_limit: {
    zh: '每人最多同时预留 {max} 次，您已预留：{held}。请先取消或使用其中一次。',
    en: 'One person holds at most {max} reservations; yours: {held}. Give one back or use it first.',
  },
  reservation_expired: {
    zh: '预留已于 {expiredAt} 到期，请重新查找时段。',
    en: 'The reservation lapsed at {expiredAt}: search for a slot again.',
  },
  reservation_used: { zh: '该预留已用于一次调解会。', en: 'The reservation has become a session already.' },
  slot_nothing_open: {
    zh: '所查期间没有工作时间，请放宽查找范围。',
    en: 'There are no office hours in the period searched: widen it.',
  },
  slot_no_room: { zh: '没有可用的此类房间。', en: 'There is no room in use of that kind.' },
  slot_rooms_too_small: {
    zh: '预计 {people} 人到场，没有一间能容纳。',
    en: '{people} people are expected and no room of that kind holds them.',
  },
  slot_room_unavailable: {
    zh: '房间：{candidates} 个时段中有 {slots} 个未开放或已被占用；最早可用：{first}。',
    en: 'Room: closed or taken in {slots} of {candidates} slots; first free: {first}.',
  },
  slot_mediator_busy: {
    zh: '调解员{name}：{candidates} 个时段中有 {slots} 个不得空；最早有空：{first}。',
    en: 'Mediator {name}: not free in {slots} of {candidates} slots; first free: {first}.',
  },
  slot_person_unavailable: {
    zh: '{name}：{candidates} 个时段中有 {slots} 个不在岗或不得空；最早可到场：{first}。',
    en: '{name}: not on station or not free in {slots} of {candidates} slots; first there: {first}.',
  },
  slot_department_absent: {
    zh: '{name}：{candidates} 个时段中有 {slots} 个没有可到场的值班人员；最早有人：{first}。',
    en: '{name}: nobody on duty and free in {slots} of {candidates} slots; first there: {first}.',
  },
  slot_parties_away: {
    zh: '当事人：{candidates} 个时段中有 {slots} 个当事人不便到场；最早都能到场：{first}。',
    en: 'Parties: {slots} of {candidates} slots fall on days to avoid; first day all can come: {first}.',
  },
} as const;
