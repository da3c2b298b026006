/**
 * A report as a page to read and to print: complete in itself, without script, every text escaped, every figure a link to exactly
 * its records, every chart with its numbers beside it.
 */
import { createHash } from 'node:crypto';
import { escaped } from '../../../domain/shared/escaped.js';
import { breadth } from './breadth.js';
import { drawn, type DrawnChart } from './charts/draw.js';
import { numbersOf } from './charts/numbers.js';
import { blocksOf, type Edition, type EditionFigure, type EditionSection, mostColumns, sealedOf } from './edition.js';
import { PAGE_STYLE } from './page.style.js';

export const HTML = 'text/html; charset=utf-8';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** The page may use its own style and nothing else. */
export const PAGE_POLICY = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
} as const;

export async function pageFile(edition: Edition): Promise<Buffer> {
  const charts: string[] = [];
  for (const [place, chart] of edition.charts.entries())
    charts.push(chartPart(edition, place, await drawn(chart, edition.language, edition.words, place)));
  return Buffer.from(pageOf(edition, charts), 'utf8');
}

function pageOf(edition: Edition, charts: readonly string[]): string {
  const { words, title, center, sections } = edition;
  const { headings } = words;
  // The main figures, then the pictures of them, then all that is behind.
  const [first, others] = [sections.slice(0, 1), sections.slice(1)];
  const parts = [
    headPart(edition),
    definitionsPart(edition),
    ...first.map((section) => sectionPart(section, edition)),
    ...(charts.length === 0 ? [] : [`<section>${h2(headings.charts)}${charts.join('\n')}</section>`]),
    ...others.map((section) => sectionPart(section, edition)),
    termsPart(edition),
    notesPart(edition),
    sealPart(edition),
  ];
  return `<!DOCTYPE html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${center} ${title}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${parts.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`;
}

const h2 = (text: string): string => `<h2>${escaped(text)}</h2>`;

/** A text of somebody's, whatever direction it is written in. */
const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

const list = (pairs: readonly (readonly [string, string])[]): string =>
  `<dl>${pairs.map(([term, said]) => `<dt>${escaped(term)}</dt><dd>${isolated(said)}</dd>`).join('')}</dl>`;

function headPart({ title, center, facts, isProvisional, verdict, words }: Edition): string {
  const mark = isProvisional ? `<p class="provisional">${escaped(words.provisional)}</p>` : '';
  const found = verdict === null ? '' : `\n<p class="verdict">${escaped(verdict)}</p>`;
  return `<header><h1>${escaped(title)}</h1><p>${isolated(center)}</p>${mark}</header>\n${list(facts)}${found}`;
}

function definitionsPart({ definitions, words }: Edition): string {
  if (definitions.length === 0) return '';
  const all = definitions.map(({ key, text }) => `<p>${escaped(text)} <code>${escaped(key)}</code></p>`);
  return `<section>${h2(words.headings.definitionsOfReport)}${all.join('')}</section>`;
}

/** Numbers of a chart beside each other: more columns would not fit the paper. */
const MOST_NUMBERS = 12;

function chartPart({ charts, language, words }: Edition, place: number, { svg, note }: DrawnChart): string {
  const chart = charts[place];
  if (chart === undefined) return '';
  const title = `<h3 id="chart${place}-title">${escaped(chart.title[language])}</h3>`;
  const picture = svg === null ? '' : `<figure role="img" aria-label="${escaped(chart.alt[language])}">${svg}</figure>`;
  const said = note === null ? '' : `<p class="note">${escaped(note)}</p>`;
  const { head, rows } = numbersOf(chart, language, words);
  const tables = blocksOf(Math.max(1, head.length - 1), MOST_NUMBERS).map(([from, to]) => {
    const shown = <T>(cells: readonly T[]): T[] => [...cells.slice(0, 1), ...cells.slice(from + 1, to + 1)];
    return tableOf({
      className: 'numbers',
      head: shown(head),
      rows: rows.map((row) => rowOf(shown(row).map((text) => escaped(text)))),
    });
  });
  return `<div class="chart">${title}${picture}${said}${rows.length === 0 ? '' : tables.join('')}</div>`;
}

interface Lines {
  readonly className: string;
  readonly head: readonly string[];
  readonly rows: readonly string[];
}

