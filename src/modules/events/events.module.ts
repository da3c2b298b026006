/**
 * What happened, for other systems: the feed page by page and as a stream, both over the outbox in the order its sequencer
 * gave. Tables: none of its own (outbox and event_feed are the platform's). Endpoints: /events, /events/stream. Other ways out
 * read through `EventFeedReader` and `toCloudEvent` (domain/events), and wait at `FeedGrowth`.
 */
import { Module } from '@nestjs/common';
import { EventFeedReader } from './event-feed.reader.js';
import { EventStreamsService } from './event-streams.service.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';

@Module({
  controllers: [EventsController],
  providers: [EventFeedReader, EventsService, EventStreamsService],
  exports: [EventFeedReader, EventsService],
})
export class EventsModule {}
