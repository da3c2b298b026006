/** What to say when a start fails: words for what an operator can act on, the place in the code for a bug. */
import { StartError } from './platform/config/start-error.js';

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof StartError ? error.message : (error.stack ?? error.message);
}
