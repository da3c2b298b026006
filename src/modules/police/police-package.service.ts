/** The package for a case of the police 治安案件材料 (R36): what it holds and lacks, and, once nothing is lacking, the package itself. */
import { Injectable } from '@nestjs/common';
import { lackingForPolice } from '../../domain/dispute/police/package.js';
import { POLICE } from '../../domain/dispute/vocabulary.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { nonEmpty } from '../../domain/shared/result.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { RefusedProblem } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { refusalText } from '../../platform/http/texts.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { packagedFiles, zipped } from './package-archive.js';
import { PoliceGround } from './police-ground.js';
import { PackageParts } from './package-parts.js';
import type { PolicePackageResponse } from './police.dto.js';

@Injectable()
export class PolicePackageService {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly parts: PackageParts,
    private readonly ground: PoliceGround,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  get(caller: Caller, disputeId: string): Promise<Reply<PolicePackageResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      const body = await this.content(tx, caller, record, await this.lacking(tx, record));
      return found(body, record.version, `/disputes/${disputeId}/police-package`);
    });
  }

  /** Taken out of the house, so it is on record who took it. */
  zip(caller: Caller, disputeId: string): Promise<FileReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, 'dispute.disclose');
      const lacking = nonEmpty(await this.lacking(tx, record));
      if (lacking !== undefined) throw new RefusedProblem(lacking);
      const madeOn = this.clock.today(await this.ground.zoneOf(tx, record.custodyCenterId));
      const files = packagedFiles(await this.content(tx, caller, record, []), madeOn);
      await this.audit.add(tx, caller, {
        action: 'dispute.police_package_disclosed',
        subjectKind: 'dispute',
        subjectId: disputeId,
        centerId: record.centerId,
        params: { ground: 'statutory', version: record.version },
      });
      return new FileReply({
        content: await zipped(files, this.clock.now()),
        mediaType: 'application/zip',
        name: `${record.number ?? record.receiptNo}.zip`,
        madeOf: files.map(({ content }) => content.toString()).join('\n'),
      });
    });
  }

  /** With names where the rule book has ids. */
  private async lacking(tx: Tx, record: DisputeRecord): Promise<Refusal[]> {
    const names = await this.ground.namesIn(tx, record);
    return lackingForPolice(record.folded).map((reason) => {
      const party = names.get(String(reason.params?.['partyId']));
      return party === undefined ? reason : { ...reason, params: { ...reason.params, party } };
    });
  }

  private async content(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    lacking: readonly Refusal[],
  ): Promise<PolicePackageResponse> {
    return {
      disputeId: record.id,
      number: record.number,
      ready: lacking.length === 0,
      lacking: lacking.map(({ code, params = {}, ruleId = 'R36' }) => ({
        code,
        text: refusalText(code, params, caller.language),
        ruleId,
      })),
      letterNo: record.delegatedByBody === POLICE ? record.delegatedLetterNo : null,
      ...(await this.parts.of(tx, caller, record)),
    };
  }
}
