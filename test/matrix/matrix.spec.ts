/** Every cell of the matrix: each operation by each person in each situation; and every GET of everybody read for what is not theirs. */
import { describeMatrix } from './runs.js';

describeMatrix('every cell', (cells) => cells, null);
