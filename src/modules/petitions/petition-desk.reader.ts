/** What the register puts on somebody's desk: returns to file, confirm or correct, duties of items, entries to confirm. */
import { Injectable } from '@nestjs/common';
import { type Actor, centersWith } from '../../domain/access/actor.js';
import { returnDueOn } from '../../domain/petitions/monthly-return.js';
import { addMonths, type Day, diffDays, type Month, monthOf, yearOf, firstDayOf } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import {
  type ItemToDo,
  MOST,
  PetitionDeskStore,
  type ProvisionalPetition,
  type ReturnToDo,
} from './petition-desk.store.js';

export interface PetitionDeskQuestion {
  readonly actor: Actor;
  readonly centerId: string | null;
  readonly today: Day;
  /** last day that counts as soon */
  readonly until: Day;
}

export interface ReturnOnDesk extends Omit<ReturnToDo, 'state'> {
  readonly state: ReturnToDo['state'] | 'overdue';
  /** of a return nobody has filed */
  readonly dueOn: Day | null;
  readonly daysLeft: number | null;
}

@Injectable()
export class PetitionDeskReader {
  constructor(
    private readonly store: PetitionDeskStore,
    private readonly calendar: CalendarReader,
    private readonly settings: SettingsReader,
  ) {}

  /** A return that is missing is the filer's; overdue, it is also the business of whoever confirms. */
  async returns(tx: Tx, question: PetitionDeskQuestion): Promise<ReturnOnDesk[]> {
    const filing = here(question, centersWith(question.actor, 'petition_return.file'));
    const confirming = here(question, centersWith(question.actor, 'petition_return.confirm'));
    const lines: ReturnOnDesk[] = [];
    for (const line of await this.store.returns(tx, filing, confirming, addMonths(monthOf(question.today), -1))) {
      if (lines.length === MOST) break;
      if (line.state !== 'missing') lines.push({ ...line, state: line.state, dueOn: null, daysLeft: null });
      else {
        const dueOn = await this.dueOn(tx, line.centerId, line.month);
        const daysLeft = diffDays(question.today, dueOn);
        const isShown = daysLeft < 0 || filing.includes(line.centerId);
        if (isShown) lines.push({ ...line, state: daysLeft < 0 ? 'overdue' : 'missing', dueOn, daysLeft });
      }
    }
    return lines;
  }

  /** For whoever keeps the register, and the directors. */
  items(tx: Tx, question: PetitionDeskQuestion): Promise<ItemToDo[]> {
    const keeping = centersWith(question.actor, 'petition.register');
    const directing = centersWith(question.actor, 'petition_item.extend');
    return this.store.items(tx, here(question, [...keeping, ...directing]), question.today, question.until);
  }

  provisional(tx: Tx, question: PetitionDeskQuestion): Promise<ProvisionalPetition[]> {
    return this.store.provisional(tx, here(question, centersWith(question.actor, 'petition.register')));
  }

  private async dueOn(tx: Tx, centerId: string, month: Month): Promise<Day> {
    const { petitions } = await this.settings.of(tx, centerId);
    const after = yearOf(firstDayOf(addMonths(month, 1)));
    const calendar = await this.calendar.workingCalendar(tx, centerId, after, after);
    return returnDueOn(calendar, month, petitions.returnDueWorkingDays);
  }
}

const here = ({ centerId }: PetitionDeskQuestion, ids: readonly string[]): string[] =>
  ids.filter((id) => centerId === null || id === centerId);
