import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json';

/** SHA-256 in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
