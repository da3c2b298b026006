/**
 * Events beside the cases: roster, petitions, reports and what a centre sets; each with who may have it, its sentence and its
 * data. Example: `shift` events tell line, department, officer and day to everybody of the centre.
 */
import type { Permission } from '../access/permissions.js';
import {
  code,
  count,
  day,
  digest,
  flag,
  id,
  instant,
  list,
  maybe,
  month,
  object,
  orNull,
  type Shape,
} from './fields.js';

/**
 * Who may have an event: of a case (`case`) those who see it now, of a swap request (`swap`) its officers and who keeps the
 * roster, of everything else those who hold the permission at its centre.
 */
export const AUDIENCES = {
  case: [],
  swap: ['roster.change', 'swap.approve'],
  center: ['center.read'],
  rooms: ['room.reserve'],
  clips: ['clip.manage'],
  petitions: ['petition.read'],
  indicators: ['indicator.read'],
  reports: ['report.read'],
  webhooks: ['webhook.manage'],
  imports: ['import.write'],
} as const satisfies Record<string, readonly Permission[]>;
export type Audience = keyof typeof AUDIENCES;

export interface EventDefinition {
  readonly subjectKind: string;
  readonly audience: Audience;
  readonly text: { readonly zh: string; readonly en: string };
  readonly data: Shape;
}

const about =
  (subjectKind: string, audience: Audience) =>
  (zh: string, en: string, data: Shape): EventDefinition => ({ subjectKind, audience, text: { zh, en }, data });

const ofCenter = about('center', 'center');
const ofShift = about('shift', 'center');
const ofAbsence = about('absence', 'center');
const ofSwap = about('swap_request', 'swap');
const ofReservation = about('reservation', 'rooms');
const ofClip = about('clip', 'clips');
const ofPetition = about('petition', 'petitions');
const ofReturn = about('petition_return', 'petitions');
const ofReport = about('report', 'reports');
const ofJob = about('report_job', 'reports');
const ofImport = about('import', 'imports');

const shift = { departmentId: id, staffId: id, on: day };
const absence = { staffId: id, from: day, to: day };
const swap = { shiftId: id, staffId: id, counterShiftId: orNull(id), counterStaffId: id };
const reservation = {
  roomId: orNull(id),
  staffIds: list(id),
  startsAt: instant,
  endsAt: instant,
  expiresAt: instant,
};
const petition = { occurredOn: day, channel: code, level: code, provisional: flag, version: count };
const petitionReturn = { month, nil: flag, version: count };

const imported = {
  kind: code,
  dryRun: flag,
  code: orNull(code),
  rowsRead: count,
  rowsBad: count,
  rowsSkipped: count,
  rowsWritten: count,
};

const lines = list(object({ shiftId: id, on: day, part: code, departmentId: id, staffId: id }));

