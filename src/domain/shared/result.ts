/** Every reason against something: nothing is thrown for an expected "no". */
import type { Refusal } from './refusal.js';

/** At least one reason. */
export type Refusals = readonly [Refusal, ...Refusal[]];

/** The list as a non-empty one, or undefined when it is empty. */
export function nonEmpty(refusals: readonly Refusal[]): Refusals | undefined {
  const [first, ...rest] = refusals;
  return first === undefined ? undefined : [first, ...rest];
}
