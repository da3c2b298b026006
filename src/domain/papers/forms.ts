/** From the record of a case to each of its papers, and what each is about in a few words. */
import type { Block } from './blocks.js';
import type { PaperCode } from './catalog.js';
import { dayInWords, dayOf } from './dates.js';
import type { AgreementOnPaper, FileRecord, Listed, ObligationOnPaper } from './file-record.js';
import { application } from './forms/application.js';
import { authority } from './forms/authority.js';
import { backCover } from './forms/back-cover.js';
import { closingReport } from './forms/closing-report.js';
import { confirmationApplication, confirmationRuling } from './forms/confirmation.js';
import { contents } from './forms/contents.js';
import { cover } from './forms/cover.js';
import { type Delivered, deliveryReceipt, recipientOf } from './forms/delivery-receipt.js';
import { evidenceList } from './forms/evidence-list.js';
import { fileNote } from './forms/file-note.js';
import { intakeForm } from './forms/intake-form.js';
import { investigationRecord } from './forms/investigation-record.js';
import { mediationRecord } from './forms/mediation-record.js';
import { oralAgreement } from './forms/oral-agreement.js';
import { performanceReceipt } from './forms/performance-receipt.js';
import { referralLetter } from './forms/referral-letter.js';
import { remediesNotice } from './forms/remedies-notice.js';
import { returnVisit } from './forms/return-visit.js';
import { rightsNotice } from './forms/rights-notice.js';
import { terminationNotice } from './forms/termination-notice.js';
import { writtenAgreement } from './forms/written-agreement.js';

/** A paper ready to be drawn; `subject` is what it is about, null for the case as a whole. */
export interface Form {
  readonly subject: string | null;
  readonly blocks: readonly Block[];
}

type Make = (file: FileRecord, subjectId: string | null, listed: readonly Listed[]) => Form | undefined;

const ofCase =
  (make: (file: FileRecord) => Block[]): Make =>
  (file) => ({ subject: null, blocks: make(file) });

/** Made of one of a list; nothing when it is not there. */
const of =
  <T extends { readonly id: string }>(
    list: (file: FileRecord) => readonly T[],
    name: (one: T, file: FileRecord) => string,
    make: (file: FileRecord, one: T) => Block[],
  ): Make =>
  (file, subjectId) => {
    const one = list(file).find(({ id }) => id === subjectId);
    return one === undefined ? undefined : { subject: name(one, file), blocks: make(file, one) };
  };

const parties = (file: FileRecord) => file.parties;
const agreements = (file: FileRecord) => file.agreements;
const named = ({ name }: { readonly name: string }): string => name;
const numberedAgreement = (one: AgreementOnPaper, { number }: FileRecord): string => number ?? dayInWords(one.agreedOn);
const duties = ({ agreements: all }: FileRecord): ObligationOnPaper[] => all.flatMap(({ obligations }) => obligations);
const deliveries = ({ agreements: all }: FileRecord): Delivered[] =>
  all.flatMap((agreement) => agreement.deliveries.map((one) => ({ ...one, agreement })));
const acting = (file: FileRecord) =>
  file.parties.flatMap((party) => party.representatives.map((one) => ({ ...one, party })));

const FORMS: Readonly<Record<PaperCode, Make>> = {
  cover: ofCase(cover),
  contents: (file, _, listed) => ({ subject: null, blocks: contents(file, listed) }),
  application: ofCase(application),
  intake_form: ofCase(intakeForm),
  rights_notice: of(parties, named, rightsNotice),
  authority: of(acting, named, (file, { party, ...one }) => authority(file, party, one)),
  investigation_record: of(
    ({ investigations }) => investigations,
    ({ from }, { zone }) => dayInWords(dayOf(from, zone)),
    investigationRecord,
  ),
  evidence_list: (file) => (file.evidence.length === 0 ? undefined : { subject: null, blocks: evidenceList(file) }),
  mediation_record: of(
    ({ sessions }) => sessions,
    ({ heldFrom }, { zone }) => dayInWords(dayOf(heldFrom, zone)),
    mediationRecord,
  ),
  written_agreement: of(agreements, numberedAgreement, writtenAgreement),
  oral_agreement: of(agreements, numberedAgreement, oralAgreement),
  delivery_receipt: of(deliveries, recipientOf, deliveryReceipt),
  performance_receipt: of(duties, ({ position }) => `第${position}项义务`, performanceReceipt),
  return_visit: of(
    ({ visits }) => visits,
    ({ visitedOn, dueOn }) => dayInWords(visitedOn ?? dueOn),
    returnVisit,
  ),
  confirmation_application: of(agreements, numberedAgreement, confirmationApplication),
  confirmation_ruling: of(
    ({ confirmations }) => confirmations,
    ({ court }) => court,
    confirmationRuling,
  ),
  termination_notice: ofCase(terminationNotice),
  remedies_notice: of(parties, named, remediesNotice),
  referral_letter: of(
    ({ referrals }) => referrals,
    ({ to }) => to,
    referralLetter,
  ),
  closing_report: ofCase(closingReport),
  file_note: ofCase(fileNote),
  back_cover: ofCase(backCover),
};

/** The paper as of the record; undefined when the case has nothing of the kind. `listed`: for the contents alone. */
export const formOf = (
  paper: PaperCode,
  file: FileRecord,
  subjectId: string | null,
  listed: readonly Listed[] = [],
): Form | undefined => FORMS[paper](file, subjectId, listed);
