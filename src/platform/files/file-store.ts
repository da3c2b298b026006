/**
 * Where sealed files lie: a folder, or a bucket of an S3-compatible store. A file is there whole or not at all, under a random
 * name that says nothing; what it is stands in the database.
 */
import type { Readable } from 'node:stream';
import type { Span } from '../crypto/file-cipher.js';

export interface FileStore {
  /** Takes the file at the path over; the path may be gone afterwards. */
  put(name: string, path: string): Promise<void>;
  read(name: string, span: Span): Promise<Readable>;
  /** One that is not there is no fault. */
  remove(name: string): Promise<void>;
}

export const FILE_STORE = Symbol('FILE_STORE');
