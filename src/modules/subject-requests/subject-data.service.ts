/**
 * All a centre holds about one person, for that person (PIPL 45): their own data in the clear, others only by the beginning of their names,
 * and to whom it was provided. Told of in the audit log in the transaction that reads it, and counted like so many reveals as there
 * are cases.
 */
import { Injectable } from '@nestjs/common';
import { PROVISION_TEXTS } from '../../domain/privacy/privacy-texts.js';
import { mayBeTold } from '../../domain/privacy/provisions.js';
import { letterOf } from '../../domain/privacy/subject-letter.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { refuse } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import type { Language } from '../../platform/http/texts.js';
import { RevealLimitService } from '../access/reveal-limit.service.js';
import { maskName } from '../parties/personal-fields.js';
import { reachOf } from './same-person.js';
import { SubjectRequestAccess } from './subject-request-access.service.js';
import { type HeldCase, SubjectRequestStore } from './subject-request.store.js';
import type { SubjectCase, SubjectDataResponse } from './subject-requests.dto.js';

/** Column of each field, and the name it is sealed under. */
const FIELDS = {
  phone: 'phone',
  idNumber: 'id_number',
  address: 'address',
  workUnit: 'work_unit',
  sex: 'sex',
  ethnicity: 'ethnicity',
  occupation: 'occupation',
  bornOn: 'born_on',
} as const;
type Field = keyof typeof FIELDS;

@Injectable()
export class SubjectDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: SubjectRequestAccess,
    private readonly store: SubjectRequestStore,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
    private readonly limit: RevealLimitService,
  ) {}

  of(caller: Caller, id: string): Promise<Reply<SubjectDataResponse>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const { request } = await this.access.permitted(tx, caller, id, 'subject_request.decide');
      if (request.outcome !== 'open_to_see') throw refuse('subject_access_not_granted', { ruleId: 'R48' });
      const reach = reachOf(request, this.envelope.unwrap(request.wrappedKey, request.disputeId));
      const partyIds = reach.map(({ partyId }) => partyId);
      const held = await this.store.held(tx, partyIds, caller.language);
      await this.limit.take(tx, caller.actor.accountId, held.length);
      await this.audit.add(tx, caller, {
        action: 'subject_data.told',
        subjectKind: 'subject_request',
        subjectId: id,
        centerId: request.centerId,
        params: { partyId: request.partyId, disputeIds: held.map(({ disputeId }) => disputeId) },
      });
      const cases = held.map((one) => this.caseOf(one, caller.language));
      const asOf = this.clock.nowIso();
      const zone = await this.access.zoneOf(tx, request.centerId);
      const text = letterOf(cases, { asOf, zone, language: caller.language });
      const body = { requestId: id, asOf, cases, text };
      return plain<SubjectDataResponse>(body, { 'cache-control': 'no-store' });
    });
  }

  private caseOf(held: HeldCase, language: Language): SubjectCase {
    const key = this.envelope.unwrap(held.wrappedKey, held.disputeId);
    const own = (field: Field): string | null => {
      const sealed = held.sealed[FIELDS[field]] ?? null;
      return sealed === null ? null : key.open(Buffer.from(sealed, 'base64'), `party.${field}:${held.partyId}`);
    };
    return {
      disputeId: held.disputeId,
      receiptNo: held.receiptNo,
      number: held.number,
      state: held.state,
      category: held.category,
      receivedAt: held.receivedAt,
      role: held.role,
      restrictedAt: held.restrictedAt,
      own: {
        name: held.name,
        phone: own('phone'),
        idNumber: own('idNumber'),
        address: own('address'),
        workUnit: own('workUnit'),
        sex: own('sex'),
        ethnicity: own('ethnicity'),
        occupation: own('occupation'),
        bornOn: own('bornOn'),
      },
      consents: [...held.consents],
      others: held.others.map(maskName),
      providedTo: held.providedTo
        .filter(mayBeTold)
        .map((line) => ({ ...line, text: PROVISION_TEXTS[line.kind][language] })),
    };
  }
}
