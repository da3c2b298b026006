/** The names that papers print in the places of ids: of the committee, of staff, of rooms, of what the case is about. */
import { Injectable } from '@nestjs/common';
import { proposedRetention } from '../../domain/dispute/ending/retention.js';
import type { RetentionClass } from '../../domain/dispute/ending/words.js';
import { committeeOf } from '../../domain/papers/committee.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { CentersReader } from '../centers/centers.reader.js';
import { RoomsReader } from '../centers/rooms.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { StaffReader } from '../staff/staff.reader.js';

export type NameOf = (id: string | null) => string | null;

@Injectable()
export class PaperNamesService {
  constructor(
    private readonly centers: CentersReader,
    private readonly rooms: RoomsReader,
    private readonly settings: SettingsReader,
    private readonly codes: CodeTablesService,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
  ) {}

  /** The centre that has the case now: its committee signs. */
  async centerOf(
    tx: Tx,
    { custodyCenterId }: DisputeRecord,
  ): Promise<{ center: string; committee: string; zone: string }> {
    const center = await this.centers.get(tx, custodyCenterId);
    const { mediation } = await this.settings.of(tx, custodyCenterId);
    const name = center?.name ?? '';
    return {
      center: name,
      committee: mediation.committeeName ?? committeeOf(name),
      zone: center?.zone ?? 'Asia/Shanghai',
    };
  }

  /** By the settings the case began under; null: it has no outcome yet. */
  async proposedRetentionOf(tx: Tx, { folded }: DisputeRecord): Promise<RetentionClass | null> {
    const { mediation } = await this.settings.ofVersion(tx, folded.settings);
    return folded.ending.outcome === null ? null : proposedRetention(folded, mediation).retentionClass;
  }

  /** `邻里纠纷（漏水渗水）`. */
  async categoryOf(tx: Tx, { category, subcategory, receivedAt }: DisputeRecord, zone: string): Promise<string> {
    const on = dayOfInstant(receivedAt, zone);
    const main = (await this.codes.labelOf(tx, 'categories', category, on)) ?? '';
    const sub = subcategory === null ? null : await this.codes.labelOf(tx, 'subcategories', subcategory, on, category);
    return sub === null ? main : `${main}（${sub}）`;
  }

  async staffBy(tx: Tx, ids: readonly (string | null)[]): Promise<NameOf> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const people = await this.staff.byIds(tx, wanted);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return (id) => (id === null ? null : (names.get(id) ?? null));
  }

  async roomsBy(tx: Tx, ids: readonly (string | null)[]): Promise<NameOf> {
    const names = new Map<string, string>();
    for (const id of new Set(ids.filter((one) => one !== null))) {
      const room = await this.rooms.get(tx, id);
      if (room !== undefined) names.set(id, room.name);
    }
    return (id) => (id === null ? null : (names.get(id) ?? null));
  }

  async departmentsBy(tx: Tx, ids: readonly (string | null)[]): Promise<NameOf> {
    const departments = await this.departments.byIds(tx, [...new Set(ids.filter((id) => id !== null))]);
    const names = new Map(departments.map(({ id, nameZh }) => [id, nameZh]));
    return (id) => (id === null ? null : (names.get(id) ?? null));
  }
}
