/** The values of the dimensions that are fixed vocabularies, in the order in which they are shown, with their words. */
import { TRACKS } from '../deadlines/tracks.js';
import { DELEGATING_BODIES, DELEGATING_BODY_TEXTS } from '../dispute/vocabulary.js';
import { STATES } from '../dispute/states.js';
import type { Dimension } from './figure.js';
import type { Words } from './printed.js';

export interface Value {
  readonly key: string;
  readonly label: Words;
}

const value = (key: string, zh: string, en: string): Value => ({ key, label: { zh, en } });

/** Bands of days since acceptance: at the 30th the ordinary term ends (R21). */
export const AGE_BANDS = [
  { key: 'd0_7', from: 0, to: 7 },
  { key: 'd8_15', from: 8, to: 15 },
  { key: 'd16_30', from: 16, to: 30 },
  { key: 'd31_60', from: 31, to: 60 },
  { key: 'd61_more', from: 61, to: null },
] as const;

/** By what cases are found to have somebody, or some place, in common; compared by keyed hashes, never shown. */
export const REPEAT_MARKS = [
  { key: 'id_number', zh: '同一证件号码', en: 'same identity number' },
  { key: 'phone', zh: '同一电话', en: 'same phone' },
  { key: 'home', zh: '同一当事人住址', en: 'same address of a party' },
  { key: 'place', zh: '同一纠纷地点', en: 'same place of the dispute' },
] as const;

/** Cases of a group; the last are four and more. */
export const GROUP_SIZES = [
  { key: 2, zh: '2 件', en: '2 cases' },
  { key: 3, zh: '3 件', en: '3 cases' },
  { key: 4, zh: '4 件及以上', en: '4 cases or more' },
] as const;

export const FIXED_VALUES: Partial<Readonly<Record<Dimension, readonly Value[]>>> = {
  source: [
    value('proactive', '主动调解', 'proactive'),
    value('on_application', '依申请调解', 'on application'),
    value('delegated', '接受委托移送调解', 'delegated'),
  ],
  delegated_by: DELEGATING_BODIES.map((body) =>
    value(body, `${DELEGATING_BODY_TEXTS[body].zh}委托移送`, `delegated by ${DELEGATING_BODY_TEXTS[body].en}`),
  ),
  form: [value('oral', '口头协议', 'oral agreement'), value('written', '书面协议', 'written agreement')],
  outcome: [
    value('settled', '调解成功', 'settled'),
    value('failed', '调解不成', 'no agreement'),
    value('withdrawn', '撤回', 'withdrawn'),
    value('refused', '不予受理', 'not accepted'),
    value('referred', '移送', 'handed to an outside body'),
    value('merged', '并案', 'merged into another case'),
  ],
  track: Object.entries(TRACKS).map(([key, { zh, en }]) => value(key, zh, en)),
  state: Object.entries(STATES).map(([key, { zh }]) => value(key, zh, key)),
  age_band: AGE_BANDS.map(({ key, from, to }) =>
    value(
      key,
      to === null ? `${from} 天及以上` : `${from}–${to} 天`,
      to === null ? `${from} days or more` : `${from}–${to} days`,
    ),
  ),
  satisfaction: [
    value('satisfied', '满意', 'satisfied'),
    value('fairly_satisfied', '基本满意', 'fairly satisfied'),
    value('dissatisfied', '不满意', 'dissatisfied'),
    value('not_given', '未评价', 'not given'),
  ],
  visit_performance: [
    value('performed', '已履行', 'performed'),
    value('partly_performed', '部分履行', 'performed in part'),
    value('not_performed', '未履行', 'not performed'),
    value('not_due', '未到履行期', 'not due yet'),
  ],
  repeat_mark: REPEAT_MARKS.map(({ key, zh, en }) => value(key, zh, en)),
  repeat_group: REPEAT_MARKS.flatMap((mark) =>
    GROUP_SIZES.map(({ key, zh, en }) => value(`${mark.key}_${key}`, `${mark.zh}：${zh}`, `${mark.en}: ${en}`)),
  ),
  confirmation_result: [
    value('ruled_valid', '裁定有效', 'ruled valid'),
    value('dismissed', '驳回申请', 'dismissed'),
    value('not_accepted', '不予受理', 'not accepted'),
    value('withdrawn', '撤回申请', 'withdrawn'),
    value('pending', '尚未裁定', 'not decided yet'),
  ],
  deadline_kind: [
    value('mediation', '调解期限', 'mediation'),
    value('performance', '履行期限', 'performance'),
    value('return_visit', '回访期限', 'return visit'),
    value('referral_answer', '接收答复期限', 'answer to a referral'),
    value('referral', '办理期限', 'dealing with a referral'),
    value('supervision', '督办答复期限', 'answer to a supervision'),
    value('legal_aid_decision', '法律援助决定期限', 'decision on legal aid'),
    value('legal_aid_assignment', '法律援助指派期限', 'assignment for legal aid'),
    value('confirmation_notice', '司法确认告知期限', 'telling of judicial confirmation'),
    value('enforcement', '申请执行期限', 'enforcement'),
    value('unsettled', '未了结事项答复期限', 'answer to what is said not to be settled'),
  ],
};
