/** Writes imported cases: the row with its words and parties sealed under a key of its own, the log, the agreement. */
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Context } from '../../../domain/dispute/context.js';
import { type ImportedHistory, importedLog, importedObligation } from '../../../domain/dispute/imported/history.js';
import { foldFacts } from '../../../domain/dispute/fold.js';
import { caseNumber, receiptCharacters, receiptNo } from '../../../domain/numbering/case-number.js';
import { dayOfInstant, toInstant, yearOf } from '../../../domain/shared/day.js';
import { Envelope, type FieldKey } from '../../../platform/crypto/envelope.js';
import type { Tx } from '../../../platform/database/tx.js';
import {
  type AgreementTold,
  ImportedAgreements,
  type ToldAgreement,
} from '../../agreements/imported-agreements.service.js';
import { CentersReader } from '../../centers/centers.reader.js';
import { DisputesService, type NewDispute } from '../../disputes/disputes.service.js';
import { textsOf } from '../../intake/dispute-texts.js';
import type { SplitParty } from '../../parties/party-entries.js';
import { PartiesService } from '../../parties/parties.service.js';
import { type BroughtIn, WorkflowService } from '../../workflow/workflow.service.js';
import type { ImportJob } from '../import.record.js';
import type { DisputePlan } from './disputes.kind.js';
import { ALL_WRITTEN, type Planned, type Unwritten } from './import-kind.js';

/** The word in the numbers of imported cases: a series of their own, so that no number of theirs is ever drawn again (R39). */
const NUMBER_WORD = '导入';

type Row = Planned<DisputePlan>;

interface Numbered {
  readonly receiptNo: string;
  readonly number: string;
}

/** A case with everything that is to be written of it. */
interface Made extends BroughtIn {
  readonly dispute: NewDispute;
  readonly place: {
    readonly disputeId: string;
    readonly centerId: string;
    readonly key: FieldKey;
    readonly now: string;
  };
  readonly parties: readonly SplitParty['row'][];
  readonly agreement: ToldAgreement | null;
}

@Injectable()
export class DisputeWriter {
  constructor(
    private readonly centers: CentersReader,
    private readonly disputes: DisputesService,
    private readonly parties: PartiesService,
    private readonly agreements: ImportedAgreements,
    private readonly workflow: WorkflowService,
    private readonly envelope: Envelope,
  ) {}

  async write(tx: Tx, { centerId }: ImportJob, context: Context, rows: readonly Row[]): Promise<Unwritten> {
    const now = toInstant(context.now);
    const receipts = await this.receiptsFor(tx, rows, context.zone);
    const numbers = await this.numbersFor(tx, centerId, rows);
    const cases = rows.map((row) => {
      const numbered = { receiptNo: receipts.get(row.key) ?? '', number: numbers.get(row.key) ?? '' };
      return this.made(centerId, context, row, numbered);
    });
    await this.disputes.insertWhole(tx, cases, now);
    await this.parties.insertFirst(tx, cases);
    await this.agreements.insert(
      tx,
      centerId,
      cases.flatMap(({ agreement }) => agreement ?? []),
      now,
    );
    await this.workflow.bringIn(tx, cases, context.zone);
    return ALL_WRITTEN;
  }

  private made(
    centerId: string,
    context: Context,
    { subjectId: id, plan }: Row,
    { receiptNo: receipt, number }: Numbered,
  ): Made {
    const now = toInstant(context.now);
    const command = { ...plan.command, receiptNo: receipt };
    const duty = importedObligation(command, plan.history, dayOfInstant(now, context.zone));
    const told = toldBy(id, plan);
    const textDigest = told === null ? '' : this.agreements.digestOf(told, duty);
    const history: ImportedHistory = { ...plan.history, number, agreement: { ...plan.history.agreement, textDigest } };
    const entries = importedLog(command, history, context);
    const { wrapped, key } = this.envelope.newKey(id);
    const texts = textsOf({ ...plan.row, centerId, gridId: plan.gridId }, id, key, this.envelope);
    const parties = plan.parties.map(({ row }) => row);
    const words = [receipt, plan.row.externalId, texts.title, texts.facts, ...parties.map(({ name }) => name)];
    const searchText = this.disputes.searchTextOf(words);
    return {
      id,
      entries,
      facts: foldFacts(entries),
      dispute: { ...texts, id, wrappedKey: wrapped, keyId: this.envelope.keyId, searchText },
      place: { disputeId: id, centerId, key, now },
      parties,
      agreement: told === null ? null : { told, duty, textDigest },
    };
  }

  /** Drawn at random until nobody has them. */
  private async receiptsFor(tx: Tx, rows: readonly Row[], zone: string): Promise<Map<string, string>> {
    const drawn = new Map<string, string>();
    let without = rows;
    while (without.length > 0) {
      for (const { key, plan } of without) {
        const day = dayOfInstant(plan.command.receivedAt ?? '', zone);
        drawn.set(key, receiptNo(day, receiptCharacters(randomBytes(8))));
      }
      const taken = await this.disputes.receiptsTaken(
        tx,
        without.map(({ key }) => drawn.get(key) ?? ''),
      );
      const seen = new Set<string>();
      without = rows.filter(({ key }) => {
        const receipt = drawn.get(key) ?? '';
        const isTaken = taken.has(receipt) || seen.has(receipt);
        seen.add(receipt);
        return isTaken;
      });
    }
    return drawn;
  }

  /** Without gaps, in the order of the rows, in the year each case was accepted. */
  private async numbersFor(tx: Tx, centerId: string, rows: readonly Row[]): Promise<Map<string, string>> {
    const byYear = new Map<number, string[]>();
    for (const { key, plan } of rows) {
      if (plan.history.acceptedOn === null) continue;
      const year = yearOf(plan.history.acceptedOn);
      byYear.set(year, [...(byYear.get(year) ?? []), key]);
    }
    const shortName = (await this.centers.get(tx, centerId))?.shortName ?? '';
    const numbers = new Map<string, string>();
    for (const year of [...byYear.keys()].sort()) {
      const keys = byYear.get(year) ?? [];
      const first = await this.disputes.nextSerials(tx, centerId, year, NUMBER_WORD, keys.length);
      keys.forEach((key, index) =>
        numbers.set(key, caseNumber({ year, shortName, trackWord: NUMBER_WORD, serial: first + index })),
      );
    }
    return numbers;
  }
}

/** What the row tells of an agreement; null where there is none. */
function toldBy(disputeId: string, { row, history, parties }: DisputePlan): AgreementTold | null {
  const { agreement, outcome, endedOn, performedOn } = history;
  if (outcome !== 'settled' || endedOn === null) return null;
  const { agreementId, form, performanceId } = agreement;
  const terms = row.agreementTerms ?? null;
  return {
    disputeId,
    agreementId,
    form,
    terms,
    settledOn: endedOn,
    performedOn,
    performanceId,
    parties: parties.length,
  };
}
