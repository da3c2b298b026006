/**
 * The procedures a dispute can travel on, as data: the word in its number, and who may lead it (R6). How long each may take
 * stands in `terms.ts`. Example: a water leak on `peoples_mediation` gets “(2026)…人调字第1号” and is led by a people's mediator.
 */
/** Who may lead a mediation, besides being of the centre's active staff. */
export const LEADS = {
  peoples_mediator: { zh: '在任人民调解员', en: "appointed people's mediators" },
  officer: { zh: '部门派驻的法官、民警等工作人员', en: 'officers stationed by a department' },
  staff: { zh: '本中心工作人员', en: 'any staff of the centre' },
} as const;

export type Lead = keyof typeof LEADS;

export const TRACKS = {
  peoples_mediation: {
    zh: '人民调解',
    en: "people's mediation",
    word: '人调',
    needsPeoplesMediator: true,
    leads: ['peoples_mediator'],
    confirmable: true,
  },
  court_pre_filing: {
    zh: '诉前委派调解',
    en: 'mediation delegated by a court before filing',
    word: '诉前调',
    needsPeoplesMediator: false,
    leads: ['peoples_mediator', 'officer'],
    confirmable: true,
  },
  court_entrusted: {
    zh: '诉中委托调解',
    en: 'mediation entrusted by a court after filing',
    word: '委调',
    needsPeoplesMediator: false,
    leads: ['peoples_mediator', 'officer'],
    confirmable: false,
  },
  police_mediation: {
    zh: '治安调解',
    en: 'police mediation',
    word: '治调',
    needsPeoplesMediator: false,
    leads: ['officer', 'peoples_mediator'],
    confirmable: false,
  },
  administrative_mediation: {
    zh: '行政调解',
    en: 'administrative mediation',
    word: '行调',
    needsPeoplesMediator: false,
    leads: ['officer', 'peoples_mediator'],
    confirmable: false,
  },
  consultation: {
    zh: '协商',
    en: 'informal consultation',
    word: '协',
    needsPeoplesMediator: false,
    leads: ['staff'],
    confirmable: false,
  },
} as const satisfies Record<
  string,
  {
    readonly zh: string;
    readonly en: string;
    readonly word: string;
    readonly needsPeoplesMediator: boolean;
    readonly leads: readonly Lead[];
    /** can a court confirm what was agreed? only what a lawfully established mediation organisation mediated (CPL 205) */
    readonly confirmable: boolean;
  }
>;

export type Track = keyof typeof TRACKS;

export const ALL_TRACKS = Object.keys(TRACKS) as readonly Track[];
