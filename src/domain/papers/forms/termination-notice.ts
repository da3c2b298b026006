/** 终止调解通知书 (local; PML 26; Ningbo 27): mediation has ended without an agreement, why, and where to turn. */
import { type Block, body, line, seal, title } from '../blocks.js';
import { dayInWords, dayOf } from '../dates.js';
import type { FileRecord } from '../file-record.js';
import { FAIL_REASONS, inWords, listed } from '../words.js';
import { numbered } from './parts.js';

export function terminationNotice(file: FileRecord): Block[] {
  const why = file.outcome === 'withdrawn' ? '当事人要求终止调解' : inWords(FAIL_REASONS, file.failReason);
  const since = dayInWords(dayOf(file.acceptedAt ?? file.receivedAt, file.zone));
  const endedOn = dayInWords(dayOf(file.endedAt, file.zone));
  return [
    title('终止调解通知书'),
    numbered(file),
    line(`${listed(file.parties.map(({ name }) => name))}：`),
    body(
      `${file.committee}于${since}${file.acceptedAt === null ? '收到' : '受理'}的“${file.title}”纠纷，因${why === '' ? '                    ' : why}，现于${endedOn}终止调解。`,
    ),
    body('各方当事人可以依法通过仲裁、行政、司法等途径维护自己的权利，具体途径见《救济途径告知书》。'),
    body('特此通知。'),
    ...seal(endedOn, `（${file.committee}印章）`),
  ];
}
