/** Files to import, and imports led to their end. */
import { IMPORT_COLUMNS, type ImportColumn, type ImportKindName } from '../../src/domain/imports/columns.js';
import { ImportWorker } from '../../src/modules/imports/import-worker.service.js';
import { Clock, type FixedClock } from '../../src/platform/clock/clock.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { upload } from './files.js';
import type { Json, World } from './world.js';

export interface ImportSeen extends Json {
  readonly id: string;
  readonly state: string;
  readonly phase: string;
  readonly rowsRead: number;
  readonly rowsGood: number;
  readonly rowsBad: number;
  readonly rowsSkipped: number;
  readonly rowsWritten: number;
  readonly ignoredColumns: string[];
  readonly problem: { readonly code: string; readonly detail: string; readonly params: Json } | null;
}

export interface RowSeen {
  readonly line: number;
  readonly externalId: string | null;
  readonly state: string;
  readonly faults: {
    readonly pointer: string;
    readonly column: string | null;
    readonly code: string;
    readonly detail: string;
  }[];
}

/** A row by the fields of its columns; what is left out stays empty. */
export type Line = Readonly<Record<string, string>>;

const quoted = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** With the headings of the template, as far as they are used. */
export function tableOf(kind: ImportKindName, lines: readonly Line[], delimiter = ','): string {
  const columns: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  const used = columns.filter(({ field, required }) => required || lines.some((line) => (line[field] ?? '') !== ''));
  const rows = [used.map(({ zh }) => zh), ...lines.map((line) => used.map(({ field }) => line[field] ?? ''))];
  return rows.map((cells) => `${cells.map(quoted).join(delimiter)}\r\n`).join('');
}

let serial = 0;

/** Settled, paid and closed in 2019. */
export function aSettledCase(rest: Line = {}): Line {
  serial += 1;
  return {
    externalId: `T-${serial}`,
    receivedAt: '2019-05-06',
    'source/kind': '依申请',
    'source/channel': '接访室',
    category: 'neighbor',
    title: '楼上漏水',
    facts: '卫生间漏水，天花板发霉。',
    track: '人民调解',
    'applicants/0/name': '陈某',
    'respondents/0/name': '林某',
    acceptedOn: '2019-05-07',
    outcome: '达成协议',
    endedOn: '2019-05-20',
    agreementForm: '书面',
    agreementTerms: '林某赔偿陈某天花板修复费用。',
    agreementAmount: '3000',
    agreementDueOn: '2019/6/10',
    performedOn: '2019-06-01',
    closedOn: '2019-06-03',
    ...rest,
  };
}

export async function asked(
  world: World,
  content: Buffer | string,
  fields: Json = {},
  username = 'admin',
): Promise<ImportSeen> {
  const base = { centerId: world.center, kind: 'disputes', source: '旧综治平台', mode: 'good_rows' };
  const sent = { content: Buffer.from(content), name: 'cases.csv', fields: { ...base, ...fields } };
  const reply = await upload(world, username, '/imports', sent);
  if (reply.status !== 202) throw new Error(`POST /imports answered ${reply.status}: ${reply.text}`);
  return reply.body as ImportSeen;
}

/** Wakes the worker of a process and waits until it has nothing left to do. */
export async function workOff(world: World, process: NestFastifyApplication = world.app.app): Promise<void> {
  world.app.clock.advance({ seconds: 5 });
  process.get<Clock, FixedClock>(Clock).set(world.now);
  const ran = await process.get(Ticker).runDue();
  if (!ran.includes('imports')) throw new Error('the imports were not due');
  await process.get(ImportWorker).idle();
}

export const seen = (world: World, id: string): Promise<ImportSeen> => world.get<ImportSeen>('admin', `/imports/${id}`);

export async function imported(world: World, content: Buffer | string, fields: Json = {}): Promise<ImportSeen> {
  const { id } = await asked(world, content, fields);
  await workOff(world);
  return seen(world, id);
}

export async function reportOf(world: World, id: string): Promise<RowSeen[]> {
  const rows: RowSeen[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path = `/imports/${id}/report?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: { items: RowSeen[]; nextCursor: string | null } = await world.get('admin', path);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}
