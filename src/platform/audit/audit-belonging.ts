/**
 * Whose centre a thing belongs to that a request wrote: its line in the audit log is filed there, where the centre's own auditor reads
 * it. Which table knows is said by the module of the audit log.
 */
import { Injectable } from '@nestjs/common';
import type { PathSubject } from '../../domain/audit/subject-of-path.js';
import type { Tx } from '../database/tx.js';

type Look = (tx: Tx, kind: string, id: string) => Promise<string | undefined>;

@Injectable()
export class AuditBelonging {
  private look: Look = () => Promise.resolve(undefined);

  register(look: Look): void {
    this.look = look;
  }

  /** Undefined for what belongs to no centre. */
  async centerOf(tx: Tx, subject: PathSubject | null): Promise<string | undefined> {
    return subject === null ? undefined : this.look(tx, subject.kind, subject.id);
  }
}
