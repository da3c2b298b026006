/** Sealed files in a bucket of an S3-compatible store. Its client is loaded only where one is configured. */
import type { S3Client } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { S3Config } from '../config/files-config.js';
import type { Span } from '../crypto/file-cipher.js';
import type { FileStore } from './file-store.js';

const nothing = (): void => undefined;
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

type Sdk = typeof import('@aws-sdk/client-s3');

export class S3Store implements FileStore {
  private connected: Promise<{ sdk: Sdk; client: S3Client }> | undefined;

  constructor(private readonly config: S3Config) {}

  async put(name: string, path: string): Promise<void> {
    const { sdk, client } = await this.connect();
    const { size } = await stat(path);
    const body = { Body: createReadStream(path), ContentLength: size };
    await client.send(new sdk.PutObjectCommand({ ...this.object(name), ...body }));
  }

  async read(name: string, { from, to }: Span): Promise<Readable> {
    const { sdk, client } = await this.connect();
    const part = { Range: `bytes=${from}-${to - 1}` };
    const { Body } = await client.send(new sdk.GetObjectCommand({ ...this.object(name), ...part }));
    if (Body === undefined) throw new Error('the store answered without a body');
    return Body as Readable;
  }

  async remove(name: string): Promise<void> {
    const { sdk, client } = await this.connect();
    await client.send(new sdk.DeleteObjectCommand(this.object(name)));
  }

  private object(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.config.bucket, Key: name };
  }

  private connect(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.connected ??= this.load();
    return this.connected;
  }

  private async load(): Promise<{ sdk: Sdk; client: S3Client }> {
    const { endpoint, region, accessKeyId, secretAccessKey, pathStyle } = this.config;
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: pathStyle,
      // Stores of other makers do not know the checksums the client would add by itself; our blocks carry their own.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // What fails is thrown, and logged where it is caught.
      logger: SILENT,
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    return { sdk, client };
  }
}
