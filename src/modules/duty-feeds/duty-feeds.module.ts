/**
 * The roster out to people: secret calendar links, the month to print and as a spreadsheet. Reads the roster, changes nothing
 * on it.
 * Table: duty_feed.
 * Endpoints: /staff/{id}/duty-feeds, /departments/{id}/duty-feeds, /duty-feeds/{id}, /feeds/{feedAddress}/duty.ics,
 * /centers/{id}/roster/month/{month}/html, …/xlsx.
 * Audit: duty_feed_made, duty_feed_revoked. It writes no entries of the case log and no events.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { DutyFeedsController } from './duty-feeds.controller.js';
import { DutyFeedsService } from './duty-feeds.service.js';
import { DutyFeedsStore } from './duty-feeds.store.js';
import { FeedReadingService } from './feed-reading.service.js';
import { FeedsController } from './feeds.controller.js';
import { RosterMonthController } from './roster-month.controller.js';
import { RosterMonthService } from './roster-month.service.js';

@Module({
  imports: [CentersModule, DepartmentsModule, StaffModule, RosterModule],
  controllers: [DutyFeedsController, FeedsController, RosterMonthController],
  providers: [DutyFeedsService, FeedReadingService, RosterMonthService, DutyFeedsStore],
})
export class DutyFeedsModule {}
