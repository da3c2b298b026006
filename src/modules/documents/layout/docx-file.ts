/** A paper as a DOCX: A4, the margins of GB/T 9704, its page number in the foot. The same paper gives the same bytes. */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { Block } from '../../../domain/papers/blocks.js';
import { PAGE } from '../../../domain/papers/pages.js';
import { drawn } from './draw.js';
import { BODY_FONT, FONT_TABLE } from './fonts.js';
import { withoutTimes } from './zip-times.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface Drawn {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** not issued: marked so on every page */
  readonly isDraft: boolean;
}

export async function docxOf({ title, blocks, isDraft }: Drawn): Promise<Buffer> {
  const { margin } = PAGE;
  const file = new Document({
    styles: { default: { document: { run: { font: BODY_FONT, size: PAGE.body.size * 2 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(PAGE.width), height: convertMillimetersToTwip(PAGE.height) },
            margin: {
              top: convertMillimetersToTwip(margin.top),
              bottom: convertMillimetersToTwip(margin.bottom),
              left: convertMillimetersToTwip(margin.left),
              right: convertMillimetersToTwip(margin.right),
              header: convertMillimetersToTwip(20),
              footer: convertMillimetersToTwip(25),
            },
          },
        },
        ...(isDraft ? { headers: { default: new Header({ children: [small('草稿')] }) } } : {}),
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: blocks.flatMap(drawn),
      },
    ],
  });
  const overrides = [
    { path: 'docProps/core.xml', data: coreProperties(title) },
    { path: 'word/fontTable.xml', data: FONT_TABLE },
  ];
  return withoutTimes(await Packer.toBuffer(file, undefined, overrides));
}

const SMALL = { font: BODY_FONT, size: 28 };

const small = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...SMALL, text })] });

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        ...SMALL,
        children: ['第', PageNumber.CURRENT, '页 共', PageNumber.TOTAL_PAGES, '页'],
      }),
    ],
  });

/** Without times and names: when a paper was made and by whom is in the record, and would make every copy another. */
const coreProperties = (title: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
