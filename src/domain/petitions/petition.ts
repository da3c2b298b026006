/**
 * A petition as the reports see it: any statement, suggestion or complaint to an organ by network, letter, phone, fax
 * or visit (信访工作条例 17), dated by the day it was made, not by the day it was written down here.
 */
import type { Day } from '../shared/day.js';

export const PETITION_CHANNELS = ['visit', 'letter', 'phone', 'online', 'fax'] as const;
export type PetitionChannel = (typeof PETITION_CHANNELS)[number];

/** From the lowest to the highest body addressed. */
export const PETITION_LEVELS = ['community', 'township', 'county', 'city', 'province', 'national'] as const;
export type PetitionLevel = (typeof PETITION_LEVELS)[number];

/** Whom we know it from: own register, handed over by the petition bureau, or otherwise. */
export const PETITION_SOURCES = ['own', 'transfer', 'other'] as const;
export type PetitionSource = (typeof PETITION_SOURCES)[number];

/** "First" is relative: to whom was it the first time? Seen by one body or nationwide, over all channels or this one. */
export const PETITION_FIRST_SCOPES = ['body', 'body_channel', 'nationwide', 'nationwide_channel'] as const;
export type PetitionFirstScope = (typeof PETITION_FIRST_SCOPES)[number];

export interface Petition {
  readonly id: string;
  /** the centre whose residents it is by or about */
  readonly centerId: string;
  readonly occurredOn: Day;
  readonly channel: PetitionChannel;
  readonly level: PetitionLevel;
  readonly persons: number;
  readonly group: boolean;
  readonly jointLetter: boolean;
  readonly first: boolean;
  readonly overLevel: boolean;
}

/** Every figure a petition report shows, as the filter that finds exactly its records. */
export interface PetitionFigure {
  readonly key: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly counts: (petition: Petition) => boolean;
}

const LEVEL_TEXTS = {
  community: { zh: '社区级', en: 'at community level' },
  township: { zh: '乡镇街道级', en: 'at township level' },
  county: { zh: '县级', en: 'at county level' },
  city: { zh: '市级', en: 'at city level' },
  province: { zh: '省级', en: 'at province level' },
  national: { zh: '国家级', en: 'at national level' },
} as const satisfies Record<PetitionLevel, { zh: string; en: string }>;

const CHANNEL_TEXTS = {
  visit: { zh: '走访', en: 'by visit' },
  letter: { zh: '来信', en: 'by letter' },
  phone: { zh: '来电', en: 'by phone' },
  online: { zh: '网上', en: 'online' },
  fax: { zh: '传真', en: 'by fax' },
} as const satisfies Record<PetitionChannel, { zh: string; en: string }>;

export const PETITION_FIGURES: readonly PetitionFigure[] = [
  { key: 'items', textZh: '信访件总数', textEn: 'petitions', counts: () => true },
  ...PETITION_LEVELS.map((level) => ({
    key: `level_${level}`,
    textZh: `${LEVEL_TEXTS[level].zh}信访件`,
    textEn: `petitions ${LEVEL_TEXTS[level].en}`,
    counts: (petition: Petition) => petition.level === level,
  })),
  ...PETITION_CHANNELS.map((channel) => ({
    key: `channel_${channel}`,
    textZh: `${CHANNEL_TEXTS[channel].zh}信访件`,
    textEn: `petitions ${CHANNEL_TEXTS[channel].en}`,
    counts: (petition: Petition) => petition.channel === channel,
  })),
  { key: 'first', textZh: '初次信访', textEn: 'first petitions', counts: (petition) => petition.first },
  { key: 'repeat', textZh: '重复信访', textEn: 'repeated petitions', counts: (petition) => !petition.first },
  { key: 'group', textZh: '集体访', textEn: 'group petitions', counts: (petition) => petition.group },
  { key: 'joint_letter', textZh: '联名信', textEn: 'joint letters', counts: (petition) => petition.jointLetter },
  { key: 'over_level', textZh: '越级信访', textEn: 'over-level petitions', counts: (petition) => petition.overLevel },
];

/** Ids behind a figure, by day and id; undefined for a key that is no figure. */
export function recordsOf(key: string, petitions: readonly Petition[]): string[] | undefined {
  const figure = PETITION_FIGURES.find((each) => each.key === key);
  if (figure === undefined) return undefined;
  return petitions
    .filter(figure.counts)
    .sort(byDayThenId)
    .map((petition) => petition.id);
}

export function personsIn(petitions: readonly Petition[]): number {
  return petitions.reduce((sum, petition) => sum + petition.persons, 0);
}

export function byDayThenId(left: Petition, right: Petition): number {
  if (left.occurredOn !== right.occurredOn) return left.occurredOn < right.occurredOn ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
