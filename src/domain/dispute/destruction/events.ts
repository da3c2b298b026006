/** What happened to a file in the archive; the log itself stays, it holds ids, codes, days and amounts only. */
import type { RecordId } from '../../shared/ids.js';

export interface DestructionPayloads {
  DestructionProposed: { readonly destructionId: RecordId };
  DestructionRejected: { readonly destructionId: RecordId };
  /** Approved, and done in the same transaction: what people wrote and who they are is gone. */
  FileDestroyed: { readonly destructionId: RecordId };
}
