import { createHash } from 'node:crypto';

const block = 64;

/** The two masked copies of a key from which HMAC-SHA256 is composed in SQL (sql/parsing.sql, RFC 2104). */
export const hmacPads = (key: Buffer) => {
  const short = key.length > block ? createHash('sha256').update(key).digest() : key;
  const padded = Buffer.concat([short, Buffer.alloc(block - short.length)]);
  return { ipad: padded.map((byte) => byte ^ 0x36), opad: padded.map((byte) => byte ^ 0x5c) };
};
