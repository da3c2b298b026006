/** The public halves of all keys that sealed reports, and the check of a seal for whoever has no tool of their own. */
import { Injectable } from '@nestjs/common';
import { isSealOf, pemOf, type PublicJwk, Sealer } from '../../platform/crypto/sealer.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../platform/database/tx.js';
import { plain, type Reply, revalidated } from '../../platform/http/reply.js';
import { ReportActsStore, type SigningKey } from './report-acts.store.js';
import type {
  SealVerificationResponse,
  SigningKeyResponse,
  SigningKeysResponse,
  VerifySealRequest,
} from './signing-keys.dto.js';

@Injectable()
export class SigningKeysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: ReportActsStore,
    private readonly sealer: Sealer,
  ) {}

  async list(): Promise<Reply<SigningKeysResponse>> {
    return revalidated({ keys: (await this.published()).map(keyView) });
  }

  async verify({ sealed, value, keyId }: VerifySealRequest): Promise<Reply<SealVerificationResponse>> {
    const key = (await this.published()).find((each) => each.keyId === keyId);
    const valid = key !== undefined && isSealOf(key.publicJwk, sealed, value);
    return plain({ valid, keyKnown: key !== undefined, reportId: valid ? reportIdIn(sealed) : null });
  }

  /** The key in use is known before its first seal. */
  private async published(): Promise<SigningKey[]> {
    const { keyId, publicJwk } = this.sealer;
    const used = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.acts.keys(tx));
    return [{ keyId, publicJwk }, ...used.filter((key) => key.keyId !== keyId)];
  }
}

const keyView = ({ keyId, publicJwk }: { keyId: string; publicJwk: PublicJwk }): SigningKeyResponse => ({
  kid: keyId,
  kty: publicJwk.kty,
  crv: publicJwk.crv,
  x: publicJwk.x,
  alg: 'EdDSA',
  use: 'sig',
  pem: pemOf(publicJwk),
});

/** Only of a text that we sealed. */
const reportIdIn = (sealed: string): string => (JSON.parse(sealed) as { reportId: string }).reportId;
