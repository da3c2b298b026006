/**
 * Petitions of another register. They count as events on their day: they break a streak and contradict a return that says there
 * were none. What they never do is prove a zero: a month is proven by its return, filed and confirmed here, and no return is
 * ever imported (R43).
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { PetitionRegister } from '../../petitions/petition-register.service.js';
import type { ImportJob } from '../import.record.js';
import { ImportedPetition } from '../import-rows.dto.js';
import { type Ground, type ImportKind, writeEach } from './import-kind.js';
import { MAX_PERSONS } from '../../petitions/petitions.dto.js';
import { CentersReader } from '../../centers/centers.reader.js';
import { Clock } from '../../../platform/clock/clock.js';

@Injectable()
export class PetitionsKind implements ImportKind<ImportedPetition, ImportedPetition> {
  readonly name = 'petitions';
  readonly rowClass = ImportedPetition;

  constructor(
    private readonly register: PetitionRegister,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  async groundFor(tx: Tx, job: ImportJob): Promise<Ground<ImportedPetition, ImportedPetition>> {
    const { centerId, requestedBy } = job;
    const center = await this.centers.get(tx, centerId);
    const isLeaf = await this.centers.isLeaf(tx, centerId);
    const today = this.clock.today(center?.zone ?? 'Asia/Shanghai');
    return {
      weigh: (row) => {
        const { occurredOn, group, jointLetter = false, persons } = row;
        const faults = [
          ...(isLeaf ? [] : [{ pointer: '', code: 'not_a_leaf_center' }]),
          ...(occurredOn > today ? [{ pointer: '/occurredOn', code: 'in_future' }] : []),
          ...((group || jointLetter) && persons < 2
            ? [{ pointer: '/persons', code: 'out_of_range', params: { min: 2, max: MAX_PERSONS } }]
            : []),
        ];
        return faults.length > 0 ? { faults } : { faults, plan: row };
      },
      write: (rows) =>
        writeEach(tx, rows, ({ subjectId: id, plan }) => {
          const { externalId: _, externalSource: __, ...said } = plan;
          const { jointLetter = false, firstScope = null, overLevel = false } = said;
          const petition = { ...said, id, centerId, jointLetter, firstScope, overLevel, disputeId: null };
          return this.register.enter(tx, { accountId: requestedBy, staffId: null }, petition, true, 'imported');
        }),
    };
  }
}
