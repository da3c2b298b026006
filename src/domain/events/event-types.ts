/**
 * Every kind of event other systems can have: its name in the contract, who may have it, its sentence and its data. Names are
 * reverse DNS with a version; data only ever gains fields, anything else is a new version beside the old one.
 * Example: the log's `AgreementTookEffect` is `cn.governance-center.dispute.agreement-took-effect.v1`.
 */
import { EVENT_TEXTS } from '../dispute/event-texts.js';
import type { EventType } from '../dispute/events.js';
import { CENTER_EVENTS, type EventDefinition } from './center-events.js';
import { DISPUTE_SHAPES } from './dispute-events.js';
import { code, count, day, id, instant, maybe, orNull, type Shape } from './fields.js';

export interface PublicEvent extends EventDefinition {
  /** as the outbox names it */
  readonly inside: string;
  /** as the contract names it */
  readonly type: string;
}

const PREFIX = 'cn.governance-center';

/** `dispute.PoliceReportRecorded` → `dispute.police-report-recorded` */
const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

const named = (inside: string, definition: EventDefinition): PublicEvent => ({
  ...definition,
  inside,
  type: `${PREFIX}.${kebab(inside)}.v1`,
});

/** `seq` is the number in the log of the case, and so its version; `origin` is there when the entry was imported. */
const OF_A_CASE: Shape = {
  seq: { ...count, schema: { type: 'integer', minimum: 1 } },
  occurredAt: instant,
  origin: maybe({ ...code, schema: { type: 'string', enum: ['imported'] } }),
};

const ofCase = ([entry, data]: [string, Shape]): PublicEvent =>
  named(`dispute.${entry}`, {
    subjectKind: 'dispute',
    audience: 'case',
    text: EVENT_TEXTS[entry as EventType],
    data: { ...OF_A_CASE, ...data },
  });

const DUE_SOON = named('deadline.due_soon', {
  subjectKind: 'dispute',
  audience: 'case',
  text: { zh: '期限将至', en: 'A deadline is near' },
  data: { kind: code, subjectId: orNull(id), dueOn: day, staffId: orNull(id) },
});

export const EVENTS: readonly PublicEvent[] = [
  ...Object.entries<Shape>(DISPUTE_SHAPES).map(ofCase),
  DUE_SOON,
  ...Object.entries<EventDefinition>(CENTER_EVENTS).map(([inside, definition]) => named(inside, definition)),
];

export const EVENT_TYPES: readonly string[] = EVENTS.map(({ type }) => type);

const BY_INSIDE = new Map(EVENTS.map((event) => [event.inside, event]));
const BY_TYPE = new Map(EVENTS.map((event) => [event.type, event]));

export const eventOf = (inside: string): PublicEvent | undefined => BY_INSIDE.get(inside);
export const eventNamed = (type: string): PublicEvent | undefined => BY_TYPE.get(type);

/** A subject is told as `kind/id`. */
export const SUBJECT_KINDS: readonly string[] = [...new Set(EVENTS.map(({ subjectKind }) => subjectKind))];
