/**
 * A report for signature as a DOCX: A4, the fonts of official papers, every definition in full, and the place for name, date and
 * seal, or the signature it has. The same report gives the same bytes.
 */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { PAGE } from '../../../domain/papers/pages.js';
import { escaped } from '../../../domain/shared/escaped.js';
import { BODY_FONT, FONT_TABLE, STRONG_FONT, TITLE_FONT } from '../../documents/layout/fonts.js';
import { withoutTimes } from '../../documents/layout/zip-times.js';
import { type Cell, tableOf } from './document-table.js';
import { blocksOf, type Edition, type EditionFigure, type EditionSection, mostColumns, sealedOf } from './edition.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Half points. */
const SIZE = { title: 44, heading: 28, body: 24, small: 20 } as const;

export async function documentFile(edition: Edition): Promise<Buffer> {
  const file = new Document({
    styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.body } } } },
    sections: [{ ...pageOf(edition), children: partsOf(edition) }],
  });
  const overrides = [
    { path: 'docProps/core.xml', data: coreProperties(edition) },
    { path: 'word/fontTable.xml', data: FONT_TABLE },
  ];
  return withoutTimes(await Packer.toBuffer(file, undefined, overrides));
}

/** Without times and names of programs and people: they would make every copy another. */
const coreProperties = ({ title, words }: Edition): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>${words.locale}</dc:language></cp:coreProperties>`;

function pageOf({ isProvisional, words }: Edition): Omit<ISectionOptions, 'children'> {
  const { width, height } = PAGE;
  const { before, between, after } = words.pageNumber;
  const centered = (children: TextRun[]) => new Paragraph({ alignment: AlignmentType.CENTER, children });
  const number = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
  return {
    properties: {
      page: {
        size: { width: convertMillimetersToTwip(width), height: convertMillimetersToTwip(height) },
        margin: { ...MARGINS, header: convertMillimetersToTwip(12), footer: convertMillimetersToTwip(12) },
      },
    },
    ...(isProvisional ? { headers: { default: new Header({ children: [centered([run(words.provisional)])] }) } } : {}),
    footers: { default: new Footer({ children: [centered([new TextRun({ ...STYLE.small, children: number })])] }) },
  };
}

const MARGINS = {
  top: convertMillimetersToTwip(25),
  bottom: convertMillimetersToTwip(22),
  left: convertMillimetersToTwip(22),
  right: convertMillimetersToTwip(22),
};

const STYLE = {
  title: { font: TITLE_FONT, size: SIZE.title, color: '000000' },
  heading: { font: STRONG_FONT, size: SIZE.heading, color: '000000' },
  body: { font: BODY_FONT, size: SIZE.body },
  strong: { font: STRONG_FONT, size: SIZE.body },
  small: { font: BODY_FONT, size: SIZE.small },
} as const;

const run = (text: string, style: keyof typeof STYLE = 'small'): TextRun => new TextRun({ ...STYLE[style], text });

const paragraph = (text: string, style: keyof typeof STYLE = 'body', after = 80): Paragraph =>
  new Paragraph({ spacing: { before: 60, after }, children: [run(text, style)] });

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 240, after: 100 },
    children: [run(text, 'heading')],
  });

type Part = Paragraph | Table;

function partsOf(edition: Edition): Part[] {
  const { title, center, facts, verdict, definitions, sections, notes, words } = edition;
  const { headings } = words;
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: [run(center, 'title'), new TextRun({ ...STYLE.title, text: title, break: 1 })],
    }),
    tableOf({
      shares: [24, 76],
      rows: facts.map(([label, said]) => [{ text: label, is: 'head' }, { text: said }]),
    }),
    ...(verdict === null ? [] : [heading(headings.verdict), paragraph(verdict, 'strong')]),
    heading(headings.definitionsOfReport),
    ...definitions.flatMap(({ key, text }) => [paragraph(text, 'body', 20), paragraph(key, 'small')]),
    ...sections.flatMap((section) => sectionParts(section, edition)),
    ...termParts(edition),
    ...(notes.length === 0 ? [] : [heading(headings.notes), ...notes.map((note) => paragraph(note))]),
    ...sealParts(edition),
  ];
}

const head = (text: string): Cell => ({ text, is: 'head' });
const right = (text: string): Cell => ({ text, is: 'number' });

function sectionParts(section: EditionSection, { words }: Edition): Part[] {
  const top = [heading(section.title), ...(section.note === null ? [] : [paragraph(section.note, 'small')])];
  switch (section.layout) {
    case 'list':
      return [...top, listTable(section.figures, words.headings)];
    case 'matrix':
      return [...top, ...matrixTables(section)];
    case 'table':
      if (section.rows.length === 0) return [...top, paragraph(words.noRows)];
      return [...top, linesTable(section)];
  }
}

function listTable(figures: readonly EditionFigure[], headings: Edition['words']['headings']): Table {
  const { figure, value, numerator, denominator, unit } = headings;
  return tableOf({
    shares: [44, 15, 14, 14, 13],
    head: [figure, value, numerator, denominator, unit].map(head),
    rows: figures.map((each) => [
      { text: each.label },
      right(each.value),
      right(each.numerator),
      right(each.denominator),
      { text: each.unit },
    ]),
  });
}

/** Beside the name of the row: more would be too narrow to read. */
const MOST_COLUMNS = 9;

function matrixTables({ rows, columns, cells }: Extract<EditionSection, { readonly layout: 'matrix' }>): Part[] {
  return blocksOf(columns.length, mostColumns(columns, MOST_COLUMNS)).flatMap(([from, to]) => [
    tableOf({
      shares: [22, ...Array.from({ length: to - from }, () => 78 / Math.max(1, to - from))],
      head: ['', ...columns.slice(from, to)].map(head),
      rows: rows.map((label, at) => [
        { text: label },
        ...(cells[at] ?? []).slice(from, to).map((figure) => right(figure === null ? '' : shown(figure))),
      ]),
    }),
    new Paragraph({ spacing: { after: 60 } }),
  ]);
}

/** A rate with what it was made of. */
const shown = ({ value, numerator, denominator }: EditionFigure): string =>
  denominator === '' ? value : `${value}\n(${numerator}/${denominator})`;

function linesTable({ columns, rows }: Extract<EditionSection, { readonly layout: 'table' }>): Table {
  const weights = columns.map(({ type }) => (type === 'text' ? 2 : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return tableOf({
    shares: weights.map((weight) => (100 * weight) / all),
    head: columns.map(({ label }) => head(label)),
    rows: rows.map((row) =>
      row.map((each, at): Cell => ({
        text: each === null ? '' : String(each),
        ...(columns[at]?.type === 'number' ? { is: 'number' } : {}),
      })),
    ),
  });
}

function termParts({ terms, words }: Edition): Part[] {
  if (terms.length === 0) return [];
  const { definitionsOfFigures, figure, unit, definition } = words.headings;
  return [
    heading(definitionsOfFigures),
    tableOf({
      shares: [28, 12, 60],
      head: [figure, unit, definition].map(head),
      rows: terms.map((term) => [{ text: term.label }, { text: term.unit }, { text: term.definition }]),
    }),
  ];
}

function sealParts(edition: Edition): Part[] {
  const { headings, sign, colon } = edition.words;
  return [
    heading(headings.signature),
    tableOf({ shares: [28, 72], rows: sealedOf(edition).map(([label, said]) => [head(label), { text: said }]) }),
    new Paragraph({
      keepNext: true,
      spacing: { before: 80, after: 300 },
      children: [run(edition.signature === null ? sign.unsigned : sign.notElectronic)],
    }),
    ...[sign.director, sign.date].map(
      (label) =>
        new Paragraph({
          keepNext: true,
          alignment: AlignmentType.RIGHT,
          spacing: { before: 240, after: 120 },
          children: [run(`${label}${colon}________________________`, 'body')],
        }),
    ),
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(sign.seal, 'body')] }),
  ];
}
