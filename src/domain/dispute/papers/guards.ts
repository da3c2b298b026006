/**
 * R40: a paper is issued of a case that has it, and again only when it would say something else. Example: the application of a
 * case that was taken up unasked is refused; so is the same notice a second time on the same day. In the archive only what
 * binds the file is issued once more, and what it must have and never had.
 */
import { hasPaper } from '../../papers/catalog.js';
import { isOpenInArchive } from '../../papers/issuing.js';
import { refusal, type Guard } from '../guard.js';
import type { IssuePaper } from './commands.js';
import { lastIssued } from './facts.js';

export const paperApplies: Guard<IssuePaper> = ({ facts, command: { paper, subjectId } }) =>
  hasPaper(facts, paper, subjectId) ? undefined : refusal('paper_not_applicable', 'R40', { form: paper });

export const archiveLacksIt: Guard<IssuePaper> = ({ facts, command: { paper, subjectId } }) =>
  facts.state === 'archived' && !isOpenInArchive(facts, paper, subjectId)
    ? refusal('paper_not_in_archive', 'R40', { form: paper })
    : undefined;

export const paperSaysSomethingNew: Guard<IssuePaper> = ({ facts, command }) => {
  const last = lastIssued(facts, command);
  return last?.digest === command.digest
    ? refusal('paper_unchanged', 'R40', { form: command.paper, version: last.version })
    : undefined;
};
