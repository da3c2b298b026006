/** Who may what: the table people read, and every operation by every role held against it; `npm run test:matrix` asks every cell. */
import { describeMatrix, pairs } from '../matrix/runs.js';
import { tableNow, tableWritten, writeTable } from '../matrix/table.js';

test('the table says what the rule book and the routes say: `ACCESS_TABLE=write npm test test/http/matrix` writes it anew', () => {
  if (process.env['ACCESS_TABLE'] === 'write') writeTable();
  expect(tableWritten()).toBe(tableNow());
});

describeMatrix('every operation by every role', pairs, [
  'police',
  'mediator',
  'admin',
  'other.director',
  'm.above.officer',
  'm.own.petition',
  'key disputes:read.center',
]);
