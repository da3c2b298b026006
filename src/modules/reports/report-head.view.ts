/** The beginning and the end of every report: its answer is the same to the byte for ever, so each stays in its place. */
import type { ReportLine } from './report.record.js';

type Head = Pick<ReportLine, 'id' | 'centerId' | 'from' | 'to'>;
type Origin = Pick<ReportLine, 'asOf' | 'producedAt' | 'producedBy' | 'digest'>;

export const headOf = <K extends string>({ id, kind, centerId, from, to }: Head & { readonly kind: K }) => ({
  id,
  kind,
  centerId,
  from,
  to,
});

export const originOf = ({ asOf, producedAt, producedBy, digest }: Origin): Origin => ({
  asOf,
  producedAt,
  producedBy,
  digest,
});
