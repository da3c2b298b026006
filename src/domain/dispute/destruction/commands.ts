/** What somebody asks for about the end of a file in the archive: that it be destroyed, and the decision on that (档案法 21). */
import type { RecordId } from '../../shared/ids.js';

export interface ProposeDestruction {
  readonly type: 'proposeDestruction';
  readonly destructionId: RecordId;
}

/** An approval destroys the file in the same breath: there is no third step that could be forgotten. */
export interface DecideDestruction {
  readonly type: 'decideDestruction';
  readonly approved: boolean;
  /** are the appraisal group and its paper named? */
  readonly isAppraised: boolean;
}

export type DestructionCommand = ProposeDestruction | DecideDestruction;
