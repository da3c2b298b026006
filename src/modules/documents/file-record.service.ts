/** The record of a case as the forms read it, in the clear: for papers and nothing else; who made one is in the audit log. */
import { Injectable } from '@nestjs/common';
import type { FileRecord } from '../../domain/papers/file-record.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { demandFile } from '../disputes/disputes.reader.js';
import { locationOf } from '../disputes/dispute.view.js';
import * as findings from './file-findings.view.js';
import * as views from './file-record.view.js';
import { PaperNamesService } from './paper-names.service.js';
import { type PaperParts, PaperPartsService } from './paper-parts.service.js';

@Injectable()
export class FileRecordService {
  constructor(
    private readonly names: PaperNamesService,
    private readonly parts: PaperPartsService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, caller: Caller, record: DisputeRecord): Promise<FileRecord> {
    const { folded } = record;
    demandFile(record);
    const parts = await this.parts.of(tx, caller, record);
    const { center, committee, zone } = await this.names.centerOf(tx, record);
    const named = await this.namesFor(tx, record, parts);
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    const { address } = locationOf(record, key);
    return {
      zone,
      today: this.clock.today(zone),
      committee,
      center,
      ...views.matterOf(record),
      ...views.datesOf(folded),
      proposedRetention: await this.names.proposedRetentionOf(tx, record),
      category: await this.names.categoryOf(tx, record, zone),
      address,
      failReason: parts.failReason,
      mediators: record.mediatorIds.map((id) => named.staff(id) ?? ''),
      registrar: named.staff(record.registeredByStaffId),
      keeper: named.staff(record.responsibleOfficerId),
      parties: views.partiesOf(folded, parts.parties),
      investigations: findings.investigationsOf(parts.investigations, named),
      evidence: findings.evidenceOf(parts.attachments, named, zone),
      sessions: views.sessionsOf(parts.sessions, named, address),
      agreements: views.agreementsOf(parts.agreements, named),
      agreementId: folded.agreementId,
      visits: views.visitsOf(parts.visits, named),
      unsettled: findings.unsettledOf(folded, zone),
      confirmations: views.confirmationsOf(parts.confirmations),
      referrals: views.referralsOf(parts.referrals, named),
      fileNote: parts.fileNote,
    };
  }

  private async namesFor(tx: Tx, record: DisputeRecord, parts: PaperParts): Promise<views.Names> {
    const parties = new Map(parts.parties.map(({ id, name }) => [id, name]));
    const staffIds = [
      record.registeredByStaffId,
      record.responsibleOfficerId,
      ...record.mediatorIds,
      ...parts.sessions.flatMap(({ attendance }) => (attendance ?? []).map(({ staffId }) => staffId)),
      ...parts.visits.map(({ assigneeId }) => assigneeId),
      ...parts.investigations.flatMap(({ investigatorIds, recorderId }) => [...investigatorIds, recorderId]),
    ];
    return {
      party: (id) => (id === null ? null : (parties.get(id) ?? null)),
      staff: await this.names.staffBy(tx, staffIds),
      room: await this.names.roomsBy(
        tx,
        parts.sessions.map(({ roomId }) => roomId),
      ),
      department: await this.names.departmentsBy(
        tx,
        parts.referrals.map(({ toDepartmentId }) => toDepartmentId),
      ),
    };
  }
}
