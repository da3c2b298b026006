/** What the record knows for the minutes of a session, in Chinese: the papers of the centre are in that language. */
import type { SessionFacts } from '../../domain/dispute/facts.js';
import { partyOf } from '../../domain/dispute/guard.js';
import { isActing } from '../../domain/dispute/people/representation.js';
import { expectedParties } from '../../domain/dispute/session/expected.js';
import { BLANK, numbered, type Values } from '../../domain/minutes/template.js';
import { wallTimeOf } from '../../domain/shared/day.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { PartyResponse } from '../parties/party.dto.js';
import type { SessionRecord } from './session.store.js';

export interface MinutesGround {
  readonly record: DisputeRecord;
  readonly row: SessionRecord;
  readonly facts: SessionFacts;
  readonly parties: readonly PartyResponse[];
  /** names of staff by id */
  readonly staff: ReadonlyMap<string, string>;
  readonly center: { readonly name: string; readonly zone: string };
  /** the mediation committee of the centre: the organisation that mediates */
  readonly committee: string;
  readonly roomName: string | null;
}

const MANNERS: Readonly<Record<string, string>> = { room: '当面', on_site: '现场', online: '线上', phone: '电话' };
const METHODS: Readonly<Record<string, string>> = { oral: '口头', written: '书面', online: '线上' };
const CLOSED_BECAUSE: Readonly<Record<string, string>> = {
  privacy: '涉及隐私',
  trade_secret: '涉及商业秘密',
  party_request: '当事人要求',
};

export function minutesValues(ground: MinutesGround): Values {
  const { record, row, center, roomName } = ground;
  const parties = partiesOf(ground);
  const named = (role: string): string[] => parties.filter((party) => party.role === role).map(nameOf(ground));
  return {
    title: record.title,
    number: record.number ?? record.receiptNo,
    time: timeOf(row, center.zone),
    place: roomName === null ? null : `${center.name}${roomName}`,
    manner: MANNERS[row.venue] ?? null,
    openness: opennessOf(row),
    center: ground.committee,
    mediators: staffNames(ground, row.mediatorIds),
    recorder: guestsAs(ground, (as) => as === 'recorder'),
    guests: guestsAs(ground, (as) => as !== 'recorder'),
    applicants: named('applicant'),
    respondents: named('respondent'),
    thirdParties: named('third_party'),
    rights: parties.map((party) => rightsOf(party, center.zone)).join('\n'),
    claims: numbered(record.claims),
  };
}

/** Who sits at this table, under the names and roles of the record. */
function partiesOf({ record, facts, parties }: MinutesGround): PartyResponse[] {
  const expected = expectedParties(record.folded, facts).map(({ partyId }) => partyId);
  return parties.filter(({ id }) => expected.includes(id));
}

/** As it was held; before that, as it is planned. */
function timeOf({ startsAt, endsAt, heldFrom, heldTo }: SessionRecord, zone: string): string {
  const [from, to] = [wallTimeOf(heldFrom ?? startsAt, zone), wallTimeOf(heldTo ?? endsAt, zone)];
  return `${from} 至 ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
}

function opennessOf({ openness, closedReason }: SessionRecord): string {
  if (openness === 'open') return '公开';
  const because = closedReason === null ? undefined : CLOSED_BECAUSE[closedReason];
  return because === undefined ? '不公开' : `不公开（${because}）`;
}

const staffNames = ({ staff }: MinutesGround, ids: readonly string[]): string[] =>
  ids.flatMap((id) => staff.get(id) ?? []);

const guestsAs = ({ row, staff }: MinutesGround, isOne: (as: string) => boolean): string[] =>
  row.invited
    .filter(({ as }) => isOne(as))
    .flatMap(({ staffId, name }) => name ?? (staffId === null ? undefined : staff.get(staffId)) ?? []);

/** With whoever acts for the party on the day. */
const nameOf =
  ({ record, row, center: { zone } }: MinutesGround) =>
  ({ id, name, representatives }: PartyResponse): string => {
    const known = partyOf(record.folded, id)?.representatives ?? [];
    const acting = known.filter((one) => isActing(one, row.startsAt, zone)).map((one) => one.representativeId);
    const names = representatives.filter((one) => acting.includes(one.id)).map((one) => one.name);
    return names.length === 0 ? name : `${name}（代理人：${names.join('、')}）`;
  };

/** When and how the party was first told its rights and duties (R3). */
function rightsOf({ name, rightsNotices }: PartyResponse, zone: string): string {
  const [first] = [...rightsNotices].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  if (first === undefined) return `${name}：${BLANK}`;
  return `${name}：${wallTimeOf(first.occurredAt, zone)}，${METHODS[first.method] ?? first.method}告知`;
}
