/** Templates for minutes 调解笔录, versioned in the code tables, filled from the record of a session. */
import { Injectable } from '@nestjs/common';
import { fillTemplate } from '../../domain/minutes/template.js';
import { committeeOf } from '../../domain/papers/committee.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { RoomsReader } from '../centers/rooms.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { PartiesService } from '../parties/parties.service.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { MinutesTemplateResponse } from './minutes-template.dto.js';
import { type MinutesGround, minutesValues } from './minutes-text.js';
import type { SessionRecord } from './session.store.js';
import { SessionsReader } from './sessions.reader.js';

@Injectable()
export class MinutesTemplateService {
  constructor(
    private readonly useCases: UseCases,
    private readonly reader: SessionsReader,
    private readonly codes: CodeTablesService,
    private readonly centers: CentersReader,
    private readonly settings: SettingsReader,
    private readonly rooms: RoomsReader,
    private readonly parties: PartiesService,
    private readonly staff: StaffReader,
  ) {}

  filled(caller: Caller, disputeId: string, id: string, template = 'general'): Promise<Reply<MinutesTemplateResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { record, row } = await this.reader.permitted(tx, caller, disputeId, id, 'session.manage');
      const ground = await this.ground(tx, record, row);
      const on = dayOfInstant(row.heldTo ?? row.startsAt, ground.center.zone);
      const entry = await this.codes.mustBeValid(tx, 'minutes-templates', template, on, 'query/template');
      const label = caller.language === 'zh' ? entry.labelZh : entry.labelEn;
      const text = fillTemplate(String(entry.extra['text']), minutesValues(ground));
      return plain({ template, label, validFrom: entry.validFrom, text });
    });
  }

  private async ground(tx: Tx, record: DisputeRecord, row: SessionRecord): Promise<MinutesGround> {
    const facts = record.folded.sessions.find(({ sessionId }) => sessionId === row.id);
    const center = await this.centers.get(tx, record.custodyCenterId);
    if (facts === undefined || center === undefined) throw notFound();
    const { mediation } = await this.settings.of(tx, center.id);
    const room = row.roomId === null ? undefined : await this.rooms.get(tx, row.roomId);
    const staffIds = [...row.mediatorIds, ...row.invited.flatMap(({ staffId }) => staffId ?? [])];
    const people = await this.staff.byIds(tx, [...new Set(staffIds)]);
    return {
      record,
      row,
      facts,
      center,
      committee: mediation.committeeName ?? committeeOf(center.name),
      parties: await this.parties.ofDispute(tx, record.id, record.folded),
      staff: new Map(people.map(({ id, name }) => [id, name])),
      roomName: room?.name ?? null,
    };
  }
}
