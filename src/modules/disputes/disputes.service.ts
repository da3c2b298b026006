/** What the steps write beside the log: the row of a new case, its texts, its search words, its number. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import type { Tx } from '../../platform/database/tx.js';
import { DepartmentUsesService } from '../departments/department-uses.service.js';
import { CaseVersions } from './case-versions.js';
import { DisputeStore, type DisputeTexts, type NewDispute } from './dispute.store.js';
import { NumberStore } from './number.store.js';
import { searchTextOf } from './search.js';

export type { DisputeTexts, NewDispute } from './dispute.store.js';

@Injectable()
export class DisputesService implements OnModuleInit {
  constructor(
    private readonly store: DisputeStore,
    private readonly numbers: NumberStore,
    private readonly versions: CaseVersions,
    private readonly departmentUses: DepartmentUsesService,
  ) {}

  /** A department is not closed over its cases. */
  onModuleInit(): void {
    this.departmentUses.register((tx, departmentId) => this.store.hasUnfinished(tx, departmentId));
  }

  /** False when the id is taken already. */
  insert(tx: Tx, dispute: NewDispute, facts: DisputeFacts, now: string): Promise<boolean> {
    return this.store.insert(tx, dispute, facts, now);
  }

  insertWhole(tx: Tx, cases: Parameters<DisputeStore['insertWhole']>[1], now: string): Promise<void> {
    return this.store.insertWhole(tx, cases, now);
  }

  async rewrite(tx: Tx, id: string, texts: DisputeTexts): Promise<void> {
    await this.store.rewrite(tx, id, texts);
    await this.versions.recontent(tx, id);
  }

  /** After anything a case is found by has changed. */
  reindex(tx: Tx, id: string, words: readonly (string | null)[]): Promise<void> {
    return this.store.reindex(tx, id, searchTextOf(words));
  }

  /** Of those words the ones that are the case’s own. */
  wordsOf(tx: Tx, id: string): Promise<(string | null)[]> {
    return this.store.wordsOf(tx, id);
  }

  /** What somebody wrote with an entry of the log, which holds no free text. */
  note(tx: Tx, id: string, seq: number, text: string): Promise<void> {
    return this.store.note(tx, id, seq, text);
  }

  /** Those texts, by the sequence number of their entry. */
  async notesOf(tx: Tx, id: string): Promise<ReadonlyMap<number, string>> {
    return new Map((await this.store.notesOf(tx, id)).map(({ seq, text }) => [seq, text]));
  }

  /** The text a case is found by, of one that is new and complete. */
  searchTextOf(words: readonly (string | null)[]): string {
    return searchTextOf(words);
  }

  /** Which of these receipt numbers somebody has. */
  async receiptsTaken(tx: Tx, receiptNos: readonly string[]): Promise<Set<string>> {
    return new Set(await this.store.receiptsTaken(tx, receiptNos));
  }

  /** Consecutive serials; answers the first. */
  nextSerials(tx: Tx, centerId: string, year: number, word: string, count: number): Promise<number> {
    return this.numbers.nextOf(tx, centerId, year, word, count);
  }

  nextSerial(tx: Tx, centerId: string, year: number, word: string): Promise<number> {
    return this.numbers.next(tx, centerId, year, word);
  }
}
