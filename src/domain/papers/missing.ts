/**
 * Which paper of the file a reason against archiving is about (R40). Example: “the notice of rights of 许某 is not on file”
 * stands under the notice of that party; what no paper of ours answers, such as an open supervision, stands under none.
 */
import type { MissingPaper } from '../dispute/ending/papers.js';
import type { DisputeFacts } from '../dispute/facts.js';
import type { PaperCode } from './catalog.js';

export interface Lacking {
  readonly paper: PaperCode;
  /** null: there is nothing yet that it could be about */
  readonly subjectId: string | null;
}

const param = ({ params }: MissingPaper, name: string): string | null => {
  const found = params?.[name];
  return typeof found === 'string' ? found : null;
};

/** Who has no copy has no receipt yet; what is answered to “not settled” stands in the closing report. */
export function paperLacking(facts: DisputeFacts, reason: MissingPaper): Lacking | undefined {
  switch (reason.paper) {
    case 'rights_notice':
    case 'remedies_notice':
      return { paper: reason.paper, subjectId: param(reason, 'partyId') };
    case 'delivery':
    case 'unsettled':
      return { paper: reason.paper === 'delivery' ? 'delivery_receipt' : 'closing_report', subjectId: null };
    case 'mediation_record':
      return { paper: 'mediation_record', subjectId: null };
    case 'agreement':
      return { paper: 'written_agreement', subjectId: null };
    case 'return_visit': {
      const visit = facts.visits.find(({ dueOn, visitedOn }) => dueOn === param(reason, 'dueOn') && visitedOn === null);
      return { paper: 'return_visit', subjectId: visit?.visitId ?? null };
    }
    case 'confirmation': {
      const waiting = facts.confirmations.find(
        ({ filedOn, result }) => filedOn === param(reason, 'filedOn') && result === null,
      );
      return { paper: 'confirmation_ruling', subjectId: waiting?.confirmationId ?? null };
    }
    case 'supervision':
    case 'police_report':
    case 'challenge':
    case 'countersign':
    case 'legal_aid':
      return undefined;
  }
}
