/** Disputes another system kept: what their rows mean here, and what the rules of registration and of the calendar say. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Register } from '../../../domain/dispute/commands.js';
import type { Context } from '../../../domain/dispute/context.js';
import { type ImportedHistory, objectionsToImport } from '../../../domain/dispute/imported/history.js';
import type { Channel, DelegatingBody, SourceKind } from '../../../domain/dispute/vocabulary.js';
import type { Track } from '../../../domain/deadlines/tracks.js';
import { dayOfInstant, toInstant } from '../../../domain/shared/day.js';
import type { Tx } from '../../../platform/database/tx.js';
import { fenOf } from '../../../platform/http/money.js';
import { type SplitParty, splitParty } from '../../parties/party-entries.js';
import { WorkflowService } from '../../workflow/workflow.service.js';
import type { ImportJob, RowFault } from '../import.record.js';
import { ImportedDispute } from '../import-rows.dto.js';
import { type CenterNames, CenterNamesReader } from './center-names.service.js';
import { DisputeWriter } from './dispute-writer.service.js';
import { faultsOf, flat, type Ground, type ImportKind, type Planned, type Weighed } from './import-kind.js';

/** A case that may be written. */
export interface DisputePlan {
  readonly row: ImportedDispute;
  readonly command: Register;
  readonly history: ImportedHistory;
  readonly parties: readonly SplitParty[];
  readonly gridId: string | null;
}

/** Nobody of this service took it in: no account bears this id, so nobody sees the case for having registered it. */
const NOBODY = '00000000-0000-8000-8000-000000000000';

@Injectable()
export class DisputesKind implements ImportKind<ImportedDispute, DisputePlan> {
  readonly name = 'disputes';
  readonly rowClass = ImportedDispute;

  constructor(
    private readonly names: CenterNamesReader,
    private readonly workflow: WorkflowService,
    private readonly writer: DisputeWriter,
  ) {}

  async groundFor(tx: Tx, job: ImportJob): Promise<Ground<ImportedDispute, DisputePlan>> {
    const names = await this.names.of(tx, job.centerId);
    const context = await this.workflow.importing(tx, job.centerId, job.requestedBy);
    return {
      weigh: (row) => weigh(row, job, names, context),
      write: (rows: readonly Planned<DisputePlan>[]) => this.writer.write(tx, job, context, rows),
    };
  }
}

function weigh(sent: ImportedDispute, job: ImportJob, names: CenterNames, context: Context): Weighed<DisputePlan> {
  const today = dayOfInstant(toInstant(context.now), context.zone);
  const category = names.code('categories', sent.category, '/category');
  const subcategory = names.code('subcategories', sent.subcategory ?? undefined, '/subcategory', category.value ?? '');
  const flags = (sent.riskFlags ?? []).map((flag, index) => names.code('risk-flags', flag, `/riskFlags/${index}`));
  const grid = names.grid(sent.gridName);
  const department = names.department(sent.departmentCode);
  const mediators = (sent.mediators ?? []).map((name, index) => names.person(name, `/mediators/${index}`));
  const officer = names.person(sent.responsibleOfficer, '/responsibleOfficer');
  const parties = partiesOf(sent);
  const found = [category, subcategory, ...flags, grid, department, ...mediators, officer, parties];
  const faults = [...found.flatMap((each) => each.faults), ...futureDays(sent, today)];
  if (faults.length > 0 || category.value === null || parties.value === null) return { faults };
  const riskFlags = flags.flatMap(({ value }) => value ?? []);
  const command = commandOf(sent, job.centerId, parties.value, department.value?.id ?? null, riskFlags);
  const history = historyOf(sent, {
    category: category.value,
    departmentId: department.value?.id ?? null,
    mediatorIds: mediators.flatMap(({ value }) => value ?? []),
    responsibleOfficerId: officer.value,
  });
  const objections = objectionsToImport(command, history, context);
  if (objections.length > 0)
    return { faults: objections.map(({ params, ...rest }) => ({ ...rest, params: flat(params) })) };
  const row = { ...sent, category: category.value, subcategory: subcategory.value, riskFlags };
  return { faults: [], plan: { row, command, history, parties: parties.value, gridId: grid.value } };
}

function partiesOf({ parties }: ImportedDispute): { value: SplitParty[] | null; faults: RowFault[] } {
  try {
    return {
      value: parties.map((party, index) => splitParty({ ...party, id: uuidv7() }, `/parties/${index}`)),
      faults: [],
    };
  } catch (error) {
    return { value: null, faults: faultsOf(error) };
  }
}

/** Of what happened before it came to the centre. */
const futureDays = ({ occurredOn, parties }: ImportedDispute, today: string): RowFault[] => [
  ...(occurredOn != null && occurredOn > today ? [{ pointer: '/occurredOn', code: 'in_future' }] : []),
  ...parties.flatMap(({ bornOn }, index) =>
    bornOn != null && bornOn > today ? [{ pointer: `/parties/${index}/bornOn`, code: 'in_future' }] : [],
  ),
];

function commandOf(
  { source, track, receivedAt, peopleInvolved }: ImportedDispute,
  centerId: string,
  parties: readonly SplitParty[],
  departmentId: string | null,
  riskFlags: readonly string[],
): Register {
  const { kind, channel, delegatedBy } = source;
  return {
    type: 'register',
    centerId,
    receivedAt: toInstant(receivedAt),
    receiptNo: '',
    track: (track ?? null) as Track | null,
    source: {
      kind: kind as SourceKind,
      channel: channel as Channel,
      delegatedBy:
        delegatedBy == null
          ? null
          : { body: delegatedBy.body as DelegatingBody, hasLetter: delegatedBy.letterNo.trim() !== '' },
    },
    departmentId,
    routing: { departmentId: null, staffId: null, shiftId: null, rule: null, track: null },
    parties: parties.map(({ entry }) => entry),
    riskFlags,
    peopleInvolved: peopleInvolved ?? null,
    registrant: NOBODY,
  };
}

type Resolved = Pick<ImportedHistory, 'category' | 'departmentId' | 'mediatorIds' | 'responsibleOfficerId'>;

const historyOf = (sent: ImportedDispute, resolved: Resolved): ImportedHistory => ({
  ...resolved,
  acceptedOn: sent.acceptedOn ?? null,
  number: '',
  assignedOn: sent.assignedOn ?? null,
  outcome: sent.outcome ?? null,
  endedOn: sent.endedOn ?? null,
  failReason: sent.failReason ?? 'other',
  refusalReason: sent.refusalReason ?? 'outside_scope',
  remedy: sent.remedy ?? 'court',
  agreement: {
    agreementId: uuidv7(),
    obligationId: uuidv7(),
    performanceId: uuidv7(),
    form: sent.agreementForm ?? 'written',
    textDigest: '',
    amountFen: sent.agreementAmount === undefined ? null : fenOf(sent.agreementAmount),
    dueOn: sent.agreementDueOn ?? null,
  },
  performedOn: sent.performedOn ?? null,
  closedOn: sent.closedOn ?? null,
});
