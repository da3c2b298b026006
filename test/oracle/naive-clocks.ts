/** The other clocks of a case, as the clerk keeps them: orders, requests for legal aid, notices, reports that something is not settled. */
import type { Line, NaiveCase, Told } from './naive-case.js';

export interface Clock {
  readonly kind: string;
  due: string;
  done: string | null;
  /** last day before which papers were asked for; null: none are missing */
  waiting: boolean;
}

export interface Notice {
  readonly partyId: string;
  readonly occasion: string;
  readonly due: string;
  told: string | null;
}

export interface Window {
  readonly agreementId: string;
  notices: Notice[];
  applied: boolean;
}

const begin = (kind: string, due: string): Clock => ({ kind, due, done: null, waiting: false });

export function turnClocks(book: NaiveCase, { type, payload }: Line, on: string): void {
  ofOrders(book.clocks, type, payload, on);
  ofAid(book.clocks, type, payload, on);
  ofConfirmation(book, type, payload, on);
}

function ofOrders(clocks: Map<string, Clock>, type: string, payload: Told, on: string): void {
  const end = (id: string): void => {
    const clock = clocks.get(id);
    if (clock !== undefined && clock.done === null) clock.done = on;
  };
  if (type === 'SupervisionOrdered' || type === 'SupervisionReopened') {
    clocks.set(payload.supervisionId, begin('supervision', payload.dueOn ?? ''));
  }
  if (type === 'SupervisionAnswered') end(payload.supervisionId);
  if (type === 'UnsettledReported') clocks.set(payload.reportId, begin('unsettled', payload.dueOn ?? ''));
  if (type === 'UnsettledAnswered') end(payload.reportId);
}

function ofAid(clocks: Map<string, Clock>, type: string, payload: Told, on: string): void {
  if (!type.startsWith('LegalAid')) return;
  const [decision, assignment] = [`${payload.requestId} decision`, `${payload.requestId} assignment`];
  const end = (id: string): void => {
    const clock = clocks.get(id);
    if (clock === undefined) return;
    clock.done ??= on;
    clock.waiting = false;
  };
  const isDue = payload.due !== null && payload.due !== undefined;
  if (type === 'LegalAidRequested' || type === 'LegalAidPapersCompleted') {
    if (isDue) clocks.set(decision, begin('legal_aid_decision', payload.due?.dueOn ?? ''));
  }
  const open = clocks.get(decision);
  if (type === 'LegalAidPapersListed' && open !== undefined) open.waiting = on <= open.due;
  if (type === 'LegalAidDecided') {
    end(decision);
    if (isDue) clocks.set(assignment, begin('legal_aid_assignment', payload.due?.dueOn ?? ''));
  }
  if (type === 'LegalAidAssigned') end(assignment);
  if (type === 'LegalAidWithdrawn') [decision, assignment].forEach(end);
}

function ofConfirmation(book: NaiveCase, type: string, payload: Told, on: string): void {
  if (type === 'ConfirmationWindowOpened') {
    const notices = payload.notices.map(({ partyId, occasion, dueOn }) => ({
      partyId,
      occasion,
      due: dueOn,
      told: null,
    }));
    book.window = { agreementId: payload.agreementId, notices, applied: false };
  }
  if (type === 'ConfirmationApplied') book.applications.set(payload.confirmationId, payload.agreementId);
  const { window } = book;
  if (window === null) return;
  if (type === 'PartyLeft') {
    window.notices = window.notices.filter(({ partyId, told }) => partyId !== payload.partyId || told !== null);
  }
  if (type === 'ConfirmationTold') {
    for (const notice of window.notices) {
      if (notice.partyId === payload.partyId && payload.occasions.includes(notice.occasion)) notice.told ??= on;
    }
  }
  const isOurs = book.applications.get(payload.confirmationId) === window.agreementId;
  if (type === 'ConfirmationApplied' && isOurs) window.applied = true;
  if (type === 'ConfirmationDecided' && isOurs && ['not_accepted', 'withdrawn'].includes(payload.result)) {
    window.applied = false;
  }
}
