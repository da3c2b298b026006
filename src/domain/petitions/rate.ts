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

const NOT_APPLICABLE = 'n/a';

export function rate(numerator: number, denominator: number, decimals: 1 | 2 = 1): Rate {
  if (denominator === 0) return { numerator, denominator, value: NOT_APPLICABLE };
  const scale = 10n ** BigInt(decimals);
  const below = BigInt(denominator);
  const rounded = (BigInt(numerator) * 100n * scale * 2n + below) / (below * 2n);
  const places = (rounded % scale).toString().padStart(decimals, '0');
  return { numerator, denominator, value: `${rounded / scale}.${places}%` };
}
