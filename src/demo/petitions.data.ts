/** Three years of the petition register of 阳春: a few that qualify in the older past, none in about the last year. */
import type { PetitionChannel, PetitionLevel } from '../domain/petitions/petition.js';

export interface DemoPetition {
  readonly monthsAgo: number;
  /** Of the month, at most 28. */
  readonly day: number;
  readonly channel: PetitionChannel;
  readonly level: PetitionLevel;
  readonly persons: number;
  readonly matter: string;
  readonly isRepeat?: true;
  readonly overLevel?: true;
  readonly transferred?: true;
  /** Dealt with as an item 信访事项. */
  readonly isItem?: true;
}

export const PETITIONS: readonly DemoPetition[] = [
  { monthsAgo: 35, day: 12, channel: 'visit', level: 'community', persons: 1, matter: '反映楼道堆放杂物' },
  {
    monthsAgo: 33,
    day: 7,
    channel: 'letter',
    level: 'township',
    persons: 1,
    matter: '反映小区下水道堵塞长期未修',
    transferred: true,
  },
  { monthsAgo: 31, day: 20, channel: 'phone', level: 'community', persons: 1, matter: '咨询最低生活保障办理' },
  { monthsAgo: 29, day: 3, channel: 'visit', level: 'community', persons: 3, matter: '反映路灯损坏' },
  {
    monthsAgo: 27,
    day: 16,
    channel: 'visit',
    level: 'county',
    persons: 6,
    matter: '反映变压器选址距住宅过近',
    overLevel: true,
    transferred: true,
  },
  {
    monthsAgo: 26,
    day: 9,
    channel: 'online',
    level: 'community',
    persons: 1,
    matter: '反映变压器噪声',
    isRepeat: true,
  },
  { monthsAgo: 22, day: 25, channel: 'visit', level: 'community', persons: 2, matter: '反映电梯加装费用分摊' },
  {
    monthsAgo: 19,
    day: 11,
    channel: 'online',
    level: 'township',
    persons: 1,
    matter: '反映物业收费不公开',
    transferred: true,
  },
  { monthsAgo: 17, day: 5, channel: 'phone', level: 'community', persons: 1, matter: '建议增设电动自行车充电棚' },
  {
    monthsAgo: 14,
    day: 18,
    channel: 'letter',
    level: 'city',
    persons: 1,
    matter: '反映违规搭建查处缓慢',
    transferred: true,
  },
  { monthsAgo: 11, day: 22, channel: 'visit', level: 'community', persons: 1, matter: '反映宠物犬夜间吠叫' },
  { monthsAgo: 8, day: 14, channel: 'phone', level: 'community', persons: 1, matter: '感谢网格员帮助独居老人就医' },
  {
    monthsAgo: 6,
    day: 6,
    channel: 'visit',
    level: 'community',
    persons: 4,
    matter: '反映小区停车位不足',
    isItem: true,
  },
  { monthsAgo: 3, day: 19, channel: 'online', level: 'community', persons: 1, matter: '反映广场舞音量过大' },
];
