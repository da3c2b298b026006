/** Pure: what was found, or what stood in the way, as it is answered. */
import type { Need, NeedKind } from '../../domain/rooms/slot-needs.js';
import { type Hindrance, hindrancesOf, type Slot, type SlotQuestion } from '../../domain/rooms/slot-search.js';
import { wallTimeOf } from '../../domain/shared/day.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import type {
  SlotReasonCode,
  SlotReasonResponse,
  SlotResponse,
  SlotRole,
  SlotStaffResponse,
} from './slot-searches.dto.js';
import type { SlotWish } from './slot-wish.service.js';

type Named = Readonly<Record<string, string | number>>;

const ROLE: Readonly<Partial<Record<NeedKind, SlotRole>>> = {
  mediator: 'mediator',
  named: 'named',
  department: 'officer',
};

export function toSlot({ startsAt, endsAt, chosen }: Slot, needs: readonly Need[]): SlotResponse {
  const staff = new Map<string, SlotStaffResponse>();
  let roomId = '';
  needs.forEach(({ kind, id }, index) => {
    const staffId = chosen[index] ?? '';
    const as = ROLE[kind];
    if (kind === 'room') roomId = staffId;
    if (as === undefined) return;
    const departmentId = kind === 'department' ? id : null;
    const known = staff.get(staffId);
    staff.set(staffId, known === undefined ? { staffId, departmentId, as } : { ...known, departmentId });
  });
  return { startsAt, endsAt, roomId, staffIds: [...staff.keys()], staff: [...staff.values()] };
}

const CODE = {
  mediator: 'slot_mediator_busy',
  named: 'slot_person_unavailable',
  department: 'slot_department_absent',
  room: 'slot_room_unavailable',
  parties: 'slot_parties_away',
} as const satisfies Record<NeedKind, SlotReasonCode>;

const NEVER = { zh: '查找期间内没有', en: 'never in the period searched' } as const;

export function reasonsOf(wish: SlotWish, question: SlotQuestion<Need>, language: Language): SlotReasonResponse[] {
  const { slots: candidates, days: ofDays, of } = hindrancesOf(question);
  if (candidates === 0) return [nothingToLookAt(wish, language)];
  const reasonOf = ({ requirement: { kind, id }, slots, days, firstAt }: Hindrance<Need>): SlotReasonResponse => {
    const first = firstAt === null ? NEVER[language] : wallTimeOf(firstAt, question.zone);
    const params = { candidates, slots, first, name: nameOf(wish, id, language) };
    return {
      ...reason(CODE[kind], params, language),
      need: kind,
      staffId: kind === 'department' ? null : id,
      departmentId: kind === 'department' ? id : null,
      slots,
      ofSlots: candidates,
      days,
      ofDays,
      firstAt,
    };
  };
  return of.map(reasonOf);
}

/** Of the room: there is none, none is large enough, or none is open long enough. */
function nothingToLookAt({ rooms, people }: SlotWish, language: Language): SlotReasonResponse {
  const fits = rooms.some(({ capacity }) => capacity === null || capacity >= people);
  const code = rooms.length === 0 ? 'slot_no_room' : fits ? 'slot_nothing_open' : 'slot_rooms_too_small';
  const none = { staffId: null, departmentId: null, slots: 0, ofSlots: 0, days: 0, ofDays: 0, firstAt: null };
  return { ...reason(code, { people }, language), need: 'room', ...none };
}

const reason = (code: SlotReasonCode, params: Named, language: Language) => ({
  code,
  text: refusalText(code, params, language),
});

function nameOf({ departments, mediators, named }: SlotWish, id: string | null, language: Language): string {
  const department = departments.find((each) => each.id === id);
  if (department !== undefined) return language === 'zh' ? department.nameZh : department.nameEn;
  return [...mediators, ...named].find((each) => each.id === id)?.name ?? '';
}
