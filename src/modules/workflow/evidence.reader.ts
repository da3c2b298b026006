/** The page that shows something, where a body names one: it is on file with this case and was not marked void. */
import { standingAttachments } from '../../domain/dispute/evidence/standing.js';
import { unknownReference } from '../../platform/http/problem.js';
import type { Current } from './workflow.service.js';

export function evidenceOnFile(
  { facts }: Pick<Current, 'facts'>,
  evidenceId: string | null | undefined,
  pointer = '/evidenceId',
): string | null {
  if (evidenceId === undefined || evidenceId === null) return null;
  if (!standingAttachments(facts).includes(evidenceId)) throw unknownReference(pointer);
  return evidenceId;
}
