/**
 * Ids of one kind cannot be taken for ids of another: a party's id does not fit where a session's is asked for.
 * A plain string fits everywhere, so rows, bodies and JSON need no casts; the functions below say it out loud
 * where a plain string gets its kind. Example: `disputeId(row.id)`.
 */
declare const kindOfId: unique symbol;

type Id<Kind extends string> = string & { readonly [kindOfId]?: Kind };

export type DisputeId = Id<'dispute'>;
export type CenterId = Id<'center'>;
export type DepartmentId = Id<'department'>;
export type StaffId = Id<'staff'>;
export type AccountId = Id<'account'>;
export type PartyId = Id<'party'>;
export type RepresentativeId = Id<'representative'>;
export type SessionId = Id<'session'>;
export type AgreementId = Id<'agreement'>;
export type ObligationId = Id<'obligation'>;
export type PerformanceId = Id<'performance'>;
export type VisitId = Id<'visit'>;
export type ReferralId = Id<'referral'>;
export type SupervisionId = Id<'supervision'>;
/** What ties two cases together: the same id on both sides. */
export type LinkId = Id<'link'>;
export type CorrectionId = Id<'correction'>;
export type LegalAidRequestId = Id<'legalAidRequest'>;
/** A notice, a consent, a signature: something recorded once and never addressed by a route of its own. */
export type RecordId = Id<'record'>;

export const disputeId = (id: string): DisputeId => id;
export const centerId = (id: string): CenterId => id;
export const departmentId = (id: string): DepartmentId => id;
export const staffId = (id: string): StaffId => id;
export const partyId = (id: string): PartyId => id;
export const sessionId = (id: string): SessionId => id;
export const agreementId = (id: string): AgreementId => id;
export const obligationId = (id: string): ObligationId => id;
export const performanceId = (id: string): PerformanceId => id;
export const visitId = (id: string): VisitId => id;
export const recordId = (id: string): RecordId => id;
