/** R41 what does not hold between figures is said in the language of the reader; machines are told the identity itself. */
import { NAMES_OF_IDENTITIES } from '../../../src/domain/reports/report-texts.js';
import { refusalText } from '../../../src/platform/http/texts.js';

test.each(Object.entries(NAMES_OF_IDENTITIES))('%s', (identity, { zh, en }) => {
  const params = { identity, left: 1, right: 2, numbers: ['(2026)阳春民调字第1号'] };
  expect(refusalText('figures_disagree', params, 'zh')).toContain(`（${zh}：1 / 2）`);
  expect(refusalText('figures_disagree', params, 'en')).toContain(`(${en}: 1 / 2)`);
  expect(zh).not.toMatch(/[A-Za-z]/);
});
