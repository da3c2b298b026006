/**
 * 调解记录 (239号, 7): when and where, who was there, what was said and found, signed by those who were there. What was
 * conceded to settle is kept elsewhere and is not printed (R25).
 */
import { type Block, bodies, body, fields, heading, signature, title } from '../blocks.js';
import { timeInWords } from '../dates.js';
import type { FileRecord, SessionOnPaper } from '../file-record.js';
import { inWords, listed, SESSION_OUTCOMES } from '../words.js';
import { numbered, signedHere } from './parts.js';

export function mediationRecord(file: FileRecord, session: SessionOnPaper): Block[] {
  return [
    title('调解记录'),
    numbered(file),
    fields([
      ['时    间', heldWhen(file, session)],
      ['地    点', session.place],
      ['参加当事人', listed(session.parties)],
      ['未到当事人', listed(session.absent)],
      ['调 解 员', listed(session.mediators)],
      ['记 录 人', listed(session.recorders)],
      ['其他参加人', listed(session.others)],
    ]),
    heading('调解过程：'),
    ...bodies(session.minutes, 8),
    heading('无争议事实：'),
    ...bodies(session.undisputedFacts, 2),
    ...explained(session),
    heading('调解结果：'),
    body(inWords(SESSION_OUTCOMES, session.outcome)),
    body('以上记录已向当事人宣读或者交当事人阅读，记录无误。'),
    ...session.parties.map((name) => signature(`当事人${name}`)),
    ...signedHere('人民调解员', '记录人'),
  ];
}

function heldWhen({ zone }: FileRecord, { heldFrom, heldTo }: SessionOnPaper): string {
  if (heldFrom === null || heldTo === null) return '';
  const [from, to] = [timeInWords(heldFrom, zone), timeInWords(heldTo, zone)];
  const isSameDay = from.slice(0, from.indexOf('日')) === to.slice(0, to.indexOf('日'));
  return `${from}至${isSameDay ? to.slice(to.indexOf('日') + 1) : to}`;
}

function explained({ citations, lawExplained }: SessionOnPaper): Block[] {
  if (lawExplained !== true && citations.length === 0) return [];
  const cited = citations.length === 0 ? '有关法律规定' : listed(citations);
  return [heading('释法说理：'), body(`人民调解员向当事人讲解了${cited}。`)];
}
