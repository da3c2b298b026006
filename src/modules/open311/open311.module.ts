/**
 * The door for citizen apps and hotlines that speak Open311 GeoReport v2: services, requests, tokens, discovery, in XML and JSON,
 * by that standard's conventions and not ours. A request becomes a registered dispute by the same door as at the counter; a key
 * sees what it sent in, open or closed, and nothing else.
 * Table: open311_request. Endpoints: /open311/discovery, /open311/v2/services, …/services/{code}, …/requests, …/requests/{id},
 * …/tokens/{token}. Log events by intake: Registered, Routed.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { Open311Jurisdiction } from './open311-jurisdiction.service.js';
import { Open311RequestsService } from './open311-requests.service.js';
import { Open311ServicesService } from './open311-services.service.js';
import { Open311Controller } from './open311.controller.js';
import { Open311Store } from './open311.store.js';

@Module({
  imports: [CentersModule, CodeTablesModule, IntakeModule],
  controllers: [Open311Controller],
  providers: [Open311Jurisdiction, Open311RequestsService, Open311ServicesService, Open311Store],
})
export class Open311Module {}
