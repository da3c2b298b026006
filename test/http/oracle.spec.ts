/** Reports against a clerk who counts by hand, in fifteen random centres; three hundred others are `npm run test:oracle`. */
import { describeOracle } from '../oracle/runs.js';

describeOracle(15, 20240506);