export const CENTER_EVENTS = {
  'center.settings_changed': ofCenter('中心设置变更', 'The centre changed its settings', { version: count }),
  'center.calendar_changed': ofCenter('工作日历变更', 'A year of the working calendar was entered', {
    year: count,
    version: count,
  }),
  'center.routing_rules_changed': ofCenter('分流规则变更', 'The routing rules were replaced', {
    version: count,
    rules: count,
  }),
  'roster.published': about('roster_draft', 'center')('值班表发布', 'A roster was published', {
    from: day,
    to: day,
    departmentIds: list(id),
    shifts: count,
  }),
  'roster.changed': about('roster_change', 'center')('值班变更', 'A published roster changed', {
    kind: code,
    cancelled: lines,
    made: lines,
    gaps: list(object({ gapId: id, on: day, part: code, departmentId: id })),
    filled: list(id),
  }),
  'absence.recorded': ofAbsence('登记缺勤', 'An absence was recorded', absence),
  'absence.cancelled': ofAbsence('撤销缺勤', 'An absence was cancelled', absence),
  'absence.ended': ofAbsence('提前销假', 'An absence ended early', absence),
  'swap_request.requested': ofSwap('申请换班', 'A swap was asked for', swap),
  'swap_request.accepted': ofSwap('对方同意换班', 'The other officer agreed to a swap', swap),
  'swap_request.declined': ofSwap('换班被谢绝', 'A swap was declined', swap),
  'swap_request.done': ofSwap('换班完成', 'A swap took place', swap),
  'swap_request.withdrawn': ofSwap('撤回换班申请', 'A swap request was withdrawn', swap),
  'swap_request.overtaken': ofSwap('换班申请失效：值班已另有变更', 'A swap request fell: the roster changed', {
    changeId: id,
  }),
  'duty.checked_in': ofShift('到岗', 'An officer checked in', { ...shift, lateMinutes: orNull(count) }),
  'duty.checked_out': ofShift('离岗', 'An officer checked out', shift),
  'duty.late': ofShift('迟到', 'An officer is late', shift),
  'duty.missing': ofShift('缺岗', 'An officer is missing', shift),
  'duty.called': ofShift('呼叫备勤', 'An officer on call was called', { ...shift, callId: id }),
  'duty.call_answered': ofShift('备勤应答', 'An officer on call answered', {
    ...shift,
    callId: id,
    by: id,
    minutes: count,
  }),
  'duty.handover_written': ofShift('填写交班', 'A handover was written', { ...shift, acceptBy: orNull(instant) }),
  'duty.handover_accepted': ofShift('接班', 'A handover was accepted', { ...shift, by: id, toShiftId: orNull(id) }),
  'duty.handover_overdue': ofShift('交班逾期无人接', 'Nobody accepted a handover in time', shift),
  'reservation.made': ofReservation('预留房间和人员', 'Room and people were reserved', reservation),
  'reservation.released': ofReservation('释放预留', 'A reservation was given back', reservation),
  'clip.taken': ofClip('调取监控录像', 'A clip was taken over', { expiresAt: instant }),
  'clip.attached': ofClip('监控录像入卷', 'A clip became part of a case', { expiresAt: instant }),
  'clip.expired': ofClip('监控录像到期删除', 'A clip was erased', { expiresAt: instant }),
  'petition.registered': ofPetition('登记信访', 'A petition was registered', petition),
  'petition.amended': ofPetition('修改信访登记', 'A petition was amended', petition),
  'petition.confirmed': ofPetition('确认信访登记', 'A provisional petition was confirmed', petition),
  'petition_item.recorded': about('petition_item', 'petitions')('信访事项记录', 'A petition item moved on', {
    petitionId: id,
    kind: code,
    on: day,
    state: code,
    dueKind: orNull(code),
    dueOn: orNull(day),
    version: count,
  }),
  'petition_return.filed': ofReturn('填报信访月报', 'A monthly return was filed', petitionReturn),
  'petition_return.corrected': ofReturn('更正信访月报', 'A monthly return was corrected', petitionReturn),
  'petition_return.confirmed': ofReturn('确认信访月报', 'A monthly return was confirmed', petitionReturn),
  'petition_return.contradicted': ofReturn('信访月报与登记不符', 'The register contradicts a monthly return', {
    month,
    version: count,
    petitionId: id,
  }),
  'petition_return.reopened': ofReturn(
    '信访月报待重新确认',
    'A confirmed monthly return waits for confirmation again',
    {
      month,
      version: count,
      petitionId: id,
    },
  ),
  'zero_baseline.declared': about('center', 'petitions')(
    '申报“零上访”起算日',
    'The first day of zero petitions was declared',
    {
      declaredSince: orNull(day),
      version: count,
    },
  ),
  'population.recorded': about('population', 'indicators')('录入人口数', 'A population was recorded', {
    year: count,
    version: count,
  }),
  'outside_count.recorded': about('outside_count', 'indicators')(
    '录入外部数据',
    'Counts of courts and police were recorded',
    {
      month,
      version: count,
    },
  ),
  'report.produced': ofReport('生成报告', 'A report was produced', {
    kind: code,
    definition: code,
    digest,
    asOf: instant,
  }),
  'report.confirmed': ofReport('确认报告', 'A report was confirmed', { kind: code, digest }),
  'report.signed': ofReport('签署报告', 'A report was signed', { kind: code, digest, keyId: maybe(digest) }),
  'report_job.failed': ofJob('报告生成失败', 'A report could not be produced', { kind: code, code: orNull(code) }),
  'report_job.cancelled': ofJob('取消生成报告', 'The production of a report was cancelled', {
    kind: code,
    code: orNull(code),
  }),
  'webhook.stopped': about('webhook', 'webhooks')('推送已停止', 'A webhook stopped sending', { reason: code }),
  'import.done': ofImport('导入完成', 'An import, or its trial run, is done', imported),
  'import.failed': ofImport('导入失败', 'An import could not go on', imported),
  'import.cancelled': ofImport('导入取消', 'An import was cancelled', imported),
} as const satisfies Record<string, EventDefinition>;
