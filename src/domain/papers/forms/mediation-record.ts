/**
 * 调解记录 (239号, 7): when and where, who was there, what was said and found, signed by those who were there. What was
 * conceded to settle is kept elsewhere and is not printed (R25).
 */
import { type Block, bodies, body, fields, heading, signature, title } from '../blocks.js';
import { spanInWords } from '../dates.js';
import type { AttendeeOnPaper, FileRecord, PartOnPaper, SessionOnPaper } from '../file-record.js';
import { inWords, listed, PART_KINDS, SESSION_OUTCOMES } from '../words.js';
import { numbered, signedHere } from './parts.js';

export function mediationRecord(file: FileRecord, session: SessionOnPaper): Block[] {
  return [
    title('调解记录'),
    numbered(file),
    fields([
      ['时    间', heldWhen(file, session)],
      ['地    点', session.place],
      ['参加当事人', listed(session.parties.map(attendeeInWords))],
      ['未到当事人', listed(session.absent)],
      ['调 解 员', listed(session.mediators)],
      ['记 录 人', listed(session.recorders)],
      ['其他参加人', listed(session.others)],
      ...partsOf(file, session),
    ]),
    heading('调解过程：'),
    ...bodies(session.minutes, 8),
    heading('无争议事实：'),
    ...bodies(session.undisputedFacts, 2),
    ...explained(session),
    heading('调解结果：'),
    body(inWords(SESSION_OUTCOMES, session.outcome)),
    body('以上记录已向当事人宣读或者交当事人阅读，记录无误。'),
    ...session.parties.map(({ name }) => signature(`当事人${name}`)),
    ...signedHere('人民调解员', '记录人'),
  ];
}

const attendeeInWords = ({ name, remark }: AttendeeOnPaper): string =>
  remark === null ? name : `${name}（${remark}）`;

const heldWhen = ({ zone }: FileRecord, { heldFrom, heldTo }: SessionOnPaper): string =>
  heldFrom === null || heldTo === null ? '' : spanInWords(heldFrom, heldTo, zone);

/** Only where somebody said how it was held: with whom and when, never what was said apart. */
const partsOf = (file: FileRecord, { parts }: SessionOnPaper): [string, string][] =>
  parts.length === 0 ? [] : [['调解方式', parts.map((part) => partInWords(file, part)).join('\n')]];

function partInWords({ zone }: FileRecord, { kind, parties, from, to }: PartOnPaper): string {
  const when = from === null || to === null ? '' : `（${spanInWords(from, to, zone)}）`;
  return `${inWords(PART_KINDS, kind)}${parties.length === 0 ? '' : `：${listed(parties)}`}${when}`;
}

function explained({ citations, lawExplained }: SessionOnPaper): Block[] {
  if (lawExplained !== true && citations.length === 0) return [];
  const cited = citations.length === 0 ? '有关法律规定' : listed(citations);
  return [heading('释法说理：'), body(`人民调解员向当事人讲解了${cited}。`)];
}
