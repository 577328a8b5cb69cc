import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from './refusal.ts';

const chunk = 1 << 20;

/** A file's bytes, once: gunzipped chunks to iterate, then the identity of the file as given. */
export type Content = {
  readonly chunks: AsyncIterable<Buffer>;
  /** SHA-256 and size of the file as given; known once the chunks are exhausted. */
  identity(): { name: string; sha256: string; bytes: number };
};

/**
 * Opens a file, plain or gzip (told by its first bytes, whatever its name).
 * @param onBytes called with the bytes of the file read so far, and its size
 * @throws Refusal for a file that is absent or empty; the chunks throw it for a damaged or truncated gzip
 */
export const openContent = (
  path: string,
  onBytes: (read: number, size: number) => void,
  signal: AbortSignal,
): Content => {
  const size = sizeOf(path);
  const hash = createHash('sha256');
  let read = 0;
  const hashed = async function* () {
    for await (const bytes of createReadStream(path, { highWaterMark: chunk, signal })) {
      hash.update(bytes as Buffer);
      read += (bytes as Buffer).length;
      onBytes(read, size);
      yield bytes as Buffer;
    }
  };
  return {
    chunks: isGzip(path) ? gunzipped(hashed(), path) : hashed(),
    identity: () => ({ name: basename(path), sha256: hash.copy().digest('hex'), bytes: read }),
  };
};

/** The first bytes of a file as given: a few are enough to tell gzip and Parquet. */
export const magic = (path: string) => {
  const bytes = Buffer.alloc(4);
  const handle = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, 4, 0));
  } finally {
    closeSync(handle);
  }
};

export const sizeOf = (path: string) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Refusal(`« ${path} » n’existe pas ou n’est pas un fichier.`);
  if (found.size === 0) throw new Refusal(`« ${path} » est vide : demandez à nouveau l’extraction.`);
  return found.size;
};

const isGzip = (path: string) => {
  const first = magic(path);
  return first[0] === 0x1f && first[1] === 0x8b;
};

const gunzipped = async function* (bytes: AsyncIterable<Buffer>, path: string) {
  const gunzip = createGunzip({ chunkSize: chunk });
  pipeline(Readable.from(bytes), gunzip, () => {
    // The iteration below throws the error itself.
  });
  try {
    for await (const plain of gunzip) yield plain as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') {
      throw new Refusal(
        `« ${path} » est une archive gzip coupée avant sa fin : copiez à nouveau le fichier.`,
      );
    }
    if (code?.startsWith('Z_') === true) {
      throw new Refusal(`« ${path} » est une archive gzip abîmée : copiez à nouveau le fichier.`);
    }
    throw error;
  }
};
