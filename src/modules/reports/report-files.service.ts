/** Hands out a report as a file: of one frozen report each format and language always gives the same bytes. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { FileLanguage } from '../../domain/reports/file-texts.js';
import type { PrintedReport } from '../../domain/reports/printed.js';
import { addDays } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { Gates } from '../../platform/http/gates.js';
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
import type { StoredReport } from './report.record.js';
import { ReportsStore } from './reports.store.js';

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
export class ReportFilesService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportsStore,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('report', (caller, id) =>
      this.useCases.read(caller, async (tx) => (await this.readable(tx, caller, id)).version),
    );
  }

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
      const report = await this.readable(tx, caller, id);
      const center = await this.centers.get(tx, report.centerId);
      if (center === undefined) throw notFound();
      return { printed: await this.withNames(tx, report), zone: center.zone };
    });
  }

  private async readable(tx: Tx, caller: Caller, id: string): Promise<StoredReport> {
    const report = await this.store.get(tx, id);
    if (report === undefined || !mayInCenter(caller.actor, 'report.read', report.centerId)) throw notFound();
    return report;
  }

  private async withNames(tx: Tx, report: StoredReport): Promise<PrintedReport> {
    const { needs, print } = PRINTINGS[report.kind] as Printing<StoredReport>;
    const needed = needs(report);
    const centers = await this.centers.many(tx, [report.centerId, ...needed.centers]);
    const departments = await this.departments.byIds(tx, needed.departments);
    const staff = await this.staff.byIds(tx, needed.staff);
    const names: PrintedNames = {
      centers: new Map(centers.map(({ id, name }) => [id, name])),
      departments: new Map(departments.map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }])),
      staff: new Map(staff.map(({ id, name }) => [id, name])),
    };
    return print(report, names);
  }
}

const LONGEST_CENTER = 60;

/** Nothing that a file system takes for something else. */
const nameOf = ({ from, to }: PrintedReport, { center, title }: Edition): string =>
  [...`${[...center].slice(0, LONGEST_CENTER).join('')} ${title} ${from} ${addDays(to, -1)}`]
    .join('')
    .replace(/[\s\p{Cc}\p{Cf}<>:"/\\|?*%&;`$]+/gu, '-')
    .replace(/^[-.]+/, '');
