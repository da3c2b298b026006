/** Keys and seals for whoever wants to check a signed report. */
import { Bool, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const KEY_EXAMPLE = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';

/** RFC 7517 and RFC 8037; `pem` is the same key for tools that read no JWK. */
export class SigningKeyResponse {
  @Text({ max: 64, description: 'Id of the key: its RFC 7638 thumbprint.', example: KEY_EXAMPLE }) kid!: string;
  @OneOf(['OKP'], { description: 'Type of key.', example: 'OKP' }) kty!: string;
  @OneOf(['Ed25519'], { description: 'Curve.', example: 'Ed25519' }) crv!: string;
  @Text({ max: 64, description: 'The public key, base64url.', example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })
  x!: string;
  @OneOf(['EdDSA'], { description: 'Algorithm.', example: 'EdDSA' }) alg!: string;
  @OneOf(['sig'], { description: 'What it is for: signatures.', example: 'sig' }) use!: string;
  @Text({ max: 500, multiline: true, description: 'The public key as PEM (SubjectPublicKeyInfo), for openssl.' })
  pem!: string;
}

export class SigningKeysResponse {
  @NestedList(() => SigningKeyResponse, {
    max: 1000,
    min: 1,
    description: 'The key in use, then every earlier one that sealed a report.',
  })
  keys!: SigningKeyResponse[];
}

export class VerifySealRequest {
  @Text({
    max: 2000,
    description: '`signature.sealed` of the report, to the byte.',
    example: '{"asOf":"2026-10-14T02:00:00.000Z"}',
  })
  sealed!: string;
  @Text({ max: 200, description: '`signature.value` of the report.', example: 'c2VhbA' }) value!: string;
  @Text({ max: 64, description: '`signature.keyId` of the report.', example: KEY_EXAMPLE }) keyId!: string;
}

export class SealVerificationResponse {
  @Bool({ description: 'This server sealed exactly this text.', example: false }) valid!: boolean;
  @Bool({ description: 'The key is one of ours.', example: true }) keyKnown!: boolean;
  @Uuid({ nullable: true, description: 'The report that bears this seal; null unless `valid`.' }) reportId!:
    string | null;
}
