/** Sessions over HTTP, read only; also tells the order of checks how a session is seen. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { isUuid } from '../../platform/http/atoms.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { notFound } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { SessionResponse } from './session.dto.js';
import { pathOf } from './session.view.js';
import { SessionsReader } from './sessions.reader.js';

@Injectable()
export class SessionReadingService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly reader: SessionsReader,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('session', (caller, path, permission) => {
      const [disputeId = '', id = ''] = path.split('/');
      if (!isUuid(id)) throw notFound();
      return this.useCases.read(
        caller,
        async (tx) => (await this.reader.permitted(tx, caller, disputeId, id, permission)).row.version,
      );
    });
  }

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<SessionResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      const sessions = await this.reader.ofDispute(tx, caller, record);
      const list = { path: `/disputes/${disputeId}/sessions`, query, envelope: this.envelope };
      return pageOfAll(
        sessions,
        list,
        ({ startsAt, id }) => [startsAt, id],
        (session) => session,
      );
    });
  }

  get(caller: Caller, disputeId: string, id: string): Promise<Reply<SessionResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const session = await this.reader.one(tx, caller, disputeId, id);
      return found(session, session.version, pathOf(disputeId, id));
    });
  }
}
