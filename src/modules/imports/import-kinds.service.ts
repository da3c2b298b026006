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
    // A kind is given the rows of its own class and the plans it made itself.
    this.byName = {
      disputes,
      petitions,
      grids_households: grids,
      staff,
    } as unknown as Record<ImportKindName, ImportKind>;
  }

  of(name: ImportKindName): ImportKind {
    return this.byName[name];
  }
}
