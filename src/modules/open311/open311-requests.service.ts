/** Taking a request in, and what became of the requests of a key. */
import { Injectable } from '@nestjs/common';
import { MOST_REQUESTS, withinFacade } from '../../domain/open311/open311.js';
import { SERVICE_NOTICE } from '../../domain/open311/open311-texts.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Open311Value } from '../../platform/http/open311-format.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import { plain } from '../../platform/http/reply.js';
import type { FormFields } from '../../platform/http/url-encoded.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { BodyPipe } from '../../platform/http/validation.pipe.js';
import type { CenterRecord } from '../centers/centers.reader.js';
import { RegisterDisputeRequest } from '../intake/intake.dto.js';
import { IntakeService } from '../intake/intake.service.js';
import { Open311Jurisdiction } from './open311-jurisdiction.service.js';
import { nameOf, Open311ServicesService, type Service } from './open311-services.service.js';
import { shownRequest } from './open311.view.js';
import { type KnownRequest, Open311Store, type RequestFilter } from './open311.store.js';
import { filterOf, type ListQuery } from './request-filter.js';
import { copyOf, demandWhole, fieldsOf, pointerIn, registrationOf, type SentFields } from './sent-request.js';

/** Bound to the case, so that a copy cannot be put under another. */
const SENT_CONTEXT = (disputeId: string): string => `open311.sent:${disputeId}`;

@Injectable()
export class Open311RequestsService {
  private readonly bodies = new BodyPipe();

  constructor(
    private readonly useCases: UseCases,
    private readonly intake: IntakeService,
    private readonly services: Open311ServicesService,
    private readonly jurisdiction: Open311Jurisdiction,
    private readonly store: Open311Store,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  /** Under the sender's own number once, however often it is sent. */
  async create(caller: Caller, form: FormFields): Promise<Open311Value> {
    const sent = fieldsOf(form);
    const { external_id: externalId } = sent.attributes;
    const { body } = await this.useCases.write({ ...caller, idempotency: null }, async (tx) => {
      const center = await this.jurisdiction.of(tx, caller, sent.fields.jurisdiction_id);
      const service = await this.serviceOf(tx, sent, center);
      demandWhole(sent);
      const digest = this.envelope.matchOf('open311', JSON.stringify(sent));
      if (externalId !== undefined) {
        const known = await this.underNumber(tx, caller, externalId);
        if (known?.digest?.equals(digest) === false) throw numberUsed();
        if (known !== undefined) return plain(known.receiptNo);
      }
      return plain(await this.takeIn(tx, caller, sent, service, center, digest));
    });
    return [{ service_request_id: body, service_notice: SERVICE_NOTICE[caller.language], account_id: null }];
  }

  list(caller: Caller, query: ListQuery): Promise<Open311Value> {
    return this.shown(caller, query.jurisdiction_id, filterOf(query, this.clock.nowIso()));
  }

  async get(caller: Caller, receiptNo: string, jurisdictionId: string | undefined): Promise<Open311Value> {
    const found = await this.shown(caller, jurisdictionId, { receiptNos: [receiptNo] });
    if (found.length === 0) throw notFound();
    return found;
  }

  /** No token is ever given out, as numbers are there at once: what is found by one is a request under the sender's own number. */
  token(caller: Caller, token: string, jurisdictionId: string | undefined): Promise<Open311Value> {
    return this.useCases.read(caller, async (tx) => {
      await this.jurisdiction.of(tx, caller, jurisdictionId);
      const [found] = await this.store.find(tx, caller.actor.accountId, { externalId: token }, 1);
      if (found === undefined) throw notFound();
      return [{ service_request_id: found.receiptNo, token }];
    });
  }

  private async serviceOf(tx: Tx, { fields }: SentFields, { zone }: CenterRecord): Promise<Service> {
    const { service_code: code } = fields;
    if (code !== undefined) return this.services.mustBe(tx, code, this.clock.today(zone));
    throw new Problem('validation_failed', { errors: [{ pointer: 'service_code', code: 'required' }] });
  }

  private async underNumber(tx: Tx, { actor }: Caller, externalId: string): Promise<KnownRequest | undefined> {
    await this.store.hold(tx, actor.accountId, externalId);
    return (await this.store.find(tx, actor.accountId, { externalId }, 1))[0];
  }

  /** Registers the case by the same door as the counter; answers its receipt number. */
  private async takeIn(
    tx: Tx,
    caller: Caller,
    sent: SentFields,
    service: Service,
    { id: centerId, zone }: CenterRecord,
    digest: Buffer,
  ): Promise<string> {
    const named = { ...service, name: nameOf(service.entries, 'zh') };
    const inside = { ...caller, actor: withinFacade(caller.actor) };
    try {
      const plainBody = registrationOf(sent, named, centerId, zone);
      const metadata = { type: 'body', metatype: RegisterDisputeRequest } as const;
      const request = (await this.bodies.transform(plainBody, metadata)) as RegisterDisputeRequest;
      const { body } = (await this.intake.open(tx, inside, request)).reply;
      await this.keep(tx, caller, sent, { disputeId: body.id, centerId, digest });
      return body.receiptNo;
    } catch (error) {
      throw inForm(error, sent);
    }
  }

  private async keep(
    tx: Tx,
    { actor }: Caller,
    sent: SentFields,
    { disputeId, centerId, digest }: { disputeId: string; centerId: string; digest: Buffer },
  ): Promise<void> {
    const key = this.envelope.unwrap(await this.store.wrappedKey(tx, disputeId), disputeId);
    const { external_id: externalId = null } = sent.attributes;
    await this.store.insert(tx, {
      disputeId,
      centerId,
      apiKeyId: actor.accountId,
      serviceCode: sent.fields.service_code ?? '',
      externalId,
      digest: externalId === null ? null : digest,
      requestedAt: this.clock.nowIso(),
      sentSealed: key.seal(JSON.stringify(copyOf(sent)), SENT_CONTEXT(disputeId)),
    });
  }

  private shown(caller: Caller, jurisdictionId: string | undefined, filter: RequestFilter): Promise<Open311Value[]> {
    return this.useCases.read(caller, async (tx) => {
      const { name } = await this.jurisdiction.of(tx, caller, jurisdictionId);
      const found = await this.store.find(tx, caller.actor.accountId, filter, MOST_REQUESTS);
      const codes = found.map(({ serviceCode }) => serviceCode);
      const names = await this.services.names(tx, codes, caller.language);
      return found.map((request) => {
        const key = this.envelope.unwrap(request.wrappedKey, request.disputeId);
        const sent = key.openJson(request.sentSealed, SENT_CONTEXT(request.disputeId), NOTHING_LEFT);
        const serviceName = names.get(request.serviceCode) ?? request.serviceCode;
        return shownRequest(request, { sent, serviceName, agency: name, language: caller.language });
      });
    });
  }
}

/** What is shown of a request whose file was destroyed. */
const NOTHING_LEFT = { description: null, address: null, addressId: null, lat: null, long: null, mediaUrl: null };

const numberUsed = (): Problem =>
  new Problem('validation_failed', {
    errors: [{ pointer: 'attribute[external_id]', code: 'open311_external_id_used' }],
  });

/** Faults of the registration are told by the fields of the form. */
function inForm(error: unknown, sent: SentFields): unknown {
  if (!(error instanceof Problem) || error.extra.errors === undefined) return error;
  const errors = error.extra.errors.map((fault) => ({ ...fault, pointer: pointerIn(sent, fault.pointer) }));
  return new Problem(error.code, { ...error.extra, errors });
}
