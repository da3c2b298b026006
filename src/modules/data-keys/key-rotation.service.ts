/**
 * A change of DATA_KEY while the service runs: what the key before still wraps is wrapped by the new one, some at a time. Only keys
 * are wrapped anew; what they seal, and every hash, stays as it is. Broken off anywhere it goes on from there; two
 * processes share the work. A key that does not open is named, and the rest goes on.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StartError } from '../../platform/config/start-error.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
import { sayUnknown } from './instance-key.store.js';
import { type Elsewhere, isOfInstance, type WrappedKey, WrappedKeysStore } from './wrapped-keys.store.js';

/** Keys in one transaction, and transactions in one round: a million cases take a quarter of an hour. */
const AT_ONCE = 500;
const ROUND = 40;

@Injectable()
export class KeyRotationService implements OnModuleInit {
  /** Id of the key that wrapped the instance's own when this process first looked, or since it was this one's. */
  private seen: string | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly envelope: Envelope,
    private readonly store: WrappedKeysStore,
    private readonly ticker: Ticker,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'data-keys', everySeconds: 10, run: (tx) => this.rewrap(tx) });
    const told = {
      data_keys_left: 'Keys that a previous DATA_KEY still wraps; at 0 it may be taken out of DATA_KEY_PREVIOUS',
    };
    this.metrics.figures(told, async () => ({ data_keys_left: await this.left() }));
  }

  /** Whoever starts without a key that is still needed would fail at one case and not at the next: it does not start. */
  async demandKnown(): Promise<void> {
    const { ids } = this.envelope.ring;
    const used = await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.store.keyIds(tx));
    const unknown = used.find((keyId) => !ids.includes(keyId));
    if (unknown !== undefined) throw new StartError(sayUnknown(unknown));
  }

  left(): Promise<number> {
    return this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.store.left(tx, this.envelope.keyId));
  }

  private async rewrap(tx: Tx): Promise<Piece[]> {
    const { keyId } = this.envelope;
    if (!(await this.mayExchange(tx))) return [];
    const left = await this.store.left(tx, keyId);
    if (left === 0) return [];
    const elsewhere = await this.store.elsewhere(tx, keyId);
    const own = elsewhere.filter(isOfInstance);
    // It looks again at once: from then on it is told apart what another process does.
    if (own.length > 0)
      return [...own.map((one) => this.pieceOf(one)), { subject: keyId, run: (piece) => this.mayExchange(piece) }];
    return [...elsewhere.map((one) => this.pieceOf(one)), ...this.ofCases(left)];
  }

  /**
   * Whether this process is the one that exchanges keys. The key that wraps the instance's own says which DATA_KEY is meant: whoever finds
   * another there at its first look was started to change it, and changes that one first, once. Whoever sees it changed by another process
   * after that leaves everything alone; so two processes whose keys are exchanged never undo each other's work.
   */
  private async mayExchange(tx: Tx): Promise<boolean> {
    const wrapper = await this.store.wrapperOfInstance(tx);
    this.seen ??= wrapper;
    if (wrapper === this.envelope.keyId) this.seen = wrapper;
    return wrapper === this.seen;
  }

  private pieceOf(one: Elsewhere): Piece {
    const { keyId, ring } = this.envelope;
    const run = (tx: Tx): Promise<void> =>
      this.store.rewrapOne(tx, keyId, one, ({ wrapped, context }) => ring.rewrap(wrapped, context));
    return { subject: one.id, run };
  }

  /** Keys that do not open are passed over, so that the others come to their turn, and named at the end. */
  private ofCases(left: number): Piece[] {
    const failed: string[] = [];
    const subject = this.envelope.keyId;
    const pieces = Array.from({ length: Math.min(ROUND, Math.ceil(left / AT_ONCE)) }, () => ({
      subject,
      run: (tx: Tx) => this.rewrapSome(tx, failed),
    }));
    const name = (): Promise<void> =>
      failed.length === 0
        ? Promise.resolve()
        : Promise.reject(new Error(`keys that do not open: ${failed.join(', ')}`));
    return [...pieces, { subject, run: name }];
  }

  private async rewrapSome(tx: Tx, failed: string[]): Promise<void> {
    const { keyId, ring } = this.envelope;
    const rewrapped: WrappedKey[] = [];
    for (const key of await this.store.takeCases(tx, keyId, AT_ONCE, failed)) {
      try {
        rewrapped.push({ ...key, wrapped: ring.rewrap(key.wrapped, key.context) });
      } catch {
        failed.push(key.id);
      }
    }
    await this.store.putCases(tx, keyId, rewrapped);
  }
}
