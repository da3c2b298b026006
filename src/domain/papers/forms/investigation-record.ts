/**
 * 调查记录 (239号, 5): who was asked, or what was looked at; when, where, by whom; question and answer, and who did not sign and
 * why. Example: the flat above was looked at by one mediator, its tenant asked, who signs.
 */
import { type Block, bodies, body, fields, heading, signature, title } from '../blocks.js';
import { spanInWords } from '../dates.js';
import type { FileRecord, InvestigationOnPaper } from '../file-record.js';
import { INVESTIGATION_KINDS, inWords, listed } from '../words.js';
import { numbered, signedHere } from './parts.js';

export function investigationRecord(file: FileRecord, record: InvestigationOnPaper): Block[] {
  const { person, recorder, investigators } = record;
  return [
    title('调查记录'),
    numbered(file),
    fields([
      ['时    间', spanInWords(record.from, record.to, file.zone)],
      ['地    点', record.place],
      ['调查方式', inWords(INVESTIGATION_KINDS, record.kind)],
      ['被调查人', person ?? ''],
      ['参 加 人', listed(record.participants)],
      ['调 查 人', listed(investigators)],
      ['记 录 人', recorder ?? listed(investigators)],
    ]),
    ...asked(record),
    ...found(record),
    ...(person === null ? [] : signedByAsked(person, record)),
    ...signedHere('调查人', '记录人'),
  ];
}

const asked = ({ questions }: InvestigationOnPaper): Block[] =>
  questions.length === 0
    ? []
    : [
        heading('调查内容：'),
        ...questions.flatMap(({ question, answer }) => [
          ...bodies(`问：${question}`),
          ...bodies(`答：${answer.trim() === '' ? '（未作回答）' : answer}`),
        ]),
      ];

/** Nothing asked and nothing found is room to write. */
const found = ({ questions, findings }: InvestigationOnPaper): Block[] =>
  findings === null && questions.length > 0 ? [] : [heading('查明情况：'), ...bodies(findings, 4)];

const signedByAsked = (person: string, { signed, refusalReason }: InvestigationOnPaper): Block[] =>
  signed === 'refused'
    ? [body(`被调查人${person}未在记录上签名，原因：${refusalReason ?? ''}`)]
    : [body('以上记录已交被调查人阅读或者向其宣读，记录无误。'), signature(`被调查人${person}`)];
