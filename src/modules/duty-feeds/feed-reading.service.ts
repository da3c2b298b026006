/** Reading a calendar link: nobody is signed in, the secret is the right. */
import { Injectable } from '@nestjs/common';
import { FEED_DAYS, type FeedEntry, feedEntries, type FeedLine } from '../../domain/roster/feed-entries.js';
import { MONTH_WORDS } from '../../domain/roster/month-texts.js';
import { addDays, type Instant, laterOf, startOfDayInstant } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { notFound } from '../../platform/http/problem.js';
import type { Language } from '../../platform/http/texts.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { RosterLinesReader } from '../roster/roster-lines.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { calendarFile } from './calendar-file.js';
import { hashOfToken } from './duty-feeds.service.js';
import { type DutyFeedRecord, DutyFeedsStore } from './duty-feeds.store.js';

@Injectable()
export class FeedReadingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: DutyFeedsStore,
    private readonly lines: RosterLinesReader,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  read(token: string, language: Language): Promise<FileReply> {
    return this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const feed = await this.store.byToken(tx, hashOfToken(token));
      const center = feed === undefined ? undefined : await this.centers.get(tx, feed.centerId);
      if (feed === undefined || center === undefined) throw notFound();
      await this.store.noteRead(tx, feed.id, this.clock.nowIso());
      return this.calendarOf(tx, feed, center, language);
    });
  }

  private async calendarOf(tx: Tx, feed: DutyFeedRecord, center: CenterRecord, language: Language): Promise<FileReply> {
    const { zone } = center;
    const today = this.clock.today(zone);
    const period = { from: addDays(today, -FEED_DAYS.back), to: addDays(today, FEED_DAYS.ahead) };
    const [of, id] =
      feed.staffId === null ? (['department', feed.departmentId ?? ''] as const) : (['staff', feed.staffId] as const);
    const entries = feedEntries(await this.lines.published(tx, of, id, period));
    const { name, summaryOf } = await this.wordsOf(tx, feed, entries, language);
    return new FileReply({
      content: calendarFile({ name, zone, entries, summaryOf }),
      mediaType: 'text/calendar; charset=utf-8',
      lastModified: lastModified(feed, entries, startOfDayInstant(today, zone)),
      headers: { 'content-language': MONTH_WORDS[language].locale },
    });
  }

  /** In one’s own calendar nobody is named, in a department’s the officers are. */
  private async wordsOf(tx: Tx, feed: DutyFeedRecord, entries: readonly FeedEntry[], language: Language) {
    const words = MONTH_WORDS[language].feed;
    const ids = (field: 'departmentId' | 'staffId') => [...new Set(entries.map(({ line }) => line[field]))];
    const wanted = feed.departmentId === null ? ids('departmentId') : [feed.departmentId];
    const departments = new Map(
      (await this.departments.byIds(tx, wanted)).map((each) => [
        each.id,
        language === 'zh' ? each.nameZh : each.nameEn,
      ]),
    );
    const people = new Map(
      feed.departmentId === null ? [] : (await this.staff.byIds(tx, ids('staffId'))).map(({ id, name }) => [id, name]),
    );
    const departmentName = departments.get(feed.departmentId ?? '') ?? '';
    const summaryOf = ({ kind, departmentId, staffId }: FeedLine): string =>
      [kind === 'on_call' ? words.onCall : words.duty, departments.get(departmentId), people.get(staffId)]
        .filter((part) => part !== undefined)
        .join(' · ');
    return { name: feed.departmentId === null ? words.own : `${words.duty} · ${departmentName}`, summaryOf };
  }
}

/** With a new day the period moves on, so the content is never older than the day. */
const lastModified = (feed: DutyFeedRecord, entries: readonly FeedEntry[], today: Instant): Instant =>
  laterOf(today, feed.createdAt, ...entries.map(({ revisedAt }) => revisedAt));