const tableOf = ({ className, head, rows }: Lines): string =>
  `<table class="${className}"><thead><tr>${head.map((text) => `<th scope="col"${kept(text)}>${isolated(text)}</th>`).join('')}</tr></thead>` +
  `<tbody>\n${rows.join('\n')}\n</tbody></table>`;

/** A month or a short name is not broken. */
const kept = (text: string): string => (breadth(text) <= 6 ? ' class="kept"' : '');

/** A name and its numbers, escaped already. */
const rowOf = ([name = '', ...numbers]: readonly string[]): string =>
  `<tr><th scope="row"${kept(name)}><bdi>${name}</bdi></th>${numbers.map((number) => `<td class="number">${number}</td>`).join('')}</tr>`;

const linked = ({ href, value }: EditionFigure): string => `<a href="${escaped(href)}">${escaped(value)}</a>`;

function sectionPart(section: EditionSection, { words }: Edition): string {
  const note = section.note === null ? '' : `<p class="note">${escaped(section.note)}</p>`;
  return `<section>${h2(section.title)}${note}${tablesOf(section, words)}</section>`;
}

function tablesOf(section: EditionSection, words: Edition['words']): string {
  switch (section.layout) {
    case 'list':
      return listTable(section.figures, words);
    case 'matrix':
      return matrixTables(section);
    case 'table':
      if (section.rows.length === 0) return `<p>${escaped(words.noRows)}</p>`;
      return linesTable(section);
  }
}

function listTable(figures: readonly EditionFigure[], { headings }: Edition['words']): string {
  const { figure, value, numerator, denominator, unit } = headings;
  const rows = figures.map(
    (each) =>
      `<tr><th scope="row">${isolated(each.label)}</th><td class="number value">${linked(each)}</td>` +
      `<td class="number">${escaped(each.numerator)}</td><td class="number">${escaped(each.denominator)}</td><td>${escaped(each.unit)}</td></tr>`,
  );
  return tableOf({ className: 'list', head: [figure, value, numerator, denominator, unit], rows });
}

const MOST_COLUMNS = 12;

const matrixTables = ({ rows, columns, cells }: Extract<EditionSection, { readonly layout: 'matrix' }>): string =>
  blocksOf(columns.length, mostColumns(columns, MOST_COLUMNS))
    .map(([from, to]) =>
      tableOf({
        className: 'matrix',
        head: ['', ...columns.slice(from, to)],
        rows: rows.map((label, at) => rowOf([escaped(label), ...(cells[at] ?? []).slice(from, to).map(fieldOf)])),
      }),
    )
    .join('\n');

/** A rate with what it was made of. */
function fieldOf(figure: EditionFigure | null): string {
  if (figure === null) return '';
  const { numerator, denominator } = figure;
  return `${linked(figure)}${denominator === '' ? '' : `<small>${escaped(`${numerator}/${denominator}`)}</small>`}`;
}

function linesTable({ columns, rows }: Extract<EditionSection, { readonly layout: 'table' }>): string {
  const lines = rows.map((row) => {
    const cells = row.map((each, at) => {
      const className = columns[at]?.type === 'number' ? ' class="number"' : '';
      return `<td${className}>${each === null ? '' : isolated(String(each))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return tableOf({ className: 'lines', head: columns.map(({ label }) => label), rows: lines });
}

function termsPart({ terms, words }: Edition): string {
  if (terms.length === 0) return '';
  const { definitionsOfFigures, figure, unit, definition } = words.headings;
  const rows = terms.map(
    (term) =>
      `<tr><th scope="row">${isolated(term.label)}</th><td>${escaped(term.unit)}</td><td>${escaped(term.definition)}</td></tr>`,
  );
  return `<section>${h2(definitionsOfFigures)}${tableOf({ className: 'terms', head: [figure, unit, definition], rows })}</section>`;
}

const notesPart = ({ notes, words }: Edition): string =>
  notes.length === 0
    ? ''
    : `<section>${h2(words.headings.notes)}${notes.map((note) => `<p>${escaped(note)}</p>`).join('')}</section>`;

function sealPart(edition: Edition): string {
  const { headings, sign, colon } = edition.words;
  const said = edition.signature === null ? sign.unsigned : sign.notElectronic;
  const places = [sign.director, sign.date].map((label) => `<div>${escaped(label + colon)}<span></span></div>`);
  return `<section>${h2(headings.signature)}${list(sealedOf(edition))}<p class="note">${escaped(said)}</p>
<div class="seal">${places.join('')}<div>${escaped(sign.seal)}</div></div></section>`;
}
