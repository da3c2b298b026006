/** Who answers for a report: the same in every kind of report. */
import { REPORT_STATES } from '../../domain/reports/report-state.js';
import { SEAL_ALGORITHM } from '../../platform/crypto/sealer.js';
import { InstantField, Nested, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

export const STATE_DESCRIPTION =
  '`provisional`: nobody else has confirmed it, or for a report on petitions not every return of the period is confirmed; ' +
  '`confirmed`; `signed` by a director.';

export class ReportConfirmationResponse {
  @Uuid({ description: 'Account of another person than the producer.' }) confirmedBy!: string;
  @Uuid({ nullable: true, description: 'Staff member behind that account; null for an account of nobody.' })
  confirmedByStaffId!: string | null;
  @InstantField({ description: 'When it was confirmed.' }) confirmedAt!: string;
}

export class ReportSignatureResponse {
  @Text({
    max: 64,
    description: 'Key of the seal: RFC 7638 thumbprint, `kid` in `GET /report-signing-keys`.',
    example: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  })
  keyId!: string;
  @OneOf([SEAL_ALGORITHM], { description: 'Algorithm of the seal (RFC 8032).', example: SEAL_ALGORITHM })
  algorithm!: string;
  @Text({
    max: 2000,
    description:
      'Exactly the text that was sealed, in UTF-8: JSON with sorted names and no white space (RFC 8785) of `version`, `reportId`, `kind`, `centerId`, ' +
      '`from`, `to`, `asOf`, `definition`, `digest`, `answer` (SHA-256 of the report as it is answered in each language, without `state`, ' +
      '`confirmation` and `signature`), `auditHead` (`position` and `hash`: how far the chain over the audit log of the centre reached, so that ' +
      'nobody rewrites it later), `auditHeads` (SHA-256 over such heads of all chains, so that it vouches for every centre; `npm run audit:verify` ' +
      'compares them), `signedBy` and `signedAt`. Seals of version 2 have no `auditHeads`, those before neither `version` nor `auditHead`.',
    example: '{"asOf":"2026-10-14T02:00:00.000Z","centerId":"01900000-0000-7000-8000-000000000004"}',
  })
  sealed!: string;
  @Text({
    max: 100,
    description: 'The seal, base64url.',
    example: '5bpVJmMWfrLbtpWqC2MTSuKPBUqs2mAnxCnWkVCAJwCvQeiwmrsMjYkFIyb6RRkWh8ajKDKBJcn7iwC1H4UpDA',
  })
  value!: string;
  @Uuid({ description: 'Account of the director who signed.' }) signedBy!: string;
  @Uuid({ nullable: true, description: 'Staff member behind that account; null for an account of nobody.' })
  signedByStaffId!: string | null;
  @InstantField({ description: 'When it was signed.' }) signedAt!: string;
}

/** Fields of every report. */
export abstract class StandingResponse {
  @OneOf(REPORT_STATES, { description: STATE_DESCRIPTION, example: 'provisional' }) state!: string;
  @Nested(() => ReportConfirmationResponse, { nullable: true, description: 'Who confirmed it; null: nobody has.' })
  confirmation!: ReportConfirmationResponse | null;
  @Nested(() => ReportSignatureResponse, {
    nullable: true,
    description:
      'The seal of the server under the digest, null while nobody signed. No electronic signature in the sense of the Electronic ' +
      'Signature Law (电子签名法): it shows that this server sealed these bytes and that they have not changed.',
  })
  signature!: ReportSignatureResponse | null;
}
