/** Gives every new centre the departments it starts with. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CenterFoundingService } from '../centers/center-founding.service.js';
import { DepartmentsService } from './departments.service.js';
import { NEW_CENTER_DEPARTMENTS } from './new-center.data.js';

@Injectable()
export class DepartmentsFoundingService implements OnModuleInit {
  constructor(
    private readonly founding: CenterFoundingService,
    private readonly departments: DepartmentsService,
  ) {}

  onModuleInit(): void {
    this.founding.register(async (tx, centerId) => {
      for (const entry of NEW_CENTER_DEPARTMENTS) {
        await this.departments.add(tx, centerId, { ...entry, categories: [...entry.categories] });
      }
    });
  }
}
