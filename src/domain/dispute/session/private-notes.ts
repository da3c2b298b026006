/**
 * Private notes 背对背笔记: what one side tells its mediators alone. They are outside the log, so that nobody learns from the
 * file that there are any. A file that is put away or went into another takes no more.
 */
import type { Refusal } from '../../shared/refusal.js';
import type { DisputeFacts } from '../facts.js';
import { refusal } from '../guard.js';

export const noteObjection = ({ state }: DisputeFacts): Refusal | undefined =>
  state === 'archived' || state === 'merged' ? refusal('private_note_too_late') : undefined;
