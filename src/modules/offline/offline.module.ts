/**
 * Work in the field 离线: a queue of requests sent when there is a network again. It owns no table and no rule of its own: each
 * request goes through the operation it is for. Endpoint: /sync. It writes no entries of the case log itself.
 */
import { Module } from '@nestjs/common';
import { OfflineController } from './offline.controller.js';
import { OfflineService } from './offline.service.js';

@Module({ controllers: [OfflineController], providers: [OfflineService] })
export class OfflineModule {}
