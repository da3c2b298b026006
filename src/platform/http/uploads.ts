/**
 * A form with one file in it, read as it comes: the file goes sealed into the store while the fields around it are collected, in
 * whatever order they stand. What is wrong with either leaves nothing behind. Under an Idempotency-Key the same body is the same
 * fields, the same file name and the same content.
 */
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { FilesService, type Expected, type IncomingFile } from '../files/files.service.js';
import { tooLarge } from '../files/upload-meter.js';
import { keepFields } from './personal-data-warning.js';
import { invalid, Problem } from './problem.js';
import type { Reply } from './reply.js';
import { FORM, isForm } from './upload-route.js';
import { UseCases } from './use-cases.js';
import { BodyPipe } from './validation.pipe.js';

/** Around the file: its fields and the boundaries between them. */
const BESIDE_THE_FILE = 1024 * 1024;
const LONGEST_FIELD = 65_536;
const MOST_FIELDS = 40;

export interface Form<F extends object> extends Omit<Expected, 'name'> {
  readonly fields: new () => F;
}

export interface Taken<F> {
  readonly caller: Caller;
  readonly fields: F;
  readonly file: IncomingFile;
  /** what the sender called it; not to be trusted */
  readonly name: string;
}

interface Parts {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: IncomingFile;
  readonly name: string;
}

@Injectable()
export class Uploads {
  private readonly pipe = new BodyPipe();

  constructor(
    private readonly files: FilesService,
    private readonly useCases: UseCases,
  ) {}

  /** The work confirms the file, or it is taken away again. */
  async take<F extends object, T>(
    request: FastifyRequest,
    caller: Caller,
    form: Form<F>,
    work: (taken: Taken<F>) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    this.demandForm(request, form.maxBytes ?? this.files.maxBytes);
    const { fields, file, name } = await this.parts(request, form);
    keepFields(request, { ...fields, name });
    try {
      const known = withDigest(
        caller,
        createHash('sha256')
          .update(canonical(fields, name, file))
          .digest('base64url'),
      );
      await this.useCases.replayIfKnown(known);
      const checked = (await this.pipe.transform(fields, { type: 'body', metatype: form.fields })) as F;
      return await work({ caller: known, fields: checked, file, name });
    } finally {
      await this.files.discard(file.id);
    }
  }

  /** Before a byte is read. */
  private demandForm(request: FastifyRequest, maxBytes: number): void {
    if (!isForm(request)) throw new Problem('unsupported_media_type', { params: { expected: FORM } });
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + BESIDE_THE_FILE) throw tooLarge(maxBytes);
  }

  private async parts(request: FastifyRequest, form: Form<object>): Promise<Parts> {
    const fields: Record<string, unknown> = {};
    let taken: Omit<Parts, 'fields'> | undefined;
    const fileSize = (form.maxBytes ?? this.files.maxBytes) + 1;
    const limits = { fileSize, fieldSize: LONGEST_FIELD, fields: MOST_FIELDS, files: 2 };
    try {
      for await (const part of request.parts({ limits })) {
        if (part.type === 'field') addField(fields, part);
        else taken = await this.file(part, taken === undefined, form);
      }
      if (taken === undefined) throw invalid('/file', 'required');
      return { fields, ...taken };
    } catch (error) {
      // What is still on its way is let run past, so that the sender comes to read the answer.
      request.raw.unpipe();
      request.raw.resume();
      if (taken !== undefined) await this.files.discard(taken.file.id);
      throw error instanceof Problem || !isOfTheForm(error)
        ? error
        : new Problem('malformed_multipart', { cause: error });
    }
  }

  private async file(part: MultipartFile, isFirst: boolean, form: Form<object>): Promise<Omit<Parts, 'fields'>> {
    if (part.fieldname !== 'file') throw invalid(`/${part.fieldname}`, 'unknown_field');
    if (!isFirst) throw invalid('/file', 'too_many', { max: 1 });
    const name = part.filename ?? '';
    return { name, file: await this.files.receive(part.file, { ...form, name }) };
  }
}

function addField(fields: Record<string, unknown>, part: Extract<Multipart, { type: 'field' }>): void {
  const { fieldname, value } = part;
  const pointer = `/${fieldname}`;
  if (part.fieldnameTruncated) throw invalid('', 'too_long', { max: 100 });
  if (fieldname === 'file') throw invalid(pointer, 'wrong_type', { expected: 'file' });
  if (fieldname in fields) throw invalid(pointer, 'duplicate');
  if (part.valueTruncated) throw invalid(pointer, 'too_long', { max: LONGEST_FIELD });
  if (typeof value === 'string' && value.includes('\ufffd')) throw invalid(pointer, 'bad_text');
  fields[fieldname] = value;
}

/** Errors of the parser and of a connection that broke off; anything else is ours. */
function isOfTheForm(error: unknown): boolean {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  return (
    /^(FST_|ERR_STREAM_PREMATURE_CLOSE|ECONNRESET|ABORT_ERR)/.test(code) ||
    /multipart|boundary|terminated early|aborted|header/i.test(message)
  );
}

const canonical = (fields: object, name: string, { sha256 }: IncomingFile): string =>
  JSON.stringify([Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)), name, sha256]);

const withDigest = (caller: Caller, bodyDigest: string): Caller =>
  caller.idempotency === null ? caller : { ...caller, idempotency: { ...caller.idempotency, bodyDigest } };
