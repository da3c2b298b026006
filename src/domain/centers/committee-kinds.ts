/**
 * What kind of organisation a mediation committee is: the lines of the ministry's summary table (domain.md §4.1).
 * Example: the committee of a community is `residential` 居民委员会 unless its settings say `village`.
 */
import type { CenterLevel } from './levels.js';

export const COMMITTEE_KINDS = ['village', 'residential', 'township', 'subdistrict', 'enterprise', 'social'] as const;
export type CommitteeKind = (typeof COMMITTEE_KINDS)[number];

export const COMMITTEE_KIND_TEXTS = {
  village: { zh: '村人民调解委员会', en: 'village committees' },
  residential: { zh: '居民委员会人民调解委员会', en: 'residents’ committees' },
  township: { zh: '乡镇人民调解委员会', en: 'township committees' },
  subdistrict: { zh: '街道人民调解委员会', en: 'sub-district committees' },
  enterprise: { zh: '企事业单位人民调解委员会', en: 'committees of enterprises and institutions' },
  social: { zh: '社会团体和其他组织人民调解委员会', en: 'committees of social and other organisations' },
} as const satisfies Record<CommitteeKind, { zh: string; en: string }>;

const BY_LEVEL: Readonly<Record<CenterLevel, CommitteeKind>> = {
  community: 'residential',
  township: 'township',
  county: 'social',
  city: 'social',
  province: 'social',
};

export const committeeKindOf = (level: CenterLevel, stated: CommitteeKind | null): CommitteeKind =>
  stated ?? BY_LEVEL[level];
