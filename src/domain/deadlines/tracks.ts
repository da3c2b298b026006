/**
 * The procedures a dispute can travel on, as data: the word in its number, and how long mediation may take (R21).
 * The law sets no limit for people's mediation; a month is practice (令75 33; SF/T 0083-2020, unconfirmed), so every
 * number of days is a default that settings override. Court tracks: 特邀调解规定 27.
 * Example: a water leak on `peoples_mediation` accepted on 6 May is due on 5 June.
 */
import { PRACTICE } from '../rules/basis.js';

export const TRACKS = {
  peoples_mediation: {
    zh: '人民调解',
    en: "people's mediation",
    word: '人调',
    mediationDays: 30,
    basis: { law: '人民调解工作若干规定（司法部令第75号）', article: '33' },
    needsPeoplesMediator: true,
  },
  court_pre_filing: {
    zh: '诉前委派调解',
    en: 'mediation delegated by a court before filing',
    word: '诉前调',
    mediationDays: 30,
    basis: { law: '最高人民法院关于人民法院特邀调解的规定', article: '27' },
    needsPeoplesMediator: false,
  },
  court_entrusted: {
    zh: '诉中委托调解',
    en: 'mediation entrusted by a court after filing',
    word: '委调',
    mediationDays: 15,
    basis: { law: '最高人民法院关于人民法院特邀调解的规定', article: '27' },
    needsPeoplesMediator: false,
  },
  police_mediation: {
    zh: '治安调解',
    en: 'police mediation',
    word: '治调',
    mediationDays: 30,
    basis: PRACTICE,
    needsPeoplesMediator: false,
  },
  administrative_mediation: {
    zh: '行政调解',
    en: 'administrative mediation',
    word: '行调',
    mediationDays: 30,
    basis: PRACTICE,
    needsPeoplesMediator: false,
  },
  consultation: {
    zh: '协商',
    en: 'informal consultation',
    word: '协',
    mediationDays: 30,
    basis: PRACTICE,
    needsPeoplesMediator: false,
  },
} as const;

export type Track = keyof typeof TRACKS;

export const ALL_TRACKS = Object.keys(TRACKS) as readonly Track[];
