/**
 * Every rate prints numerator, denominator and value; an empty denominator is "n/a", never 100%; rounding is half-up
 * on integers, never truncation and never a float (R42). Example: 195 of 215 = 90.7%, published elsewhere as "90%".
 */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** percent with its sign, e.g. "90.7%", or "n/a" */
  readonly value: string;
}

export const NOT_APPLICABLE = 'n/a';

export function rate(numerator: number, denominator: number, decimals: 1 | 2 = 1): Rate {
  if (denominator === 0) return { numerator, denominator, value: NOT_APPLICABLE };
  return { numerator, denominator, value: `${halfUp(numerator, denominator, 100n, decimals)}%` };
}

/** So many of every 10,000, to two decimals and without a sign: 1 case among 6,023 people is "1.66". */
export function rateOf10k(numerator: number, denominator: number): Rate {
  if (denominator === 0) return { numerator, denominator, value: NOT_APPLICABLE };
  return { numerator, denominator, value: halfUp(numerator, denominator, 10_000n, 2) };
}

function halfUp(numerator: number, denominator: number, times: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const below = BigInt(denominator);
  const rounded = (BigInt(numerator) * times * scale * 2n + below) / (below * 2n);
  return `${rounded / scale}.${(rounded % scale).toString().padStart(decimals, '0')}`;
}
