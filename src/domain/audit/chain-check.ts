/**
 * Walks along one chain of the audit log (chain.ts) and names what does not fit, place by place. After a fault it goes on from
 * the stored hash, so that one altered line is one fault and not the end of the walk. Who rewrites a whole chain is found by the
 * heads that were published (audit-verification.ts).
 * Example: line 8 was deleted: `line_missing` at 8, and nothing else.
 */
import {
  type AuditLine,
  type BatchSeal,
  chainOf,
  type Digest,
  hashOfLine,
  hashOfSeal,
  type Head,
  type Link,
  NO_HEAD,
} from './chain.js';

export const CHAIN_FAULTS = {
  line_altered: 'the line is not what was sealed',
  line_missing: 'the line was removed',
  place_missing: 'the place in the chain was removed, with its line or without it',
  seal_altered: 'the seal of the batch that ends here is not what was written',
  not_sealed: 'the places from here on bear no seal',
  never_sealed: 'the line was put in past the service: it has no place in a chain and does not wait for one',
  waits_again: 'the line has its place and waits for another',
  waits_without_line: 'a line that waited for its place was removed',
  waits_long: 'the line has waited for minutes while others were sealed',
  cut_off: 'the chain ends before this place, which was sealed',
  other_head: 'a head that was published names another hash: the chain was rewritten at this place or before it',
  removed_early: 'the chain begins after this place, and no removal that is noted after it in the same chain fits',
  heads_altered: 'the heads of all chains that are kept with this report are not those that were sealed with it',
  signature_wrong: 'the seal of this report is not of the key that it names',
} as const;

export type ChainFaultCode = keyof typeof CHAIN_FAULTS;

export interface ChainFault {
  readonly code: ChainFaultCode;
  readonly chainId: string;
  readonly position: number;
  readonly auditId: string | null;
}

/** A place with its line, if that is still there, and the seal of the batch that ends there. */
export interface StoredPlace extends Link {
  readonly line: AuditLine | null;
  readonly seal: BatchSeal | null;
}

export class ChainCheck {
  private position: number;
  /** undefined: what came before is gone, so the next hash cannot be judged. */
  private previous: string | undefined;
  private sealedTo: number;

  /** `start` is the seal that was kept of what was removed after its time; a whole chain starts with nothing. */
  constructor(
    private readonly digest: Digest,
    private readonly chainId: string,
    private readonly found: (fault: ChainFault) => void,
    start: Head = NO_HEAD,
  ) {
    this.position = start.position;
    this.sealedTo = start.position;
    this.previous = start.hash;
  }

  /** The places in their order. */
  next(place: StoredPlace): void {
    if (place.position !== this.position + 1) {
      this.fault('place_missing', this.position + 1);
      this.previous = undefined;
    }
    this.position = place.position;
    this.judge(place);
    this.previous = place.hash;
    if (place.seal !== null) this.close(place.seal, place.hash);
  }

  /** After the last place: what is known to have been sealed by then. */
  end(sealedTo: number): Head {
    if (this.position > this.sealedTo) this.fault('not_sealed', this.sealedTo + 1);
    if (sealedTo > this.position) this.fault('cut_off', this.position + 1);
    return { position: this.sealedTo, hash: this.previous ?? NO_HEAD.hash };
  }

  private judge({ position, auditId, hash, line }: StoredPlace): void {
    if (line === null) return this.fault('line_missing', position, auditId);
    const isOwn = chainOf(line.centerId) === this.chainId;
    const isRight = this.previous === undefined || hashOfLine(this.digest, this.previous, position, line) === hash;
    if (!isOwn || !isRight) this.fault('line_altered', position, auditId);
  }

  private close(seal: BatchSeal, lastHash: string): void {
    const isRight = hashOfSeal(this.digest, lastHash, this.chainId, seal) === seal.hash;
    if (!isRight || seal.firstPosition !== this.sealedTo + 1) this.fault('seal_altered', seal.lastPosition);
    this.sealedTo = seal.lastPosition;
    this.previous = seal.hash;
  }

  private fault(code: ChainFaultCode, position: number, auditId: string | null = null): void {
    this.found({ code, chainId: this.chainId, position, auditId });
  }
}
