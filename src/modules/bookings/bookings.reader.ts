/** When people are in a session or held for one. */
import { Injectable } from '@nestjs/common';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import { type BookedTime, BookingsStore } from './bookings.store.js';

@Injectable()
export class BookingsReader {
  constructor(private readonly store: BookingsStore) {}

  /** What these people are booked for in the period; reservations that have lapsed by `now` do not count. */
  taken(tx: Tx, staffIds: readonly string[], period: Interval, now: string): Promise<BookedTime[]> {
    return this.store.taken(tx, staffIds, period, now);
  }
}
