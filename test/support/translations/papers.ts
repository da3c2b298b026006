/** Commands of this concern as requests. */
import type { PapersCommand } from '../../../src/domain/dispute/papers/commands.js';
import { record, type TranslationsOf } from './translate.js';

export const PAPERS_TRANSLATIONS: TranslationsOf<PapersCommand> = {
  // Whether a paper says something new is seen in its bytes, which a walk does not make.
  issuePaper: () => undefined,
  writeFileNote: ({ base }) => record(`${base}/file-notes`, { text: '卷内照片另存。' }),
};
