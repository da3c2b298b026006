/** The roster of a month on paper and as a spreadsheet: everybody signed in reads it, as the roster itself. */
import { Injectable } from '@nestjs/common';
import {
  firstDayAfter,
  type MonthGap,
  type MonthGrid,
  monthGrid,
  type MonthTeam,
} from '../../domain/roster/month-grid.js';
import { MONTH_WORDS, type MonthWords } from '../../domain/roster/month-texts.js';
import { firstDayOf, type Instant, type Month, yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { notFound, unknownReference } from '../../platform/http/problem.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { type DepartmentRecord, DepartmentsReader } from '../departments/departments.reader.js';
import { type LinesOfCenter, RosterLinesReader, type TimedLine } from '../roster/roster-lines.reader.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';
import { monthPage, PAGE_POLICY } from './month-page.js';
import { monthWorkbook } from './month-workbook.js';

/** All that the page and the workbook show. */
export interface MonthSheet {
  readonly center: string;
  readonly zone: string;
  readonly words: MonthWords;
  readonly grid: MonthGrid;
  readonly lines: readonly TimedLine[];
  /** null: nothing was published for the month */
  readonly changedAt: Instant | null;
  readonly departments: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Injectable()
export class RosterMonthService {
  constructor(
    private readonly useCases: UseCases,
    private readonly lines: RosterLinesReader,
    private readonly calendars: CalendarReader,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
  ) {}

  async html(caller: Caller, centerId: string, month: Month, departmentId?: string): Promise<FileReply> {
    const sheet = await this.sheet(caller, centerId, month, departmentId);
    const headers = { ...PAGE_POLICY, 'content-language': sheet.words.locale };
    return new FileReply({ content: monthPage(sheet), mediaType: 'text/html; charset=utf-8', headers });
  }

  async xlsx(caller: Caller, centerId: string, month: Month, departmentId?: string): Promise<FileReply> {
    const sheet = await this.sheet(caller, centerId, month, departmentId);
    const { words, center } = sheet;
    const cells = monthWorkbook(sheet);
    return new FileReply({
      content: await cells.toBuffer(),
      mediaType: XLSX,
      name: words.file(center, month),
      madeOf: cells.madeOf,
      headers: { 'content-language': words.locale },
    });
  }

  private sheet(caller: Caller, centerId: string, month: Month, departmentId: string | undefined): Promise<MonthSheet> {
    return this.useCases.read(caller, async (tx) => {
      const center = await this.centers.get(tx, centerId);
      if (center === undefined) throw notFound();
      const departments = await this.departments.list(tx, centerId);
      if (departmentId !== undefined && !departments.some(({ id }) => id === departmentId))
        throw unknownReference('query/departmentId');
      const from = firstDayOf(month);
      const wanted = { centerId, from, to: firstDayAfter(month), departmentId: departmentId ?? null };
      return this.filled(tx, { caller, center, month, wanted, departments });
    });
  }

  private async filled(tx: Tx, { caller, center, month, wanted, departments }: Order): Promise<MonthSheet> {
    const lines = await this.lines.inForce(tx, wanted);
    const gaps = await this.lines.openGaps(tx, wanted);
    const year = yearOf(wanted.from);
    const [calendarYear = UNKNOWN_YEAR(year)] = await this.calendars.years(tx, center.id, year, year);
    const people = await this.people(tx, center.id, lines);
    const shown = departments.filter(({ id, active }) =>
      wanted.departmentId === null ? active || isNamed(id, lines, gaps) : id === wanted.departmentId,
    );
    const teams = shown.map(({ id }) => teamOf(id, people, lines));
    return {
      center: center.name,
      zone: center.zone,
      words: MONTH_WORDS[caller.language],
      grid: monthGrid({ month, year: calendarYear, teams, lines, gaps }),
      lines,
      changedAt: await this.lines.changedAt(tx, wanted),
      departments: new Map(shown.map((each) => [each.id, caller.language === 'zh' ? each.nameZh : each.nameEn])),
      people: new Map(people.map(({ id, name }) => [id, name])),
    };
  }

  /** The officers of the centre and whoever else stands on the roster, by name. */
  private async people(tx: Tx, centerId: string, lines: readonly TimedLine[]): Promise<StaffRecord[]> {
    const officers = await this.staff.officers(tx, centerId);
    const others = new Set(lines.map(({ staffId }) => staffId));
    for (const { id } of officers) others.delete(id);
    const all = [...officers, ...(await this.staff.byIds(tx, [...others]))];
    return all.sort((left, right) => BY_NAME.compare(left.name, right.name) || (left.id < right.id ? -1 : 1));
  }
}

interface Order {
  readonly caller: Caller;
  readonly center: CenterRecord;
  readonly month: Month;
  readonly wanted: LinesOfCenter;
  readonly departments: readonly DepartmentRecord[];
}

/** By pinyin. */
const BY_NAME = new Intl.Collator('zh-CN');

const UNKNOWN_YEAR = (year: number) => ({ year, known: false, holidays: [], workingDays: [] });

const isNamed = (departmentId: string, ...lists: readonly (readonly MonthGap[])[]): boolean =>
  lists.some((list) => list.some((each) => each.departmentId === departmentId));

/** Its own officers, those who stand on its roster too, and whoever stood in. */
function teamOf(departmentId: string, people: readonly StaffRecord[], lines: readonly TimedLine[]): MonthTeam {
  const standing = new Set(lines.filter((line) => line.departmentId === departmentId).map(({ staffId }) => staffId));
  const staffIds = people
    .filter((person) => standing.has(person.id) || (person.isOfficer && person.active && isOf(departmentId, person)))
    .map(({ id }) => id);
  return { departmentId, staffIds };
}

const isOf = (departmentId: string, { departmentId: own, alsoDepartmentIds }: StaffRecord): boolean =>
  own === departmentId || alsoDepartmentIds.includes(departmentId);
