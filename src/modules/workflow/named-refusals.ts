/** Puts names where the rule book has ids: an officer reads who has not been told, not which UUID. Codes and ids stay. */
import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Refusals } from '../../domain/shared/result.js';
import type { Tx } from '../../platform/database/tx.js';
import { PartiesService } from '../parties/parties.service.js';
import { StaffReader } from '../staff/staff.reader.js';

@Injectable()
export class NamedRefusals {
  constructor(
    private readonly parties: PartiesService,
    private readonly staff: StaffReader,
  ) {}

  async into(tx: Tx, disputeId: string, refusals: Refusals): Promise<Refusals> {
    const named = await this.lookUp(tx, disputeId, refusals);
    const [first, ...rest] = refusals;
    return [named(first), ...rest.map(named)];
  }

  /** Looks all names up at once; the answer puts them into one refusal. */
  async lookUp(tx: Tx, disputeId: string, refusals: readonly Refusal[]): Promise<(refusal: Refusal) => Refusal> {
    const parties = refusals.some(({ params }) => params?.['partyId'] !== undefined)
      ? await this.parties.namesById(tx, disputeId)
      : new Map<string, string>();
    const staffIds = refusals.flatMap(({ params }) =>
      typeof params?.['staffId'] === 'string' ? [params['staffId']] : [],
    );
    const people = staffIds.length === 0 ? [] : await this.staff.byIds(tx, staffIds.filter(isId));
    const staff = new Map(people.map(({ id, name }) => [id, name]));
    return (refusal) => {
      const party = parties.get(String(refusal.params?.['partyId']));
      const person = staff.get(String(refusal.params?.['staffId']));
      const names = { ...(party === undefined ? {} : { party }), ...(person === undefined ? {} : { staff: person }) };
      return { ...refusal, params: { ...refusal.params, ...names } };
    };
  }
}

/** Probes for buttons name nobody in particular. */
const isId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id);
