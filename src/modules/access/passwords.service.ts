/** Hashes and compares passwords with argon2id; an account that does not exist costs as long as one that does. */
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Letters and digits nobody mistakes for one another: somebody reads these out or copies them down. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

@Injectable()
export class PasswordsService {
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(normalised(password), COST);
  }

  /** False as well where there is no hash, after the same work. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    this.nobody ??= hash(this.temporary(), COST);
    const matches = await verify(passwordHash ?? (await this.nobody), normalised(password));
    return passwordHash !== null && matches;
  }

  /** A password to be handed over once: 16 characters, 79 bits. */
  temporary(): string {
    const group = (): string => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
    return [group(), group(), group(), group()].join('-');
  }
}

/** The same password typed on another keyboard may be composed differently. */
const normalised = (password: string): string => password.normalize('NFC');
