/** What was found, handed in and said afterwards, as the forms print it: names for ids, days for instants. */
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import type * as paper from '../../domain/papers/file-record.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Names } from './file-record.view.js';
import type { PaperParts } from './paper-parts.service.js';

export const investigationsOf = (rows: PaperParts['investigations'], names: Names): paper.InvestigationOnPaper[] =>
  rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    from: row.from,
    to: row.to,
    place: row.place,
    person: personOf(row, names),
    participants: row.participants,
    investigators: row.investigatorIds.map((id) => names.staff(id) ?? ''),
    recorder: names.staff(row.recorderId),
    questions: row.questions,
    findings: row.findings,
    signed: row.signed,
    refusalReason: row.refusalReason,
  }));

/** A party by its name; anybody else with what they are to the matter. */
function personOf({ partyId, person }: PaperParts['investigations'][number], names: Names): string | null {
  return person === null ? names.party(partyId) : `${person.name}（${person.relation}）`;
}

/** Those that stand, in the order of filing. */
export const evidenceOf = (rows: PaperParts['attachments'], names: Names, zone: string): paper.EvidenceOnPaper[] =>
  rows
    .filter(({ voided }) => !voided)
    .map(({ id, title, kind, source, provider, providedBy, occurredAt, sha256 }) => ({
      ...{ id, title, kind, source, sha256 },
      provider: provider ?? names.party(providedBy),
      on: dayOfInstant(occurredAt, zone),
    }));

export const unsettledOf = ({ unsettled }: DisputeFacts, zone: string): paper.UnsettledOnPaper[] =>
  unsettled.map(({ at, ground, outcome, answeredAt }) => ({
    ...{ ground, outcome },
    on: dayOfInstant(at, zone),
    answeredOn: answeredAt === null ? null : dayOfInstant(answeredAt, zone),
  }));
