/** Clips whose days are over are erased by themselves; who asked for them, why and of when stays (R49). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
import { ClipStore } from './clip.store.js';
import { ClipJournal } from './clip-journal.service.js';

@Injectable()
export class ClipExpiryService implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly store: ClipStore,
    private readonly files: FilesService,
    private readonly journal: ClipJournal,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'clips', everySeconds: 600, run: (tx) => this.expired(tx) });
  }

  private async expired(tx: Tx): Promise<Piece[]> {
    const ids = await this.store.due(tx, this.clock.nowIso());
    return ids.map((id) => ({ subject: id, run: (piece) => this.erase(piece, id) }));
  }

  /** With its key gone the bytes are noise, also in backups; the sweeper takes them away. */
  private async erase(tx: Tx, id: string): Promise<void> {
    const clip = await this.store.lock(tx, id);
    if (clip === undefined || clip.fileId === null) return;
    await this.store.erase(tx, id, this.clock.nowIso());
    await this.files.letGo(tx, clip.fileId);
    await this.journal.tell(tx, SYSTEM_ORIGIN, 'clip.expired', clip);
  }
}
