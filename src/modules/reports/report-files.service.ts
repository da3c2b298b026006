/** Hands out a report as a file: until somebody confirms or signs it, each format and language always gives the same bytes. */
import { Injectable } from '@nestjs/common';
import type { Head } from '../../domain/audit/chain.js';
import type { FileLanguage } from '../../domain/reports/file-texts.js';
import type { PrintedReport } from '../../domain/reports/printed.js';
import { stateOf } from '../../domain/reports/report-state.js';
import { addDays } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { SEAL_ALGORITHM } from '../../platform/crypto/sealer.js';
import type { Tx } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { notFound } from '../../platform/http/problem.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { CSV, csvFile } from './files/csv.file.js';
import { DOCX, documentFile } from './files/document.file.js';
import { type Edition, editionOf } from './files/edition.js';
import { HTML, PAGE_POLICY, pageFile } from './files/page.file.js';
import { XLSX, workbookFile } from './files/workbook.file.js';
import { type PrintedNames, type Printing, PRINTINGS } from './printed/printed.js';
import { type ReportActs, ReportActsStore } from './report-acts.store.js';
import { ReportLookup } from './report-lookup.service.js';
import { standingOf } from './report-standing.view.js';
import type { StoredReport } from './report.record.js';

interface Format {
  readonly mediaType: string;
  readonly make: (edition: Edition) => Buffer | Promise<Buffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** to be read at once, not to be saved */
  readonly isShown?: true;
}

const FORMATS = {
  csv: { mediaType: CSV, make: csvFile },
  xlsx: { mediaType: XLSX, make: workbookFile },
  docx: { mediaType: DOCX, make: documentFile },
  html: { mediaType: HTML, make: pageFile, headers: PAGE_POLICY, isShown: true },
} as const satisfies Record<string, Format>;

export type FileFormat = keyof typeof FORMATS;
export const FILE_FORMATS = Object.keys(FORMATS) as readonly FileFormat[];

@Injectable()
export class ReportFilesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly lookup: ReportLookup,
    private readonly acts: ReportActsStore,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
  ) {}

  async file(caller: Caller, id: string, format: FileFormat, language: FileLanguage): Promise<FileReply> {
    const { printed, zone } = await this.printed(caller, id);
    const { mediaType, make, headers, isShown }: Format = FORMATS[format];
    const edition = editionOf(printed, language, zone);
    return new FileReply({
      content: await make(edition),
      mediaType,
      ...(isShown === true ? {} : { name: `${nameOf(printed, edition)}.${format}` }),
      headers: { ...headers, 'content-language': edition.words.locale },
    });
  }

  private printed(caller: Caller, id: string): Promise<{ printed: PrintedReport; zone: string }> {
    return this.useCases.read(caller, async (tx) => {
      const report = await this.lookup.readable(tx, caller, id);
      const center = await this.centers.get(tx, report.centerId);
      if (center === undefined) throw notFound();
      return { printed: await this.withNames(tx, report), zone: center.zone };
    });
  }

  private async withNames(tx: Tx, report: StoredReport): Promise<PrintedReport> {
    const { needs, print } = PRINTINGS[report.kind] as Printing<StoredReport>;
    const needed = needs(report);
    const acts = await this.acts.of(tx, report.id);
    const signer = acts.seal?.signedByStaffId ?? null;
    const centers = await this.centers.many(tx, [report.centerId, ...needed.centers]);
    const departments = await this.departments.byIds(tx, needed.departments);
    const staff = await this.staff.byIds(tx, signer === null ? needed.staff : [...needed.staff, signer]);
    const names: PrintedNames = {
      centers: new Map(centers.map(({ id, name }) => [id, name])),
      departments: new Map(departments.map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }])),
      staff: new Map(staff.map(({ id, name }) => [id, name])),
    };
    return { ...print(report, names), ...standingIn(report, acts, names) };
  }
}

/** Who signed is told by name where the account is somebody's. */
function standingIn(
  report: StoredReport,
  acts: ReportActs,
  names: PrintedNames,
): Pick<PrintedReport, 'state' | 'signature'> {
  const state = stateOf(standingOf(report, acts));
  if (acts.seal === null) return { state, signature: null };
  const { signedBy, signedByStaffId, signedAt, keyId, value, sealed } = acts.seal;
  const name = names.staff.get(signedByStaffId ?? '') ?? signedBy;
  const auditHead = headIn(sealed);
  return { state, signature: { signedBy: name, signedAt, algorithm: SEAL_ALGORITHM, keyId, value, auditHead } };
}

function headIn(sealed: string): string | null {
  const { centerId, auditHead } = JSON.parse(sealed) as { readonly centerId: string; readonly auditHead?: Head };
  return auditHead === undefined ? null : `${centerId}:${auditHead.position}:${auditHead.hash}`;
}

const LONGEST_CENTER = 60;

/** Nothing that a file system takes for something else. */
const nameOf = ({ from, to }: PrintedReport, { center, title }: Edition): string =>
  [...`${[...center].slice(0, LONGEST_CENTER).join('')} ${title} ${from} ${addDays(to, -1)}`]
    .join('')
    .replace(/[\s\p{Cc}\p{Cf}<>:"/\\|?*%&;`$]+/gu, '-')
    .replace(/^[-.]+/, '');
