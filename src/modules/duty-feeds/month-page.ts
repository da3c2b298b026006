/** The month as a page to print: A4 landscape, nothing loaded from elsewhere, no script, every name escaped. */
import { createHash } from 'node:crypto';
import type { Mark, MonthDay, MonthGroup } from '../../domain/roster/month-grid.js';
import { marksInWords, type MonthWords, weekdayInWords } from '../../domain/roster/month-texts.js';
import { escaped } from '../../domain/shared/escaped.js';
import { PAGE_STYLE } from './month-page.style.js';
import type { MonthSheet } from './roster-month.service.js';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** The page may use its own style and nothing else. */
export const PAGE_POLICY = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
} as const;

export function monthPage(sheet: MonthSheet): string {
  const { words, grid, center } = sheet;
  const title = escaped(words.title(center, grid.month));
  return `<!DOCTYPE html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${notes(sheet)}
<table>
<thead>
<tr><th scope="col" class="name">${words.name}</th>${grid.days.map((day) => dayHead(day, words)).join('')}<th scope="col" class="total">${words.total}</th></tr>
</thead>
${grid.groups.map((group) => groupBody(group, sheet)).join('\n')}
</table>
${legend(words)}
</main>
</body>
</html>
`;
}

function notes({ words, grid, changedAt, zone }: MonthSheet): string {
  const version = changedAt === null ? words.nothingPublished : words.asOf(changedAt, zone);
  const unknown = `<p class="warning" role="note">${words.calendarUnknown(grid.month.slice(0, 4))}</p>`;
  return `<p class="version">${version}</p>${grid.calendarKnown ? '' : `\n${unknown}`}`;
}

function dayHead({ on, weekday, kind }: MonthDay, words: MonthWords): string {
  const badge = kind === 'make_up' || kind === 'holiday' ? words.dayBadges[kind] : '';
  const meaning = kind === 'working' ? '' : ` title="${words.dayMeanings[kind]}"`;
  const parts = [`<b>${Number(on.slice(8))}</b>`, weekdayInWords(weekday, words), `<i>${badge}</i>`];
  return `<th scope="col" class="${kind}"${meaning}>${parts.map((part) => `<span>${part}</span>`).join('')}</th>`;
}

function groupBody({ departmentId, rows, gaps }: MonthGroup, sheet: MonthSheet): string {
  const { words, grid, departments, people } = sheet;
  const department = escaped(departments.get(departmentId) ?? '');
  const lines = [
    `<tr class="department"><th scope="rowgroup" colspan="${grid.days.length + 2}">${department}</th></tr>`,
    ...rows.map(({ staffId, marks, total }) => row(escaped(people.get(staffId) ?? ''), marks, total, sheet)),
    ...(rows.length === 0
      ? [
          row(
            words.nobody,
            grid.days.map(() => []),
            0,
            sheet,
          ),
        ]
      : []),
    ...(gaps === null ? [] : [row(words.gap, gaps, gaps.flat().length, sheet, 'gap')]),
  ];
  return `<tbody>\n${lines.join('\n')}\n</tbody>`;
}

function row(
  name: string,
  marks: readonly (readonly Mark[])[],
  total: number,
  { grid, words }: MonthSheet,
  kind?: 'gap',
): string {
  const fields = grid.days.map((day, index) => field(day, marks[index] ?? [], words)).join('');
  const className = kind === undefined ? '' : ` class="${kind}"`;
  return `<tr${className}><th scope="row" class="name">${name}</th>${fields}<td class="total">${total}</td></tr>`;
}

function field({ kind }: MonthDay, marks: readonly Mark[], words: MonthWords): string {
  const className = kind === 'working' ? '' : ` class="${kind}"`;
  return `<td${className}>${marksInWords(marks, words)}</td>`;
}

function legend({ legend: title, marks, meanings, dayBadges, dayMeanings, gap }: MonthWords): string {
  const shown = (Object.keys(marks) as Mark[]).map((mark) => `<li><b>${marks[mark]}</b> ${meanings[mark]}</li>`);
  const days = [
    `<li><span class="swatch weekend"></span> ${dayMeanings.weekend}</li>`,
    `<li><span class="swatch holiday">${dayBadges.holiday}</span> ${dayMeanings.holiday}</li>`,
    `<li><span class="swatch make_up">${dayBadges.make_up}</span> ${dayMeanings.make_up}</li>`,
    `<li><span class="swatch gap"></span> ${gap}</li>`,
  ];
  return `<section aria-label="${title}" class="legend"><ul>${[...shown, ...days].join('')}</ul></section>`;
}
