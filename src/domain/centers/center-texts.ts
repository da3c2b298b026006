/** Refusals about centres, rooms, calendars, grids and code tables, as the person at the desk reads them. */
export const CENTER_TEXTS = {
  room_taken: {
    zh: '该房间在此时段已被预订，请换一个时间或房间。',
    en: 'The room is already booked for that time: choose another time or room.',
  },
  room_closed: { zh: '该房间已停用。', en: 'The room is out of use.' },
  parent_not_above: {
    zh: '上级中心的层级必须高于本中心，本中心的层级必须高于下级中心，且上级不能是自己或自己的下级。',
    en: 'The parent centre must be of a higher level, the children of a lower one, and the parent must not be the centre itself or below it.',
  },
  grid_parent_wrong: {
    zh: '上级网格必须属于同一中心，且层级恰好高一级；一级网格没有上级。',
    en: 'The parent grid must belong to the same centre and be exactly one level higher; a first-level grid has none.',
  },
  binding_overlaps: {
    zh: '该网格此事项在这段时间已有责任人；一事只能对应一名责任人，请先终止原来的责任。',
    en: 'Somebody already answers for this matter in this grid at that time; end that binding first: one matter, one person.',
  },
  binding_ends_too_late: {
    zh: '只能把责任提前终止：终止日须晚于开始日，且不晚于原定的终止日。',
    en: 'A binding can only be shortened: its end must lie after its start and not after the end it has now.',
  },
  department_in_use: {
    zh: '该部门仍有在岗人员或未结案件，不能停用。',
    en: 'The department still has staff or open cases and cannot be closed.',
  },
  department_closed: { zh: '该部门已停用。', en: 'The department is closed.' },
  staff_inactive: { zh: '该人员已不在岗。', en: 'That person no longer works here.' },
  citation_not_valid: {
    zh: '{law}第{article}条在 {on} 不在施行期间，不能引用；应引用：{successor}。',
    en: '{law} {article} is not in force on {on} and cannot be cited; cite instead: {successor}.',
  },
  citation_unknown: {
    zh: '法条目录中没有 {law}第{article}条，请核对法名和条号；{on} 可以引用的有：{known}。',
    en: '{law} {article} is not in the table of articles: check the name of the law and the number. On {on} there are: {known}.',
  },
  day_of_other_year: { zh: '{day} 不属于该年度。', en: '{day} does not lie in that year.' },
  make_up_on_weekday: {
    zh: '{day} 本来就是工作日（周一至周五），不是调休上班日。',
    en: '{day} is a weekday anyway: a make-up day is a Saturday or Sunday that is worked.',
  },
  holiday_and_make_up: {
    zh: '{day} 不能既是放假日又是上班日。',
    en: '{day} cannot be both a holiday and a working day.',
  },
  day_twice: { zh: '{day} 重复。', en: '{day} stands there twice.' },
  late_after_countersigned: {
    zh: '会签的期限不能短于迟录的期限。',
    en: 'An entry is not countersigned before it counts as late.',
  },
  long_shorter_than_short: {
    zh: '长期保管的年限不能短于短期保管的年限。',
    en: 'Long retention is not shorter than short retention.',
  },
  halves_overlap: {
    zh: '下午班须在上午班结束之后开始。',
    en: 'The afternoon must not begin before the morning has ended.',
  },
  day_too_short: {
    zh: '全天班须覆盖上午班和下午班。',
    en: 'The whole day must cover the morning and the afternoon.',
  },
  missing_before_late: {
    zh: '认定缺岗的时间不能早于认定迟到的时间。',
    en: 'An officer counts as late before counting as missing: this cannot be less than lateAfterMinutes.',
  },
  unknown_year_has_no_days: {
    zh: '未公布的年度不能填写放假日或上班日。',
    en: 'A year that is not known has no holidays or working days.',
  },
} as const;
