/** 卷宗情况说明 (239号, 12): whatever is odd about the file, in the words of who keeps it. */
import { type Block, bodies, title } from '../blocks.js';
import type { FileRecord } from '../file-record.js';
import { numbered, signedHere } from './parts.js';

export const fileNote = (file: FileRecord): Block[] => [
  title('卷宗情况说明'),
  numbered(file),
  ...bodies(file.fileNote, 8),
  ...signedHere(`立卷人${file.keeper ?? ''}`, '检查人'),
];
