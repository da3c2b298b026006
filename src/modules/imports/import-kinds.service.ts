/** The kinds of import by their names. */
import { Injectable } from '@nestjs/common';
import type { ImportKindName } from '../../domain/imports/columns.js';
import { DisputesKind } from './kinds/disputes.kind.js';
import { GridsKind } from './kinds/grids.kind.js';
import type { ImportKind } from './kinds/import-kind.js';
import { PetitionsKind } from './kinds/petitions.kind.js';
import { StaffKind } from './kinds/staff.kind.js';

@Injectable()
export class ImportKinds {
  private readonly byName: Readonly<Record<ImportKindName, ImportKind>>;

  constructor(disputes: DisputesKind, petitions: PetitionsKind, grids: GridsKind, staff: StaffKind) {
    this.byName = { disputes, petitions, grids_households: grids, staff };
  }

  of(name: ImportKindName): ImportKind {
    return this.byName[name];
  }
}
