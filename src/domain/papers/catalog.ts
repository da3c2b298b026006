/**
 * The papers of a mediation file in the order in which they are bound (司发通〔2010〕239号: thirteen items), with the local ones
 * in the places where they are used; which of them a case has, and which it must have. Source: domain.md §3; R40.
 * Example: a case on application has the application, any other the intake form; an oral agreement has the register form.
 */
import type { DisputeFacts } from '../dispute/facts.js';
import { standing } from '../dispute/guard.js';
import type { State } from '../dispute/states.js';

/** What a paper is about. */
export type SubjectKind =
  | 'case'
  | 'party'
  | 'representative'
  | 'investigation'
  | 'session'
  | 'agreement'
  | 'delivery'
  | 'obligation'
  | 'visit'
  | 'confirmation'
  | 'referral';

/** Whom the file is made for. */
export const AUDIENCES = ['archive', 'court', 'police'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** One paper that the case has or may have: about whom or what, null for the case as a whole. */
interface About {
  readonly subjectId: string | null;
  /** it belongs to the file already, issued or not; a form that only may be handed out does not */
  readonly onFile: boolean;
  readonly compulsory: boolean;
}

interface PaperRule {
  readonly zh: string;
  readonly en: string;
  /** its place among the thirteen; null: a local addition */
  readonly item: number | null;
  readonly subject: SubjectKind;
  readonly about: (facts: DisputeFacts) => readonly About[];
  /** goes along in a file for them; whatever is only about the work of the centre stays */
  readonly goesTo: readonly Audience[];
}

const EVERYBODY: readonly Audience[] = AUDIENCES;
const COURT: readonly Audience[] = ['archive', 'court'];
const HERE: readonly Audience[] = ['archive'];

const about = (subjectId: string | null, onFile: boolean, compulsory = onFile): About => ({
  subjectId,
  onFile,
  compulsory,
});

const always = (): About[] => [about(null, true)];
const only = (applies: boolean, compulsory = true): About[] => (applies ? [about(null, true, compulsory)] : []);

const cameOutAs = ({ ending }: DisputeFacts, ...states: readonly State[]): boolean =>
  ending.outcome !== null && states.includes(ending.outcome.state);

const agreementsBy = ({ agreements, agreementId }: DisputeFacts, form: 'written' | 'oral'): About[] =>
  agreements
    .filter((one) => one.form === form && one.state !== 'superseded')
    .map((one) => about(one.agreementId, one.agreementId === agreementId));

const deliveryIds = ({ agreements }: DisputeFacts): string[] =>
  agreements.flatMap(({ deliveries }) => deliveries.map(({ deliveryId }) => deliveryId));

export const PAPER_RULES = {
  cover: { zh: '卷宗封面', en: 'Cover', item: 1, subject: 'case', about: always, goesTo: EVERYBODY },
  contents: { zh: '卷内目录', en: 'Contents', item: 2, subject: 'case', about: always, goesTo: EVERYBODY },
  application: {
    zh: '人民调解申请书',
    en: 'Application for mediation',
    item: 3,
    subject: 'case',
    about: ({ source }) => only(source.kind === 'on_application'),
    goesTo: EVERYBODY,
  },
  intake_form: {
    zh: '人民调解受理登记表',
    en: 'Intake form',
    item: 4,
    subject: 'case',
    about: ({ source }) => only(source.kind !== 'on_application'),
    goesTo: EVERYBODY,
  },
  rights_notice: {
    zh: '权利义务告知书',
    en: 'Notice of rights and duties',
    item: null,
    subject: 'party',
    about: (facts) =>
      standing(facts).map(({ partyId, rightsNotices }) =>
        about(
          partyId,
          rightsNotices.length > 0 || facts.mediationStartedAt !== null,
          facts.mediationStartedAt !== null,
        ),
      ),
    goesTo: COURT,
  },
  authority: {
    zh: '授权委托书',
    en: 'Letter of authority',
    item: null,
    subject: 'representative',
    about: (facts) =>
      standing(facts).flatMap(({ representatives }) =>
        representatives
          .filter(({ kind, endedAt }) => kind === 'agent' && endedAt === null)
          .map(({ representativeId }) => about(representativeId, true)),
      ),
    goesTo: COURT,
  },
  investigation_record: {
    zh: '调查记录',
    en: 'Record of an investigation',
    item: 5,
    subject: 'investigation',
    about: ({ investigationIds }) => investigationIds.map((id) => about(id, true)),
    goesTo: EVERYBODY,
  },
  evidence_list: {
    zh: '证据材料清单',
    en: 'List of the evidence',
    item: 6,
    subject: 'case',
    about: ({ attachments }) => only(attachments.some(({ voidedAt }) => voidedAt === null)),
    goesTo: EVERYBODY,
  },
  mediation_record: {
    zh: '调解记录',
    en: 'Record of mediation',
    item: 7,
    subject: 'session',
    about: ({ sessions }) =>
      sessions.filter(({ state }) => state === 'held').map(({ sessionId }) => about(sessionId, true)),
    goesTo: EVERYBODY,
  },
  written_agreement: {
    zh: '人民调解协议书',
    en: 'Written agreement',
    item: 8,
    subject: 'agreement',
    about: (facts) => agreementsBy(facts, 'written'),
    goesTo: EVERYBODY,
  },
  oral_agreement: {
    zh: '人民调解口头协议登记表',
    en: 'Register form of an oral agreement',
    item: 9,
    subject: 'agreement',
    about: (facts) => agreementsBy(facts, 'oral'),
    goesTo: EVERYBODY,
  },
  delivery_receipt: {
    zh: '送达回证',
    en: 'Receipt of a copy of the agreement',
    item: null,
    subject: 'delivery',
    about: (facts) => deliveryIds(facts).map((id) => about(id, true)),
    goesTo: COURT,
  },
  performance_receipt: {
    zh: '履行凭证',
    en: 'Receipt for what was performed',
    item: null,
    subject: 'obligation',
    about: ({ obligations }) =>
      obligations
        .filter(({ performances }) => performances.some(({ voided }) => !voided))
        .map(({ obligationId }) => about(obligationId, true, false)),
    goesTo: EVERYBODY,
  },
  return_visit: {
    zh: '回访记录',
    en: 'Record of a return visit',
    item: 10,
    subject: 'visit',
    about: ({ visits }) => visits.map(({ visitId, visitedOn }) => about(visitId, visitedOn !== null, true)),
    goesTo: HERE,
  },
  confirmation_application: {
    zh: '司法确认申请书',
    en: 'Application for judicial confirmation',
    item: 11,
    subject: 'agreement',
    about: ({ agreementId, confirmations }) =>
      agreementId === null
        ? []
        : [
            about(
              agreementId,
              confirmations.some((one) => one.agreementId === agreementId),
            ),
          ],
    goesTo: COURT,
  },
  confirmation_ruling: {
    zh: '司法确认结果登记表',
    en: 'What the court ruled',
    item: 11,
    subject: 'confirmation',
    about: ({ confirmations }) =>
      confirmations
        .filter(({ result }) => result !== null)
        .map(({ confirmationId }) => about(confirmationId, true, false)),
    goesTo: COURT,
  },
  termination_notice: {
    zh: '终止调解通知书',
    en: 'Notice that mediation has ended',
    item: null,
    subject: 'case',
    about: (facts) => only(cameOutAs(facts, 'failed', 'withdrawn'), false),
    goesTo: EVERYBODY,
  },
  remedies_notice: {
    zh: '救济途径告知书',
    en: 'Notice of remedies',
    item: null,
    subject: 'party',
    about: (facts) =>
      standing(facts).map(({ partyId, remediesNotices }) =>
        about(
          partyId,
          remediesNotices.length > 0 || cameOutAs(facts, 'failed', 'withdrawn'),
          cameOutAs(facts, 'failed', 'withdrawn'),
        ),
      ),
    goesTo: COURT,
  },
  referral_letter: {
    zh: '移送函',
    en: 'Referral letter',
    item: null,
    subject: 'referral',
    about: ({ custody }) =>
      custody.referrals
        .filter(({ state }) => state !== 'lapsed')
        .map(({ referralId, body }) => about(referralId, body !== null, false)),
    goesTo: HERE,
  },
  closing_report: {
    zh: '结案报告',
    en: 'Closing report',
    item: null,
    subject: 'case',
    about: ({ ending }) => only(ending.outcome !== null, false),
    goesTo: HERE,
  },
  file_note: {
    zh: '卷宗情况说明',
    en: 'Note on the file',
    item: 12,
    subject: 'case',
    about: ({ papers }) => only(papers.fileNotes > 0, false),
    goesTo: HERE,
  },
  back_cover: { zh: '卷宗封底', en: 'Back cover', item: 13, subject: 'case', about: always, goesTo: EVERYBODY },
} as const satisfies Readonly<Record<string, PaperRule>>;

export type PaperCode = keyof typeof PAPER_RULES;

/** In the order of the file. */
export const PAPER_CODES = Object.keys(PAPER_RULES) as readonly PaperCode[];

export const paperRule = (paper: PaperCode): PaperRule => PAPER_RULES[paper];

/** A paper of a case. */
export interface CasePaper extends About {
  readonly paper: PaperCode;
}

/** Every paper the case has or may have now, in the order of the file. */
export const papersOf = (facts: DisputeFacts): CasePaper[] =>
  PAPER_CODES.flatMap((paper) =>
    paperRule(paper)
      .about(facts)
      .map((one) => ({ paper, ...one })),
  );

/** What was issued stays on file, also when the party left or the agreement was replaced since. */
export function papersKept(
  facts: DisputeFacts,
  issued: readonly { readonly paper: string; readonly subjectId: string | null }[],
): CasePaper[] {
  const now = papersOf(facts);
  return PAPER_CODES.flatMap((paper) => {
    const present = now.filter((one) => one.paper === paper);
    const former = issued.filter((one) => one.paper === paper).map(({ subjectId }) => subjectId);
    const gone = [...new Set(former)].filter((id) => !present.some(({ subjectId }) => subjectId === id));
    return [...present, ...gone.map((subjectId) => ({ paper, ...about(subjectId, true, false) }))];
  });
}

/** Does the case have such a paper, about that? */
export const hasPaper = (facts: DisputeFacts, paper: PaperCode, subjectId: string | null): boolean =>
  paperRule(paper)
    .about(facts)
    .some((one) => one.subjectId === subjectId);

const SUBJECT_IDS: Readonly<Record<SubjectKind, (facts: DisputeFacts) => readonly string[]>> = {
  case: () => [],
  party: ({ parties }) => parties.map(({ partyId }) => partyId),
  representative: ({ parties }) =>
    parties.flatMap(({ representatives }) => representatives.map(({ representativeId }) => representativeId)),
  investigation: ({ investigationIds }) => investigationIds,
  session: ({ sessions }) => sessions.map(({ sessionId }) => sessionId),
  agreement: ({ agreements }) => agreements.map(({ agreementId }) => agreementId),
  delivery: deliveryIds,
  obligation: ({ obligations }) => obligations.map(({ obligationId }) => obligationId),
  visit: ({ visits }) => visits.map(({ visitId }) => visitId),
  confirmation: ({ confirmations }) => confirmations.map(({ confirmationId }) => confirmationId),
  referral: ({ custody }) => custody.referrals.map(({ referralId }) => referralId),
};

/** Is there such a thing in the case at all, whether or not the paper can be made of it? */
export const isSubject = (facts: DisputeFacts, paper: PaperCode, subjectId: string): boolean =>
  SUBJECT_IDS[paperRule(paper).subject](facts).includes(subjectId);
