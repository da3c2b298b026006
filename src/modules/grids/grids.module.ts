/**
 * The grid tree with its buildings and households, and who answers for what (person, grid, matter, responsibility).
 * Tables: grid, grid_building, grid_duty. Endpoints: /centers/{id}/grids, /centers/{id}/responsible, /grids/{id} and below.
 * It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { GridDutiesService } from './grid-duties.service.js';
import { GridsController } from './grids.controller.js';
import { GridsReader } from './grids.reader.js';
import { GridsService } from './grids.service.js';
import { GridsStore } from './grids.store.js';

@Module({
  imports: [CentersModule, StaffModule],
  controllers: [GridsController],
  providers: [GridsService, GridDutiesService, GridsReader, GridsStore],
  exports: [GridsService, GridDutiesService, GridsReader],
})
export class GridsModule {}
