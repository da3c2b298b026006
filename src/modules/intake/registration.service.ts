/** Registration at the counter, which learns at once what is there already about these people and this place (R10). */
import { Injectable } from '@nestjs/common';
import { demandInCenter } from '../../platform/auth/in-center.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeWithRelatedResponse } from '../related/related.dto.js';
import { RelatedCasesService } from '../related/related-cases.service.js';
import type { RegisterDisputeRequest } from './intake.dto.js';
import { IntakeService } from './intake.service.js';

@Injectable()
export class RegistrationService {
  constructor(
    private readonly useCases: UseCases,
    private readonly intake: IntakeService,
    private readonly related: RelatedCasesService,
  ) {}

  register(caller: Caller, request: RegisterDisputeRequest): Promise<Reply<DisputeWithRelatedResponse>> {
    return this.useCases.write(caller, async (tx) => {
      demandInCenter(caller, 'dispute.register', request.centerId);
      const { record, reply } = await this.intake.open(tx, caller, request);
      const body = { ...reply.body, ...(await this.related.earlier(tx, caller, record)) };
      return { ...reply, body, self: `/disputes/${record.id}?expand=related` };
    });
  }
}
