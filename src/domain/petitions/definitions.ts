/**
 * What "zero" means. Nobody agrees: a literal zero is nearly impossible, so whoever reports one uses a narrower
 * definition (domain.md §7). Ours are named, versioned data, printed in full on every report; a published one never
 * changes, a better one gets the next version. Example: a letter to the township breaks
 * `no_petition_above_community@1`, and leaves `none_to_city_or_higher@1` unbroken.
 */
import { PETITION_LEVELS, type Petition, type PetitionChannel, type PetitionLevel } from './petition.js';

/** All conditions must hold; one that is absent does not restrict. */
export interface PetitionFilter {
  readonly levelAtLeast?: PetitionLevel;
  readonly channels?: readonly PetitionChannel[];
  readonly overLevel?: true;
}

export interface ZeroDefinition {
  readonly id: string;
  readonly version: number;
  readonly textZh: string;
  readonly textEn: string;
  readonly filter: PetitionFilter;
}

export const ZERO_DEFINITIONS: readonly ZeroDefinition[] = [
  {
    id: 'no_petition_above_community',
    version: 1,
    textZh: '统计期内，本中心居民提出或涉及本中心居民的信访件中，没有向乡镇（街道）级及以上机关提出的，渠道不限。',
    textEn:
      'No petition by or about residents of the centre, through any channel, to a body at township level or above, ' +
      'dated within the period.',
    filter: { levelAtLeast: 'township' },
  },
  {
    id: 'no_petition_at_all',
    version: 1,
    textZh: '统计期内，没有本中心居民提出或涉及本中心居民的任何信访件，层级、渠道不限。',
    textEn: 'No petition at all by or about residents of the centre, at any level and through any channel.',
    filter: {},
  },
  {
    id: 'none_to_city_or_higher',
    version: 1,
    textZh: '统计期内，本中心居民提出或涉及本中心居民的信访件中，没有向设区的市级及以上机关提出的，渠道不限。',
    textEn: 'No petition by or about residents of the centre, through any channel, to a body at city level or above.',
    filter: { levelAtLeast: 'city' },
  },
  {
    id: 'none_over_level',
    version: 1,
    textZh: '统计期内，没有登记为越级的信访件（信访工作条例第二十条），渠道不限。',
    textEn: 'No petition recorded as over-level (Regulations on Petition Work, article 20), through any channel.',
    filter: { overLevel: true },
  },
];

/** `id@version`, as reports name it. */
export function definitionKey(definition: ZeroDefinition): string {
  return `${definition.id}@${definition.version}`;
}

export function definitionOf(key: string): ZeroDefinition | undefined {
  return ZERO_DEFINITIONS.find((definition) => definitionKey(definition) === key);
}

export function qualifies(definition: ZeroDefinition, petition: Petition): boolean {
  const { levelAtLeast, channels, overLevel } = definition.filter;
  if (levelAtLeast !== undefined && rank(petition.level) < rank(levelAtLeast)) return false;
  if (channels !== undefined && !channels.includes(petition.channel)) return false;
  return overLevel === undefined || petition.overLevel;
}

function rank(level: PetitionLevel): number {
  return PETITION_LEVELS.indexOf(level);
}
