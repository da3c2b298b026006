/**
 * A change of DATA_KEY while the service runs: what the key before still wraps is wrapped by the new one, some at a time. Only keys
 * are wrapped anew; what they seal, and every hash, stays as it is. Broken off anywhere it goes on from there; two processes share the work.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StartError } from '../../platform/config/start-error.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { MetricsService } from '../../platform/health/metrics.service.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
import { sayUnknown } from './instance-key.store.js';
import { WrappedKeysStore } from './wrapped-keys.store.js';

/** Keys in one transaction, and transactions in one round: a million cases take a quarter of an hour. */
const AT_ONCE = 500;
const ROUND = 40;

@Injectable()
export class KeyRotationService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly envelope: Envelope,
    private readonly store: WrappedKeysStore,
    private readonly ticker: Ticker,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'data keys', everySeconds: 10, run: (tx) => this.rewrap(tx) });
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
    const { keyId, ring } = this.envelope;
    const left = await this.store.left(tx, keyId);
    if (left === 0) return [];
    await this.store.rewrapOthers(tx, keyId, ({ wrapped, context }) => ring.rewrap(wrapped, context));
    const pieces = Math.min(ROUND, Math.ceil(left / AT_ONCE));
    return Array.from({ length: pieces }, () => ({ subject: keyId, run: (piece) => this.rewrapSome(piece) }));
  }

  private async rewrapSome(tx: Tx): Promise<void> {
    const { keyId, ring } = this.envelope;
    const keys = await this.store.takeCases(tx, keyId, AT_ONCE);
    const rewrapped = keys.map((key) => ({ ...key, wrapped: ring.rewrap(key.wrapped, key.context) }));
    await this.store.putCases(tx, keyId, rewrapped);
  }
}
