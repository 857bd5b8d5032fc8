/** Reading a request's body: its size, its bytes and its JSON. */
import { isUtf8 } from 'node:buffer';
import type { Request } from 'express';
import getRawBody from 'raw-body';
import { withoutByteOrderMark } from '../../domain/text';
import { invalidInput, Problem } from '../problems/problem';

export const maxJsonBytes = 1024 * 1024;
/** Deeper than any declaration; what recurses over a body must not run out of stack. */
const maxDepth = 40;

/**
 * Throws 413 beyond `limit`, and 415 for a compressed body, for a small one could grow large here. What is left unread
 * then is drained, so that the sender gets to read the answer.
 */
export async function readBytes(request: Request, limit = maxJsonBytes): Promise<Buffer> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Problem('unsupported-media-type');
  const length = request.headers['content-length'] ?? null;
  return getRawBody(request, { length, limit }).catch((error: unknown) => {
    request.resume();
    throw error;
  });
}

/** Throws 415 unless the body is said to be JSON in UTF-8. */
export function checkJsonType(request: Request): void {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i.test(type.trim()))
    throw new Problem('unsupported-media-type');
}

/** Throws 400 `broken-json`, or `invalid-input` for a body nested beyond reason. */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new Problem('broken-json');
  let value: unknown;
  try {
    value = JSON.parse(withoutByteOrderMark(bytes.toString('utf8')));
  } catch {
    throw new Problem('broken-json');
  }
  if (isTooDeep(value)) throw invalidInput([{ pointer: '', code: 'too-deep' }]);
  return value;
}

function isTooDeep(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap(membersOf);
  }
  return false;
}

const membersOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];
