/** Where uploaded files are kept: a folder, or an S3-compatible store; and how large one may be. */
import { join, resolve } from 'node:path';
import type { Variables } from './variables.js';

export interface S3Config {
  /** undefined: Amazon's own, by its region */
  readonly endpoint: string | undefined;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** the bucket stands in the path, not in the host's name, as most stores of other makers want it */
  readonly pathStyle: boolean;
}

export interface FilesConfig {
  readonly store: { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 's3'; readonly s3: S3Config };
  /** where an upload waits, sealed, until it is complete */
  readonly incoming: string;
  /** bytes of one file */
  readonly maxBytes: number;
  /** bytes of one file to be imported */
  readonly maxImportBytes: number;
}

const NEEDED = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID'] as const;
const OF_S3 = [...NEEDED, 'S3_ENDPOINT', 'S3_SECRET_ACCESS_KEY', 'S3_SECRET_ACCESS_KEY_FILE', 'S3_PATH_STYLE'];

export function readFiles(variables: Variables, dataDir: string, isServer: boolean): FilesConfig {
  const kind = variables.oneOf('FILES_STORE', ['folder', 's3'], 'folder');
  const maxBytes = variables.integer('MAX_UPLOAD_MB', { min: 1, max: 10_240, fallback: 50 }) * 1024 * 1024;
  const maxImportBytes = variables.integer('MAX_IMPORT_MB', { min: 1, max: 10_240, fallback: 2048 }) * 1024 * 1024;
  const sizes = { maxBytes, maxImportBytes };
  if (kind === 's3') {
    if (variables.isSet('FILES_DIR')) variables.refuse('FILES_DIR and FILES_STORE=s3 contradict each other: unset one');
    return { store: { kind, s3: readS3(variables) }, incoming: join(dataDir, 'incoming'), ...sizes };
  }
  for (const name of OF_S3.filter((one) => variables.isSet(one))) {
    variables.refuse(`${name} is set without FILES_STORE=s3: set it too, or unset ${name}`);
  }
  if (isServer && !variables.isSet('FILES_DIR')) {
    variables.refuse(
      'FILES_DIR (or FILES_STORE=s3) is required with DATABASE_URL: uploaded files need a place that stays',
    );
  }
  const folder = resolve(variables.text('FILES_DIR') ?? join(dataDir, 'files'));
  return { store: { kind, folder }, incoming: join(folder, 'incoming'), ...sizes };
}

function readS3(variables: Variables): S3Config {
  const secretAccessKey = variables.secret('S3_SECRET_ACCESS_KEY');
  for (const name of NEEDED.filter((one) => !variables.isSet(one))) {
    variables.refuse(`${name} is required with FILES_STORE=s3`);
  }
  if (!variables.isSet('S3_SECRET_ACCESS_KEY') && !variables.isSet('S3_SECRET_ACCESS_KEY_FILE')) {
    variables.refuse('S3_SECRET_ACCESS_KEY (or S3_SECRET_ACCESS_KEY_FILE) is required with FILES_STORE=s3');
  }
  const endpoint = variables.text('S3_ENDPOINT');
  if (endpoint !== undefined && !/^https?:\/\/[^/]+/.test(endpoint)) {
    variables.refuse('S3_ENDPOINT must look like https://store.example:9000');
  }
  return {
    endpoint,
    bucket: variables.text('S3_BUCKET') ?? '',
    region: variables.text('S3_REGION') ?? '',
    accessKeyId: variables.text('S3_ACCESS_KEY_ID') ?? '',
    secretAccessKey: secretAccessKey ?? '',
    pathStyle: variables.flag('S3_PATH_STYLE', endpoint !== undefined),
  };
}
