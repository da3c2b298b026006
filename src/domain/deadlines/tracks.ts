/**
 * The procedures a dispute can travel on, as data: the word in its number, and who may lead it (R6). How long each may take
 * stands in `terms.ts`. Example: a water leak on `peoples_mediation` gets “(2026)…人调字第1号” and is led by a people's mediator.
 */
export const TRACKS = {
  peoples_mediation: {
    zh: '人民调解',
    en: "people's mediation",
    word: '人调',
    needsPeoplesMediator: true,
  },
  court_pre_filing: {
    zh: '诉前委派调解',
    en: 'mediation delegated by a court before filing',
    word: '诉前调',
    needsPeoplesMediator: false,
  },
  court_entrusted: {
    zh: '诉中委托调解',
    en: 'mediation entrusted by a court after filing',
    word: '委调',
    needsPeoplesMediator: false,
  },
  police_mediation: {
    zh: '治安调解',
    en: 'police mediation',
    word: '治调',
    needsPeoplesMediator: false,
  },
  administrative_mediation: {
    zh: '行政调解',
    en: 'administrative mediation',
    word: '行调',
    needsPeoplesMediator: false,
  },
  consultation: {
    zh: '协商',
    en: 'informal consultation',
    word: '协',
    needsPeoplesMediator: false,
  },
} as const;

export type Track = keyof typeof TRACKS;

export const ALL_TRACKS = Object.keys(TRACKS) as readonly Track[];
