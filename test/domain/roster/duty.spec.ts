import { DEFAULT_DUTY_HOURS, onDutyAt, shiftBounds, type DutyLine } from '../../../src/domain/roster/duty.js';
import { ROSTER_TEXTS } from '../../../src/domain/roster/roster-texts.js';

const ZONE = 'Asia/Shanghai';

const line = (
  id: string,
  departmentId: string,
  part: 'am' | 'pm' | 'day',
  terms: Partial<DutyLine> = {},
): DutyLine => ({
  id,
  departmentId,
  staffId: `staff-${id}`,
  kind: 'counter',
  ...shiftBounds('2026-11-24', part, ZONE, DEFAULT_DUTY_HOURS),
  ...terms,
});

describe('who is on duty', () => {
  it('turns a part of a day into two instants in the centre’s zone', () => {
    expect(shiftBounds('2026-11-24', 'am', ZONE, DEFAULT_DUTY_HOURS)).toEqual({
      startsAt: '2026-11-24T00:30:00.000Z',
      endsAt: '2026-11-24T04:00:00.000Z',
    });
  });

  it('ends the morning at noon sharp', () => {
    const lines = [line('1', 'justice', 'am'), line('2', 'justice', 'pm'), line('3', 'court', 'day')];
    const at = (instant: string): string[] => onDutyAt(lines, instant).map((each) => each.id);
    expect(at('2026-11-24T03:59:59.999Z')).toEqual(['1', '3']);
    expect(at('2026-11-24T04:00:00.000Z')).toEqual(['3']);
    expect(at('2026-11-24T06:30:00.000Z')).toEqual(['3', '2']);
    expect(at('2026-11-24T20:00:00.000Z')).toEqual([]);
  });

  it('R12 catches a case with the department’s officer, the counter before the one on call', () => {
    const lines = [line('2', 'law', 'day', { kind: 'on_call' }), line('1', 'law', 'day'), line('3', 'court', 'am')];
    expect(onDutyAt(lines, '2026-11-24T02:00:00.000Z').map(({ id }) => id)).toEqual(['1', '3', '2']);
    expect(onDutyAt(lines, '2026-11-24T08:00:00.000Z').map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('has a text in both languages for every code', () => {
    for (const text of Object.values(ROSTER_TEXTS)) expect(text.zh.length * text.en.length).toBeGreaterThan(0);
  });
});
