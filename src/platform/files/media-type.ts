/**
 * What a file is, told by its content and never by its name: its first bytes, of an office document the directory of its
 * archive, of plain text that all of it is UTF-8. Example: a program called `photo.jpg` is found to be `application/x-msdownload`.
 */
import { fileTypeFromBuffer } from 'file-type';
import { invalid, type Problem } from '../http/problem.js';
import { type ReadPart, zipDirectory } from './zip-names.js';

/** What is taken, by the extension it is shown with. */
export const MEDIA_TYPES = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
} as const;

export type Extension = keyof typeof MEDIA_TYPES;

const isExtension = (text: string): text is Extension => Object.hasOwn(MEDIA_TYPES, text);

/** Other names of the same. */
const ALIASES: Readonly<Record<string, Extension>> = { oga: 'ogg', opus: 'ogg', jpeg: 'jpg', m4v: 'mp4' };

/** An office document that would be larger unpacked is none that an office wrote. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** Enough for every signature we ask about. */
export const HEAD_BYTES = 65_536;

export interface Content {
  readonly head: Buffer;
  readonly size: number;
  /** all of it is UTF-8 without control characters */
  readonly isText: boolean;
  readonly read: ReadPart;
}

export const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The extension of what was found, if it is among those wanted; refused with what it is otherwise. */
export async function typeOf(content: Content, name: string, wanted: readonly Extension[]): Promise<Extension> {
  const { extension, mime } = await recognised(content);
  // Text has no signature: that it is meant as text only its name can say.
  const isNamedOtherwise = extension === 'txt' && !['txt', ''].includes(extensionOf(name));
  if (extension === undefined || isNamedOtherwise || !wanted.includes(extension)) throw wrongType(mime, wanted);
  return extension;
}

const wrongType = (found: string, wanted: readonly Extension[]): Problem =>
  invalid('/file', 'wrong_file_type', { found, allowed: wanted.join(', ') });

interface Recognised {
  readonly extension: Extension | undefined;
  readonly mime: string;
}

const PDF: Recognised = { extension: 'pdf', mime: MEDIA_TYPES.pdf };

const isPdf = ({ head }: Content): boolean => head.subarray(0, 5).equals(Buffer.from('%PDF-', 'latin1'));

const UNKNOWN: Recognised = { extension: undefined, mime: 'application/octet-stream' };

async function recognised(content: Content): Promise<Recognised> {
  // A PDF may be written in plain letters throughout.
  if (content.isText) return isPdf(content) ? PDF : { extension: 'txt', mime: MEDIA_TYPES.txt };
  // Left to the library the archive would be unpacked in part.
  if (content.head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return officeDocument(content);
  const found = await fileTypeFromBuffer(content.head).catch(() => undefined);
  if (found === undefined) return UNKNOWN;
  const extension = ALIASES[found.ext] ?? found.ext;
  return { extension: isExtension(extension) ? extension : undefined, mime: found.mime };
}

/** Documents with macros are none of those we take. */
async function officeDocument({ size, read }: Content): Promise<Recognised> {
  const archive: Recognised = { extension: undefined, mime: 'application/zip' };
  const directory = await zipDirectory(size, read);
  if (directory === undefined || directory.unpacked > MOST_UNPACKED) return archive;
  const { names } = directory;
  const has = (name: string): boolean => names.includes(name);
  if (!has('[Content_Types].xml') || names.some((name) => /vbaProject\.bin$/i.test(name))) return archive;
  if (has('word/document.xml')) return { extension: 'docx', mime: MEDIA_TYPES.docx };
  if (has('xl/workbook.xml')) return { extension: 'xlsx', mime: MEDIA_TYPES.xlsx };
  return archive;
}
