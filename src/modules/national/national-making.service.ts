/** Makes national records of cases: what their parties, their mediators and their centre say goes into the pure mapping. */
import { Inject, Injectable } from '@nestjs/common';
import { consentsLacking } from '../../domain/dispute/custody/guards.js';
import { standing } from '../../domain/dispute/guard.js';
import { type NationalParty, type NationalRecord, nationalRecordOf } from '../../domain/national/record.js';
import type { SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { locationOf } from '../disputes/dispute.view.js';
import type { ExportedCase } from '../disputes/exported-cases.reader.js';
import { PartiesService } from '../parties/parties.service.js';
import type { NewParty } from '../parties/party.store.js';
import { StaffReader, type StaffRecord } from '../staff/staff.reader.js';
import { type ShownRecord, toNationalRecord } from './national-record.view.js';

export type Ground = (typeof SHARING_GROUNDS)[number] | undefined;

@Injectable()
export class NationalMakingService {
  constructor(
    private readonly parties: PartiesService,
    private readonly staff: StaffReader,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async recordsOf(tx: Tx, caller: Caller, cases: readonly ExportedCase[], ground: Ground): Promise<ShownRecord[]> {
    const known = new Map<string, StaffRecord>();
    for (const one of await this.staff.byIds(tx, cases.flatMap(leadersOf))) known.set(one.id, one);
    const parties = await this.parties.inClearOf(tx, cases);
    return cases.map((source) => {
      const whole = this.wholeOf(source, known, parties.get(source.id) ?? []);
      const disclosed = this.isDisclosed(source, ground);
      return toNationalRecord(source, whole, { disclosed, language: caller.language });
    });
  }

  /** R46: a duty of law, or the consent of every party that stands today. */
  private isDisclosed({ folded }: ExportedCase, ground: Ground): boolean {
    if (ground === undefined) return false;
    return ground === 'statutory' || consentsLacking(folded, this.clock.nowIso()).length === 0;
  }

  private wholeOf(
    source: ExportedCase,
    known: ReadonlyMap<string, StaffRecord>,
    parties: readonly NewParty[],
  ): NationalRecord {
    const [leader] = leadersOf(source).flatMap((id) => known.get(id) ?? []);
    const responsible = leader === undefined ? null : { name: leader.name, contact: leader.workPhone };
    const subject = {
      ...locationOf(source, this.envelope.unwrap(source.wrappedKey, source.id)),
      facts: source.folded,
      zone: source.zone,
      category: source.category,
      title: source.title,
      whatHappened: source.facts,
      occurredOn: source.occurredOn,
      peopleInvolved: source.peopleInvolved,
      resolveBy: source.mediationDueOn,
      parties: partiesOf(source, parties),
      organisation: leader?.committee ?? source.centerName,
      responsible,
    };
    return nationalRecordOf(subject, this.config.nationalScale);
  }
}

/** Those who are still in it. */
function partiesOf({ folded }: ExportedCase, parties: readonly NewParty[]): NationalParty[] {
  const present = new Map<string, number | null>(
    standing(folded).map(({ partyId, memberCount }) => [partyId, memberCount]),
  );
  return parties
    .filter(({ id }) => present.has(id))
    .map((party) => ({ ...party, memberCount: present.get(party.id) ?? null }));
}

/** Whoever leads it, else who is responsible for it. */
const leadersOf = ({ mediatorIds, responsibleOfficerId }: ExportedCase): string[] => [
  ...mediatorIds.slice(0, 1),
  ...(responsibleOfficerId === null ? [] : [responsibleOfficerId]),
];
