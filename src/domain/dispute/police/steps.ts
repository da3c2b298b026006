/** Steps of what the police is given: rows of the table in `../transitions.ts`. */
import { ALL_STATES, IN_FORCE, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { PoliceCommand } from './commands.js';
import * as guards from './guards.js';

export const POLICE_STEPS = {
  recordDissuasion: {
    action: 'dissuasions',
    from: ALL_STATES.filter((state: State) => state !== 'archived' && state !== 'merged'),
    to: null,
    permission: 'dissuasion.record',
    guards: [guards.dissuadedIsParty, guards.dissuasionHasHappened],
    whileRefused: true,
    afterExpiry: true,
    zh: '记录劝阻：何日、何人、以何种方式劝阻何人，结果如何；登记以前的也可以补记',
    en: 'Record a dissuasion: on which day who asked whom to stop, how, and what came of it; also from before the registration',
    rules: ['R37'],
  },
  recordPoliceApplication: {
    action: 'police-applications',
    from: [...IN_FORCE, 'closed'],
    to: null,
    permission: 'agreement.draft',
    guards: [
      guards.policeCaseIsNamed,
      guards.appliesUnderAgreement,
      guards.policeApplicantsAreParties,
      guards.policeApplicationBinds,
    ],
    whileRefused: true,
    afterExpiry: true,
    zh: '记录当事人向公安机关提出的书面申请：协议已生效，载明治安案件',
    en: 'Record the parties’ written application to the police: an agreement is in force, and the case of the police is named',
    rules: ['R8', 'R9', 'R36'],
  },
} as const satisfies Steps<PoliceCommand>;
