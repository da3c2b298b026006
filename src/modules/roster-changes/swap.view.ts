import { CHANGE_WORDS } from '../../domain/roster/change-texts.js';
import { wallTimeOf } from '../../domain/shared/day.js';
import { refuse } from '../../platform/http/problem.js';
import type { Language } from '../../platform/http/texts.js';
import type { Moment } from './moments.service.js';
import type { SwapRequestResponse } from './swaps.dto.js';
import type { SwapRecord } from './swaps.store.js';

export const toSwapView = ({ changeKind, changedAt, ...swap }: SwapRecord): SwapRequestResponse => {
  const isOvertaken = swap.state === 'overtaken';
  const { changeId } = swap;
  return {
    ...swap,
    changeId: isOvertaken ? null : changeId,
    overtakenBy:
      isOvertaken && changeId !== null && changeKind !== null && changedAt !== null
        ? { id: changeId, kind: changeKind, recordedAt: changedAt }
        : null,
    moved: [],
  };
};

/** A request that is closed stays closed; one that was overtaken says by what. */
export function demandOpen(swap: SwapRecord, { center }: Moment, language: Language): void {
  const { state, changeId, changeKind, changedAt } = swap;
  if (state === 'requested' || state === 'accepted') return;
  if (state !== 'overtaken' || changeId === null || changeKind === null || changedAt === null)
    throw refuse('swap_closed');
  const what = CHANGE_WORDS[changeKind][language];
  throw refuse('swap_overtaken', {
    params: { changeId, kind: changeKind, what, at: wallTimeOf(changedAt, center.zone) },
  });
}
