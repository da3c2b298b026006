/**
 * 证据材料清单 (239号, 6): every file that stands, in the order of filing, with its digest, so that nobody can put another in its
 * place. Example: 渗水照片, 照片, taken by the applicant, 2026-10-10; the digest runs over two lines below it.
 */
import { type Block, label, line, row, table, title, value } from '../blocks.js';
import { dayInWords } from '../dates.js';
import type { EvidenceOnPaper, FileRecord } from '../file-record.js';
import { ATTACHMENT_KINDS, inWords } from '../words.js';
import { numbered, signedHere } from './parts.js';

export function evidenceList(file: FileRecord): Block[] {
  return [
    title('证据材料清单'),
    numbered(file),
    table(
      [11, 21, 14, 18, 15, 21],
      [
        row(...['序号', '名称', '种类', '来源', '提供人', '备注'].map((name) => label(name))),
        ...file.evidence.flatMap((one, index) => [
          row(
            label(String(index + 1)),
            value(one.title),
            value(inWords(ATTACHMENT_KINDS, one.kind)),
            value(one.source),
            value(one.provider),
            value(remarkOf(one)),
          ),
          row(label(''), value(`SHA-256：${inGroups(one.sha256)}`, 5)),
        ]),
      ],
    ),
    line(`以上共${file.evidence.length}件。`),
    ...signedHere('提供人', '接收人'),
  ];
}

/** R49: clips of public cameras go where the law sends them, not along with every file. */
const remarkOf = ({ on, kind }: EvidenceOnPaper): string =>
  `${dayInWords(on)}收${kind === 'camera_clip' ? '\n依规调取，不随卷移送法院' : ''}`;

/** Read out and compared by eye; and a line breaks between groups, as the page count expects. */
const inGroups = (digest: string): string => digest.replace(/.{8}(?=.)/g, '$& ');
