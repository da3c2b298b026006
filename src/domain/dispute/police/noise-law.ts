/**
 * Under which law neighbours' noise is judged on a day (R37, R44): the penalty and the duty each changed. 治安管理处罚法 88 since
 * 2026-01-01, before it 58; the duty of 噪声污染防治法 70 since 2026-08-15 is 生态环境法典 599. Source: domain.md §0.
 * Example: evidence handed over on 2026-08-14 still names 噪声污染防治法 70, a day later 生态环境法典 599.
 */
import type { Citation } from '../../centers/citations.js';
import type { MediationSettings } from '../../centers/settings.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { refusal } from '../guard.js';

const PENALTY_REVISED = '2026-01-01';
const CODE_IN_FORCE = '2026-08-15';

export const noiseLawOn = (day: Day): readonly Citation[] => [
  { law: '中华人民共和国治安管理处罚法', article: day < PENALTY_REVISED ? '58' : '88' },
  day < CODE_IN_FORCE
    ? { law: '中华人民共和国噪声污染防治法', article: '70' }
    : { law: '中华人民共和国生态环境法典', article: '599' },
];

/** Which sub-types are about noise is the centre's to say; the attempts of others are no evidence of it. */
export const noNoiseCase = (
  subcategory: string | null,
  { noiseSubcategories }: Pick<MediationSettings, 'noiseSubcategories'>,
): Refusal | undefined =>
  subcategory !== null && noiseSubcategories.includes(subcategory) ? undefined : refusal('not_a_noise_case', 'R37');
