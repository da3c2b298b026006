/** One national record as it is shown: whole on a ground, else naming nobody. */
import { masked } from '../../domain/national/masked.js';
import { NATIONAL_TEXTS } from '../../domain/national/national-texts.js';
import { checked, isValid } from '../../domain/national/problems.js';
import type { NationalRecord } from '../../domain/national/record.js';
import type { HandedIn } from '../../domain/national/rendered.js';
import type { Language } from '../../platform/http/texts.js';
import type { ExportedCase } from '../disputes/exported-cases.reader.js';
import { maskAddress, maskIdNumber } from '../parties/personal-fields.js';
import type { NationalRecordResponse } from './national-records.dto.js';

const MASKS = { idNumber: maskIdNumber, address: maskAddress };

export type ShownRecord = HandedIn & Pick<NationalRecordResponse, 'version' | 'problems'>;

/** What is lacking is judged before anything is masked. */
export function toNationalRecord(
  source: ExportedCase,
  whole: NationalRecord,
  { disclosed, language }: { disclosed: boolean; language: Language },
): ShownRecord {
  const { record, problems } = checked(whole);
  return {
    disputeId: source.id,
    receiptNo: source.receiptNo,
    number: source.number,
    centerId: source.centerId,
    state: source.state,
    version: source.version,
    updatedAt: source.updatedAt,
    mergedIntoDisputeId: mergedInto(source),
    disclosed,
    ...(disclosed ? record : masked(record, MASKS)),
    valid: isValid(problems),
    problems: problems.map((problem) => ({ ...problem, text: NATIONAL_TEXTS[problem.code][language] })),
  };
}

const mergedInto = ({ state, folded }: ExportedCase): string | null =>
  state === 'merged' || folded.closedFrom === 'merged'
    ? (folded.ending.links.find(({ kind, direction, endedAt }) => isMergedInto(kind, direction, endedAt))?.disputeId ??
      null)
    : null;

const isMergedInto = (kind: string, direction: string, endedAt: string | null): boolean =>
  kind === 'merged_into' && direction === 'to' && endedAt === null;
