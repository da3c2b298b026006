/** What each entry of a case's log says, in one short sentence for the timeline. */
import { DELIVERY_EVENT_TEXTS } from './agreements/texts.js';
import { AID_EVENT_TEXTS } from './aid/texts.js';
import { CLOCK_EVENT_TEXTS } from './clock/texts.js';
import { CUSTODY_EVENT_TEXTS } from './custody/texts.js';
import { DESTRUCTION_EVENT_TEXTS } from './destruction/texts.js';
import { ENDING_EVENT_TEXTS } from './ending/texts.js';
import { PEOPLE_EVENT_TEXTS } from './people/texts.js';
import { CONFIRMATION_EVENT_TEXTS } from './confirmation/texts.js';
import { INVESTIGATION_EVENT_TEXTS } from './investigation/texts.js';
import { POLICE_EVENT_TEXTS } from './police/texts.js';
import { EVIDENCE_EVENT_TEXTS } from './evidence/texts.js';
import { PAPERS_EVENT_TEXTS } from './papers/texts.js';
import { PURSUIT_EVENT_TEXTS } from './pursuit/texts.js';
import { RISK_EVENT_TEXTS } from './risk/texts.js';
import { UNSETTLED_EVENT_TEXTS } from './unsettled/texts.js';
import { SESSION_EVENT_TEXTS } from './session/texts.js';
import type { EventType } from './events.js';

export const EVENT_TEXTS = {
  Registered: { zh: '登记', en: 'Taken in and registered' },
  Routed: { zh: '分流至值班人员；无人值班时在部门排队', en: 'Routed to the officer on duty, or into the queue' },
  Amended: { zh: '修改登记内容', en: 'Registration amended' },
  PartyAmended: { zh: '修改当事人信息', en: 'Party amended' },
  PartyAdded: { zh: '追加当事人', en: 'Party joined' },
  Accepted: { zh: '受理，编号并开始计时', en: 'Accepted; numbered, and the clock started' },
  Refused: { zh: '不予受理', en: 'Refused' },
  Assigned: { zh: '分派', en: 'Assigned' },
  AssignmentQueued: { zh: '无人值班，排队等待分派', en: 'Waiting: nobody was on duty' },
  RightsNoticeGiven: { zh: '告知权利义务', en: 'Rights and duties told' },
  ConsentRecorded: { zh: '记录当事人意见', en: 'Consent or refusal recorded' },
  RemediesNoticeGiven: { zh: '告知救济途径', en: 'Remedies told' },
  MediationStarted: { zh: '开始调解', en: 'Mediation started' },
  SessionScheduled: { zh: '安排调解会', en: 'Session planned' },
  SessionHeld: { zh: '召开调解会', en: 'Session held' },
  SessionAdjourned: { zh: '调解会延期', en: 'Session adjourned' },
  SessionCancelled: { zh: '取消调解会', en: 'Session cancelled' },
  AgreementDrafted: { zh: '拟定协议', en: 'Agreement drafted' },
  AgreementSigned: { zh: '签名或盖章', en: 'Signed or sealed' },
  AgreementTookEffect: { zh: '协议生效', en: 'Agreement took effect' },
  AgreementSuperseded: { zh: '被新生效的协议取代', en: 'Replaced by the agreement that took effect' },
  Settled: { zh: '达成协议，开始履行', en: 'Settled; performance begins' },
  PerformanceRecorded: { zh: '记录履行', en: 'Performance recorded' },
  PerformanceVoided: { zh: '作废履行记录', en: 'Performance record voided' },
  ObligationObserved: { zh: '持续义务观察期满，未见违反', en: 'Continuing duty observed to its end without a breach' },
  Performed: { zh: '全部履行完毕', en: 'Everything performed' },
  PerformanceReopened: { zh: '恢复为履行中', en: 'Performance open again' },
  ReturnVisitScheduled: { zh: '安排回访', en: 'Return visit planned' },
  ReturnVisitRecorded: { zh: '记录回访', en: 'Return visit recorded' },
  Withdrawn: { zh: '撤回', en: 'Withdrawn' },
  Failed: { zh: '调解不成', en: 'Ended without agreement' },
  Closed: { zh: '结案', en: 'Closed' },
  ...CLOCK_EVENT_TEXTS,
  ...CUSTODY_EVENT_TEXTS,
  ...PURSUIT_EVENT_TEXTS,
  ...CONFIRMATION_EVENT_TEXTS,
  ...UNSETTLED_EVENT_TEXTS,
  ...POLICE_EVENT_TEXTS,
  ...EVIDENCE_EVENT_TEXTS,
  ...PAPERS_EVENT_TEXTS,
  ...RISK_EVENT_TEXTS,
  ...PEOPLE_EVENT_TEXTS,
  ...SESSION_EVENT_TEXTS,
  ...INVESTIGATION_EVENT_TEXTS,
  ...AID_EVENT_TEXTS,
  ...DELIVERY_EVENT_TEXTS,
  ...ENDING_EVENT_TEXTS,
  ...DESTRUCTION_EVENT_TEXTS,
} as const satisfies Record<EventType, { zh: string; en: string }>;
