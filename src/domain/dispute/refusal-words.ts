/**
 * The codes inside a refusal as words an officer reads; codes stay in its `params`, for machines.
 * Example: `{ state: 'accepted', action: 'start' }` is shown as “已受理” and “开始调解”; `index` 0 is item 1.
 */
import { isRiskLevel, nameOfFlag, NAMES_OF_LEVELS } from '../risk/risk.js';
import { LEADS, TRACKS } from '../deadlines/tracks.js';
import { PAPER_RULES } from '../papers/catalog.js';
import { NAMES_OF_ITEM_STATES } from '../petitions/item-texts.js';
import { NAMES_OF_IDENTITIES, NAMES_OF_JOB_STATES } from '../reports/report-texts.js';
import { NAMES_OF_CONTENTS, NAMES_OF_PAPERS } from './confirmation/texts.js';
import { NAMES_OF_RETENTION } from './ending/texts.js';
import { POWERS } from './people/words.js';
import { NAMES_OF_OUTCOMES } from './unsettled/texts.js';
import { nameOfState } from './states.js';
import { ALL_VERBS, nameOfStep, transitionOf } from './transitions.js';

type Words = Readonly<Record<string, string | number | readonly string[]>>;
type Language = 'zh' | 'en';

const MISSING: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  facts: { zh: '主要事实', en: 'the facts' },
  issues: { zh: '争议事项', en: 'the issues' },
  responsibilities: { zh: '各方责任', en: 'who answers for what' },
  terms: { zh: '协议内容', en: 'the terms' },
  debtorPartyIds: { zh: '义务人', en: 'a debtor' },
  creditorPartyIds: { zh: '收款人（权利人）', en: 'a creditor' },
  description: { zh: '义务内容', en: 'its content' },
  condition: { zh: '所附条件的内容', en: 'what the condition is' },
  dueDaysAfter: { zh: '条件成就后的履行天数', en: 'the days after the condition comes true' },
  dueOn: { zh: '履行期限', en: 'a due date' },
  amount: { zh: '金额', en: 'an amount' },
};

const listed = (
  codes: unknown,
  names: Readonly<Record<string, Readonly<Record<Language, string>>>>,
  language: Language,
): string[] | undefined =>
  Array.isArray(codes) ? codes.map((code: string) => names[code]?.[language] ?? code) : undefined;

/** Codes of judicial confirmation. */
function confirmationInWords({ papers, contents }: Words, language: Language): Words {
  const [named, excluded] = [listed(papers, NAMES_OF_PAPERS, language), listed(contents, NAMES_OF_CONTENTS, language)];
  return {
    ...(named === undefined ? {} : { papers: named }),
    ...(excluded === undefined ? {} : { contents: excluded }),
  };
}

function nameOfAction(action: string, language: Language): string {
  const verb = ALL_VERBS.find((candidate) => transitionOf(candidate).action === action);
  return verb === undefined ? action : nameOfStep(verb, language);
}

const CLOSED_BECAUSE: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  privacy: { zh: '涉及隐私', en: 'privacy is involved' },
  trade_secret: { zh: '涉及商业秘密', en: 'a trade secret is involved' },
  party_request: { zh: '当事人反对公开', en: 'a party objects to listeners' },
};

/** Codes of danger. */
function riskInWords({ flag, flags, level, closedReason }: Words, language: Language): Words {
  return {
    ...(typeof flag === 'string' ? { flag: nameOfFlag(flag, language) } : {}),
    ...(Array.isArray(flags) ? { flags: flags.map((one: string) => nameOfFlag(one, language)) } : {}),
    ...(typeof level === 'string' && isRiskLevel(level) ? { level: NAMES_OF_LEVELS[level][language] } : {}),
    ...(typeof closedReason === 'string'
      ? { closedReason: CLOSED_BECAUSE[closedReason]?.[language] ?? closedReason }
      : {}),
  };
}
const wordOf = (
  words: Readonly<Record<string, Readonly<Record<Language, string>>>>,
  code: string,
  language: Language,
) => words[code]?.[language] ?? code;

export function inWords(params: Words, language: Language): Words {
  const { state, jobState, identity, action, missing, index, power, track, leads, outcome, proposed, form, itemState } =
    params;
  return {
    ...params,
    ...riskInWords(params, language),
    ...confirmationInWords(params, language),
    ...(typeof state === 'string' ? { state: nameOfState(state, language) } : {}),
    ...(typeof jobState === 'string' ? { jobState: wordOf(NAMES_OF_JOB_STATES, jobState, language) } : {}),
    ...(typeof identity === 'string' ? { identity: wordOf(NAMES_OF_IDENTITIES, identity, language) } : {}),
    ...(typeof action === 'string' ? { action: nameOfAction(action, language) } : {}),
    ...(Array.isArray(missing) ? { missing: missing.map((name) => MISSING[name]?.[language] ?? name) } : {}),
    ...(typeof power === 'string' ? { power: wordOf(POWERS, power, language) } : {}),
    ...(typeof outcome === 'string' ? { outcome: wordOf(NAMES_OF_OUTCOMES, outcome, language) } : {}),
    ...(typeof proposed === 'string' ? { proposed: wordOf(NAMES_OF_RETENTION, proposed, language) } : {}),
    ...(typeof form === 'string' ? { form: wordOf(PAPER_RULES, form, language) } : {}),
    ...(typeof itemState === 'string' ? { itemState: wordOf(NAMES_OF_ITEM_STATES, itemState, language) } : {}),
    ...(typeof track === 'string' ? { track: wordOf(TRACKS, track, language) } : {}),
    ...(Array.isArray(leads) ? { leads: leads.map((lead) => wordOf(LEADS, String(lead), language)) } : {}),
    ...(typeof index === 'number' ? { item: index + 1 } : {}),
  };
}
