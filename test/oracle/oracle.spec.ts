/** Reports against a clerk who counts by hand, in three hundred random centres. Too long for `npm test`; fifteen others are in it. */
import { describeOracle } from './runs.js';

describeOracle(Number(process.env['ORACLE_CENTRES'] ?? 300), 20261126);
