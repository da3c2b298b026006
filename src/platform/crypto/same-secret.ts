/**
 * Whether what was sent is the secret, in a time that tells nothing of how much of it was right: of both only the hashes are compared,
 * so that their length says nothing either. What is looked up by its hash in an index needs none of this.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export const isSameSecret = (sent: string | undefined, secret: string): boolean =>
  timingSafeEqual(sha256(sent ?? ''), sha256(secret));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
