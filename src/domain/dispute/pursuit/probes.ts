/** Truthful requests about promises that are not kept by themselves, for the buttons at the desk. */
import type { ObligationFacts } from '../facts.js';
import { NONE, type Probes, type Scene } from '../probing.js';
import type { HandOver, PursuitCommand, Urge, Waive } from './commands.js';
import { handsFor } from '../people/representation.js';
import { creditorsOf } from './creditors.js';

const occurredAt = null;

/** One for each obligation; where there is none, one that says so. */
function onEach<T>({ facts: { obligations } }: Scene, probe: (id: string, duty?: ObligationFacts) => T): [T, ...T[]] {
  const [first, ...rest] = obligations.map((duty) => probe(duty.obligationId, duty));
  return first === undefined ? [probe(NONE)] : [first, ...rest];
}

function waivers({ facts, context: { zone }, now: at }: Scene, duty?: ObligationFacts) {
  const partyIds = duty === undefined ? [] : creditorsOf(facts, duty);
  return { partyIds, representativeIds: handsFor(facts, partyIds, { at, zone, power: 'settle' }) };
}

export const PURSUIT_PROBES = {
  urge: (scene) =>
    onEach(scene, (obligationId): Urge => ({
      type: 'urge',
      urgeId: NONE,
      obligationId,
      method: 'phone',
      advised: true,
      occurredAt,
    })),
  waive: (scene) =>
    onEach(scene, (obligationId, duty): Waive => ({
      type: 'waive',
      obligationId,
      ...waivers(scene, duty),
      occurredAt,
    })),
  handOver: (scene) =>
    onEach(scene, (obligationId): HandOver => ({
      type: 'handOver',
      obligationId,
      to: 'void',
      hasCourtPaper: true,
      occurredAt,
    })),
} as const satisfies Probes<PursuitCommand>;
